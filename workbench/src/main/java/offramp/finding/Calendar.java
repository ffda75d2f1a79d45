package offramp.finding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import offramp.finding.RunFinding.Time;
import offramp.finding.WhenFinding.Scheduled;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.program.Agenda;
import offramp.program.Program;

/// What a model has in its calendar, in words.
///
/// @param times a time by days from the start
public record Calendar(Program program, java.util.function.DoubleFunction<Time> times) {
  private static final int NAMED = 3;

  /// {@return what comes in a part of the time}
  ///
  /// @param from days from the start; what comes then belongs to the part before, if there is one
  public List<Scheduled> between(double from, double to) {
    List<Scheduled> all = new ArrayList<>();
    for (Agenda.Entry entry : Agenda.of(program)) {
      boolean after = entry.day() > from + Agenda.INSTANT || (from == 0 && entry.day() >= 0);
      if (after && entry.day() <= to + Agenda.INSTANT) {
        Time time = times.apply(Math.max(0, entry.day()));
        for (int date : entry.dates()) {
          all.add(new Scheduled(time, "a date: " + moved(date)));
        }
        for (int event : entry.events()) {
          Firing.Event scheduled = program.model().events().get(event);
          boolean pull = scheduled.timing() instanceof Firing.Timing.Dated dated && dated.pull();
          all.add(new Scheduled(time, (pull ? "lever " : "event ") + scheduled.name()));
        }
      }
    }
    return all;
  }

  /// {@return what looks at a date}
  private String moved(int date) {
    Model model = program.model();
    Set<String> names = new LinkedHashSet<>();
    for (int event : program.ratesAtDate(date)) {
      names.add(model.events().get(event).name());
    }
    for (int event : program.clocksAtDate(date)) {
      names.add(model.events().get(event).name());
    }
    for (int trigger : program.triggersAtDate(date)) {
      names.add(model.triggers().get(trigger).name());
    }
    for (int outcome : program.outcomesAtDate(date)) {
      names.add(model.outcomes().get(outcome).name());
    }
    if (names.isEmpty()) {
      return "read by nothing that happens then";
    }
    String some = String.join(", ", names.stream().limit(NAMED).toList());
    return names.size() > NAMED ? some + " and %d more".formatted(names.size() - NAMED) : some;
  }
}
