package offramp.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import offramp.finding.Few;
import offramp.finding.FitFinding;
import offramp.finding.FitFinding.Learned;
import offramp.finding.FitFinding.Range;
import offramp.finding.FitFinding.Window;
import offramp.history.Check;
import offramp.history.MarginalLikelihood.Factor;
import offramp.report.Figures;

/// What the history of a model says of its unknowns and theories, in figures and tables.
final class FitFigures {
  /// Unknowns that are shown at most.
  private static final int MOST = 12;

  private static final double LN_10 = StrictMath.log(10);

  private static final Dots.Writing TIMES =
      new Dots.Writing(FitFigures::times, log -> times(log) + " times");

  private final List<FitFinding> fits;

  private FitFigures(List<FitFinding> fits) {
    this.fits = fits;
  }

  /// {@return them all}
  ///
  /// @param fits of one model under each theory, at least one
  static List<Exhibit> of(List<FitFinding> fits) {
    FitFigures figures = new FitFigures(fits);
    List<Exhibit> exhibits = new ArrayList<>();
    exhibits.add(figures.learned());
    figures.evidence().ifPresent(exhibits::add);
    exhibits.add(figures.later());
    exhibits.add(figures.survival());
    exhibits.add(figures.checks());
    return exhibits;
  }

  private FitFinding first() {
    return fits.getFirst();
  }

  private List<String> theories() {
    return fits.stream().map(FitFinding::theory).toList();
  }

  /// {@return the ends of a range}
  static String ends(Learned of, Range range) {
    return value(of, range.low()) + "–" + value(of, range.high());
  }

  /// {@return the unit of an unknown behind a number, if it has one}
  static String unit(Learned of) {
    return of.unknown().scale().map(scale -> " " + scale.words()).orElse("");
  }

  /// {@return a value in the own unit of an unknown}
  private static String value(Learned of, double value) {
    return Few.values(of.unknown()).isEmpty()
        ? Figures.number(value)
        : Few.told(of.unknown(), of.unknown().days(value));
  }

  /// {@return how much likelier a theory made the history than another did}
  static Factor factor(FitFinding fit, FitFinding other) {
    return fit.fitted().evidence().over(other.fitted().evidence());
  }

  /// {@return a factor with its interval}
  static String interval(Factor factor) {
    return "%s (%s to %s)"
        .formatted(
            times(factor.log() / LN_10), times(factor.low() / LN_10), times(factor.high() / LN_10));
  }

  /// {@return a factor by its logarithm to the base of 10}
  private static String times(double log) {
    return Figures.number(StrictMath.pow(10, log));
  }

  private Exhibit learned() {
    List<Dots.Row> dots = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (String name : taught(fits)) {
      List<Optional<Learned>> cells = fits.stream().map(fit -> of(fit, name)).toList();
      dots.add(new Dots.Row(name, cells.stream().map(cell -> cell.map(FitFigures::dot)).toList()));
      for (int view = 0; view < fits.size(); view++) {
        String theory = fits.get(view).theory();
        cells.get(view).ifPresent(learned -> rows.add(row(theory, learned)));
      }
    }
    String label = "Where the history leaves each unknown, as a quantile of its prior";
    return new Exhibit(
        label + ".",
        "Thin line: the prior from 5% to 95%; thick line: the same after the history; dot: the"
            + " median after, at 50%% before. A filled dot: narrower by at least %.0f%%."
                .formatted(100 * Learned.LITTLE),
        Optional.of(Dots.of(label, theories(), dots, Dots.Writing.PERCENT)),
        new Table(
            List.of(
                "unknown", "theory", "before (5%, median, 95%)", "after", "narrower by", "R-hat"),
            rows));
  }

