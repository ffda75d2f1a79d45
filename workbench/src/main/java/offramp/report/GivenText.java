package offramp.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import offramp.finding.RunFinding;

/// What is given, as a person reads it in a terminal.
final class GivenText {
  private GivenText() {}

  /// {@return a line for each condition, and one that says how much keeps to all; none if nothing
  /// is given}
  ///
  /// @param unknowns how many the model has
  static List<String> of(Optional<RunFinding.Given> given, int unknowns) {
    List<String> lines = new ArrayList<>();
    given.ifPresent(
        all -> {
          all.conditions().forEach(words -> lines.add("given: " + words));
          lines.add(share(all, unknowns));
        });
    return lines;
  }

  private static String share(RunFinding.Given given, int unknowns) {
    return "  which has a probability of %s%s%s"
        .formatted(
            Figures.percent(given.share()),
            given.histories().isPresent()
                ? "; histories that count: " + Figures.count(given.histories().getAsLong())
                : "",
            unknowns == 0
                ? ""
                : "; draws that count: " + Figures.count(Math.round(given.effectiveDraws())));
  }
}
