package offramp.solve;

import java.util.ArrayList;
import java.util.List;
import offramp.model.Fault;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.program.Agenda;
import offramp.program.Code;
import offramp.program.Exactness;
import offramp.program.ModelFault;
import offramp.program.Program;
import offramp.program.Settling;
import offramp.program.State;
import offramp.simulate.Recent;

/// All ways in which one instant can go, with their probabilities.
///
/// A state of the chain has slots: the variables; for each clock that is a row of phases its phase
/// (0 while it does not run) and the length that a phase has in days; for each outcome that reads a
/// date whether it has come about.
final class Ways {
  private static final int MOST_AT_ONCE = 1_000;
  private static final int LONG = 100;

  /// What is left of a chain of triggers that ends only with some probability may be dropped.
  static final double DROPPED = 1e-12;

  final State state;
  private final Program program;
  private final Code code;
  private final Exactness exactness;
  private final Settling settling;
  private final int variables;
  private final int[] phased;
  private final double[] after;
  private double[] before;
  private final Recent recent = new Recent();
  private int firings;
  private double dropped;

  Ways(Program program, Code code) {
    this.program = program;
    this.code = code;
    this.exactness = program.exactness();
    this.state = program.newState();
    this.settling = new Settling(program, code, state);
    this.variables = program.model().variables().size();
    this.phased = new int[program.model().events().size()];
    for (int i = 0; i < exactness.phased().size(); i++) {
      phased[exactness.phased().get(i).event()] = i + 1;
    }
    this.after = new double[slots(program).size()];
    this.before = new double[after.length];
    state.fork.list();
  }

  /// {@return the same by another code, under the same unknowns and dates}
  Ways again(Code other) {
    Ways again = new Ways(program, other);
    System.arraycopy(state.parameters, 0, again.state.parameters, 0, state.parameters.length);
    System.arraycopy(state.values, 0, again.state.values, 0, state.values.length);
    return again;
  }

  /// {@return the fault of an instant that never ends, with what fired last}
  ModelFault busy(Fault fault) {
    Model model = program.model();
    return ModelFault.ofHistory(
        fault.kind(), recent.told(model), recent.busiest(model).span(), model, state);
  }

  /// {@return what a state of the chain holds}
  static List<Packing.Slot> slots(Program program) {
    List<Packing.Slot> slots = new ArrayList<>();
    program.model().variables().forEach(variable -> slots.add(Packing.Slot.of(variable)));
    for (Exactness.Phased clock : program.exactness().phased()) {
      Firing.Event event = program.model().events().get(clock.event());
      slots.add(new Packing.Slot(event.name(), true, 0, clock.phases()));
      slots.add(new Packing.Slot(event.name(), false, 0, Double.POSITIVE_INFINITY));
    }
    for (int outcome : program.exactness().dated()) {
      slots.add(new Packing.Slot(program.model().outcomes().get(outcome).name(), true, 0, 1));
    }
    return slots;
  }

  /// One way: its probability, and the slots that it leads to, which are the caller's to read until
  /// the next.
  interface Way {
    void leads(double probability, double[] slots);
  }

  /// {@return the mass that was dropped so far from chains of triggers}
  double dropped() {
    return dropped;
  }

  /// Stands at a settled state: what follows begins here.
  void stand(double[] slots) {
    before = slots;
    back();
  }

  private void back() {
    System.arraycopy(before, 0, state.values, 0, variables);
    System.arraycopy(before, 0, after, 0, after.length);
  }

  /// {@return whether the outcome holds, or has come about where it reads a date}
  boolean hit(int outcome) {
    int place = exactness.dated().indexOf(outcome);
    return place < 0 ? code.outcome(outcome, state) : before[firstDated() + place] > 0;
  }

  private int firstDated() {
    return variables + 2 * exactness.phased().size();
  }

  /// {@return the rate of the event, per day}
  double rate(int event) {
    if (phased[event] == 0) {
      return code.rate(event, state);
    }
    int slot = variables + 2 * (phased[event] - 1);
    if (before[slot] == 0) {
      return 0;
    }
    return 1 / (moving(event) ? before[slot + 1] : program.phaseDays(event, state));
  }

