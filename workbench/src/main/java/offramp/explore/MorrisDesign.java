package offramp.explore;

import java.util.Arrays;
import offramp.random.Key;
import offramp.random.Stream;

/// The rows of a screening of many unknowns (Morris, Technometrics 33:161, 1991): ways through a
/// grid on which each unknown is moved once, by half of its prior.
///
/// The levels of the grid are the middles of equal parts of the prior.
public final class MorrisDesign implements Design {
  private static final int LEVELS = 8;

  private final int dimensions;

  /// Per way and unknown, at which step it moves, from 1.
  private final int[][] steps;

  /// Per way and unknown, its level before it moves.
  private final int[][] levels;

  /// @param ways how many, at least 2; each costs one row more than there are unknowns
  public MorrisDesign(int dimensions, int ways, Key key) {
    Bounds.atLeast("dimensions", dimensions, 1);
    Bounds.atLeast("ways", ways, 2);
    this.dimensions = dimensions;
    this.steps = new int[ways][dimensions];
    this.levels = new int[ways][dimensions];
    for (int way = 0; way < ways; way++) {
      Stream chance = key.at(way).stream();
      Arrays.setAll(steps[way], i -> i + 1);
      for (int i = dimensions - 1; i > 0; i--) {
        int j = (int) (chance.uniform() * (i + 1));
        int kept = steps[way][i];
        steps[way][i] = steps[way][j];
        steps[way][j] = kept;
      }
      Arrays.setAll(levels[way], _ -> (int) (chance.uniform() * LEVELS));
    }
  }

  int ways() {
    return steps.length;
  }

  int dimensions() {
    return dimensions;
  }

  /// {@return the row in which an unknown has just moved}
  int moved(int way, int dimension) {
    return way * (dimensions + 1) + steps[way][dimension];
  }

  /// {@return whether it moves up}
  boolean up(int way, int dimension) {
    return levels[way][dimension] < LEVELS / 2;
  }

  @Override
  public int rows() {
    return Math.multiplyExact(steps.length, dimensions + 1);
  }

  @Override
  public double rank(int row, int dimension) {
    int way = row / (dimensions + 1);
    int level = levels[way][dimension];
    boolean moved = row % (dimensions + 1) >= steps[way][dimension];
    int now = moved ? (level + LEVELS / 2) % LEVELS : level;
    return (now + 0.5) / LEVELS;
  }
}
