package offramp.history;

import java.util.ArrayList;
import java.util.List;

/// Where chains begin, and how they move: the normal law that the posterior of what cases share is
/// near to, and how what each case has of its own follows.
///
/// The mode is found by Fisher scoring in which what cases have of their own is drawn, not fixed
/// (Delyon, Lavielle and Moulines, Ann. Stat. 27:94, 1999); on the way there the curvature comes
/// from the scores of the cases (Berndt, Hall, Hall and Hausman, Ann. Econ. Soc. Meas. 3:653,
/// 1974), at the end from second differences, less what is not known because own unknowns are not
/// (Louis, JRSS B 44:226, 1982). That the mean of an own unknown moves with a shared one by the
/// covariance of the first and the score of the second gives the moves of both together (as Yu and
/// Meng, J. Comput. Graph. Stat. 20:531, 2011, move between two ways to write one model).
///
/// All on normal scores, of which the prior is standard normal.
final class Start {
  private static final double STEP = 0.004;
  private static final int ROUNDS = 8;
  private static final int LOOKS = 2;
  private static final int DRAWS = 20;
  private static final int OWN = 4;
  private static final double FAR = 0.05;
  private static final double LONGEST = 0.5;

  private final Chain chain;
  private final double[] mode;
  private final List<double[][]> slopes = new ArrayList<>();
  private final List<double[][]> mines = new ArrayList<>();
  private double[][] covariance;

  private Start(Chain chain, double[] from) {
    this.chain = chain;
    this.mode = from.clone();
    this.covariance = new double[from.length][from.length];
  }

  /// {@return where chains begin}
  ///
  /// @param from a point at which all cases can have happened
  static Start of(Chain chain, double[] from) {
    Start start = new Start(chain, from);
    chain.set(from);
    for (int round = 0; round < ROUNDS; round++) {
      start.round();
    }
    for (int look = 0; look < LOOKS; look++) {
      start.look();
    }
    return start;
  }

  double[] mode() {
    return mode.clone();
  }

  double[][] covariance() {
    return covariance.clone();
  }

  /// {@return what each case has of its own at the end of the search}
  double[][] mine() {
    return mines.getLast();
  }

  /// Draws what cases have of their own anew, and takes note of it and of the slopes there.
  private double[][] drawn() {
    for (int i = 0; i < OWN; i++) {
      chain.own(true);
    }
    double[][] scores = scores();
    slopes.add(scores);
    mines.add(chain.mine());
    return scores;
  }

  /// A step on the way, by rough curvature.
  private void round() {
    slopes.clear();
    mines.clear();
    double[][] scores = drawn();
    covariance = Matrix.inverse(information(scores));
    step(scores);
  }

  /// Looks around at one point, and makes the step that is left.
  private void look() {
    slopes.clear();
    mines.clear();
    for (int draw = 0; draw < DRAWS; draw++) {
      drawn();
    }
    curve();
    step(mean(slopes));
  }

  private void step(double[][] scores) {
    int size = mode.length;
    double[] change = new double[size];
    for (int i = 0; i < size; i++) {
      double slope = Matrix.sum(scores[i]) - mode[i];
      for (int j = 0; j < size; j++) {
        change[j] += covariance[j][i] * slope;
      }
    }
    for (int i = 0; i < size; i++) {
      mode[i] += Math.clamp(change[i], -LONGEST, LONGEST);
    }
    chain.set(mode);
  }

  /// The covariance at the mode; where what is not known would leave nothing, less of it is taken
  /// off.
  private void curve() {
    double[][] complete = complete();
    double[][] missing = missing();
    for (double part = 1; part >= 0; part -= 0.1) {
      double[][] information = complete.clone();
      for (int i = 0; i < mode.length; i++) {
        information[i] = complete[i].clone();
        for (int j = 0; j < mode.length; j++) {
          information[i][j] -= part * missing[i][j];
        }
      }
      if (Matrix.positive(information)) {
        covariance = Matrix.inverse(information);
        return;
      }
    }
  }

  private double total(double[] at) {
    return Matrix.sum(chain.logs(at));
  }

