package offramp.history;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Where chains begin, and how they move: the normal law that the posterior of what cases share is
/// near to, and how what each case has of its own follows. [Ascent] finds it.
///
/// All on normal scores, of which the prior is standard normal.
///
/// @param mode of what is shared
/// @param covariance about it
/// @param mine what each case has of its own at the end of the search
/// @param following how what each case has of its own follows
/// @param passed where the chain that searched has got to
record Start(
    double[] mode, double[][] covariance, double[][] mine, Following following, Passed passed) {
  private static final double TOGETHER = 0.2;

  /// What the chain that searched has behind it.
  ///
  /// @param steps per case the length of the moves of what it has of its own
  /// @param sweeps how often what cases have of their own has moved
  record Passed(double[] steps, int sweeps) {}

  /// {@return moves about all of the mode}
  Proposal all() {
    return new Proposal(mode, covariance);
  }

  /// {@return moves of the unknowns that hang together, block by block}
  List<Block> blocks() {
    int size = mode.length;
    int[] of = IntStream.range(0, size).toArray();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        double tie = covariance[i][j] / Math.sqrt(covariance[i][i] * covariance[j][j]);
        if (Math.abs(tie) > TOGETHER) {
          int from = of[i];
          int to = of[j];
          Arrays.setAll(of, k -> of[k] == from ? to : of[k]);
        }
      }
    }
    double[][] precision = Matrix.inverse(covariance);
    return Arrays.stream(of)
        .distinct()
        .mapToObj(block -> IntStream.range(0, size).filter(i -> of[i] == block).toArray())
        .map(block -> new Block(block, mode, precision))
        .toList();
  }
}
