package offramp.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import offramp.check.Texts;
import offramp.model.Model;
import org.junit.jupiter.api.Test;

/// Which unknown goes along with a difference.
class RankCorrelationTest {
  private static final int DRAWS = 400;
  private static final Model MODEL =
      Texts.model(
          """
          unknown pace = 0.1 to 0.3 per day
          unknown push = Uniform(0, 1)
          flag here
          event come when not here rate pace * push then here = true
          outcome arrived when here
          """);

  private static List<RankCorrelation> bearings(double[] differences) {
    return new RankCorrelation.Table(List.of(MODEL), DRAWS, 1).of(differences);
  }

  @Test
  void unknownOfWhichTheDifferenceIsAFunctionGoesAlongWithIt() {
    double[] push = Drawn.of(MODEL, DRAWS, 1)[1];
    List<RankCorrelation> found = bearings(Arrays.stream(push).map(x -> -x * x * x).toArray());
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().unknown()).isEqualTo("push");
    assertThat(found.getFirst().correlation()).isCloseTo(-1, within(1e-12));
  }

  @Test
  void differenceThatDoesNotVaryGoesAlongWithNothing() {
    assertThat(bearings(new double[DRAWS])).isEmpty();
  }

  @Test
  void ranksOfEqualValuesAreShared() {
    // half of the draws alike: of ranks 0 to n - 1 against two blocks the correlation is sqrt(3/4)
    double[] push = Drawn.of(MODEL, DRAWS, 1)[1];
    double[] sorted = push.clone();
    Arrays.sort(sorted);
    double[] halves = Arrays.stream(push).map(x -> x >= sorted[DRAWS / 2] ? 1 : 0).toArray();
    double expected = Math.sqrt(0.75 * DRAWS * DRAWS / ((double) DRAWS * DRAWS - 1));
    assertThat(bearings(halves).getFirst().correlation()).isCloseTo(expected, within(1e-12));
  }
}
