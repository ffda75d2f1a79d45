package offramp.history;

import offramp.random.Stream;

/// Moves about a cloud of points that leave its normal law as it is: towards its mean by a little,
/// and aside by as much (Neal, Regression and classification using Gaussian process priors, 1999;
/// Cotter, Roberts, Stuart & White, Stat. Sci. 28:424, 2013).
///
/// The covariance is that of the cloud, drawn towards its diagonal where there are few points for
/// so many dimensions, and a little wider.
final class Proposal {
  private static final double WIDER = 1.2;
  private static final double LEAST = 1e-8;

  private final double[] mean;

  /// The lower triangle whose square is the covariance.
  private final double[][] root;

  Proposal(double[][] cloud) {
    int size = cloud[0].length;
    this.mean = new double[size];
    for (double[] point : cloud) {
      for (int i = 0; i < size; i++) {
        mean[i] += point[i] / cloud.length;
      }
    }
    this.root = Matrix.root(covariance(cloud));
  }

  /// @param covariance of the normal law about `mean`
  Proposal(double[] mean, double[][] covariance) {
    this.mean = mean.clone();
    this.root = Matrix.root(covariance);
  }

  double[] mean() {
    return mean.clone();
  }

  private double[][] covariance(double[][] cloud) {
    int size = mean.length;
    double kept = (double) cloud.length / (cloud.length + size);
    double[][] covariance = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (double[] point : cloud) {
          sum += (point[i] - mean[i]) * (point[j] - mean[j]);
        }
        covariance[i][j] = WIDER * sum / cloud.length * (i == j ? 1 : kept);
      }
      covariance[i][i] += LEAST;
    }
    return covariance;
  }

  /// {@return a point from `from`}
  ///
  /// @param step from 0, where it stays, to 1, where it forgets
  double[] move(double[] from, double step, Stream dice) {
    int size = mean.length;
    double[] noise = new double[size];
    for (int i = 0; i < size; i++) {
      noise[i] = Prior.score(dice.uniform());
    }
    double stay = Math.sqrt(1 - step * step);
    double[] to = new double[size];
    for (int i = 0; i < size; i++) {
      double aside = 0;
      for (int j = 0; j <= i; j++) {
        aside += root[i][j] * noise[j];
      }
      to[i] = mean[i] + stay * (from[i] - mean[i]) + step * aside;
    }
    return to;
  }

  /// {@return the logarithm of the density of the cloud's normal law, up to a constant}
  double log(double[] at) {
    double[] solved = new double[mean.length];
    double sum = 0;
    for (int i = 0; i < solved.length; i++) {
      double rest = at[i] - mean[i];
      for (int j = 0; j < i; j++) {
        rest -= root[i][j] * solved[j];
      }
      solved[i] = rest / root[i][i];
      sum -= solved[i] * solved[i] / 2;
    }
    return sum;
  }
}
