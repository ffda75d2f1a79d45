package offramp.simulate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import offramp.model.Model;
import offramp.program.Agenda;
import offramp.program.Code;
import offramp.program.Program;
import offramp.program.Settling;
import offramp.program.Sprint;
import offramp.program.State;
import offramp.random.Key;
import offramp.random.Stream;

/// Histories of a program, one after the other, by the rules of the language.
///
/// Rates by [Race], or by [Timers] where histories of two programs are compared, with a dependency
/// graph; clocks and dates by the next event.
final class Walk {
  final State state;
  final double[] hits;
  final Withheld withheld;
  private final Code code;
  private final Settling settling;
  private final Jumps rated;
  private final Optional<Race> race;
  private final Stream waits = new Stream(Key.of(0));
  private final Dice dice;
  private final Clocks clocks;
  private final Agenda.Entry[] agenda;
  private final Program program;
  private final boolean[] ends;
  private final Observer observer;
  private final boolean observed;
  private final Recent recent = new Recent();
  private double now;
  private int next;
  private double then;
  private int winner;
  private final Pace pace = new Pace();
  private boolean ended;
  private boolean known;
  private BitSet idle = new BitSet();

  Walk(Program program, Code code, Observer observer) {
    this(program, code, observer, false);
  }

  /// @param paired whether each event has dice of its own, so that histories of programs that
  ///   differ a little stay together
  Walk(Program program, Code code, Observer observer, boolean paired) {
    this(program, code, observer, paired, new BitSet());
  }

