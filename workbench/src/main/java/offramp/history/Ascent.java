package offramp.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The search for a [Start].
///
/// The mode is found by steps whose curvature comes from the scores of the cases (Berndt, Hall,
/// Hall and Hausman, Ann. Econ. Soc. Meas. 3:653, 1974), then from how slopes change on the way,
/// each as long as it climbs; there the curvature comes from second differences.
///
/// All on normal scores, of which the prior is standard normal.
final class Ascent {
  private static final int ROUNDS = 60;
  private static final int USUAL_ROUNDS = 10;
  private static final int ROUGH = 3;
  private static final int HALVES = 8;
  private static final double FARTHEST = 4;
  private static final double NEAR = 0.001;
  private static final double FAR = 0.3;
  private static final double LONGEST = 0.7;
  private static final double LEAST_BEND = 0.01;
  private static final double STEEP = 10;
  private static final double SETTLED = 0.05;

  private final Cases cases;
  private final double[] mode;
  private Places places;
  private double[][] information;
  private double[] before;
  private double[] slopeBefore;
  private double climbed = Double.POSITIVE_INFINITY;

  private Ascent(Cases cases, double[] from) {
    this.cases = cases;
    this.mode = from.clone();
    this.places = cases.untold();
    this.information = Matrix.identity(from.length);
    this.before = mode.clone();
    this.slopeBefore = new double[from.length];
  }

  /// {@return where chains begin}
  ///
  /// @param from a point at which all cases can have happened
  static Start of(Cases cases, double[] from) {
    Ascent ascent = new Ascent(cases, from);
    boolean climbs = true;
    for (int round = 0; climbs && round < ROUNDS; round++) {
      climbs = ascent.round(round < ROUGH);
    }
    ascent.curve();
    return new Start(ascent.mode, ascent.information, ascent.places);
  }

  /// {@return about how often all cases are followed on the way}
  ///
  /// @param size how many unknowns are shared
  static long passes(long size) {
    return USUAL_ROUNDS * (size + HALVES) + size * (size + 3) / 2;
  }

  private double[] aside(int dimension, double by) {
    double[] to = mode.clone();
    to[dimension] += by;
    return to;
  }

  /// {@return the logarithm of the posterior, up to a constant}
  private double height(double[] at, Places seen) {
    return Matrix.sum(cases.logs(at, seen)) + Prior.independent(at);
  }

  /// A step by rough curvature: that of the scores at first, then as the slopes bend from step to
  /// step.
  ///
  /// @return whether there is more to climb
  private boolean round(boolean rough) {
    if (climbed < STEEP) {
      places = places.fine();
    }
    places = cases.moved(mode, places);
    double[][] slopes = slopes();
    double[] slope = new double[mode.length];
    Arrays.setAll(slope, i -> Matrix.sum(slopes[i]) - mode[i]);
    if (rough) {
      information = information(slopes);
    } else {
      learn(Matrix.less(mode, before), Matrix.less(slopeBefore, slope));
    }
    before = mode.clone();
    slopeBefore = slope;
    climbed = climb(slope);
    return climbed > SETTLED || rough;
  }

  /// The curvature as it must be when the slope fell so on a step (Broyden, Fletcher, Goldfarb and
  /// Shanno; Nocedal & Wright, Numerical Optimization, 2nd edition, 2006, 6.19).
  private void learn(double[] step, double[] fell) {
    double[] flat = Matrix.product(information, step);
    double was = Matrix.product(step, flat);
    double is = Matrix.product(step, fell);
    if (!(is > LEAST_BEND * was)) {
      return;
    }
    for (int i = 0; i < step.length; i++) {
      for (int j = 0; j < step.length; j++) {
        information[i][j] += fell[i] * fell[j] / is - flat[i] * flat[j] / was;
      }
    }
  }

  /// {@return per shared unknown and case the slope of the logarithm of the likelihood}
  private double[][] slopes() {
    double[] here = cases.logs(mode, places);
    double[][] slopes = new double[mode.length][here.length];
    for (int i = 0; i < mode.length; i++) {
      double[] there = cases.logs(aside(i, NEAR), places);
      for (int c = 0; c < here.length; c++) {
        double slope = (there[c] - here[c]) / NEAR;
        slopes[i][c] = Double.isFinite(slope) ? slope : 0;
      }
    }
    return slopes;
  }

  private static double[][] information(double[][] slopes) {
    int size = slopes.length;
    double[][] information = Matrix.identity(size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        information[i][j] += Matrix.product(slopes[i], slopes[j]);
      }
    }
    return information;
  }

  /// Goes uphill.
  ///
  /// @return by how much it came higher
  private double climb(double[] slope) {
    double[][] covariance = Matrix.inverse(information);
    double[] step = new double[mode.length];
    Arrays.setAll(step, i -> Math.clamp(Matrix.product(covariance[i], slope), -LONGEST, LONGEST));
    double here = height(mode, places);
    double highest = here;
    double[] best = mode.clone();
    for (int half = 0; half < HALVES; half++) {
      double by = FARTHEST * Math.pow(0.5, half);
      double[] to = mode.clone();
      Arrays.setAll(to, i -> mode[i] + by * step[i]);
      double height = height(to, places);
      best = height > highest ? to : best;
      highest = Math.max(highest, height);
    }
    System.arraycopy(best, 0, mode, 0, mode.length);
    return highest - here;
  }

  /// The curvature at the mode, seen finely only if it is coarsely not that of a peak; where it is
  /// not even then, the rough one stays.
  private void curve() {
    double[] step = new double[mode.length];
    Arrays.setAll(step, i -> FAR / Math.sqrt(information[i][i]));
    places = following(step);
    for (Places seen : List.of(places.coarse(), places)) {
      double[][] bend = bend(step, seen);
      if (Matrix.positive(bend)) {
        information = bend;
        return;
      }
    }
  }

  /// {@return the curvature by second differences}
  private double[][] bend(double[] step, Places seen) {
    int size = mode.length;
    double here = height(mode, seen);
    double[] up = new double[size];
    Arrays.setAll(up, i -> height(aside(i, step[i]), seen));
    double[][] bend = new double[size][size];
    for (int i = 0; i < size; i++) {
      double down = height(aside(i, -step[i]), seen);
      bend[i][i] = (2 * here - up[i] - down) / (step[i] * step[i]);
      for (int j = 0; j < i; j++) {
        double[] aside = aside(i, step[i]);
        aside[j] += step[j];
        bend[i][j] = (up[i] + up[j] - height(aside, seen) - here) / (step[i] * step[j]);
        bend[j][i] = bend[i][j];
      }
    }
    return bend;
  }

  /// {@return how what each case has of its own follows, by what moves it from the mode}
  private Places following(double[] step) {
    Places here = cases.moved(mode, places.fine());
    Places[] there = new Places[step.length];
    Arrays.setAll(there, i -> cases.moved(aside(i, step[i]), here));
    List<Place> following = new ArrayList<>();
    for (int c = 0; c < here.there().size(); c++) {
      Place place = here.there().get(c);
      double[][] pull = new double[place.mean().length][step.length];
      for (int l = 0; l < pull.length; l++) {
        for (int i = 0; i < step.length; i++) {
          pull[l][i] = (there[i].there().get(c).mean()[l] - place.mean()[l]) / step[i];
        }
      }
      following.add(place.pulledBy(pull));
    }
    return new Places(here.rule(), mode.clone(), following);
  }
}
