package offramp.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import offramp.explore.Index;
import offramp.finding.ExploreFinding;
import offramp.finding.ExploreFinding.At;
import offramp.finding.ExploreFinding.Effect;
import offramp.finding.ExploreFinding.Pair;
import offramp.report.ExploreText;
import offramp.report.Figures;

/// What an outcome depends on, in figures and tables: theories side by side.
final class Dependences {
  /// Quantities that are shown at most.
  private static final int MOST = 12;

  /// Those of which it is told at every report date.
  private static final int OVER_TIME = 4;

  private static final Dots.Writing SCORE = new Dots.Writing(Words::plain, Figures::number);

  private static final List<Measure> MEASURES =
      List.of(
          new Measure("alone", Effect::first, ExploreText::share),
          new Measure("in all", Effect::total, ExploreText::share),
          new Measure("fair share", Effect::shapley, ExploreText::share),
          new Measure("up or down", Effect::direction, ExploreText::number),
          new Measure("whole law", Effect::law, ExploreText::number));

  private final List<ExploreFinding> all;

  /// What is said of a quantity.
  private record Measure(
      String name, Function<Effect, Optional<Index>> of, Function<Index, String> write) {}

  Dependences(List<ExploreFinding> all) {
    this.all = List.copyOf(all);
  }

  /// {@return those that matter most first}
  static List<Effect> sorted(At at) {
    return at.effects().stream()
        .sorted(Comparator.comparingDouble(effect -> -effect.main().value()))
        .toList();
  }

  /// {@return the exhibits of an outcome; none if nothing is told of it}
  ///
  /// How it changes with time is shown of one theory alone: side by side it would be a long table.
  List<Exhibit> of(String outcome) {
    List<Optional<At>> last = all.stream().map(finding -> last(finding, outcome)).toList();
    List<String> quantities =
        last.stream()
            .flatMap(Optional::stream)
            .flatMap(at -> at.effects().stream())
            .sorted(Comparator.comparingDouble(effect -> -effect.main().value()))
            .map(Effect::quantity)
            .distinct()
            .limit(MOST)
            .toList();
    if (quantities.isEmpty()) {
      return List.of();
    }
    List<Exhibit> exhibits = new ArrayList<>();
    exhibits.add(effects(outcome, last, quantities));
    exhibits.add(pairs(outcome, last));
    if (all.size() == 1) {
      exhibits.add(dates(outcome, quantities.stream().limit(OVER_TIME).toList()));
    }
    return exhibits;
  }

  private static Stream<At> series(ExploreFinding finding, String outcome) {
    return finding.outcomes().stream()
        .filter(dependence -> dependence.outcome().equals(outcome))
        .flatMap(dependence -> dependence.series().stream());
  }

  private static Optional<At> last(ExploreFinding finding, String outcome) {
    return series(finding, outcome).reduce((_, later) -> later).filter(At::told);
  }

  private static Optional<Effect> effect(At at, String quantity) {
    return at.effects().stream().filter(e -> e.quantity().equals(quantity)).findFirst();
  }

  private Exhibit effects(String outcome, List<Optional<At>> last, List<String> quantities) {
    List<Measure> measures = measures(last);
    List<List<String>> rows = new ArrayList<>();
    for (String quantity : quantities) {
      for (int view = 0; view < all.size(); view++) {
        String theory = all.get(view).theory();
        last.get(view)
            .flatMap(at -> effect(at, quantity))
            .ifPresent(effect -> rows.add(row(theory, effect, measures)));
      }
    }
    List<String> head = new ArrayList<>(List.of("unknown", "theory"));
    measures.forEach(measure -> head.add(measure.name()));
    return new Exhibit(
        "What `%s` depends on: %s.".formatted(outcome, what(measures)),
        "Line: interval of 95%; an empty dot is not told from nothing. Up or down: the correlation of"
            + " its rank with the probability.",
        Optional.of(figure(outcome, last, quantities)),
        new Table(head, rows));
  }

  private static List<Measure> measures(List<Optional<At>> last) {
    List<Effect> effects =
        last.stream().flatMap(Optional::stream).flatMap(at -> at.effects().stream()).toList();
    return MEASURES.stream()
        .filter(measure -> effects.stream().anyMatch(e -> measure.of().apply(e).isPresent()))
        .toList();
  }

  private static String what(List<Measure> measures) {
    List<String> names = measures.stream().map(Measure::name).toList();
    if (names.contains("in all")) {
      return "the share of the spread by the unknowns that goes with each, in all it does";
    }
    return names.contains("fair share")
        ? "the fair share of each in the spread by the unknowns"
        : "how far knowing each moves the law of the probability (0 to 1)";
  }

