package offramp.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import offramp.finding.LastExit;
import offramp.finding.LastExit.Case;
import offramp.finding.LastExit.Last;
import offramp.finding.LastExit.Pulled;
import offramp.finding.LeversFinding;
import offramp.report.Figures;

/// Until when a lever still helps: the dates on an axis, theories side by side.
public final class ExitSection {
  private final LastExit exits;
  private final List<String> theories;

  private ExitSection(LeversFinding found, LastExit exits) {
    this.exits = exits;
    this.theories = found.views().stream().map(LeversFinding.View::theory).toList();
  }

  /// {@return the section; empty if that was not asked, or nothing could be told by dates}
  ///
  /// @param command what gives the numbers again
  /// @param rests what the levers rest on, in sentences
  public static Optional<Section> of(LeversFinding found, String command, List<String> rests) {
    return found
        .exits()
        .filter(exits -> exits.cases().stream().anyMatch(one -> !one.dates().isEmpty()))
        .map(exits -> new ExitSection(found, exits).section(command, rests));
  }

  private Section section(String command, List<String> rests) {
    List<Case> cases = exits.cases().stream().filter(one -> !one.dates().isEmpty()).toList();
    return new Section(
        "exit",
        "Until when is there a way out?",
        cases.stream().map(this::sentence).toList(),
        cases.stream().map(this::exhibit).toList(),
        List.of(
            Section.how(
                List.of(
                    "Each lever is pulled on each of these dates, under every theory with the same"
                        + " draws and dice, and asked whether it brings the harm to "
                        + (exits.threshold().isPresent()
                            ? Figures.percent(exits.threshold().getAsDouble())
                            : "half of what it is without the lever")
                        + " or below.",
                    "Surely: by two standard errors; likely: by the estimate; perhaps: within two"
                        + " standard errors; no: not even so.")),
            Section.rests(rests),
            Section.change(
                List.of("How fast the lever works, and what else waits for the same dates."))),
        Optional.of(command));
  }

  private String sentence(Case one) {
    List<String> parts = new ArrayList<>();
    for (int view = 0; view < theories.size(); view++) {
      Last last = one.lastDate().get(view);
      parts.add(
          "under `%s` %s"
              .formatted(
                  theories.get(view),
                  last.every()
                      ? "on every date"
                      : last.estimated().isPresent()
                          ? "last on " + date(one, last.estimated())
                          : "on no date"));
    }
    return "`%s` brings `%s` low enough %s."
        .formatted(one.lever(), one.outcome(), String.join(", ", parts));
  }

  private static String date(Case one, OptionalInt number) {
    return one.dates().get(number.getAsInt()).toString();
  }

  private Exhibit exhibit(Case one) {
    LocalDate start = one.dates().getFirst();
    List<List<Moments.Moment>> columns = new ArrayList<>();
    for (int view = 0; view < theories.size(); view++) {
      List<Moments.Moment> moments = new ArrayList<>();
      for (int i = 0; i < one.dates().size(); i++) {
        Pulled pulled = one.byDate().get(i).get(view);
        moments.add(
            new Moments.Moment(
                ChronoUnit.DAYS.between(start, one.dates().get(i)),
                pulled.probability().value(),
                2 * pulled.probability().standardError(),
                pulled.verdict(),
                one.dates().get(i).toString()));
      }
      columns.add(moments);
    }
    String label = "%s if %s is pulled on each date".formatted(one.outcome(), one.lever());
    List<Double> without = one.without().stream().map(e -> e.value()).toList();
    return new Exhibit(
        "`%s` by the horizon, if `%s` is pulled on a date.".formatted(one.outcome(), one.lever()),
        "Full dot: surely low enough; dot in a ring: likely; ring: perhaps; cross: no. Dashed line:"
            + " without the lever.",
        Optional.of(
            Moments.of(
                label,
                theories,
                columns,
                without,
                List.of(start.toString(), one.dates().getLast().toString()))),
        table(one));
  }

  private Table table(Case one) {
    List<List<String>> rows = new ArrayList<>();
    List<String> without = new ArrayList<>(List.of("without the lever"));
    one.without().forEach(e -> without.add(Words.probability(e.value(), e.standardError())));
    rows.add(without);
    for (int i = 0; i < one.dates().size(); i++) {
      List<String> row = new ArrayList<>(List.of(one.dates().get(i).toString()));
      for (Pulled pulled : one.byDate().get(i)) {
        row.add(
            "%s, %s"
                .formatted(
                    Words.probability(
                        pulled.probability().value(), pulled.probability().standardError()),
                    pulled.verdict().word()));
      }
      rows.add(row);
    }
    List<String> head = new ArrayList<>(List.of("pulled on"));
    head.addAll(theories);
    return new Table(head, rows);
  }
}
