package offramp.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import offramp.model.Fault;
import offramp.program.ModelFault;
import offramp.simulate.RunFault;
import offramp.text.Diagnostic;
import offramp.text.Drawing;
import offramp.text.Source;

/// The words for a rule that a running model broke.
final class FaultText {
  private static final MathContext DIGITS = new MathContext(6);

  private FaultText() {}

  static String of(RunFault fault, Source source, String command) {
    ModelFault.Site site = fault.fault().site();
    Diagnostic said =
        new Diagnostic(
            Diagnostic.Severity.ERROR,
            code(site.kind()),
            message(site),
            site.span(),
            listed(site.names()),
            List.of(),
            List.of(help(site.kind())));
    List<String> facts = new ArrayList<>();
    if (!site.state().isEmpty()) {
      facts.add("state: " + listed(site.state()));
    }
    facts.add("where: " + where(fault.place()));
    facts.add("no number is reported; to meet it again: " + command);
    return Drawing.of(source, said, facts, Screen.colour());
  }

  private static String where(RunFault.Place place) {
    String draw =
        place.draw() == RunFault.MEDIANS
            ? "the unknowns at their medians"
            : place.draw() == RunFault.FITTED
                ? "values of the unknowns that were tried, seed " + place.seed()
                : "draw %d of the unknowns, seed %d".formatted(place.draw(), place.seed());
    if (place.reached()) {
      return "a state that can be reached under " + draw;
    }
    return place.history() < 0
        ? draw
        : String.format(
            Locale.ROOT, "day %.3f of history %d under %s", place.day(), place.history(), draw);
  }

  private static String message(ModelFault.Site site) {
    if (site.kind() == Fault.Kind.CYCLE || site.kind() == Fault.Kind.RUNAWAY) {
      return site.kind().words() + " " + site.subject();
    }
    return Double.isFinite(site.value())
        ? "%s: %s%s %s"
            .formatted(site.subject(), words(site.value()), unit(site.kind()), site.kind().words())
        : "%s %s".formatted(site.subject(), site.kind().words());
  }

  private static String words(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  private static String unit(Fault.Kind kind) {
    return switch (kind) {
      case NEGATIVE_RATE, ENDLESS_RATE -> " per day";
      case DURATION -> " days";
      case NOT_A_NUMBER,
          NOT_FINITE,
          OUT_OF_RANGE,
          NOT_WHOLE,
          NEGATIVE_AMOUNT,
          NOT_A_PROBABILITY,
          PROBABILITIES_SUM,
          NEGATIVE_WEIGHT,
          WEIGHTS_ZERO,
          LAW,
          ODDS,
          CYCLE,
          RUNAWAY,
          GIVEN ->
          "";
    };
  }

  private static String code(Fault.Kind kind) {
    return switch (kind) {
      case NOT_A_NUMBER, NOT_FINITE -> "E0901";
      case NEGATIVE_RATE, ENDLESS_RATE -> "E0902";
      case OUT_OF_RANGE, NOT_WHOLE, NEGATIVE_AMOUNT -> "E0903";
      case NOT_A_PROBABILITY, PROBABILITIES_SUM, NEGATIVE_WEIGHT, WEIGHTS_ZERO -> "E0904";
      case DURATION, LAW -> "E0905";
      case ODDS -> "E0906";
      case CYCLE -> "E0907";
      case RUNAWAY -> "E0908";
      case GIVEN -> "E0909";
    };
  }

  private static String help(Fault.Kind kind) {
    return switch (kind) {
      case NOT_A_NUMBER -> "keep its parts where it has a value, as in `ln(max(x, 0.01))`";
      case NOT_FINITE -> "keep what it divides by away from 0, or give the score bounds";
      case NEGATIVE_RATE ->
          "keep it from going below 0, as in `max(0, ...)`, or say `when` it holds";
      case ENDLESS_RATE -> "keep what it divides by away from 0, as in `max(x, 0.01)`";
      case OUT_OF_RANGE -> "keep it in range with `clamp(x, low, high)`, or use `up` and `down`";
      case NOT_WHOLE -> "make it whole with `round(...)`, or use a score";
      case NEGATIVE_AMOUNT -> "keep it from going below 0, as in `max(0, ...)`";
      case NOT_A_PROBABILITY -> "keep it in range, as in `clamp(p, 0, 1)`";
      case PROBABILITIES_SUM -> "give the rest to `then otherwise:`, or use weights";
      case NEGATIVE_WEIGHT -> "take the exponential, as in `weight exp(x):`, or `max(0, ...)`";
      case WEIGHTS_ZERO -> "give one branch a weight above 0, as in `weight 1: nothing`";
      case DURATION -> "keep it from going below 0, as in `max(1 hour, ...)`";
      case LAW ->
          "keep it above 0 (a sigma may be 0); of a uniform law, the first below the second";
      case ODDS -> "keep it above 0, as in `exp(x)` or `max(0.01, ...)`";
      case CYCLE -> "let one of these firings change something that stops the next";
      case RUNAWAY -> "lower the rates of these events, or give them a `when` that ends them";
      case GIVEN -> "make the `given` lines wider, or the priors such that they can hold";
    };
  }

  private static String listed(Map<String, String> values) {
    return String.join(
        ", ", values.entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).toList());
  }
}
