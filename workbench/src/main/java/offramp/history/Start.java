package offramp.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import offramp.simulate.Team;

/// Where chains begin, and how they move: the normal law that the posterior of what cases share is
/// near to (Tierney and Kadane, JASA 81:82, 1986).
///
/// The mode is found by steps whose curvature comes from the scores of the cases (Berndt, Hall,
/// Hall and Hausman, Ann. Econ. Soc. Meas. 3:653, 1974), each as long as it climbs; there the
/// curvature comes from second differences.
///
/// All on normal scores, of which the prior is standard normal.
final class Start {
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

  private final List<Cases> cases;
  private final Team team;
  private final double[] mode;
  private Places places;
  private double[][] information;
  private double[] before;
  private double[] slopeBefore;
  private double climbed = Double.POSITIVE_INFINITY;

  private Start(List<Cases> cases, Team team, double[] from) {
    this.cases = cases;
    this.team = team;
    this.mode = from.clone();
    this.places = cases.getFirst().untold();
    this.information = Matrix.identity(from.length);
    this.before = mode.clone();
    this.slopeBefore = new double[from.length];
  }

  /// {@return where chains begin}
  ///
  /// @param cases the same for each thread of the team
  /// @param from a point at which all cases can have happened
  static Start of(List<Cases> cases, Team team, double[] from) {
    Start start = new Start(cases, team, from);
    boolean climbs = true;
    for (int round = 0; climbs && round < ROUNDS; round++) {
      climbs = start.round(round < ROUGH);
    }
    start.curve();
    return start;
  }

  /// {@return about how often all cases are followed on the way}
  ///
  /// @param size how many unknowns are shared
  static long passes(long size) {
    return USUAL_ROUNDS * (size + HALVES) + size * (size + 3) / 2;
  }

  /// {@return where what each case has of its own lies}
  Places places() {
    return places;
  }

  /// {@return moves about the mode}
  Proposal proposal() {
    return new Proposal(mode, Matrix.inverse(information));
  }

  private double[] moved(double... by) {
    double[] to = mode.clone();
    for (int i = 0; i < by.length; i++) {
      to[i] += by[i];
    }
    return to;
  }

  private double[] aside(int dimension, double by) {
    double[] to = mode.clone();
    to[dimension] += by;
    return to;
  }

  /// {@return the logarithms of the likelihoods of all cases at each point}
  private double[][] logs(List<double[]> points, Places seen) {
    double[][] logs = new double[points.size()][];
    team.each(
        team.size(),
        thread -> {
          for (int i = thread; i < logs.length; i += team.size()) {
            logs[i] = cases.get(thread).logs(points.get(i), seen);
          }
        });
    return logs;
  }

  /// {@return the logarithm of the posterior at each point, up to a constant}
  private double[] heights(List<double[]> points, Places seen) {
    double[][] logs = logs(points, seen);
    double[] heights = new double[logs.length];
    Arrays.setAll(heights, i -> Matrix.sum(logs[i]) + Prior.independent(points.get(i)));
    return heights;
  }

  /// A step by rough curvature: that of the scores at first, then as the slopes bend from step to
  /// step.
  ///
  /// @return whether there is more to climb
  private boolean round(boolean rough) {
    if (climbed < STEEP) {
      places = places.fine();
    }
    places = cases.getFirst().moved(mode, places);
    double[][] slopes = slopes();
    double[] slope = new double[mode.length];
    Arrays.setAll(slope, i -> Matrix.sum(slopes[i]) - mode[i]);
    if (rough) {
      information = information(slopes);
    } else {
      bend(Matrix.less(mode, before), Matrix.less(slopeBefore, slope));
    }
    before = mode.clone();
    slopeBefore = slope;
    climbed = climb(slope);
    return climbed > SETTLED || rough;
  }

  /// The curvature as it must be when the slope fell so on a step (Broyden, Fletcher, Goldfarb and
  /// Shanno; Nocedal & Wright, Numerical Optimization, 2nd edition, 2006, 6.19).
  private void bend(double[] step, double[] fell) {
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
    List<double[]> points = new ArrayList<>(List.of(mode));
    for (int i = 0; i < mode.length; i++) {
      points.add(aside(i, NEAR));
    }
    double[][] logs = logs(points, places);
    double[][] slopes = new double[mode.length][logs[0].length];
    for (int i = 0; i < mode.length; i++) {
      for (int c = 0; c < logs[0].length; c++) {
        double slope = (logs[i + 1][c] - logs[0][c]) / NEAR;
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
    List<double[]> points = new ArrayList<>(List.of(mode.clone()));
    for (int half = 0; half < HALVES; half++) {
      double by = FARTHEST * Math.pow(0.5, half);
      points.add(moved(Arrays.stream(step).map(each -> by * each).toArray()));
    }
    double[] heights = heights(points, places);
    int best = 0;
    for (int i = 1; i < heights.length; i++) {
      best = heights[i] > heights[best] ? i : best;
    }
    System.arraycopy(points.get(best), 0, mode, 0, mode.length);
    return heights[best] - heights[0];
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
    List<double[]> points = new ArrayList<>(List.of(mode));
    for (int i = 0; i < size; i++) {
      points.add(aside(i, step[i]));
      points.add(aside(i, -step[i]));
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        double[] both = aside(i, step[i]);
        both[j] += step[j];
        points.add(both);
      }
    }
    double[] heights = heights(points, seen);
    double[][] bend = new double[size][size];
    int next = 1 + 2 * size;
    for (int i = 0; i < size; i++) {
      double up = heights[1 + 2 * i];
      bend[i][i] = (2 * heights[0] - up - heights[2 + 2 * i]) / (step[i] * step[i]);
      for (int j = 0; j < i; j++) {
        double both = heights[next++];
        bend[i][j] = (up + heights[1 + 2 * j] - both - heights[0]) / (step[i] * step[j]);
        bend[j][i] = bend[i][j];
      }
    }
    return bend;
  }

  /// {@return how what each case has of its own follows, by what moves it from the mode}
  private Places following(double[] step) {
    Places here = cases.getFirst().moved(mode, places.fine());
    Places[] there = new Places[step.length];
    team.each(
        team.size(),
        thread -> {
          for (int i = thread; i < there.length; i += team.size()) {
            there[i] = cases.get(thread).moved(aside(i, step[i]), here);
          }
        });
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
