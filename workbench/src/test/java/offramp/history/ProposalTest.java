package offramp.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import offramp.random.Key;
import offramp.random.Stream;
import org.junit.jupiter.api.Test;

class ProposalTest {
  private static final double[] MEAN = {1, -2, 0.5};
  private static final double[][] COVARIANCE = {{2, 0.8, 0.3}, {0.8, 1, -0.2}, {0.3, -0.2, 0.5}};

  /// Sixty thousand moves, never refused: means and covariances are those of the law. Neighbours
  /// hang together, so a tolerance of 0.06 is about 5 standard errors.
  @Test
  void movesLeaveTheLawAsItIs() {
    Proposal proposal = new Proposal(MEAN, COVARIANCE);
    Stream dice = Key.of(11).stream();
    double[] at = MEAN.clone();
    double[] sum = new double[3];
    double[][] squares = new double[3][3];
    int many = 60_000;
    for (int n = 0; n < many; n++) {
      at = proposal.move(at, 0.8, dice);
      for (int i = 0; i < 3; i++) {
        sum[i] += at[i] / many;
        for (int j = 0; j < 3; j++) {
          squares[i][j] += (at[i] - MEAN[i]) * (at[j] - MEAN[j]) / many;
        }
      }
    }
    for (int i = 0; i < 3; i++) {
      assertThat(sum[i]).isCloseTo(MEAN[i], within(0.06));
      for (int j = 0; j < 3; j++) {
        assertThat(squares[i][j]).isCloseTo(COVARIANCE[i][j], within(0.06));
      }
    }
  }
}
