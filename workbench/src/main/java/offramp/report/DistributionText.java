package offramp.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import offramp.finding.RunFinding;
import offramp.finding.RunFinding.Distribution;
import offramp.finding.RunFinding.Estimate;
import offramp.finding.RunFinding.Spread;
import offramp.finding.RunFinding.Value;

/// How every part of the state is distributed at the horizon, a line for each.
final class DistributionText {
  private static final int WIDTH = 96;
  private static final int MOST_INDENT = 28;

  /// Of more values than this, those below [#LITTLE] are told together.
  private static final int FEW = 8;

  private static final double LITTLE = 0.001;

  private DistributionText() {}

  /// {@return the lines; none if no distributions were asked for, or nothing was finished}
  static List<String> lines(RunFinding run) {
    List<Distribution> told =
        run.distributions().stream()
            .filter(d -> !d.quantiles().isEmpty() || !d.values().getFirst().series().isEmpty())
            .toList();
    if (told.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("  distributions " + at(run));
    int indent =
        2 + Math.min(MOST_INDENT, told.stream().mapToInt(d -> d.name().length()).max().orElse(0));
    told.forEach(d -> lines.addAll(wrapped(d.name(), words(d), indent)));
    lines.add(
        "  "
            + (run.unknowns() == 0
                ? "Other report dates: --json or --csv."
                : "These are means over the unknowns; their ranges, and other report dates:"
                    + " --json or --csv."));
    return lines;
  }

  private static String at(RunFinding run) {
    return run.horizon().date().map(date -> "on " + date).orElse("at the horizon")
        + ": probability of each value, or quantiles of many";
  }

  private static List<String> words(Distribution distribution) {
    if (distribution.values().isEmpty()) {
      Spread last = distribution.quantiles().getLast();
      return List.of(
          String.format(
              Locale.ROOT,
              "5%%, 50%%, 95%% of histories: %s, %s, %s",
              Figures.number(last.p05()),
              Figures.number(last.p50()),
              Figures.number(last.p95())));
    }
    boolean few = distribution.values().size() <= FEW;
    List<String> words = new ArrayList<>();
    double rest = 0;
    for (Value value : distribution.values()) {
      double probability = value.series().getLast().probability();
      if (few || probability >= LITTLE) {
        words.add(value.name() + " " + told(value.series().getLast()));
      } else {
        rest += probability;
      }
    }
    if (rest > 0) {
      words.add("others " + Figures.percent(rest));
    }
    return words;
  }

  private static String told(Estimate estimate) {
    return estimate.probability() == 0 && estimate.bound().isPresent()
        ? "< " + Figures.percent(estimate.bound().orElseThrow())
        : Figures.percent(estimate.probability());
  }

  /// {@return the words after the name, on as many lines as they need}
  private static List<String> wrapped(String name, List<String> words, int indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder("  " + name);
    line.append(" ".repeat(Math.max(0, indent - line.length())));
    for (String word : words) {
      if (line.length() + 2 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(indent));
      }
      line.append("  ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
