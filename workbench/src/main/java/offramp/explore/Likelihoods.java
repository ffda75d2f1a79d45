package offramp.explore;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// How likely each theory holds something to have been seen by a date, and what a yes or a no would
/// say of the theories.
///
/// The expected information is that of an experiment (Lindley, Ann. Math. Stat. 27:986, 1956): the
/// mutual information of theory and observation, for two theories the divergence of one from the
/// other (Kullback & Leibler, Ann. Math. Stat. 22:79, 1951). Errors are those of the probabilities,
/// carried over to first order, as if theories had no dice in common: too large rather than too
/// small where they have.
///
/// @param p probability per theory, in (0, 1)
/// @param errors standard error of each
/// @param guarded per theory whether the histories made saw it always or never, so that p is the
///   estimate of Jeffreys (Brown, Cai & DasGupta, Stat. Sci. 16:101, 2001) and no answer rules a
///   theory out
public record Likelihoods(double[] p, double[] errors, boolean[] guarded) {
  private static final double TINY = 1e-9;
  private static final double ALIKE = 0.5;

  /// A number and its standard error.
  public record Valued(double value, double error) {
    /// {@return whether it is above 0 by more than two standard errors and than rounding}
    public boolean seen() {
      return value > Math.max(2 * error, TINY);
    }
  }

  /// {@return what theories say of an outcome by a report date}
  ///
  /// @param most how many histories an exact 0 or 1 counts for
  public static Likelihoods of(List<Known> under, int outcome, int date, long most) {
    int theories = under.size();
    double[] p = new double[theories];
    double[] errors = new double[theories];
    boolean[] guarded = new boolean[theories];
    for (int i = 0; i < theories; i++) {
      Known known = under.get(i);
      p[i] = known.curve().get(outcome)[date];
      errors[i] = known.errors().get(outcome)[date];
      guarded[i] = !(p[i] > 0 && p[i] < 1);
      if (guarded[i]) {
        double n = known.exact() ? most : known.histories();
        p[i] = ((p[i] > 0 ? n : 0) + 0.5) / (n + 1);
        errors[i] = Math.sqrt(p[i] * (1 - p[i]) / n);
      }
    }
    return new Likelihoods(p, errors, guarded);
  }

  /// {@return whether another cannot be told from it, under any theory: it is less than a fifth of
  /// a standard error away}
  public boolean near(Likelihoods other) {
    return IntStream.range(0, p.length)
        .allMatch(
            i ->
                Math.abs(p[i] - other.p[i])
                    <= ALIKE * Math.max(errors[i], other.errors[i]) + TINY * p[i]);
  }

  /// {@return the expected fall of the entropy over the theories, in bits}
  ///
  /// @param weights of the theories before anything is seen, adding up to 1
  public Valued information(double[] weights) {
    double mean = mean(weights);
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += weights[i] * divergence(p[i], mean);
    }
    double odds = odds(mean);
    double error = error(i -> weights[i] * (odds(p[i]) - odds));
    return new Valued(Math.max(0, sum) / Math.log(2), error / Math.log(2));
  }

  /// {@return the expected logarithm of the Bayes factor for theory `one` against `other` if `one`
  /// is right, in nats}
  public Valued against(int one, int other) {
    double a = p[one];
    double b = p[other];
    double error =
        error(i -> i == one ? odds(a) - odds(b) : i == other ? (b - a) / (b * (1 - b)) : 0);
    return new Valued(Math.max(0, divergence(a, b)), error);
  }

  /// {@return the mean of [#against] both ways}
  public Valued apart(int one, int other) {
    double a = p[one];
    double b = p[other];
    double odds = odds(a) - odds(b);
    double error =
        error(
            i ->
                i == one
                    ? (odds + (a - b) / (a * (1 - a))) / 2
                    : i == other ? (-odds + (b - a) / (b * (1 - b))) / 2 : 0);
    return new Valued(Math.max(0, (a - b) * odds / 2), error);
  }

  /// {@return the Bayes factor for theory `one` against `other`; its error is that of its natural
  /// logarithm}
  public Valued factor(int one, int other, boolean seen) {
    double above = said(one, seen);
    double below = said(other, seen);
    return new Valued(above / below, Math.hypot(errors[one] / above, errors[other] / below));
  }

  /// {@return how likely each theory is after a yes or a no}
  public double[] after(double[] weights, boolean seen) {
    double all = seen ? mean(weights) : 1 - mean(weights);
    return IntStream.range(0, p.length)
        .mapToDouble(i -> weights[i] * said(i, seen) / all)
        .toArray();
  }

  /// {@return how likely an answer is under a theory}
  public double said(int theory, boolean seen) {
    return seen ? p[theory] : 1 - p[theory];
  }

  private double mean(double[] weights) {
    return IntStream.range(0, p.length).mapToDouble(i -> weights[i] * p[i]).sum();
  }

  private double error(IntToDoubleFunction slope) {
    double squares =
        IntStream.range(0, p.length)
            .mapToDouble(i -> slope.applyAsDouble(i) * errors[i])
            .map(part -> part * part)
            .sum();
    return Math.sqrt(squares);
  }

  /// {@return the divergence of a chance of `b` from one of `a`, in nats}
  private static double divergence(double a, double b) {
    return a * Math.log(a / b) + (1 - a) * Math.log((1 - a) / (1 - b));
  }

  private static double odds(double p) {
    return Math.log(p / (1 - p));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Likelihoods(var q, var otherErrors, var otherGuarded)
        && Arrays.equals(p, q)
        && Arrays.equals(errors, otherErrors)
        && Arrays.equals(guarded, otherGuarded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(p) + 31 * Arrays.hashCode(errors);
  }

  @Override
  public String toString() {
    return "Likelihoods" + Arrays.toString(p) + Arrays.toString(errors);
  }
}