  /// @param told events with rates or clocks that happen only when they are told to
  Walk(Program program, Code code, Observer observer, boolean paired, BitSet told) {
    this.program = program;
    this.code = code;
    this.observer = observer;
    this.observed = !observer.equals(Observer.NONE);
    this.state = program.newState();
    this.race = paired ? Optional.empty() : Optional.of(new Race(program, state, waits));
    this.rated = race.isPresent() ? race.get() : new Timers(program, state);
    this.dice = new Dice(program, state, paired);
    this.agenda = Agenda.of(program);
    this.withheld = new Withheld(program, code, state, told);
    this.clocks = new Clocks(program, code, state, dice, told);
    this.settling = new Settling(program, code, state);
    Model model = program.model();
    this.hits = new double[model.outcomes().size()];
    this.ends = new boolean[hits.length];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = model.outcomes().get(i).ends();
    }
  }

  /// Leaves out these firings: pulls of levers that nobody pulls.
  void without(BitSet firings) {
    idle = firings;
  }

  long jumps() {
    return pace.jumps();
  }

  double now() {
    return now;
  }

  boolean ended() {
    return ended;
  }

  /// What happens at report dates.
  interface Report {
    /// The state is as it is at the end of report date number `date`.
    void at(int date);
  }

  /// Walks one history up to the last of the report days.
  ///
  /// @param key what all dice of the history hang on
  /// @param days report dates in days from the start, ascending
  void run(Key key, double[] days, Report report) {
    begin(key);
    int reported = 0;
    double horizon = days[days.length - 1] + Agenda.INSTANT;
    while (!ended) {
      double scheduled = next < agenda.length ? agenda[next].day() : Double.POSITIVE_INFINITY;
      double stop = Math.min(scheduled, clocks.next());
      if (fired(Math.min(stop, days[reported] + Agenda.INSTANT))) {
        continue;
      }
      boolean jump = then < stop;
      if (!jump) {
        rated.cut(then, stop);
        then = stop;
      }
      while (reported < days.length && days[reported] + Agenda.INSTANT < then) {
        report.at(reported++);
      }
      if (then > horizon) {
        return;
      }
      now = Math.max(now, then);
      if (jump) {
        happen(winner >= 0 ? winner : rated.winner());
      } else if (scheduled <= now + Agenda.INSTANT) {
        occur(agenda[next++]);
      } else {
        ring();
      }
    }
    afterwards(days, reported, report);
  }

  /// Draws when the next jump by a rate is due, after a sprint if there can be one.
  ///
  /// @return whether the last jump of the sprint has brought the history to a place to look around
  private boolean fired(double limit) {
    boolean sprints = !observed && pace.jumps() < Pace.MOST_JUMPS - 2 * Sprint.MOST;
    sprints = sprints && race.isPresent() && race.get().fresh();
    if (!sprints || !code.sprint(state, waits, now, limit)) {
      rate();
      then = rated.due(now);
      winner = -1;
      return false;
    }
    known = true;
    rated.forget(now);
    Sprint sprint = state.sprint;
    if (sprint.jumps() > 0) {
      now = sprint.now();
      pace.sprint(sprint.jumps(), now);
    }
    then = sprint.then();
    winner = sprint.event();
    if (sprint.fired()) {
      settling.forget();
      follow(winner);
    }
    return sprint.fired();
  }

  private void roll(Key key) {
    rated.roll(key.at(0));
    dice.roll(key);
  }

  /// Begins a history: all that happens at its first instant but for the calendar.
  ///
  /// @param key what all dice of the history hang on
  void begin(Key key) {
    roll(key);
    now = 0;
    next = 0;
    pace.begin(0);
    recent.forget();
    ended = false;
    known = false;
    Arrays.fill(hits, Double.POSITIVE_INFINITY);
    program.reset(state);
    code.start(state);
    clocks.begin();
    settling.begin();
    settle();
    for (int outcome = 0; outcome < hits.length; outcome++) {
      read(outcome);
    }
    if (!ended) {
      clocks.look(program.clockEvents(), now);
    }
  }

  /// Goes on to the next firing or instant of the calendar up to a horizon, in days; nothing comes
  /// to a history that has ended.
  ///
  /// Unlike [#run] it stops at every one, so that the state can be looked at in between.
  Came advance(double horizon) {
    if (ended) {
      return Came.NOTHING;
    }
    double scheduled = next < agenda.length ? agenda[next].day() : Double.POSITIVE_INFINITY;
    double stop = Math.min(scheduled, clocks.next());
    rate();
    then = rated.due(now);
    if (Math.min(then, stop) > horizon + Agenda.INSTANT) {
      return Came.NOTHING;
    }
    now = Math.max(now, Math.min(then, stop));
    if (then < stop) {
      happen(rated.winner());
      return Came.RATED;
    }
    rated.cut(then, stop);
    if (scheduled <= now + Agenda.INSTANT) {
      occur(agenda[next++]);
    } else {
      ring();
    }
    return Came.TIMED;
  }

  /// Time passes in which nothing comes, as [#advance] has found.
  void pass(double day) {
    now = Math.max(now, day);
  }

  /// {@return the history as it is now, all rates known}
  Moment moment() {
    rate();
    return new Moment(
        now,
        next,
        state.values.clone(),
        state.parameters.clone(),
        state.rates.clone(),
        clocks.kept(),
        settling.kept(),
        hits.clone());
  }

  /// Goes on from a moment of a history with other dice.
  void resume(Moment from, Key key) {
    roll(key);
    now = from.now();
    pace.begin(now);
    next = from.next();
    known = true;
    System.arraycopy(from.values(), 0, state.values, 0, state.values.length);
    System.arraycopy(from.parameters(), 0, state.parameters, 0, state.parameters.length);
    System.arraycopy(from.rates(), 0, state.rates, 0, state.rates.length);
    System.arraycopy(from.hits(), 0, hits, 0, hits.length);
    ended = false;
    for (int outcome = 0; outcome < hits.length; outcome++) {
      ended |= ends[outcome] && hits[outcome] < Double.POSITIVE_INFINITY;
    }
    clocks.restore(from.clocks());
    settling.restore(from.settled());
    withheld.again();
    rated.forget(now);
  }

  /// Computes all rates, if nothing has yet.
  void rate() {
    if (!known) {
      for (int event : program.rateEvents()) {
        state.rates[event] = code.rate(event, state);
      }
      withheld.take(program.rateEvents());
      rated.forget(now);
      known = true;
    }
  }

  /// The state of a history that has ended stays; the calendar goes on.
  private void afterwards(double[] days, int from, Report report) {
    for (int i = from; i < days.length; i++) {
      for (int date = 0; date < program.dates().length; date++) {
        if (program.dates()[date] <= days[i] + Agenda.INSTANT) {
          come(date);
        }
      }
      report.at(i);
    }
  }

  private void come(int date) {
    state.values[program.model().variables().size() + date] = 1;
  }

  private void occur(Agenda.Entry entry) {
    if (entry.dates().length > 0) {
      turn(entry.dates());
    }
    for (int event : entry.events()) {
      if (!ended && !idle.get(event) && code.guard(event, state)) {
        happen(event);
      }
    }
  }

  /// `since` and `until` switch, all of the day together.
  private void turn(int[] dates) {
    for (int date : dates) {
      come(date);
    }
    for (int date : dates) {
      settling.look(program.triggersAtDate(date));
    }
    settle();
    for (int date : dates) {
      read(program.outcomesAtDate(date));
    }
    for (int date = 0; date < dates.length && !ended; date++) {
      for (int event : program.ratesAtDate(dates[date])) {
        state.rates[event] = code.rate(event, state);
      }
      withheld.take(program.ratesAtDate(dates[date]));
      rated.refresh(program.firings() + dates[date], now);
      clocks.look(program.clocksAtDate(dates[date]), now);
    }
    if (!ended) {
      goOn();
    }
  }

  private void ring() {
    int event = clocks.due(now);
    if (event >= 0) {
      clocks.stop(event);
      happen(event);
    }
  }

  /// Fires an event, lets triggers settle, reads outcomes, and goes on from the settled state.
  void happen(int event) {
    fire(event);
    settle();
    follow(event);
  }

  private void follow(int event) {
    read(program.outcomesAfter(event));
    if (!ended) {
      refresh(event);
      goOn();
      clocks.look(program.clocksAfter(event), now);
      clocks.restart(event, now);
    }
  }

  /// Rates and clocks look at what triggers have changed; they see settled states only.
  private void goOn() {
    int first = program.model().events().size();
    for (int i = 0; i < settling.fired(); i++) {
      refresh(first + settling.fired(i));
    }
    for (int i = 0; i < settling.fired(); i++) {
      clocks.look(program.clocksAfter(first + settling.fired(i)), now);
    }
  }

  private void refresh(int firing) {
    code.refresh(firing, state);
    withheld.take(program.ratesAfter(firing));
    rated.refresh(firing, now);
  }

  private void fire(int firing) {
    recent.add(firing);
    pace.count(now);
    settling.before(firing);
    dice.branch(firing);
    code.fire(firing, state);
    settling.after(firing);
    observer.fired(now, firing);
  }

  /// Fires triggers until none is left that has come about, and reads the outcomes that they may
  /// have changed.
  private void settle() {
    settling.forget();
    int first = program.model().events().size();
    for (int trigger = settling.next(); trigger >= 0; trigger = settling.next()) {
      settling.take(trigger);
      if (!idle.get(first + trigger)) {
        fire(first + trigger);
      }
    }
    if (observed) {
      observer.settled(now);
    }
    for (int i = 0; i < settling.fired(); i++) {
      read(program.outcomesAfter(first + settling.fired(i)));
    }
  }

  private void read(int[] outcomes) {
    for (int outcome : outcomes) {
      read(outcome);
    }
  }

  private void read(int outcome) {
    if (hits[outcome] == Double.POSITIVE_INFINITY && code.outcome(outcome, state)) {
      hits[outcome] = now;
      ended |= ends[outcome];
    }
  }

  /// {@return what has fired last}
  Recent recent() {
    return recent;
  }
}
