package offramp.history;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import offramp.model.Crisis;
import offramp.model.Firing.Lag;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.program.Program;

/// A history as its program sees it: what is told to happen, what comes by itself and is checked,
/// and where to stop and look.
///
/// Events with a rate, and with a clock of drawn length, are told. Triggers, events with a date and
/// clocks of a fixed length come by themselves: the calendar or what came before decides them.
///
/// @param program of the model with times that count from the beginning of the window, and the
///   state of the history at its start
/// @param sightings by their beginning, those of one day as written
/// @param told numbers of covered events that are told
/// @param met numbers of covered firings that come by themselves
/// @param groups sightings of one event whose ranges overlap, so that either can stand for the
///   other
/// @param stops days at which histories are compared, ascending; the last is the end of the window
/// @param survived outcomes that have not come about
record Observed(
    Program program,
    List<Sighting> sightings,
    BitSet told,
    BitSet met,
    List<int[]> groups,
    double[] stops,
    int[] survived) {
  /// More sightings of one event whose ranges overlap are not counted out.
  static final int MOST_ALIKE = 16;

  private static final int GRID = 16;

  Observed {
    sightings = List.copyOf(sightings);
    groups = List.copyOf(groups);
  }

  /// {@return a history as its program sees it}
  ///
  /// @param model with times that count from the beginning of the window
  /// @param survived numbers of outcomes that have not come about by the end of it
  static Observed of(Model model, Crisis.History history, int[] survived) {
    Program program = Program.of(model.withStarts(history.with()));
    Map<String, Integer> numbers = numbers(model);
    BitSet told = new BitSet();
    BitSet met = new BitSet();
    for (String covered : history.covers()) {
      int firing = numbers.getOrDefault(covered, Sighting.NEVER);
      if (firing >= 0) {
        (told(model, firing) ? told : met).set(firing);
      }
    }
    double end = day(history.from(), history.to()) + 1;
    List<Sighting> sightings = new ArrayList<>();
    for (Crisis.Entry entry : history.entries()) {
      int firing = numbers.getOrDefault(entry.event(), Sighting.NEVER);
      sightings.add(sighting(history, entry, firing, firing < 0 || told.get(firing)));
    }
    sightings.sort(Comparator.comparingDouble(Sighting::from));
    return new Observed(
        program, sightings, told, met, groups(sightings), stops(sightings, end), survived);
  }

  private static Map<String, Integer> numbers(Model model) {
    Map<String, Integer> numbers = new HashMap<>();
    int events = model.events().size();
    for (int i = 0; i < events; i++) {
      numbers.put(model.events().get(i).name(), i);
    }
    for (int i = 0; i < model.triggers().size(); i++) {
      numbers.putIfAbsent(model.triggers().get(i).name(), events + i);
    }
    return numbers;
  }

  private static boolean told(Model model, int firing) {
    return firing < model.events().size()
        && switch (model.events().get(firing).timing()) {
          case Timing.Rate _ -> true;
          case Timing.Clock(Lag lag, _) -> lag instanceof Lag.Drawn;
          case Timing.Dated _ -> false;
        };
  }

  private static Sighting sighting(
      Crisis.History history, Crisis.Entry entry, int firing, boolean told) {
    double from = Math.max(0, day(history.from(), entry.first()));
    double to = Math.min(day(history.from(), history.to()), day(history.from(), entry.last())) + 1;
    boolean point = told && to - from <= 1;
    return new Sighting(
        entry,
        firing,
        told,
        point ? from + Sighting.NOON : from,
        point ? from + Sighting.NOON : to);
  }

  static double day(LocalDate from, LocalDate date) {
    return ChronoUnit.DAYS.between(from, date);
  }

  private static List<int[]> groups(List<Sighting> sightings) {
    Map<Integer, List<Integer>> open = new HashMap<>();
    List<List<Integer>> all = new ArrayList<>();
    for (int i = 0; i < sightings.size(); i++) {
      Sighting each = sightings.get(i);
      if (each.drawn()) {
        List<Integer> group = open.getOrDefault(each.firing(), List.of());
        boolean joins = group.stream().anyMatch(o -> sightings.get(o).to() > each.from());
        List<Integer> mine = joins ? group : new ArrayList<>();
        mine.add(i);
        if (!joins) {
          all.add(mine);
          open.put(each.firing(), mine);
        }
      }
    }
    return all.stream()
        .filter(group -> group.size() > 1)
        .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  static double[] stops(List<Sighting> sightings, double end) {
    TreeSet<Double> stops = new TreeSet<>();
    for (int i = 1; i <= GRID; i++) {
      stops.add(end * i / GRID);
    }
    for (Sighting each : sightings) {
      stops.add(each.from());
      stops.add(each.to());
    }
    stops.remove(0.0);
    return stops.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /// {@return the name of an event or trigger}
  String name(int firing) {
    Model model = program.model();
    int events = model.events().size();
    return firing < events
        ? model.events().get(firing).name()
        : model.triggers().get(firing - events).name();
  }

  double end() {
    return stops[stops.length - 1];
  }

  /// {@return whether nothing is left to dice: all that can happen by chance is told, at known
  /// times}
  boolean certain() {
    Model model = program.model();
    boolean covered = true;
    for (int event = 0; event < model.events().size(); event++) {
      covered &= told.get(event) || !told(model, event);
    }
    return covered && !program.branches() && sightings.stream().noneMatch(Sighting::drawn);
  }
}
