package offramp.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import offramp.check.Documents;
import offramp.check.Texts;
import offramp.check.Variation;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.program.Program;
import offramp.simulate.Ensemble;
import offramp.simulate.Settings;
import offramp.simulate.Spread;
import offramp.text.Unit;

/// A number that a model that ships must give, known by another way than simulation.
///
/// A line of a table holds, with bars between: the model; the theory, `base`, or `any` for the base
/// and each theory; levers and values that are set, with semicolons between; the times, as in "1, 3
/// months"; the outcome or watch, for a watch also the column, as in "chain_per_year p95" (its mean
/// if none is named); the number at each time; how far off it may be; with how many histories. A
/// word of the table's own stands for several settings.
///
/// "How far off" is a number, or `dice`: 4.9 standard errors of histories that are independent.
/// Each history has its own draw of the unknowns, so the standard error is that of single
/// histories. A number of 0 or 1 must then come out exactly. The false-alarm chance of `dice` is
/// about 1e-6 for each number (two sides of the normal law beyond 4.9); the seed is fixed.
///
/// @param within how far off, or empty for `dice`
record CheckValue(
    String model,
    Optional<String> theory,
    List<String> levers,
    Map<String, String> sets,
    double[] days,
    String name,
    double[] expected,
    OptionalDouble within,
    int histories) {
  private static final double Z = 4.9;
  private static final List<String> QUANTILES = List.of("p05", "p25", "p50", "p75", "p95");

  /// {@return the lines of a table, those under `any` theory once for each}
  ///
  /// @param words what each word of the table's own stands for
  static Stream<CheckValue> table(String table, Map<String, String> words) {
    return table
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .flatMap(line -> under(line, words));
  }

  private static Stream<CheckValue> under(String line, Map<String, String> words) {
    String[] cells = line.split("\\|", -1);
    if (cells.length != 8) {
      throw new IllegalArgumentException("8 cells, not %d: %s".formatted(cells.length, line));
    }
    Arrays.setAll(cells, i -> cells[i].strip());
    if (!cells[1].equals("any")) {
      return Stream.of(of(cells, cells[1], words));
    }
    List<String> theories = new ArrayList<>(List.of(Crisis.BASE));
    Texts.model(text(cells[0])).crisis().theories().forEach(theory -> theories.add(theory.name()));
    return theories.stream().map(theory -> of(cells, theory, words));
  }

  private static CheckValue of(String[] cells, String theory, Map<String, String> words) {
    List<String> levers = new ArrayList<>();
    Map<String, String> sets = new LinkedHashMap<>();
    for (String choice : choices(cells[2], words)) {
      int equals = choice.indexOf('=');
      if (equals < 0) {
        levers.add(choice);
      } else {
        sets.put(choice.substring(0, equals), choice.substring(equals + 1));
      }
    }
    return new CheckValue(
        cells[0],
        Optional.of(theory).filter(name -> !name.equals(Crisis.BASE)),
        levers,
        sets,
        days(cells[3]),
        cells[4],
        numbers(cells[5]),
        cells[6].equals("dice")
            ? OptionalDouble.empty()
            : OptionalDouble.of(Double.parseDouble(cells[6])),
        Integer.parseInt(cells[7].replace(",", "")));
  }

  private static List<String> choices(String cell, Map<String, String> words) {
    return Arrays.stream(cell.split(";"))
        .map(String::strip)
        .filter(choice -> !choice.isEmpty())
        .flatMap(
            choice ->
                words.containsKey(choice)
                    ? choices(words.get(choice), words).stream()
                    : Stream.of(choice))
        .toList();
  }

  private static double[] days(String cell) {
    int space = cell.lastIndexOf(' ');
    Unit unit = Unit.of(cell.substring(space + 1)).orElseThrow();
    return Arrays.stream(numbers(cell.substring(0, space))).map(t -> t * unit.days()).toArray();
  }

  private static double[] numbers(String cell) {
    return Arrays.stream(cell.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  private static String text(String model) {
    return Documents.read(Documents.root().resolve("models/" + model + ".crisis"));
  }

  /// {@return what of the line does not come out}
  ///
  /// @param times as many histories as the line says
  List<String> failures(int times) {
    int all = times * histories;
    List<Variation.Pull> pulls = levers.stream().map(Variation.Pull::declared).toList();
    Model read = Texts.model(text(model), new Variation(theory, pulls, sets));
    Settings settings = new Settings(1, all, all, days, 1, OptionalDouble.empty());
    Ensemble ensemble = Ensemble.of(Program.of(read), settings, Settings.Watcher.none());
    return IntStream.range(0, days.length)
        .mapToObj(date -> failure(read, ensemble, date))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> failure(Model read, Ensemble ensemble, int date) {
    double wanted = expected[date];
    Spread spread = spread(read, ensemble, date);
    String column = name.contains(" ") ? name.substring(name.indexOf(' ') + 1) : "";
    double found =
        column.isEmpty() ? spread.mean() : spread.quantiles().get(QUANTILES.indexOf(column));
    double slack = within.orElse(Z * spread.sd() / Math.sqrt((double) ensemble.histories()));
    return Math.abs(found - wanted) <= slack
        ? Optional.empty()
        : Optional.of(
            "%s on day %s is %s, not within %.3g of %s"
                .formatted(name, days[date], found, slack, wanted));
  }

  /// {@return how the watch lies, or an outcome's share with the standard deviation that its
  /// expected value gives}
  private Spread spread(Model read, Ensemble ensemble, int date) {
    String named = name.split(" ", 2)[0];
    for (int watch = 0; watch < read.watches().size(); watch++) {
      if (read.watches().get(watch).name().equals(named)) {
        return ensemble.watches().get(watch).get(date);
      }
    }
    for (int outcome = 0; outcome < read.outcomes().size(); outcome++) {
      if (read.outcomes().get(outcome).name().equals(named)) {
        double share = (double) ensemble.seen().get(outcome).get(date) / ensemble.histories();
        double p = expected[date];
        return new Spread(
            share, Math.sqrt(p * (1 - p)), List.of(), ensemble.outcomes().get(outcome).get(date));
      }
    }
    throw new IllegalArgumentException("%s has no outcome or watch %s".formatted(model, named));
  }

  @Override
  public String toString() {
    return "%s %s %s %s %s".formatted(model, theory.orElse(Crisis.BASE), levers, sets, name);
  }
}
