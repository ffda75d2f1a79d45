package offramp.finding;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import offramp.model.Model;
import offramp.simulate.Trajectory;

/// Which variables to follow, so that few paths tell most histories, as closely as they can.
///
/// The variables are tried one by one, those nearest to the outcome first, and of these those first
/// that split the histories least. One is followed if it tells something that the others do not,
/// and if the most frequent paths still make up half of the histories and are short enough to be
/// read.
final class Following {
  /// How many paths are to make up half of the histories.
  static final int TOLD = 5;

  private static final double ENOUGH = 0.5;
  private static final double LONGEST = 10;
  private static final int SAMPLE = 1_000;
  private static final int TRIED = 60;

  private final List<Trajectory> sample;

  private Following(List<Trajectory> trajectories) {
    int size = trajectories.size();
    int apart = Math.max(1, size / SAMPLE);
    this.sample =
        IntStream.range(0, Math.min(size, SAMPLE))
            .mapToObj(i -> trajectories.get(i * apart))
            .toList();
  }

  /// What stories by some variables come to.
  ///
  /// @param covered the share of histories that the most frequent paths make up
  /// @param legs of a story, on average
  /// @param changes told in all
  private record Worth(double covered, double legs, long changes) {}

  /// {@return numbers of variables, ascending}
  ///
  /// @param rings the variables on which the outcome depends, the nearest first
  static int[] of(Model model, List<Trajectory> trajectories, List<int[]> rings) {
    Following following = new Following(trajectories);
    BitSet moving = following.moving();
    int[] chosen = {};
    int tried = 0;
    for (int[] ring : rings) {
      int[] candidates =
          Arrays.stream(ring)
              .filter(v -> model.variables().get(v).whole() && moving.get(v))
              .limit(TRIED - tried)
              .toArray();
      tried += candidates.length;
      chosen = following.ring(chosen, candidates);
    }
    return chosen;
  }

  /// Those that tell most by the same few paths come first.
  private int[] ring(int[] before, int[] candidates) {
    List<Integer> order =
        Arrays.stream(candidates)
            .boxed()
            .sorted(Comparator.comparingDouble(v -> -worth(with(before, v)).covered()))
            .toList();
    int[] chosen = before;
    long told = worth(before).changes();
    for (int variable : order) {
      int[] more = with(chosen, variable);
      Worth worth = worth(more);
      if (worth.covered() >= ENOUGH && worth.legs() <= LONGEST && worth.changes() > told) {
        chosen = more;
        told = worth.changes();
      }
    }
    return chosen;
  }

  private static int[] with(int[] chosen, int variable) {
    return IntStream.concat(Arrays.stream(chosen), IntStream.of(variable)).sorted().toArray();
  }

  private BitSet moving() {
    BitSet moving = new BitSet();
    sample.forEach(t -> Arrays.stream(t.variables()).forEach(moving::set));
    return moving;
  }

  private Worth worth(int[] followed) {
    Map<Story.Path, Integer> counts = new HashMap<>();
    long legs = 0;
    long changes = 0;
    for (Trajectory trajectory : sample) {
      Story.Path path = Story.of(trajectory, followed).path();
      counts.merge(path, 1, Integer::sum);
      legs += path.legs().size();
      changes += path.changes();
    }
    int[] sizes = counts.values().stream().mapToInt(Integer::intValue).sorted().toArray();
    int covered = Arrays.stream(sizes, Math.max(0, sizes.length - TOLD), sizes.length).sum();
    return new Worth((double) covered / sample.size(), (double) legs / sample.size(), changes);
  }
}
