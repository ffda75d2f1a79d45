package offramp.explore;

import java.util.Arrays;

/// What a model gave at each row of a design.
///
/// @param values per row, such as the share of histories in which something happened
/// @param noise per row, the squared standard error of the value by dice that no two rows share; 0
///   where there are no dice
public record Evaluations(double[] values, double[] noise) {
  public Evaluations {
    if (values.length != noise.length) {
      throw new IllegalArgumentException(
          "values (%s) are not as many as noise (%s)".formatted(values.length, noise.length));
    }
  }

  /// {@return values without any noise}
  public static Evaluations exact(double[] values) {
    return new Evaluations(values, new double[values.length]);
  }

  /// {@return how many rows there are}
  public int rows() {
    return values.length;
  }

  double mean() {
    return Arrays.stream(values).sum() / values.length;
  }

  void sizedAs(Design design) {
    if (values.length != design.rows()) {
      throw new IllegalArgumentException(
          "values (%s) are not as many as the rows of the design (%s)"
              .formatted(values.length, design.rows()));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Evaluations(double[] theirs, double[] noises)
        && Arrays.equals(values, theirs)
        && Arrays.equals(noise, noises);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + Arrays.hashCode(noise);
  }

  @Override
  public String toString() {
    return "Evaluations" + Arrays.toString(values) + Arrays.toString(noise);
  }
}
