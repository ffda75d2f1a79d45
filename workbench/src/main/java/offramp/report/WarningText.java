package offramp.report;

import java.util.List;
import java.util.Locale;
import offramp.explore.Index;
import offramp.explore.Warning;
import offramp.finding.ExploreFinding.Early;
import offramp.finding.ExploreFinding.Sign;
import offramp.finding.RunFinding;

/// What would warn of outcomes, as a person reads it in a terminal.
final class WarningText {
  /// The part of 95% intervals around nothing that lie above 0.
  private static final double CHANCE = 0.025;

  private final Lines out;
  private final RunFinding.Horizon horizon;

  WarningText(Lines out, RunFinding.Horizon horizon) {
    this.out = out;
    this.horizon = horizon;
  }

  void of(List<Early> warnings) {
    warnings.forEach(this::early);
    if (!warnings.isEmpty()) {
      out.wrapped(
          "  ",
          2,
          "Counted where the outcome has not come by then and nothing has ended the history. What is"
              + " not listed says nothing that can be told from chance; of %d things looked at that"
                  .formatted(looked(warnings))
              + String.format(
                  Locale.ROOT,
                  " say nothing, about %.2g would be listed.",
                  CHANCE * looked(warnings)));
    }
  }

  private static int looked(List<Early> warnings) {
    return warnings.stream().mapToInt(Early::looked).sum();
  }

  private void early(Early early) {
    out.heading(
        "What, seen within %s %s%s, would warn of %s"
            .formatted(
                Figures.number(early.by().value()),
                horizon.unit().word(),
                early.by().value() == 1 ? "" : "s",
                early.outcome()));
    if (early.signs().isEmpty()) {
      out.line("  nothing that can be told from chance");
      return;
    }
    early.signs().forEach(this::sign);
  }

  private void sign(Sign sign) {
    Warning warning = sign.warning();
    out.entry(
        sign.words(),
        "then %s, without it %s; %s bits"
            .formatted(
                percent(warning.ifSeen()),
                percent(warning.ifNot()),
                String.format(
                    Locale.ROOT,
                    "%.2g ±%.1g",
                    warning.information().value(),
                    warning.information().half())));
    out.wrapped(
        "    ",
        6,
        "Seen in %s of the histories with the outcome and in %s of those without%s%s."
            .formatted(
                percent(warning.hits()),
                percent(warning.falseAlarms()),
                ratio(warning),
                lead(warning)));
  }

  private static String ratio(Warning warning) {
    return warning.likelihoodRatio().isPresent()
        ? String.format(Locale.ROOT, " (%.3g times)", warning.likelihoodRatio().getAsDouble())
        : "";
  }

  private String lead(Warning warning) {
    return warning
        .lead()
        .map(
            lead ->
                "; the outcome comes %s %ss later (%s to %s)"
                    .formatted(
                        units(lead.median()),
                        horizon.unit().word(),
                        units(lead.low()),
                        units(lead.high())))
        .orElse("");
  }

  private String units(double days) {
    return Figures.number(days / horizon.unit().days());
  }

  private static String percent(Index index) {
    return "%s ±%s".formatted(Figures.percent(index.value()), Figures.percent(index.half()));
  }
}
