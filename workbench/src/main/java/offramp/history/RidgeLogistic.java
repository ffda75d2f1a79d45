package offramp.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Logistic regression with a penalty on the squares of its weights, by Newton's method (le Cessie
/// and van Houwelingen, Appl. Stat. 41:191, 1992).
///
/// Each fact that at least five trials have is an input of 0 or 1; numbers are centred and scaled
/// as the trials learnt from say. The intercept is not penalised.
///
/// @param penalty the weight of half the sum of squares
public record RidgeLogistic(double penalty) implements Forecaster {
  private static final int RARE = 5;
  private static final int STEPS = 50;
  private static final double ENOUGH = 1e-9;

  @Override
  public String name() {
    return "ridge logistic";
  }

  @Override
  public ToDoubleFunction<Known> learn(List<Trial> trials) {
    List<Trial> asked = trials.stream().filter(Trial::asked).toList();
    Inputs inputs = Inputs.of(asked);
    double[][] rows =
        asked.stream().map(trial -> inputs.row(trial.known())).toArray(double[][]::new);
    double[] hits = asked.stream().mapToDouble(Trial::hit).toArray();
    double[] weights = newton(rows, hits, inputs.width());
    return known -> logistic(product(weights, inputs.row(known)));
  }

  private double[] newton(double[][] rows, double[] hits, int width) {
    double[] weights = new double[width];
    double reached = loss(rows, hits, weights);
    for (int step = 0; step < STEPS; step++) {
      double[] change = change(rows, hits, weights);
      double size = 1;
      double[] next = moved(weights, change, size);
      double loss = loss(rows, hits, next);
      while (loss > reached && size > 1e-6) {
        size /= 2;
        next = moved(weights, change, size);
        loss = loss(rows, hits, next);
      }
      if (!(reached - loss > ENOUGH)) {
        return weights;
      }
      weights = next;
      reached = loss;
    }
    return weights;
  }

  private double[] change(double[][] rows, double[] hits, double[] weights) {
    int width = weights.length;
    double[][] system = new double[width][width + 1];
    for (int i = 0; i < rows.length; i++) {
      double[] row = rows[i];
      double p = logistic(product(weights, row));
      double curve = p * (1 - p);
      for (int a = 0; a < width; a++) {
        system[a][width] += (hits[i] - p) * row[a];
        for (int b = 0; b < width; b++) {
          system[a][b] += curve * row[a] * row[b];
        }
      }
    }
    for (int a = 0; a < width; a++) {
      // a trace on the intercept keeps the system regular where all answers are alike
      double held = a == 0 ? 1e-9 : penalty;
      system[a][a] += held;
      system[a][width] -= a == 0 ? 0 : penalty * weights[a];
    }
    return solved(system);
  }

  private double loss(double[][] rows, double[] hits, double[] weights) {
    double loss = 0;
    for (int i = 0; i < rows.length; i++) {
      double z = product(weights, rows[i]) * (1 - 2 * hits[i]);
      loss += Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
    }
    for (int a = 1; a < weights.length; a++) {
      loss += penalty / 2 * weights[a] * weights[a];
    }
    return loss;
  }

  /// {@return the solution of a positive definite system, its right side in the last column}
  private static double[] solved(double[][] system) {
    int n = system.length;
    for (int pivot = 0; pivot < n; pivot++) {
      for (int row = pivot + 1; row < n; row++) {
        double factor = system[row][pivot] / system[pivot][pivot];
        for (int column = pivot; column <= n; column++) {
          system[row][column] -= factor * system[pivot][column];
        }
      }
    }
    double[] solution = new double[n];
    for (int row = n - 1; row >= 0; row--) {
      double rest = system[row][n];
      for (int column = row + 1; column < n; column++) {
        rest -= system[row][column] * solution[column];
      }
      solution[row] = rest / system[row][row];
    }
    return solution;
  }

  private static double[] moved(double[] from, double[] change, double size) {
    double[] to = from.clone();
    Arrays.setAll(to, i -> from[i] + size * change[i]);
    return to;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double logistic(double z) {
    return 1 / (1 + StrictMath.exp(-z));
  }

  /// How what is known becomes a row of numbers, the first of which is 1.
  private record Inputs(List<String> facts, List<Double> means, List<Double> spreads) {
    static Inputs of(List<Trial> trials) {
      TreeMap<String, Integer> counts = new TreeMap<>();
      trials.forEach(
          trial -> trial.known().facts().forEach(fact -> counts.merge(fact, 1, Integer::sum)));
      counts.values().removeIf(count -> count < RARE);
      int numbers = trials.isEmpty() ? 0 : trials.getFirst().known().numbers().size();
      List<Double> means = new ArrayList<>();
      List<Double> spreads = new ArrayList<>();
      for (int i = 0; i < numbers; i++) {
        int at = i;
        double[] all = trials.stream().mapToDouble(t -> t.known().numbers().get(at)).toArray();
        double mean = Arrays.stream(all).average().orElse(0);
        double squares = Arrays.stream(all).map(x -> (x - mean) * (x - mean)).average().orElse(0);
        means.add(mean);
        spreads.add(squares > 0 ? Math.sqrt(squares) : 1);
      }
      return new Inputs(List.copyOf(counts.keySet()), means, spreads);
    }

    int width() {
      return 1 + facts.size() + means.size();
    }

    double[] row(Known known) {
      double[] row = new double[width()];
      row[0] = 1;
      for (int i = 0; i < facts.size(); i++) {
        row[1 + i] = known.facts().contains(facts.get(i)) ? 1 : 0;
      }
      for (int i = 0; i < means.size(); i++) {
        row[1 + facts.size() + i] = (known.numbers().get(i) - means.get(i)) / spreads.get(i);
      }
      return row;
    }
  }
}
