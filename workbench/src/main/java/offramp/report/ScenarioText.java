package offramp.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import offramp.explore.Box;
import offramp.explore.Index;
import offramp.explore.Prim;
import offramp.explore.Scenario;
import offramp.explore.Tipping;
import offramp.finding.ExploreFinding;
import offramp.finding.ExploreFinding.Discovery;
import offramp.finding.ExploreFinding.Threshold;
import offramp.finding.ExploreFinding.Tip;

/// Where outcomes are common, and where they cross a threshold, as a person reads it.
public final class ScenarioText {
  /// Rows of the trade-off.
  private static final int CURVE = 8;

  private final Lines out;

  /// Of a side with less than this an expert is not sure.
  private static final double SURE = 0.95;

  /// Less width than this is rounding.
  private static final double ROUNDING = 1e-12;

  ScenarioText(Lines out) {
    this.out = out;
  }

  void discovery(Discovery discovery) {
    Scenario scenario = discovery.scenario();
    out.heading("Where %s is common".formatted(discovery.outcome()));
    boolean none = scenario.limits().isEmpty();
    if (none) {
      out.wrapped("  ", 2, "No part of the unknowns is told from the others by the search.");
    } else {
      out.wrapped(
          "  ",
          4,
          "%s: probability %s, against %s in all. Such values are %s of the draws and hold %s of all the histories with %s."
              .formatted(
                  BoxText.of(scenario.best().box(), scenario.all(), discovery.unknowns()),
                  percent(scenario.best().density()),
                  percent(scenario.everywhere()),
                  percent(scenario.best().support()),
                  percent(scenario.best().coverage()),
                  discovery.outcome()));
      scenario.limits().forEach(limit -> limit(limit, scenario, discovery));
    }
    curve(scenario);
    leaves(discovery);
    out.wrapped(
        "  ",
        2,
        "Found in one half of %s draws and judged by the other."
            .formatted(Figures.count(discovery.rows())));
  }

  private void curve(Scenario scenario) {
    out.line("  Other boxes of the search, the wider the more they hold:");
    out.line("  %16s%16s%16s%12s", "holds", "probability", "of draws", "unknowns");
    List<Scenario.Judged> curve = scenario.curve();
    int step = Math.max(1, curve.size() / CURVE);
    for (int i = 0; i < curve.size(); i += step) {
      curve(curve.get(i), scenario.all());
    }
  }

  private void leaves(Discovery discovery) {
    Scenario scenario = discovery.scenario();
    out.line("  Second opinion (a tree), its densest leaves:");
    scenario
        .leaves()
        .forEach(
            leaf ->
                out.wrapped(
                    "    ",
                    6,
                    "%s: probability %s, holds %s"
                        .formatted(
                            BoxText.of(leaf.box(), scenario.all(), discovery.unknowns()),
                            percent(leaf.density()),
                            percent(leaf.coverage()))));
  }

  private void limit(Prim.Limit limit, Scenario scenario, Discovery discovery) {
    out.line(
        "    %s: as good by chance without it: %s",
        BoxText.of(limit, scenario.all(), discovery.unknowns()), chance(limit));
  }

  /// {@return how likely a box as good is without the limit}
  public static String chance(Prim.Limit limit) {
    return limit.quasiP() < 0.001 ? "below 0.1%" : Figures.percent(limit.quasiP());
  }

  private void curve(Scenario.Judged step, Box all) {
    out.line(
        "  %16s%16s%16s%12d",
        percent(step.coverage()),
        percent(step.density()),
        percent(step.support()),
        step.box().restricted(all));
  }

  /// {@return a probability with half the width of its interval}
  public static String percent(Index index) {
    double half = index.half() < ROUNDING ? 0 : index.half();
    return "%s ±%s".formatted(Figures.percent(index.value()), Figures.percent(half));
  }

  /// {@return a share, which noise can make negative}
  private static String share(Index index) {
    return "%s ±%s%%".formatted(Figures.points(index.value()), Figures.points(index.half()));
  }

  void experts(ExploreFinding.Disagreed disagreed) {
    out.heading("%s by the numbers of each expert".formatted(disagreed.outcome()));
    disagreed
        .experts()
        .forEach(e -> out.entry(e.name(), "probability " + percent(e.probability())));
    if (disagreed.unknowns().isEmpty()) {
      out.wrapped("  ", 2, "How much their disagreement does cannot be told from the dice.");
    }
    disagreed
        .unknowns()
        .forEach(
            unknown ->
                out.wrapped(
                    "  ",
                    4,
                    "Of the spread, disagreement over %s accounts for %s."
                        .formatted(unknown.unknown(), share(unknown.share()))));
  }

  void threshold(Threshold threshold) {
    out.heading(
        "Where %s crosses %s; today %s"
            .formatted(
                threshold.outcome(),
                Figures.written(threshold.threshold()),
                percent(threshold.mean())));
    List<Tip> tips =
        threshold.tips().stream()
            .filter(tip -> tip.tipping().certain())
            .sorted(Comparator.comparingDouble(Tip::distance))
            .toList();
    tips.forEach(this::tip);
    List<String> unsure =
        threshold.tips().stream()
            .filter(tip -> !tip.tipping().certain() && !tip.tipping().never())
            .map(tip -> tip.unknown().name())
            .toList();
    if (tips.isEmpty()) {
      out.wrapped("  ", 2, "No unknown alone is sure to tip it within its prior.");
    }
    if (!unsure.isEmpty()) {
      out.wrapped(
          "  ", 4, "May tip it near an end of its prior: %s.".formatted(String.join(", ", unsure)));
    }
    new BeyondText(out).of(threshold);
  }

  private void tip(Tip tip) {
    Tipping tipping = tip.tipping();
    double rank = tipping.at().orElseThrow();
    out.entry(
        tip.unknown().name(),
        String.format(
            Locale.ROOT,
            "at %s (%s to %s): more likely %s; the %.0f%% quantile of its prior, %.0f points from"
                + " the median",
            tip.told(rank),
            tip.told(tipping.low()),
            tip.told(tipping.high()),
            tipping.rising() ? "above it" : "below it",
            100 * rank,
            100 * tip.distance()));
    if (!tip.below().isEmpty()) {
      out.wrapped("    ", 6, sides(tip.below()));
    }
  }

  /// {@return on which side of the tipping point each expert is, and whether all are on one}
  private static String sides(Map<String, Double> below) {
    String each =
        below.entrySet().stream()
            .map(e -> e.getKey() + " " + Figures.percent(e.getValue()))
            .collect(Collectors.joining(", "));
    boolean all = below.values().stream().allMatch(p -> p >= SURE);
    boolean none = below.values().stream().allMatch(p -> p <= 1 - SURE);
    return "chance that it lies below, by expert: %s; %s"
        .formatted(
            each,
            all || none
                ? "all are sure of the same side"
                : "the answer holds only if they come to agree on one side");
  }
}
