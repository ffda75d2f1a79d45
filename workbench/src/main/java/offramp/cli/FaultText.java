package offramp.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import offramp.program.ModelFault;
import offramp.simulate.RunFault;
import offramp.text.Diagnostic;
import offramp.text.Drawing;
import offramp.text.Source;
import offramp.text.Span;

/// The words for a rule that a running model broke.
final class FaultText {
  private FaultText() {}

  static String of(RunFault fault, Source source, String command) {
    ModelFault.Site site = fault.fault().site();
    List<String> helps = new ArrayList<>();
    if (!site.names().isEmpty()) {
      helps.add("it reads " + listed(site.names()));
    }
    if (!site.state().isEmpty()) {
      helps.add("the state was " + listed(site.state()));
    }
    RunFault.Place place = fault.place();
    helps.add(
        String.format(
            Locale.ROOT,
            "on day %.3f of history %d under draw %d of the unknowns, seed %d",
            place.day(),
            place.history(),
            place.draw(),
            place.seed()));
    helps.add("no number is reported; the same command meets it again: " + command);
    Diagnostic said =
        new Diagnostic(
            Diagnostic.Severity.ERROR,
            code(site),
            message(site),
            site.span(),
            "here",
            List.of(),
            helps);
    return site.span().equals(Span.NOWHERE)
        ? plain(said)
        : Drawing.of(source, said, Screen.colour());
  }

  private static String message(ModelFault.Site site) {
    return Double.isNaN(site.value())
        ? "%s %s".formatted(site.subject(), site.kind().words())
        : "%s: %s %s".formatted(site.subject(), site.value(), site.kind().words());
  }

  private static String code(ModelFault.Site site) {
    return switch (site.kind()) {
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

  private static String plain(Diagnostic said) {
    return "error[%s]: %s\n  = help: %s"
        .formatted(said.code(), said.message(), String.join("\n  = help: ", said.helps()));
  }

  private static String listed(Map<String, String> values) {
    return String.join(
        ", ", values.entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).toList());
  }
}