  /// {@return the unknowns of which the history says most under any theory}
  static List<String> taught(List<FitFinding> fits) {
    return fits.stream()
        .flatMap(fit -> fit.learned().stream())
        .filter(Learned::taught)
        .sorted(Comparator.comparingDouble(learned -> -learned.narrower()))
        .map(learned -> learned.unknown().name())
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static Optional<Learned> of(FitFinding fit, String unknown) {
    return fit.learned().stream().filter(l -> l.unknown().name().equals(unknown)).findFirst();
  }

  private static Dots.Dot dot(Learned learned) {
    return new Dots.Dot(
        learned.ranks().median(),
        new Dots.Range(learned.ranks().low(), learned.ranks().high()),
        Optional.of(new Dots.Range(0.05, 0.95)),
        learned.taught());
  }

  private static List<String> row(String theory, Learned learned) {
    return List.of(
        "`" + learned.unknown().name() + "`",
        "`" + theory + "`",
        range(learned, learned.before()),
        range(learned, learned.after()) + unit(learned),
        "%.0f%%".formatted(100 * learned.narrower()).replace('-', '−'),
        String.format(Locale.ROOT, "%.2f", learned.spread()));
  }

  private static String range(Learned of, Range range) {
    return "%s, %s, %s"
        .formatted(value(of, range.low()), value(of, range.median()), value(of, range.high()));
  }

  private Optional<Exhibit> evidence() {
    if (fits.size() < 2) {
      return Optional.empty();
    }
    String base = first().theory();
    List<Dots.Row> dots = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (FitFinding fit : fits) {
      Factor factor = factor(fit, first());
      boolean other = !fit.theory().equals(base);
      if (other) {
        Dots.Range near = new Dots.Range(factor.low() / LN_10, factor.high() / LN_10);
        Dots.Dot dot = new Dots.Dot(factor.log() / LN_10, near, Optional.empty(), factor.tells());
        dots.add(new Dots.Row(fit.theory(), List.of(Optional.of(dot))));
      }
      String told = factor.tells() ? "yes" : "not distinguishable by this history";
      rows.add(
          List.of(
              "`" + fit.theory() + "`",
              number(fit.fitted().evidence().log(), fit.fitted().evidence().width()),
              other ? interval(factor) : "1",
              other ? told : ""));
    }
    String label = "How many times as likely each theory made the history as %s".formatted(base);
    return Optional.of(
        new Exhibit(
            label + " (Bayes factor).",
            "At 1 both made it equally likely; the scale is by powers. Line: interval of 95%, from"
                + " what independent islands of draws differ by; an empty dot: its line holds 1.",
            Optional.of(Dots.of(label, List.of("times as likely"), dots, TIMES)),
            new Table(
                List.of(
                    "theory",
                    "log evidence (± 95%)",
                    "times as likely (95%)",
                    "told from the first"),
                rows)));
  }

  private static String number(double value, double half) {
    return String.format(Locale.ROOT, "%.2f ±%.2f", value, half).replace('-', '−');
  }

  private Exhibit later() {
    List<List<String>> rows = new ArrayList<>();
    for (FitFinding fit : fits) {
      fit.later()
          .ifPresent(
              later ->
                  rows.add(
                      List.of(
                          "`" + fit.theory() + "`",
                          later.day().toString(),
                          String.valueOf(later.events()),
                          log(later.score()))));
    }
    return new Exhibit(
        "How well what followed was foreseen.",
        "The logarithm of how likely it was after what came before, in events per day; the larger,"
            + " the better.",
        new Table(List.of("theory", "from", "events", "log score (95%)"), rows));
  }

  private static String log(Factor factor) {
    return String.format(
            Locale.ROOT, "%.2f (%.2f to %.2f)", factor.log(), factor.low(), factor.high())
        .replace('-', '−');
  }

  private Exhibit survival() {
    List<List<String>> rows = new ArrayList<>();
    for (FitFinding fit : fits) {
      fit.survival().ifPresent(survival -> rows.addAll(survival(fit, survival)));
    }
    return new Exhibit(
        "What it changes that %s did not come about.".formatted(Words.names(first().survived())),
        "The medians of the unknowns that it moves most, and how likely it was that it did not.",
        new Table(
            List.of(
                "theory",
                "unknown",
                "without (5%, median, 95%)",
                "with",
                "how likely it was (95%)"),
            rows));
  }

  private static List<List<String>> survival(FitFinding fit, FitFinding.Survival survival) {
    String likely =
        "%s (%s to %s)"
            .formatted(
                chance(survival.likely().log()),
                chance(survival.likely().low()),
                chance(survival.likely().high()));
    List<List<String>> rows = new ArrayList<>();
    IntStream.range(0, fit.learned().size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -moved(fit.learned().get(i), survival, i)))
        .limit(MOST)
        .forEach(
            i -> {
              Learned with = fit.learned().get(i);
              rows.add(
                  List.of(
                      "`" + fit.theory() + "`",
                      "`" + with.unknown().name() + "`",
                      range(with, survival.without().get(i)),
                      range(with, with.after()) + unit(with),
                      likely));
            });
    return rows;
  }

  private static String chance(double log) {
    return Figures.percent(Math.min(1, StrictMath.exp(log)));
  }

  /// {@return by what part of its prior the median is moved}
  private static double moved(Learned with, FitFinding.Survival survival, int number) {
    double width = with.before().high() - with.before().low();
    double by = with.after().median() - survival.without().get(number).median();
    return width > 0 ? Math.abs(by) / width : 0;
  }

  private Exhibit checks() {
    List<Dots.Row> dots = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (int window = 0; window < first().histories().size(); window++) {
      int at = window;
      Window of = first().histories().get(window);
      String where = first().histories().size() > 1 ? of.name() + ": " : "";
      for (Check check : of.checks()) {
        List<Optional<Check>> cells = fits.stream().map(fit -> check(fit, at, check)).toList();
        dots.add(
            new Dots.Row(
                where + check.name(),
                cells.stream().map(cell -> cell.map(FitFigures::dot)).toList()));
        List<String> row =
            new ArrayList<>(List.of(where + check.name(), Figures.number(check.seen())));
        cells.forEach(cell -> row.add(cell.map(FitFigures::cell).orElse("")));
        rows.add(row);
      }
    }
    List<String> head = new ArrayList<>(List.of("number", "seen"));
    theories().forEach(theory -> head.add(theory + ": median (5% to 95%)"));
    String label = "Where the history lies among histories of the fitted model";
    return new Exhibit(
        label + ".",
        "The part of the model's histories that have a smaller number; the line covers those with the"
            + " same. At an end the history is unlike the model; a filled dot: rarer than 5%.",
        Optional.of(Dots.of(label, theories(), dots, Dots.Writing.PERCENT)),
        new Table(head, rows));
  }

  private static Optional<Check> check(FitFinding fit, int window, Check like) {
    return fit.histories().get(window).checks().stream()
        .filter(check -> check.name().equals(like.name()))
        .findFirst();
  }

  private static Dots.Dot dot(Check check) {
    double smaller = 1 - check.above();
    return new Dots.Dot(
        (smaller + check.below()) / 2,
        new Dots.Range(smaller, check.below()),
        Optional.empty(),
        check.strange());
  }

  private static String cell(Check check) {
    return "%s (%s to %s)%s"
        .formatted(
            Figures.number(check.median()),
            Figures.number(check.low()),
            Figures.number(check.high()),
            check.strange() ? ", rare" : "");
  }
}
