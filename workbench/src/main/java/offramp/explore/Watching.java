package offramp.explore;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import offramp.explore.Likelihoods.Valued;

/// What it is worth to wait for an observation and only then to choose between policies: by how
/// much the expected regret falls (the expected value of sample information: Raiffa & Schlaifer,
/// Applied Statistical Decision Theory, 1961).
///
/// The policies are those of today's table, as if they could be pulled as declared after the answer
/// is known: what waiting costs is left out, so it is an upper bound.
public final class Watching {
  private final List<Policy> policies;
  private final OffRamps.Found found;
  private final int harm;
  private final double[][] harms;
  private final double[] weights;

  /// @param found with the finalists to choose from
  /// @param harm number of the outcome
  /// @param weights of the theories, adding up to 1
  public Watching(OffRamps.Found found, int harm, double[] weights) {
    this.policies = found.finalists();
    this.found = found;
    this.harm = harm;
    this.harms = found.table(policies, harm);
    this.weights = weights.clone();
  }

  /// What to do with an answer.
  ///
  /// @param value by how much the expected regret falls, in probability of the harm
  public record Worth(Policy seen, Policy unseen, Valued value) {}

  /// {@return what is best if nothing is watched for}
  public Policy best() {
    return policies.get(best(weights));
  }

  /// {@return the expected regret of that, which knowing the right theory would take away}
  public double regret() {
    double regret = 0;
    int best = best(weights);
    for (int theory = 0; theory < weights.length; theory++) {
      int mine = theory;
      double least =
          IntStream.range(0, harms.length).mapToDouble(p -> harms[p][mine]).min().orElse(0);
      regret += weights[theory] * (harms[best][theory] - least);
    }
    return regret;
  }

  /// {@return what an observation is worth}
  public Worth of(Likelihoods observation) {
    Policy now = best();
    Policy seen = policies.get(best(observation.after(weights, true)));
    Policy unseen = policies.get(best(observation.after(weights, false)));
    double value = 0;
    double squares = 0;
    for (int theory = 0; theory < weights.length; theory++) {
      double yes = observation.said(theory, true);
      double[] ifSeen = gains(now, seen, theory);
      double[] ifNot = gains(now, unseen, theory);
      double[] gains =
          IntStream.range(0, ifSeen.length)
              .mapToDouble(part -> yes * ifSeen[part] + (1 - yes) * ifNot[part])
              .toArray();
      double slope = Means.mean(ifSeen) - Means.mean(ifNot);
      value += weights[theory] * Means.mean(gains);
      double dice = gains.length < 2 ? 0 : Means.standardError(gains);
      double error = Math.hypot(dice, slope * observation.errors()[theory]);
      squares += weights[theory] * error * (weights[theory] * error);
    }
    return new Worth(seen, unseen, new Valued(Math.max(0, value), Math.sqrt(squares)));
  }

  private int best(double[] likely) {
    return IntStream.range(0, harms.length)
        .boxed()
        .min(Comparator.comparingDouble(policy -> expected(policy, likely)))
        .orElseThrow();
  }

  private double expected(int policy, double[] likely) {
    return IntStream.range(0, likely.length).mapToDouble(i -> likely[i] * harms[policy][i]).sum();
  }

  /// {@return per part how much less likely the harm is with another policy}
  private double[] gains(Policy now, Policy other, int theory) {
    Known here = found.of(now).get(theory);
    Known there = found.of(other).get(theory);
    int parts = here.parts(there);
    double[] mine = here.means(harm, parts);
    double[] others = there.means(harm, parts);
    return IntStream.range(0, parts).mapToDouble(i -> mine[i] - others[i]).toArray();
  }
}
