package offramp.history;

import java.util.ArrayList;
import java.util.List;

/// The search for a [Start].
///
/// The mode is found by Fisher scoring in which what cases have of their own is drawn, not fixed
/// (Delyon, Lavielle and Moulines, Ann. Stat. 27:94, 1999); on the way there the curvature comes
/// from the scores of the cases (Berndt, Hall, Hall and Hausman, Ann. Econ. Soc. Meas. 3:653,
/// 1974), at the end from second differences, less what is not known because own unknowns are not
/// (Louis, JRSS B 44:226, 1982).
///
/// All on normal scores, of which the prior is standard normal.
final class Ascent {
  private static final int ROUNDS = 8;
  private static final int LOOKS = 4;
  private static final int DRAWS = 20;
  private static final int OWN = 4;
  private static final double LONGEST = 0.5;

  private final Chain chain;
  private final double[] mode;
  private double[][] mine;
  private double[][] covariance;
  private Following following;

  private Ascent(Chain chain, double[] from) {
    this.chain = chain;
    this.mode = from.clone();
    this.mine = chain.mine();
    this.covariance = new double[from.length][from.length];
    this.following = new Following(from, mine, new double[0][][], new double[0][][]);
  }

  /// {@return where chains begin}
  ///
  /// @param chain that searches, and goes on from where it got
  /// @param from a point at which all cases can have happened
  static Start of(Chain chain, double[] from) {
    Ascent ascent = new Ascent(chain, from);
    chain.set(from);
    for (int round = 0; round < ROUNDS; round++) {
      ascent.round();
    }
    for (int look = 0; look < LOOKS; look++) {
      ascent.look(look == LOOKS - 1);
    }
    return new Start(
        ascent.mode,
        ascent.covariance,
        ascent.mine,
        ascent.following,
        new Start.Passed(chain.steps(), chain.sweeps()));
  }

  /// Draws what cases have of their own anew.
  ///
  /// @return the slopes there
  private double[][] drawn() {
    for (int i = 0; i < OWN; i++) {
      chain.own(true);
    }
    mine = chain.mine();
    return new Curvature(chain, mode, mine).slopes();
  }

  /// A step on the way, by rough curvature.
  private void round() {
    double[][] slopes = drawn();
    covariance = Matrix.inverse(information(slopes));
    step(slopes);
  }

  /// Looks around at one point, and makes the step that is left.
  private void look(boolean last) {
    List<double[][]> slopes = new ArrayList<>();
    List<double[][]> mines = new ArrayList<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      slopes.add(drawn());
      mines.add(mine);
    }
    curve(slopes);
    if (last) {
      following = new Curvature(chain, mode, mean(mines)).following();
    }
    step(mean(slopes));
  }

  private void step(double[][] slopes) {
    int size = mode.length;
    double[] change = new double[size];
    for (int i = 0; i < size; i++) {
      double slope = Matrix.sum(slopes[i]) - mode[i];
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
  private void curve(List<double[][]> slopes) {
    double[][] complete = new Curvature(chain, mode, mine).complete();
    double[][] missing = missing(slopes);
    for (int tenths = 10; tenths >= 0; tenths--) {
      double[][] information = new double[mode.length][mode.length];
      for (int i = 0; i < mode.length; i++) {
        for (int j = 0; j < mode.length; j++) {
          information[i][j] = complete[i][j] - tenths / 10.0 * missing[i][j];
        }
      }
      if (Matrix.positive(information)) {
        covariance = Matrix.inverse(information);
        return;
      }
    }
  }

  /// {@return the covariance of the slopes over draws of what cases have of their own}
  private static double[][] missing(List<double[][]> slopes) {
    double[][] mean = mean(slopes);
    double[][] missing = new double[mean.length][mean.length];
    for (double[][] each : slopes) {
      for (int i = 0; i < mean.length; i++) {
        for (int j = 0; j < mean.length; j++) {
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

  private static double[][] information(double[][] slopes) {
    int size = slopes.length;
    double[][] information = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = i == j ? 1 : 0;
        for (int c = 0; c < slopes[i].length; c++) {
          sum += slopes[i][c] * slopes[j][c];
        }
        information[i][j] = sum;
        information[j][i] = sum;
      }
    }
    return information;
  }
}
