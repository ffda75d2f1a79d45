package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import offramp.finding.LeastSquares.Slope;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {
  private static final double[] RANK = {0.1, 0.4, 0.5, 0.7, 0.9, 0.2, 0.6};
  private static final double[] MARK = {1, 0, 1, 0, 0, 1, 1};

  @Test
  void slopesAndErrorsAreThoseOfLeastSquaresWithHc3() {
    // numpy 2.4.6: the normal equations, and the sandwich with squared residuals over (1 - h)^2
    List<Slope> found =
        LeastSquares.on(List.of(RANK, MARK))
            .orElseThrow()
            .of(new double[] {1.1, 1.0, 2.3, 1.2, 2.2, 1.0, 2.1});
    assertThat(found.get(0).value()).isCloseTo(2.4662921348314653, within(1e-12));
    assertThat(found.get(1).value()).isCloseTo(0.9393258426966307, within(1e-12));
    assertThat(found.get(0).error()).isCloseTo(0.6241731504340133, within(1e-12));
    assertThat(found.get(1).error()).isCloseTo(0.3946585279261092, within(1e-12));
  }

  @Test
  void columnMadeOfOthersIsRefused() {
    double[] sum = new double[RANK.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = 2 * RANK[i] - 3 * MARK[i] + 1;
    }
    assertThat(LeastSquares.on(List.of(RANK, MARK, sum))).isEmpty();
    assertThat(LeastSquares.on(List.of(new double[7]))).isEmpty();
  }
}