  /// {@return the curvature if own unknowns were known, that of the prior with it}
  private double[][] complete() {
    int size = mode.length;
    double here = total(mode);
    double[] aside = new double[size];
    for (int i = 0; i < size; i++) {
      aside[i] = total(moved(i, i, 1, 0));
    }
    double[][] complete = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double both =
            i == j
                ? aside[i] + total(moved(i, i, -1, 0)) - 2 * here
                : total(moved(i, j, 1, 1)) - aside[i] - aside[j] + here;
        complete[i][j] = -both / (FAR * FAR) + (i == j ? 1 : 0);
        complete[j][i] = complete[i][j];
      }
    }
    return complete;
  }

  private double[] moved(int i, int j, double one, double other) {
    double[] to = mode.clone();
    to[i] += one * FAR;
    to[j] += other * FAR;
    return to;
  }

  /// {@return the covariance of the scores over draws of what cases have of their own}
  private double[][] missing() {
    int size = mode.length;
    double[][] mean = mean(slopes);
    double[][] missing = new double[size][size];
    for (double[][] each : slopes) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          double sum = 0;
          for (int c = 0; c < mean[i].length; c++) {
            sum += (each[i][c] - mean[i][c]) * (each[j][c] - mean[j][c]);
          }
          missing[i][j] += sum / (slopes.size() - 1.0);
        }
      }
    }
    return missing;
  }

  /// {@return per unknown and case the slope of the logarithm of the likelihood}
  private double[][] scores() {
    double[] here = chain.logs(mode);
    double[][] scores = new double[mode.length][here.length];
    for (int i = 0; i < mode.length; i++) {
      double[] aside = mode.clone();
      aside[i] += STEP;
      double[] there = chain.logs(aside);
      for (int c = 0; c < here.length; c++) {
        double slope = (there[c] - here[c]) / STEP;
        scores[i][c] = Double.isFinite(slope) ? slope : 0;
      }
    }
    return scores;
  }

  private static double[][] mean(List<double[][]> all) {
    double[][] mean = new double[all.getFirst().length][];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = new double[all.getFirst()[i].length];
      for (double[][] each : all) {
        for (int c = 0; c < mean[i].length; c++) {
          mean[i][c] += each[i][c] / all.size();
        }
      }
    }
    return mean;
  }

  private static double[][] information(double[][] scores) {
    int size = scores.length;
    double[][] information = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = i == j ? 1 : 0;
        for (int c = 0; c < scores[i].length; c++) {
          sum += scores[i][c] * scores[j][c];
        }
        information[i][j] = sum;
        information[j][i] = sum;
      }
    }
    return information;
  }

  /// How an own unknown follows the shared ones, the same in every case: by a shift and a stretch.
  ///
  /// @param shift per own and shared unknown
  /// @param stretch the same, of the logarithm
  record Following(double[][] shift, double[][] stretch) {}

  /// {@return how own unknowns follow, found from what was drawn}
  Following following() {
    int own = mines.getFirst().length == 0 ? 0 : mines.getFirst()[0].length;
    double[][] shift = new double[own][mode.length];
    double[][] stretch = new double[own][mode.length];
    double[][] means = mean(mines);
    double[][] slope = mean(slopes);
    for (int l = 0; l < own; l++) {
      for (int j = 0; j < mode.length; j++) {
        double[] line = line(l, j, means, slope);
        shift[l][j] = line[0];
        stretch[l][j] = line[1];
      }
    }
    return new Following(shift, stretch);
  }

  /// A line through the covariances of all cases, against where their own unknown lies.
  ///
  /// @return where it meets 0, and how steep it is
  private double[] line(int l, int j, double[][] means, double[][] slope) {
    int cases = means.length;
    double sum = 0;
    double sumX = 0;
    double squares = 0;
    double products = 0;
    for (int c = 0; c < cases; c++) {
      double covariance = 0;
      for (int s = 0; s < mines.size(); s++) {
        covariance += (mines.get(s)[c][l] - means[c][l]) * (slopes.get(s)[j][c] - slope[j][c]);
      }
      covariance /= mines.size() - 1.0;
      sum += covariance;
      sumX += means[c][l];
      squares += means[c][l] * means[c][l];
      products += covariance * means[c][l];
    }
    double spread = squares - sumX * sumX / cases + 1;
    double steep = (products - sum * sumX / cases) / spread;
    return new double[] {(sum - steep * sumX) / cases, steep};
  }
}
