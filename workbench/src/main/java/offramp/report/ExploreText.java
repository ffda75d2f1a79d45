package offramp.report;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import offramp.explore.Index;
import offramp.finding.ExploreFinding;
import offramp.finding.ExploreFinding.At;
import offramp.finding.ExploreFinding.Dependence;
import offramp.finding.ExploreFinding.Effect;
import offramp.finding.ExploreFinding.Pair;
import offramp.finding.ExploreFinding.Screened;
import offramp.finding.RunFinding.Time;

/// What the answers of a model depend on, as a person reads it in a terminal.
public final class ExploreText {
  /// Dates that stand beside each other at most.
  private static final int DATES = 6;

  private static final int PAIRS = 5;

  /// The part of 95% intervals around nothing that lie above 0.
  private static final double CHANCE = 0.025;

  /// Quantities that are told of each outcome.
  private static final int ROWS = 15;

  private final Lines out = new Lines();
  private final ExploreFinding found;

  private ExploreText(ExploreFinding found) {
    this.found = found;
  }

  /// {@return the finding}
  public static String of(ExploreFinding found) {
    ExploreText text = new ExploreText(found);
    text.how();
    found.outcomes().forEach(text::outcome);
    ScenarioText more = new ScenarioText(text.out);
    found.disagreements().forEach(more::experts);
    found.scenarios().forEach(more::discovery);
    found.tipping().forEach(more::threshold);
    new WarningText(text.out, found.horizon()).of(found.warnings());
    if (!found.notes().isEmpty()) {
      text.out.heading("How to read it");
      found.notes().forEach(note -> text.out.wrapped("  ", 2, note));
    }
    text.out.command(Optional.empty(), found.command());
    return text.out.toString();
  }

  private void how() {
    found.levers().forEach(lever -> out.line("lever pulled: %s", lever));
    found
        .work()
        .ifPresent(
            work ->
                out.wrapped(
                    "",
                    2,
                    "%s of %d unknown%s: %s sets of values, %s, seed %d; method %s: %s"
                        .formatted(
                            work.measure(),
                            found.screened().isEmpty()
                                ? found.quantities().size()
                                : found.screened().size(),
                            found.quantities().size() == 1 ? "" : "s",
                            Figures.count(work.rows()),
                            work.histories() == 0
                                ? "exact"
                                : Figures.count(work.histories()) + " histories",
                            found.seed(),
                            work.method(),
                            work.why())));
    if (!found.screened().isEmpty()) {
      String kept =
          found.screened().stream()
              .filter(Screened::kept)
              .map(Screened::unknown)
              .collect(joining(", "));
      out.wrapped(
          "",
          2,
          "A first look (Morris) at all %d unknowns left these to be looked at alone: %s."
              .formatted(found.screened().size(), kept));
    }
  }

  private void outcome(Dependence outcome) {
    At last = outcome.last();
    out.heading(
        "%s by %s: probability %s ± %s, by the unknowns ± %s (one standard deviation)"
            .formatted(
                outcome.outcome(),
                when(last.time()),
                Figures.percent(last.mean().value()),
                Figures.percent(last.mean().half()),
                Figures.percent(Math.sqrt(Math.max(0, last.variance().value())))));
    if (!last.told()) {
      out.line(
          last.mean().value() == 0 ? "  no history has seen it" : "  not to be told from the dice");
      return;
    }
    boolean sobol = last.effects().getFirst().first().isPresent();
    boolean plain = !sobol && last.effects().getFirst().shapley().isEmpty();
    out.line(
        "  %-22s%14s%14s%14s%14s",
        "",
        sobol ? "alone" : plain ? "" : "fair share",
        sobol ? "in all" : "",
        "up or down",
        "whole law");
    List<Effect> sorted = sorted(last);
    sorted.stream().limit(ROWS).forEach(this::row);
    if (sorted.size() > ROWS) {
      out.line("  and %d that matter less (see --csv)", sorted.size() - ROWS);
    }
    if (sobol) {
      together(last);
    }
    pairs(last.pairs());
    dates(outcome);
  }

  private static List<Effect> sorted(At at) {
    return at.effects().stream()
        .sorted(Comparator.comparingDouble(effect -> -effect.main().value()))
        .toList();
  }

  private void row(Effect effect) {
    String name = effect.quantity();
    if (name.length() > 22) {
      out.line("  %s", name);
      name = "";
    }
    Optional<Index> one = effect.first().or(effect::shapley);
    out.line(
        "  %-22s%14s%14s%14s%14s",
        name,
        one.map(ExploreText::share).orElse(""),
        effect.total().map(ExploreText::share).orElse(""),
        effect.direction().map(ExploreText::number).orElse(""),
        effect.law().map(ExploreText::number).orElse(""));
  }

  private void together(At last) {
    double together = last.together();
    if (together > 0.01) {
      out.line("  %-22s%14s", "only together", Figures.points(together) + "%");
    }
  }

  private void pairs(List<Pair> pairs) {
    List<Pair> clear =
        pairs.stream()
            .filter(pair -> pair.second().above())
            .sorted(Comparator.comparingDouble(pair -> -pair.second().value()))
            .limit(PAIRS)
            .toList();
    if (!pairs.isEmpty()) {
      out.wrapped(
          "  ",
          4,
          clear.isEmpty()
              ? "No pair does anything together that can be told from noise."
              : "Together, beyond what both do alone: "
                  + clear.stream()
                      .map(p -> p.one() + " and " + p.other() + " " + share(p.second()))
                      .collect(joining("; "))
                  + String.format(
                      Locale.ROOT,
                      ". Of %d pair%s that did nothing, %.2g would stand out by chance.",
                      pairs.size(),
                      pairs.size() == 1 ? "" : "s",
                      pairs.size() * CHANCE));
    }
  }

  /// Says how the shares change over the report dates.
  private void dates(Dependence outcome) {
    List<At> series = outcome.series();
    if (series.size() < 2) {
      return;
    }
    int step = (series.size() + DATES - 1) / DATES;
    List<At> shown =
        series.reversed().stream()
            .filter(at -> (series.size() - 1 - series.indexOf(at)) % step == 0)
            .toList()
            .reversed();
    out.line("  %-22s%s", "by", shown.stream().map(at -> cell(when(at.time()))).collect(joining()));
    for (Effect effect : sorted(outcome.last()).stream().limit(DATES).toList()) {
      int place = outcome.last().effects().indexOf(effect);
      out.line(
          "  %-22s%s",
          effect.quantity(),
          shown.stream()
              .map(at -> cell(at.told() ? main(at.effects().get(place)) : "hidden"))
              .collect(joining()));
    }
  }

  private static String cell(String text) {
    return String.format(Locale.ROOT, "%14s", text);
  }

  private String when(Time time) {
    return time.date()
        .map(Object::toString)
        .orElseGet(
            () ->
                Figures.number(time.value())
                    + " "
                    + found.horizon().unit().word()
                    + (time.value() == 1 ? "" : "s"));
  }

  /// {@return a share with half the width of its interval}
  public static String share(Index index) {
    return "%s ±%s%%".formatted(Figures.points(index.value()), Figures.points(index.half()));
  }

  private static String main(Effect effect) {
    boolean shares = effect.total().isPresent() || effect.shapley().isPresent();
    return shares ? share(effect.main()) : number(effect.main());
  }

  /// {@return a score with half the width of its interval}
  public static String number(Index index) {
    return String.format(Locale.ROOT, "%+.2f ±%.2f", index.value(), index.half());
  }
}
