package offramp.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import offramp.model.Firing;
import offramp.model.Firing.Timing;

/// What the calendar brings: instants in order, each with the dates that come and the events that
/// fire then.
public final class Agenda {
  /// Times within this many days are one instant.
  public static final double INSTANT = 1e-9;

  /// One instant: its day, the dates whose switches turn, and the dated events, pulls of levers
  /// first.
  public record Entry(double day, int[] dates, int[] events) {}

  private Agenda() {}

  /// {@return all instants, ascending}
  public static Entry[] of(Program program) {
    List<Firing.Event> events = program.model().events();
    TreeSet<Double> days = new TreeSet<>();
    for (double date : program.dates()) {
      days.add(date);
    }
    for (int event : program.datedEvents()) {
      double day = dated(events, event).day();
      if (day >= 0) {
        days.add(day);
      }
    }
    List<Entry> entries = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (double day : days) {
      if (day > last + INSTANT) {
        entries.add(entry(program, day));
        last = day;
      }
    }
    return entries.toArray(Entry[]::new);
  }

  private static Entry entry(Program program, double day) {
    List<Integer> dates = new ArrayList<>();
    for (int i = 0; i < program.dates().length; i++) {
      if (Math.abs(program.dates()[i] - day) <= INSTANT) {
        dates.add(i);
      }
    }
    List<Firing.Event> events = program.model().events();
    List<Integer> due = new ArrayList<>();
    for (int event : program.datedEvents()) {
      if (Math.abs(dated(events, event).day() - day) <= INSTANT) {
        due.add(event);
      }
    }
    due.sort(Comparator.comparing(event -> !dated(events, event).pull()));
    return new Entry(
        day,
        dates.stream().mapToInt(Integer::intValue).toArray(),
        due.stream().mapToInt(Integer::intValue).toArray());
  }

  private static Timing.Dated dated(List<Firing.Event> events, int event) {
    return (Timing.Dated) events.get(event).timing();
  }
}
