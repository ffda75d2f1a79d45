package offramp.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import offramp.model.Crisis;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.program.Influences;
import offramp.report.Figures;

/// What a model holds of the past and the calendar, in the order of time: what was seen to happen,
/// what is scheduled, when levers can be pulled.
///
/// @param svg the same as a drawing, to stand in a page that has [Picture#style()]; empty if the
///   model has no dates
public record Timeline(String svg, List<Row> rows) {
  public Timeline {
    rows = List.copyOf(rows);
  }

  /// A line of it.
  ///
  /// @param date a day, or a range of days in words
  /// @param kind "seen", "scheduled", "lever", "start" or "horizon"
  public record Row(String date, String text, String kind) {}

  /// {@return the timeline of a model, as far as its horizon}
  public static Timeline of(Model model) {
    List<Moment> moments = moments(model);
    Optional<LocalDate> starts = model.crisis().starts();
    String svg = starts.map(start -> new TimelineSvg(model, start, moments).drawn()).orElse("");
    return new Timeline(svg, moments.stream().map(Moment::row).toList());
  }

  /// Something at a date, or at some day of a range.
  ///
  /// @param lane what it belongs to: a family of events, or a lever
  record Moment(double from, double to, String date, String lane, String text, String kind) {
    Row row() {
      return new Row(date, text, kind);
    }
  }

  private static List<Moment> moments(Model model) {
    List<Moment> all = new ArrayList<>();
    Crisis crisis = model.crisis();
    crisis.starts().ifPresent(start -> history(crisis, start, all));
    Set<String> told = new LinkedHashSet<>();
    for (Firing.Event event : model.events()) {
      if (event.timing() instanceof Firing.Timing.Dated dated && told.add(event.name())) {
        String text = (dated.pull() ? "lever " : "") + event.name();
        all.add(at(crisis, dated.day(), event.name(), text, "scheduled"));
      }
    }
    crisis.starts().ifPresent(start -> levers(crisis, start, all));
    all.add(at(crisis, 0, "", "the model starts", "start"));
    double horizon = crisis.runs() * crisis.unit().days();
    all.add(at(crisis, horizon, "", "as far as the model looks", "horizon"));
    all.sort(Comparator.comparingDouble(Moment::from));
    return all;
  }

  private static Moment at(Crisis crisis, double day, String lane, String text, String kind) {
    String date =
        crisis
            .starts()
            .map(start -> start.plusDays((long) Math.floor(day + 1e-9)).toString())
            .orElse("day " + Figures.number(day));
    return new Moment(day, day, date, lane, text, kind);
  }

  private static void history(Crisis crisis, LocalDate start, List<Moment> all) {
    for (Crisis.History history : crisis.histories()) {
      for (Crisis.Entry entry : history.entries()) {
        boolean day = entry.first().equals(entry.last());
        String date = day ? entry.first().toString() : entry.first() + " to " + entry.last();
        String reason =
            entry.because().flatMap(because -> because.reason()).map(r -> ": " + r).orElse("");
        all.add(
            new Moment(
                days(start, entry.first()),
                days(start, entry.last()),
                date,
                Influences.family(entry.event()),
                entry.event() + reason,
                "seen"));
      }
    }
  }

  private static void levers(Crisis crisis, LocalDate start, List<Moment> all) {
    double horizon = crisis.runs() * crisis.unit().days();
    for (Crisis.Lever lever : crisis.levers()) {
      if (lever.from().isPresent() || lever.until().isPresent()) {
        double from = lever.from().map(d -> days(start, d)).orElse(0.0);
        double to = lever.until().map(d -> days(start, d)).orElse(horizon);
        String words =
            lever.from().map(d -> "from " + d).orElse("")
                + lever.until().map(d -> " until " + d).orElse("");
        String text = "lever " + lever.name() + " can be pulled";
        all.add(new Moment(from, to, words.strip(), lever.name(), text, "lever"));
      }
    }
  }

  static double days(LocalDate start, LocalDate date) {
    return ChronoUnit.DAYS.between(start, date);
  }
}
