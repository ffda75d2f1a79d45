package offramp.history;

import java.util.Arrays;
import offramp.random.Stream;

/// Moves some of the dimensions of a point, the others as they are, so that a normal law stays as
/// it is: about the mean that they have there given the others. Dimensions that hang together move
/// together; a move of few is rarely refused.
final class Block {
  private final int[] dimensions;
  private final double[] mean;

  /// Per dimension of the block how its mean follows those outside of it.
  private final double[][] pull;

  private final Proposal aside;

  /// @param mean of all dimensions
  /// @param precision the inverse of their covariance
  Block(int[] dimensions, double[] mean, double[][] precision) {
    this.dimensions = dimensions.clone();
    this.mean = mean.clone();
    double[][] inside = new double[dimensions.length][dimensions.length];
    double[][] across = new double[dimensions.length][];
    for (int i = 0; i < dimensions.length; i++) {
      across[i] = precision[dimensions[i]].clone();
      for (int j = 0; j < dimensions.length; j++) {
        inside[i][j] = precision[dimensions[i]][dimensions[j]];
        across[i][dimensions[j]] = 0;
      }
    }
    double[][] covariance = Matrix.inverse(inside);
    this.pull = Matrix.product(covariance, across);
    this.aside = new Proposal(new double[dimensions.length], covariance);
  }

  /// {@return how far the block is from the mean that it has given the others}
  private double[] offset(double[] at) {
    double[] away = new double[mean.length];
    Arrays.setAll(away, i -> at[i] - mean[i]);
    double[] offset = new double[dimensions.length];
    Arrays.setAll(offset, i -> away[dimensions[i]] + Matrix.product(pull[i], away));
    return offset;
  }

  /// {@return a point from `from`}
  ///
  /// @param step from 0, where it stays, to 1, where it forgets
  double[] move(double[] from, double step, Stream dice) {
    double[] before = offset(from);
    double[] after = aside.move(before, step, dice);
    double[] to = from.clone();
    for (int i = 0; i < dimensions.length; i++) {
      to[dimensions[i]] += after[i] - before[i];
    }
    return to;
  }

  /// {@return the logarithm of the density of the normal law given the others, up to a constant}
  double log(double[] at) {
    return aside.log(offset(at));
  }
}