  /// {@return the figure: a column for each theory; of one theory, for each way to measure}
  private String figure(String outcome, List<Optional<At>> last, List<String> quantities) {
    List<Measure> shares =
        measures(last).stream().filter(measure -> !measure.name().equals("up or down")).toList();
    boolean scores = shares.stream().allMatch(measure -> measure.name().equals("whole law"));
    List<Measure> shown =
        scores ? shares : shares.stream().filter(m -> !m.name().equals("whole law")).toList();
    boolean one = all.size() == 1;
    List<Dots.Row> dots = new ArrayList<>();
    for (String quantity : quantities) {
      List<Optional<Dots.Dot>> cells =
          one
              ? shown.stream()
                  .map(m -> last.getFirst().flatMap(at -> effect(at, quantity)).flatMap(m.of()))
                  .map(index -> index.map(Dots.Dot::of))
                  .toList()
              : last.stream()
                  .map(at -> at.flatMap(a -> effect(a, quantity)).map(Effect::main))
                  .map(index -> index.map(Dots.Dot::of))
                  .toList();
      dots.add(new Dots.Row(quantity, cells));
    }
    return Dots.of(
        "What %s depends on".formatted(outcome),
        one
            ? shown.stream().map(Measure::name).toList()
            : all.stream().map(ExploreFinding::theory).toList(),
        dots,
        scores ? SCORE : Dots.Writing.PERCENT);
  }

  private static List<String> row(String theory, Effect effect, List<Measure> measures) {
    List<String> row = new ArrayList<>(List.of("`" + effect.quantity() + "`", "`" + theory + "`"));
    for (Measure measure : measures) {
      row.add(measure.of().apply(effect).map(measure.write()).orElse(""));
    }
    return row;
  }

  private Exhibit pairs(String outcome, List<Optional<At>> last) {
    List<List<String>> rows = new ArrayList<>();
    for (int view = 0; view < all.size(); view++) {
      String theory = all.get(view).theory();
      last.get(view).stream()
          .flatMap(at -> at.pairs().stream())
          .filter(pair -> pair.second().above())
          .sorted(Comparator.comparingDouble((Pair pair) -> -pair.second().value()))
          .limit(MOST)
          .forEach(
              pair ->
                  rows.add(
                      List.of(
                          "`%s` and `%s`".formatted(pair.one(), pair.other()),
                          "`" + theory + "`",
                          ExploreText.share(pair.second()))));
    }
    return new Exhibit(
        "What two unknowns do to `%s` together, beyond what both do alone.".formatted(outcome),
        "Only pairs that are told from nothing; of a hundred that did nothing, two or three would be.",
        new Table(List.of("unknowns", "theory", "share of the spread"), rows));
  }

  private Exhibit dates(String outcome, List<String> quantities) {
    ExploreFinding finding = all.getFirst();
    List<At> series = series(finding, outcome).toList();
    List<List<String>> rows = new ArrayList<>();
    for (At at : series.size() > 1 ? series : List.<At>of()) {
      List<String> row = new ArrayList<>();
      row.add(Words.time(at.time(), finding.horizon().unit()));
      quantities.forEach(quantity -> row.add(at.told() ? cell(at, quantity) : "hidden"));
      rows.add(row);
    }
    List<String> head = new ArrayList<>(List.of("by"));
    quantities.forEach(quantity -> head.add("`" + quantity + "`"));
    return new Exhibit(
        "How the part of each in `%s` changes with time.".formatted(outcome),
        "Hidden: the dice hide it at that date.",
        rows.isEmpty() ? Optional.empty() : Optional.of(overTime(outcome, quantities)),
        new Table(head, rows));
  }

  private static String cell(At at, String quantity) {
    return effect(at, quantity)
        .map(
            effect ->
                effect.total().or(effect::shapley).isPresent()
                    ? ExploreText.share(effect.main())
                    : ExploreText.number(effect.main()))
        .orElse("");
  }

  private String overTime(String outcome, List<String> quantities) {
    ExploreFinding finding = all.getFirst();
    List<At> series = series(finding, outcome).toList();
    At middle = series.get(series.size() / 2 - 1);
    boolean scores =
        series.getLast().effects().getFirst().total().isEmpty()
            && series.getLast().effects().getFirst().shapley().isEmpty();
    List<Curve> curves =
        quantities.stream().map(quantity -> new Curve(quantity, points(series, quantity))).toList();
    return Panels.of(
        curves,
        new Panels.Axes(
            "How the part of each unknown in %s changes with time".formatted(outcome),
            List.of(
                "start",
                Words.time(middle.time(), finding.horizon().unit()),
                Words.by(finding.horizon())),
            finding.horizon().value(),
            List.of(),
            Optional.empty(),
            scores ? Words::plain : Words::tick,
            scores ? Figures::number : Figures::percent));
  }

  private static List<Curve.Point> points(List<At> series, String quantity) {
    return series.stream()
        .filter(At::told)
        .flatMap(at -> effect(at, quantity).map(effect -> point(at, effect.main())).stream())
        .toList();
  }

  private static Curve.Point point(At at, Index index) {
    return new Curve.Point(at.time().value(), index.value(), index.half());
  }
}
