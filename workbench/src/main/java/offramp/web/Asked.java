package offramp.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import offramp.check.Variation;
import offramp.finding.Period;
import offramp.finding.Runs;
import offramp.model.Crisis;
import offramp.page.Letters;
import offramp.text.Source;
import offramp.text.Unit;

/// What is asked of a model whose answer is shown at once.
///
/// @param source the text, with letters in the place of names if they are asked for
/// @param words what words of the address become where letters take the place of names
/// @param variations theories to look at, in their order, each with the same levers and settings
/// @param span how far to look, in the words of the user; empty for as far as the model says
record Asked(
    Source source,
    UnaryOperator<String> words,
    List<Variation> variations,
    long seed,
    int steps,
    Optional<String> span) {
  private static final int MOST_THEORIES = 50;
  private static final int MOST_STEPS = 400;

  /// Histories, and draws of the unknowns, of an answer that gets no sharper: alike wherever the
  /// page shows or gives away the same numbers.
  static final long TRAJECTORIES = 20_000;

  static final int DRAWS = 500;

  static Asked of(Query query, String text) throws Refused {
    Source source = new Source(query.last("file").orElse("model.crisis"), text);
    if (query.last("letters").isEmpty()) {
      return of(query, source, UnaryOperator.identity());
    }
    Letters letters = Letters.of(source);
    return of(query, letters.source(), letters::words);
  }

  private static Asked of(Query query, Source source, UnaryOperator<String> words) throws Refused {
    List<Variation.Pull> pulls =
        query.all("lever").stream().map(words).map(Variation.Pull::of).toList();
    Map<String, String> sets = sets(query.all("set").stream().map(words).toList());
    List<String> theories = query.all("theory").stream().map(words).distinct().toList();
    if (theories.size() > MOST_THEORIES) {
      throw new Refused(Refused.BAD, "so many theories are not shown together", "");
    }
    List<Variation> variations = new ArrayList<>();
    for (String theory : theories.isEmpty() ? List.of(Crisis.BASE) : theories) {
      variations.add(new Variation(Variation.named(theory), pulls, sets));
    }
    Optional<String> span = query.last("horizon");
    if (span.isPresent()) {
      checked(span.get(), Unit.MONTH);
    }
    return new Asked(
        source,
        words,
        List.copyOf(variations),
        query.number("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
        (int) query.number("steps", Runs.Question.STEPS, 1, MOST_STEPS),
        span);
  }

  private static Map<String, String> sets(List<String> written) throws Refused {
    Map<String, String> sets = new LinkedHashMap<>();
    for (String set : written) {
      int is = set.indexOf('=');
      if (is < 1) {
        throw new Refused(Refused.BAD, "set is NAME=VALUE, not `%s`".formatted(set), "");
      }
      sets.put(set.substring(0, is).strip(), set.substring(is + 1).strip());
    }
    return sets;
  }

  private static Period checked(String words, Unit usual) throws Refused {
    try {
      return Period.of(words, usual);
    } catch (IllegalArgumentException wrong) {
      throw new Refused(Refused.BAD, "horizon " + wrong.getMessage(), "");
    }
  }

  /// {@return the command that gives the numbers again}
  String command(long trajectories) {
    List<String> typed = new ArrayList<>(List.of("./offramp", "run", source.name()));
    Variation first = variations.getFirst();
    if (variations.size() > 1) {
      typed.add("--theory all");
    } else {
      first.theory().ifPresent(theory -> typed.add("--theory " + theory));
    }
    first.pulls().forEach(pull -> typed.add("--lever \"%s\"".formatted(pull.words())));
    first.sets().forEach((name, value) -> typed.add("--set \"%s=%s\"".formatted(name, value)));
    span.ifPresent(time -> typed.add("--horizon \"%s\"".formatted(time)));
    typed.add("--steps %d --trajectories %d --seed %d".formatted(steps, trajectories, seed));
    return String.join(" ", typed);
  }

  /// {@return the horizon asked for, else that of the model}
  Period horizon(Crisis crisis) {
    return span.map(words -> Period.of(words, crisis.unit()))
        .orElse(new Period(crisis.runs(), crisis.unit()));
  }

  /// {@return this as a question to a model}
  ///
  /// @param command what gives the numbers again; empty where nobody is told
  Runs.Question question(Crisis crisis, String command, Runs.Effort effort) {
    Period horizon = horizon(crisis);
    return new Runs.Question(
        source.name(), command, horizon.value(), horizon.unit(), steps, effort);
  }
}
