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
        error = Math.max(error, apart(a, b));
      }
    }
    for (int set = 0; set < one.sums().length; set++) {
      error = Math.max(error, apart(one.sums()[set], other.sums()[set]));
    }
    return new Passed(one.readings(), one.end(), one.sums(), error + 1e-12);
  }

  private static double apart(double a, double b) {
    return a == b ? 0 : 2 * Math.abs(a - b) / Math.max(a, b);
  }

  private Passed pass(double[] start, Gauge gauge, Wanted wanted, int more) {
    double[] now = start;
    double at = 0;
    double known = -1;
    Matrices matrices = new Matrices(new double[0][], new double[0][]);
    double[] sums = new double[wanted.sums() ? gauge.sets().size() : 0];
    double[] masses = new double[gauge.size()];
    double[] times = Arrays.copyOf(wanted.offsets(), wanted.offsets().length + 1);
    times[times.length - 1] = wanted.days();
    double[][] readings = new double[times.length - 1][gauge.size()];
    for (int i = 0; i < times.length; i++) {
      double days = times[i] - at;
      if (Math.abs(days - known) > 1e-12 * days) {
        matrices = transition(days, more, wanted.sums());
        known = days;
      }
      if (wanted.sums() && days > 0) {
        gauge.read(times(now, matrices.spent()), masses);
        for (int set = 0; set < sums.length; set++) {
          sums[set] += masses[set];
        }
      }
      now = days > 0 ? times(now, matrices.matrix()) : now;
      at = times[i];
      if (i < readings.length) {
        gauge.read(now, readings[i]);
      }
    }
    return new Passed(readings, now, sums, 0);
  }

  /// What a time does: the probabilities to go from each state to each, and the days spent in each
  /// on the way if they are wanted.
  private record Matrices(double[][] matrix, double[][] spent) {}

  private Matrices transition(double days, int more, boolean sums) {
    int squarings = Math.max(0, Math.getExponent(fastest * days) + 2) + more;
    Matrices brief = brief(days * Math.pow(2, -squarings));
    double[][] matrix = brief.matrix();
    double[][] spent = brief.spent();
    for (int i = 0; i < squarings; i++) {
      if (sums) {
        add(1, times(matrix, spent), spent);
      }
      matrix = times(matrix, matrix);
      balance(matrix);
    }
    return new Matrices(matrix, spent);
  }

  private Matrices brief(double days) {
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
    double[][] spent = new double[size][size];
    for (int row = 0; row < size; row++) {
      power[row][row] = 1;
    }
    for (int term = 0; term < TERMS && law.weight(term) > 0; term++) {
      add(law.weight(term), power, sum);
      add(law.tail(term) / (2 * fastest), power, spent);
      power = times(power, jump);
    }
    balance(sum);
    return new Matrices(sum, spent);
  }

  private static void add(double weight, double[][] from, double[][] to) {
    for (int row = 0; row < to.length; row++) {
      for (int column = 0; column < to.length; column++) {
        to[row][column] += weight * from[row][column];
      }
    }
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