  private boolean moving(int event) {
    return exactness.phased().get(phased[event] - 1).moving();
  }

  boolean guard(int event) {
    return code.guard(event, state);
  }

  /// Nothing happens.
  void stay(Way way) {
    way.leads(1, before);
  }

  /// The start of a history, up to where triggers have settled.
  void start(Way way) {
    all(
        () -> {
          code.start(state);
          settling.begin();
          settle();
        },
        -1,
        way);
  }

  /// The firing of an event, or the end of a phase of its clock.
  void fire(int event, Way way) {
    int slot = variables + 2 * (phased[event] - 1);
    if (phased[event] > 0 && before[slot] < exactness.phased().get(phased[event] - 1).phases()) {
      after[slot]++;
      way.leads(1, after);
      after[slot]--;
      return;
    }
    all(
        () -> {
          settling.settled();
          happen(event);
          settle();
        },
        event,
        way);
    back();
  }

  /// A trigger fires though nothing has set it off: a lever is pulled.
  void pull(int trigger, Way way) {
    all(
        () -> {
          settling.settled();
          happen(program.model().events().size() + trigger);
          settle();
        },
        -1,
        way);
    back();
  }

  /// `since` and `until` switch.
  void turn(int[] dates, Way way) {
    all(
        () -> {
          set(dates, 0);
          settling.settled();
          set(dates, 1);
          for (int date : dates) {
            settling.look(program.triggersAtDate(date));
          }
          settle();
        },
        -1,
        way);
    back();
  }

  /// Says which dates have come.
  void set(int[] dates, double come) {
    for (int date : dates) {
      state.values[variables + date] = come;
    }
  }

  private void all(Runnable instant, int event, Way way) {
    do {
      back();
      firings = 0;
      recent.forget();
      settling.forget();
      state.fork.begin();
      if (whole(instant)) {
        System.arraycopy(state.values, 0, after, 0, variables);
        clocks(event);
        remember();
        way.leads(state.fork.weight(), after);
      } else {
        dropped += state.fork.weight();
      }
    } while (state.fork.next());
  }

  private static final class Dropped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Dropped() {
      super(null, null, false, false);
    }
  }

  private static boolean whole(Runnable instant) {
    try {
      instant.run();
      return true;
    } catch (Dropped dropped) {
      return false;
    }
  }

  private void settle() {
    int first = program.model().events().size();
    for (int trigger = settling.next(); trigger >= 0; trigger = settling.next()) {
      settling.take(trigger);
      happen(first + trigger);
    }
  }

  private void happen(int firing) {
    recent.add(firing);
    if (++firings > MOST_AT_ONCE) {
      throw new Fault(Fault.Kind.CYCLE);
    }
    if (firings > LONG && state.fork.weight() < DROPPED) {
      throw new Dropped();
    }
    settling.before(firing);
    code.fire(firing, state);
    settling.after(firing);
  }

  /// Clocks look at their guards, now that all has settled.
  private void clocks(int fired) {
    for (int i = 0; i < exactness.phased().size(); i++) {
      int event = exactness.phased().get(i).event();
      int slot = variables + 2 * i;
      boolean holds = code.guard(event, state);
      if (!holds) {
        after[slot] = 0;
        after[slot + 1] = 0;
      } else if (after[slot] == 0 || event == fired) {
        after[slot] = 1;
        after[slot + 1] = moving(event) ? program.phaseDays(event, state) : 0;
      }
    }
  }

  private void remember() {
    for (int i = 0; i < exactness.dated().size(); i++) {
      if (code.outcome(exactness.dated().get(i), state)) {
        after[firstDated() + i] = 1;
      }
    }
  }

  /// {@return the calendar's entries up to a day}
  static List<Agenda.Entry> agenda(Program program, double horizonDays) {
    return java.util.Arrays.stream(Agenda.of(program))
        .filter(entry -> entry.day() <= horizonDays + Agenda.INSTANT)
        .toList();
  }
}
