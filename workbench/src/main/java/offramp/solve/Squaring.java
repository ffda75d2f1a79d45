package offramp.solve;

import java.util.Arrays;
import offramp.solve.Passed.Wanted;

/// The distribution of a small chain over time from its matrix of transition probabilities, which
/// is made for a short time and then squared: the work grows with the logarithm of time.
///
/// Every sum has terms of one sign. Rows are brought back to sum 1 after each squaring, and a large
/// diagonal is taken as 1 less the rest, so that rounding does not double with the time (in the
/// manner of Xue & Ye, Math. Comp. 82:1577, 2013). The error is that between two runs that begin at
/// different times.
final class Squaring {
  /// The most states it takes.
  static final int MOST_STATES = 300;

  private static final int TERMS = 60;

  private final double[][] rates;
  private final double fastest;

  private Squaring(Flow flow) {
    int size = flow.size();
    rates = new double[size][size];
    fastest = flow.fastest();
    int[] first = flow.incoming().first();
    for (int target = 0; target < size; target++) {
      for (int at = first[target]; at < first[target + 1]; at++) {
        rates[flow.incoming().source()[at]][target] += flow.rate()[at];
      }
    }
  }

  /// {@return what is read while `start` goes through the piece}
  static Passed pass(Flow flow, double[] start, Gauge gauge, Wanted wanted) {
    Squaring squaring = new Squaring(flow);
    Passed one = squaring.pass(start, gauge, wanted, 0);
    Passed other = squaring.pass(start, gauge, wanted, 3);
    double error = 0;
    for (int report = 0; report < one.readings().length; report++) {
      for (int set = 0; set < gauge.sets().size(); set++) {
        double a = one.readings()[report][set];
        double b = other.readings()[report][set];
        error = Math.max(error, a == b ? 0 : 2 * Math.abs(a - b) / Math.max(a, b));
      }
    }
    return new Passed(one.readings(), one.end(), error + 1e-12);
  }

  private Passed pass(double[] start, Gauge gauge, Wanted wanted, int more) {
    double[] now = start;
    double at = 0;
    double known = -1;
    double[][] matrix = {};
    double[] times = Arrays.copyOf(wanted.offsets(), wanted.offsets().length + 1);
    times[times.length - 1] = wanted.days();
    double[][] readings = new double[times.length - 1][gauge.size()];
    for (int i = 0; i < times.length; i++) {
      double days = times[i] - at;
      if (Math.abs(days - known) > 1e-12 * days) {
        matrix = transition(days, more);
        known = days;
      }
      now = days > 0 ? times(now, matrix) : now;
      at = times[i];
      if (i < readings.length) {
        gauge.read(now, readings[i]);
      }
    }
    return new Passed(readings, now, 0);
  }

  /// {@return the probabilities to go from each state to each in `days`}
  private double[][] transition(double days, int more) {
    int squarings = Math.max(0, Math.getExponent(fastest * days) + 2) + more;
    double[][] matrix = brief(days * Math.pow(2, -squarings));
    for (int i = 0; i < squarings; i++) {
      matrix = times(matrix, matrix);
      balance(matrix);
    }
    return matrix;
  }

  private double[][] brief(double days) {
    int size = rates.length;
    double[][] jump = new double[size][size];
    for (int row = 0; row < size; row++) {
      double exit = 0;
      for (int column = 0; column < size; column++) {
        jump[row][column] = rates[row][column] / (2 * fastest);
        exit += rates[row][column];
      }
      jump[row][row] = 1 - exit / (2 * fastest);
    }
    Poisson law = Poisson.of(2 * fastest * days);
    double[][] power = new double[size][size];
    double[][] sum = new double[size][size];
    for (int row = 0; row < size; row++) {
      power[row][row] = 1;
    }
    for (int term = 0; term < TERMS && law.weight(term) > 0; term++) {
      for (int row = 0; row < size; row++) {
        for (int column = 0; column < size; column++) {
          sum[row][column] += law.weight(term) * power[row][column];
        }
      }
      power = times(power, jump);
    }
    balance(sum);
    return sum;
  }

  private static void balance(double[][] matrix) {
    for (int row = 0; row < matrix.length; row++) {
      double others = 0;
      for (int column = 0; column < matrix.length; column++) {
        others += column == row ? 0 : matrix[row][column];
      }
      if (others < 0.5) {
        matrix[row][row] = 1 - others;
      } else {
        double sum = others + matrix[row][row];
        for (int column = 0; column < matrix.length; column++) {
          matrix[row][column] /= sum;
        }
      }
    }
  }

  private static double[][] times(double[][] left, double[][] right) {
    double[][] product = new double[left.length][];
    for (int row = 0; row < left.length; row++) {
      product[row] = times(left[row], right);
    }
    return product;
  }

  private static double[] times(double[] left, double[][] right) {
    double[] product = new double[right.length];
    for (int i = 0; i < right.length; i++) {
      double factor = left[i];
      if (factor != 0) {
        double[] row = right[i];
        for (int column = 0; column < product.length; column++) {
          product[column] += factor * row[column];
        }
      }
    }
    return product;
  }
}
