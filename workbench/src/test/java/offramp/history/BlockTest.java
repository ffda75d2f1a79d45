package offramp.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import offramp.random.Key;
import offramp.random.Stream;
import org.junit.jupiter.api.Test;

/// Moves of blocks leave a normal law as it is, and own unknowns come back the way they went.
class BlockTest {
  private static final double[] MEAN = {1, -2, 0.5};
  private static final double[][] COVARIANCE = {{2, 0.8, 0.3}, {0.8, 1, -0.2}, {0.3, -0.2, 0.5}};

  /// Sixty thousand moves of one block and the other, never refused: means and covariances are
  /// those of the law. Neighbours hang together, so a tolerance of 0.06 is about 5 standard errors.
  @Test
  void movesLeaveTheLawAsItIs() {
    double[][] precision = Matrix.inverse(COVARIANCE);
    List<Block> blocks =
        List.of(
            new Block(new int[] {0, 2}, MEAN, precision),
            new Block(new int[] {1}, MEAN, precision));
    Stream dice = Key.of(11).stream();
    double[] at = MEAN.clone();
    double[] sum = new double[3];
    double[][] squares = new double[3][3];
    int many = 60_000;
    for (int n = 0; n < many; n++) {
      for (Block block : blocks) {
        at = block.move(at, 0.8, dice);
      }
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

  /// The density of a block is that of the whole law, up to what hangs on the others alone.
  @Test
  void densityIsThatGivenTheOthers() {
    double[][] precision = Matrix.inverse(COVARIANCE);
    Block block = new Block(new int[] {0, 2}, MEAN, precision);
    Proposal whole = new Proposal(MEAN, COVARIANCE);
    double[] one = {0.3, 1.1, 0.7};
    double[] other = {2.3, 1.1, -0.4};
    assertThat(block.log(one) - block.log(other))
        .isCloseTo(whole.log(one) - whole.log(other), within(1e-12));
  }

  @Test
  void whatIsCarriedComesBack() {
    Following following =
        new Following(
            new double[] {0.2, 0.1},
            new double[][] {{0.4}, {-1}},
            new double[][][] {{{0.5, -0.3}}, {{1.5, 0.2}}},
            new double[][][] {{{-0.2, 0.1}}, {{0.7, 0.3}}});
    double[][] mine = {{0.9}, {-0.3}};
    double[] from = {0, 0};
    double[] to = {0.6, -0.8};
    double room = following.carry(from, to, mine);
    double way = following.carry(to, from, mine);
    assertThat(room).isCloseTo(-way, within(1e-12)).isCloseTo(0.6 * 0.5 - 0.8 * 0.4, within(1e-12));
    assertThat(mine[0][0]).isCloseTo(0.9, within(1e-12));
    assertThat(mine[1][0]).isCloseTo(-0.3, within(1e-12));
  }
}
