package offramp.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class SobolPointsTest {
  /// The first points in five dimensions, from scipy 1.17.1, `qmc.Sobol(5, scramble=False)`.
  @Test
  void firstPointsAreThoseOfJoeAndKuo() {
    double[][] expected = {
      {0, 0, 0, 0, 0},
      {0.5, 0.5, 0.5, 0.5, 0.5},
      {0.75, 0.25, 0.25, 0.25, 0.75},
      {0.25, 0.75, 0.75, 0.75, 0.25},
      {0.375, 0.375, 0.625, 0.875, 0.375}
    };
    SobolPoints points = SobolPoints.plain(5);

    for (int i = 0; i < expected.length; i++) {
      for (int d = 0; d < 5; d++) {
        assertThat(points.at(i, d)).isEqualTo(expected[i][d]);
      }
    }
  }

  @Test
  void everySliceOfEveryCoordinateHoldsOnePoint() {
    int dimensions = SobolPoints.MOST_DIMENSIONS;
    int many = 1 << 10;
    SobolPoints points = SobolPoints.scrambled(dimensions, Key.of(3));

    for (int d = 0; d < dimensions; d++) {
      BitSet slices = new BitSet();
      for (int i = 0; i < many; i++) {
        slices.set((int) (points.at(i, d) * many));
      }
      assertThat(slices.cardinality()).as("dimension %s", d).isEqualTo(many);
    }
  }

  /// The integral of the product of 1 + (x - 1/2) over 12 dimensions is 1; plain chance would be
  /// off by about (13/12)^6 / 128 = 0.01.
  @Test
  void aSmoothIntegralIsFarCloserThanByChance() {
    SobolPoints points = SobolPoints.scrambled(12, Key.of(1));
    double sum = 0;
    int many = 1 << 14;
    for (int i = 0; i < many; i++) {
      double product = 1;
      for (int d = 0; d < 12; d++) {
        product *= points.at(i, d) + 0.5;
      }
      sum += product;
    }

    assertThat(sum / many).isCloseTo(1, within(1e-3));
  }

  @Test
  void dimensionDoesNotDependOnHowManyThereAre() {
    SobolPoints few = SobolPoints.scrambled(3, Key.of(9));
    SobolPoints more = SobolPoints.scrambled(40, Key.of(9));

    assertThat(few.at(12_345, 2)).isEqualTo(more.at(12_345, 2));
    assertThat(few.at(12_345, 2)).isNotEqualTo(SobolPoints.scrambled(3, Key.of(10)).at(12_345, 2));
  }

  @Test
  void moreDimensionsThanThereAreNumbersForAreRefused() {
    assertThatThrownBy(() -> SobolPoints.scrambled(513, Key.of(1)))
        .hasMessage("dimensions (513) is not between 1 and 512");
  }
}
