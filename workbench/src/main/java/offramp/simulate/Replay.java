package offramp.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import offramp.program.Agenda;
import offramp.program.Program;

/// Single histories of a run, walked again step by step, with what could have come before each.
///
/// History number `n` is history `n / D` under draw `n % D` of the `D` draws: those from 0 up to,
/// not including, the histories of a run are the histories of that run, dice and all.
public final class Replay {
  private static final int MOST_STEPS = 10_000;

  private final Program program;
  private final int draws;
  private final double[] horizon;
  private final Worker worker;
  private final Walk again;
  private List<Step> steps = List.of();
  private double[] rates = {};

  public Replay(Program program, Settings settings) {
    this.program = program;
    this.draws = Ensemble.draws(program.model(), settings);
    double[] days = settings.days();
    this.horizon = new double[] {days[days.length - 1]};
    this.worker = new Worker(program, program.compiled(), settings);
    this.again = new Walk(program, program.compiled(), this::fired);
  }

  /// One history.
  ///
  /// @param draw the number of its draw of the unknowns
  /// @param unknowns the value of each, in days or per day where it has a unit
  /// @param hits per outcome the day when it first held, infinite if it never did
  /// @param end the day when it ended, or the horizon
  /// @param ended whether an outcome ended it
  /// @param cut whether there were more steps than are kept
  public record Passage(
      long number,
      int draw,
      double[] unknowns,
      List<Step> steps,
      double[] hits,
      double end,
      boolean ended,
      boolean cut) {
    public Passage {
      steps = List.copyOf(steps);
    }
  }

  /// Something that happened: the start, an event, or a date that the model reads, with the
  /// triggers that it set off.
  ///
  /// @param event its number, [#START] or [Trajectory#DATE]
  /// @param triggers their numbers, in the order in which they fired
  /// @param before the value of every variable before it
  /// @param after the value of every variable once all has settled
  /// @param rates per event how often it happened just before, per day; 0 for what has no rate or
  ///   cannot happen
  public record Step(
      double day,
      int event,
      List<Integer> triggers,
      double[] before,
      double[] after,
      double[] rates) {}

  /// Stands for an event at the start of a history.
  public static final int START = -2;

  /// {@return how many draws of the unknowns the run has}
  public int draws() {
    return draws;
  }

  /// {@return the first history from number `from` on in which the outcome comes about by the
  /// horizon, of at most `tries`}
  public OptionalLong first(int outcome, long from, long tries) {
    for (long number = from; number < from + tries; number++) {
      if (walked(number).hits[outcome] <= horizon[0] + Agenda.INSTANT) {
        return OptionalLong.of(number);
      }
    }
    return OptionalLong.empty();
  }

  private Walk walked(long number) {
    return worker.walked((int) (number % draws), number / draws, horizon);
  }

  /// {@return the history of this number}
  public Passage passage(long number) {
    Walk walk = walked(number);
    double[] parameters = walk.state.parameters;
    System.arraycopy(parameters, 0, again.state.parameters, 0, parameters.length);
    steps = new ArrayList<>();
    rates = new double[program.model().events().size()];
    again.begin(worker.dice(number / draws));
    if (steps.isEmpty()) {
      steps.add(step(0, START, List.of()));
    }
    boolean more = true;
    while (more && steps.size() < MOST_STEPS) {
      again.rate();
      rates = Arrays.copyOf(again.state.rates, rates.length);
      int before = steps.size();
      more = again.advance(horizon[0]) != Came.NOTHING;
      if (more && steps.size() == before && hitNow()) {
        steps.add(step(again.now(), Trajectory.DATE, List.of()));
      }
    }
    return new Passage(
        number,
        (int) (number % draws),
        Arrays.copyOf(parameters, program.model().unknowns().size()),
        steps,
        again.hits.clone(),
        again.ended() ? again.now() : horizon[0],
        again.ended(),
        more);
  }

  /// {@return whether an outcome has just come about}
  private boolean hitNow() {
    return Arrays.stream(again.hits).anyMatch(day -> day == again.now());
  }

  private double[] values() {
    return Arrays.copyOf(again.state.values, program.model().variables().size());
  }

  /// An event opens a step, and a trigger joins that of its moment.
  private void fired(double day, int firing) {
    int events = program.model().events().size();
    if (firing < events) {
      steps.add(step(day, firing, new ArrayList<>()));
    } else if (opened(day)) {
      List<Integer> triggers = new ArrayList<>(steps.getLast().triggers());
      triggers.add(firing - events);
      Step last = steps.removeLast();
      steps.add(
          new Step(last.day(), last.event(), triggers, last.before(), values(), last.rates()));
    } else {
      int event = steps.isEmpty() ? START : Trajectory.DATE;
      steps.add(step(day, event, new ArrayList<>(List.of(firing - events))));
    }
  }

  /// A date comes by itself, though it may come at the instant of a step.
  private boolean opened(double day) {
    return !steps.isEmpty() && steps.getLast().day() >= day;
  }

  private Step step(double day, int event, List<Integer> triggers) {
    double[] after = values();
    double[] before = steps.isEmpty() ? after : steps.getLast().after();
    return new Step(day, event, triggers, before, after, rates);
  }
}
