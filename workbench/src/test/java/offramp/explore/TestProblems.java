package offramp.explore;

import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Problems of the literature with known fronts; for tests.
///
/// ZDT: Zitzler, Deb & Thiele, Evol. Comput. 8:173, 2000. DTLZ: Deb, Thiele, Laumanns & Zitzler,
/// 2005; with three objectives.
final class TestProblems {
  private static final int OBJECTIVES = 3;

  private TestProblems() {}

  static Map<String, UnaryOperator<double[]>> all() {
    return Map.of(
        "zdt1", TestProblems::zdt1,
        "zdt2", TestProblems::zdt2,
        "zdt3", TestProblems::zdt3,
        "zdt4", TestProblems::zdt4,
        "zdt6", TestProblems::zdt6,
        "dtlz1", TestProblems::dtlz1,
        "dtlz2", TestProblems::dtlz2,
        "dtlz7", TestProblems::dtlz7);
  }

  static double[] zdt1(double[] x) {
    double g = linear(x);
    return new double[] {x[0], g * (1 - Math.sqrt(x[0] / g))};
  }

  static double[] zdt2(double[] x) {
    double g = linear(x);
    return new double[] {x[0], g * (1 - Math.pow(x[0] / g, 2))};
  }

  static double[] zdt3(double[] x) {
    double g = linear(x);
    double share = x[0] / g;
    return new double[] {x[0], g * (1 - Math.sqrt(share) - share * Math.sin(10 * Math.PI * x[0]))};
  }

  static double[] zdt4(double[] x) {
    double g =
        1 + 10 * (x.length - 1) + from(x, 1).map(v -> v * v - 10 * Math.cos(4 * Math.PI * v)).sum();
    return new double[] {x[0], g * (1 - Math.sqrt(x[0] / g))};
  }

  static double[] zdt6(double[] x) {
    double f = 1 - Math.exp(-4 * x[0]) * Math.pow(Math.sin(6 * Math.PI * x[0]), 6);
    double g = 1 + 9 * Math.pow(from(x, 1).sum() / (x.length - 1), 0.25);
    return new double[] {f, g * (1 - Math.pow(f / g, 2))};
  }

  static double[] dtlz1(double[] x) {
    int tail = x.length - OBJECTIVES + 1;
    double g =
        100
            * (tail
                + from(x, OBJECTIVES - 1)
                    .map(v -> (v - 0.5) * (v - 0.5) - Math.cos(20 * Math.PI * (v - 0.5)))
                    .sum());
    double half = 0.5 * (1 + g);
    return new double[] {half * x[0] * x[1], half * x[0] * (1 - x[1]), half * (1 - x[0])};
  }

  static double[] dtlz2(double[] x) {
    double radius = 1 + from(x, OBJECTIVES - 1).map(v -> (v - 0.5) * (v - 0.5)).sum();
    double a = x[0] * Math.PI / 2;
    double b = x[1] * Math.PI / 2;
    return new double[] {
      radius * Math.cos(a) * Math.cos(b), radius * Math.cos(a) * Math.sin(b), radius * Math.sin(a)
    };
  }

  static double[] dtlz7(double[] x) {
    int tail = x.length - OBJECTIVES + 1;
    double g = 1 + 9.0 / tail * from(x, OBJECTIVES - 1).sum();
    double h =
        OBJECTIVES
            - IntStream.range(0, OBJECTIVES - 1)
                .mapToDouble(i -> x[i] / (1 + g) * (1 + Math.sin(3 * Math.PI * x[i])))
                .sum();
    return new double[] {x[0], x[1], (1 + g) * h};
  }

  private static double linear(double[] x) {
    return 1 + 9 * from(x, 1).sum() / (x.length - 1);
  }

  private static DoubleStream from(double[] x, int start) {
    return Arrays.stream(x).skip(start);
  }
}
