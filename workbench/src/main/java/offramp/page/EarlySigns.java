package offramp.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import offramp.explore.Index;
import offramp.explore.Warning;
import offramp.finding.ExploreFinding;
import offramp.finding.ExploreFinding.Early;
import offramp.finding.ExploreFinding.Sign;
import offramp.report.Figures;
import offramp.report.ScenarioText;

/// What, seen within some months, would warn of an outcome.
final class EarlySigns {
  private static final List<String> SHARES =
      List.of("if seen", "if not seen", "hits", "false alarms");

  private final ExploreFinding finding;

  private EarlySigns(ExploreFinding finding) {
    this.finding = finding;
  }

  /// {@return an exhibit for each theory, its table empty if nothing warns or nothing was asked}
  static List<Exhibit> of(List<ExploreFinding> all, String outcome) {
    return all.stream().map(finding -> new EarlySigns(finding).exhibit(outcome)).toList();
  }

  private Stream<Early> days(String outcome) {
    return finding.warnings().stream().filter(early -> early.outcome().equals(outcome));
  }

  private Exhibit exhibit(String outcome) {
    List<Dots.Row> dots = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    days(outcome)
        .forEach(
            early -> {
              for (Sign sign : early.signs()) {
                String by = "%s, by %s".formatted(sign.words(), by(early));
                dots.add(
                    new Dots.Row(
                        by,
                        shares(sign.warning())
                            .map(index -> Optional.of(Dots.Dot.of(index)))
                            .toList()));
                rows.add(row(by, sign.warning()));
              }
            });
    String title = "What would warn of `%s`, under `%s`".formatted(outcome, finding.theory());
    int looked = days(outcome).mapToInt(Early::looked).sum();
    return new Exhibit(
        title + ".",
        "The probability that it still comes by the horizon, if the sign has been seen by that day and"
            + " if not; of histories in which it comes (hits) and in which it does not (false alarms)"
            + " the share with the sign. Thick line: interval of 95%%. %d things were looked at; of those that say nothing, one in forty is listed by chance."
                .formatted(looked),
        Optional.of(Dots.of(title, SHARES, dots, Dots.Writing.PERCENT)),
        new Table(
            List.of(
                "sign",
                "if seen",
                "if not seen",
                "hits",
                "false alarms",
                "times",
                "bits",
                "comes later, " + finding.horizon().unit().word() + "s"),
            rows));
  }

  private String by(Early early) {
    return Words.span(early.by().value(), finding.horizon().unit());
  }

  private static Stream<Index> shares(Warning warning) {
    return Stream.of(warning.ifSeen(), warning.ifNot(), warning.hits(), warning.falseAlarms());
  }

  private List<String> row(String sign, Warning warning) {
    List<String> row = new ArrayList<>(List.of(sign));
    shares(warning).map(ScenarioText::percent).forEach(row::add);
    row.add(
        warning.likelihoodRatio().isPresent()
            ? String.format(Locale.ROOT, "%.3g", warning.likelihoodRatio().getAsDouble())
            : "no false alarm");
    row.add(
        String.format(
            Locale.ROOT,
            "%.2g ±%.1g",
            warning.information().value(),
            warning.information().half()));
    row.add(
        warning
            .lead()
            .map(
                lead ->
                    "%s (%s to %s)"
                        .formatted(units(lead.median()), units(lead.low()), units(lead.high())))
            .orElse("–"));
    return row;
  }

  private String units(double days) {
    return Figures.number(days / finding.horizon().unit().days());
  }
}
