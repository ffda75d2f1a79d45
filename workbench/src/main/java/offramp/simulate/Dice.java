package offramp.simulate;

import java.util.Arrays;
import java.util.stream.IntStream;
import offramp.program.Program;
import offramp.program.State;
import offramp.random.Key;

/// The dice of branches and clocks of one history: a stream for all firings, or one for each time
/// that each fires.
final class Dice {
  private final State state;
  private final boolean paired;
  private final boolean branches;
  private final boolean clocks;
  private final long[] names;
  private final int[] branched;
  private final int[] clocked;
  private Key ofBranches = Key.of(0);
  private Key ofClocks = Key.of(0);

  Dice(Program program, State state, boolean paired) {
    this.state = state;
    this.paired = paired;
    this.branches = program.branches();
    this.clocks = program.clockEvents().length > 0;
    this.names = names(program);
    this.branched = new int[names.length];
    this.clocked = new int[names.length];
  }

  /// {@return a number for each firing that hangs on its name alone}
  static long[] names(Program program) {
    return IntStream.range(0, program.firings())
        .mapToLong(i -> Key.of(0).at(Recent.firing(program.model(), i).name()).low())
        .toArray();
  }

  void roll(Key key) {
    if (branches) {
      ofBranches = key.at(1);
      state.branches.restart(ofBranches);
      Arrays.fill(branched, 0);
    }
    if (clocks) {
      ofClocks = key.at(2);
      state.clocks.restart(ofClocks);
      Arrays.fill(clocked, 0);
    }
  }

  /// Before a firing that may draw a branch.
  void branch(int firing) {
    if (paired && branches) {
      state.branches.restart(ofBranches.at(names[firing]).at(branched[firing]++));
    }
  }

  /// Before the duration of a clock is drawn.
  void clock(int event) {
    if (paired) {
      state.clocks.restart(ofClocks.at(names[event]).at(clocked[event]++));
    }
  }
}
