package offramp.program;

import java.util.Arrays;
import java.util.List;
import offramp.model.Firing;
import offramp.model.Firing.Cause;

/// Which triggers have come about and wait to fire.
///
/// One on a condition comes about when the condition turns from false to true, and waits only as
/// long as it is true; one on a move comes about with the move, and waits even if a later effect
/// undoes it.
public final class Settling {
  private final Program program;
  private final Code code;
  private final State state;
  private final boolean[] condition;
  private final boolean[] was;
  private final boolean[] waits;
  private final int[] variable;
  private final boolean[] rises;
  private final double[] before;
  private int waiting;
  private int[] fired = new int[16];
  private int count;

  public Settling(Program program, Code code, State state) {
    this.program = program;
    this.code = code;
    this.state = state;
    List<Firing.Trigger> triggers = program.model().triggers();
    int size = triggers.size();
    this.condition = new boolean[size];
    this.was = new boolean[size];
    this.waits = new boolean[size];
    this.variable = new int[size];
    this.rises = new boolean[size];
    this.before = new double[size];
    for (int i = 0; i < size; i++) {
      switch (triggers.get(i).cause()) {
        case Cause.Becomes _ -> condition[i] = true;
        case Cause.Moves(var moved, var up) -> {
          variable[i] = moved;
          rises[i] = up;
        }
      }
    }
  }

  /// Looks at all conditions at the start of a history: what is true has just turned true.
  public void begin() {
    Arrays.fill(was, false);
    Arrays.fill(waits, false);
    waiting = 0;
    count = 0;
    for (int trigger = 0; trigger < was.length; trigger++) {
      if (condition[trigger]) {
        look(trigger);
      }
    }
  }

  /// Begins at a settled state: what is true now has been true before.
  public void settled() {
    Arrays.fill(waits, false);
    waiting = 0;
    count = 0;
    for (int trigger = 0; trigger < was.length; trigger++) {
      was[trigger] = condition[trigger] && code.cause(trigger, state);
    }
  }

  /// {@return which conditions have been true, at a settled state}
  public boolean[] kept() {
    return was.clone();
  }

  /// Goes back to a settled state with these conditions.
  public void restore(boolean[] kept) {
    System.arraycopy(kept, 0, was, 0, was.length);
    Arrays.fill(waits, false);
    waiting = 0;
    count = 0;
  }

  /// Remembers what `firing` may move.
  public void before(int firing) {
    for (int trigger : program.movesAfter(firing)) {
      before[trigger] = state.values[variable[trigger]];
    }
  }

  /// Looks at what `firing` has moved and changed.
  public void after(int firing) {
    for (int trigger : program.movesAfter(firing)) {
      double value = state.values[variable[trigger]];
      if (rises[trigger] ? value > before[trigger] : value < before[trigger]) {
        await(trigger, true);
      }
    }
    look(program.triggersAfter(firing));
  }

  public void look(int[] triggers) {
    for (int trigger : triggers) {
      look(trigger);
    }
  }

  private void look(int trigger) {
    if (code.cause(trigger, state)) {
      await(trigger, waits[trigger] || !was[trigger]);
    } else {
      was[trigger] = false;
      await(trigger, false);
    }
  }

  private void await(int trigger, boolean now) {
    if (waits[trigger] != now) {
      waits[trigger] = now;
      waiting += now ? 1 : -1;
    }
  }

  public boolean quiet() {
    return waiting == 0;
  }

  /// {@return the first trigger, as written, that waits; -1 if none does}
  public int next() {
    if (waiting == 0) {
      return -1;
    }
    int trigger = 0;
    while (!waits[trigger]) {
      trigger++;
    }
    return trigger;
  }

  /// The trigger fires now.
  public void take(int trigger) {
    await(trigger, false);
    was[trigger] = true;
    if (count == fired.length) {
      fired = Arrays.copyOf(fired, 2 * count);
    }
    fired[count++] = trigger;
  }

  /// {@return how many triggers have fired since the last [#forget()]}
  public int fired() {
    return count;
  }

  /// {@return the trigger that was the `i`-th of them}
  public int fired(int i) {
    return fired[i];
  }

  public void forget() {
    count = 0;
  }
}
