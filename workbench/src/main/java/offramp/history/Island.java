package offramp.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import offramp.random.Key;
import offramp.random.Stream;

/// One population of draws of the unknowns on its way from the prior to the posterior.
///
/// Sequential Monte Carlo with tempering: the likelihood counts with a power that rises from 0 to 1
/// in steps, each so small that half of the draws still count; then draws are resampled, and each
/// is moved by Metropolis-Hastings (Chopin, Biometrika 89:539, 2002; Del Moral, Doucet & Jasra,
/// JRSS B 68:411, 2006). An estimate of the likelihood without bias takes its place, and is kept
/// with its draw, so that at power 1 draws are from the posterior itself (Andrieu, Doucet &
/// Holenstein, JRSS B 72:269, 2010). The mean weights of the steps multiply to the evidence.
final class Island {
  private static final double KEPT = 0.5;
  private static final double UNMOVED = 0.05;
  private static final int MOST_SWEEPS = 8;
  private static final double FEW = 0.2;
  private static final double MANY = 0.45;
  private static final double SHORTER = 0.7;
  private static final double SHORTEST = 0.05;

  private final Prior prior;
  private final Likelihood likelihood;
  private final Key key;
  private final Runnable watcher;
  private final double[][] scores;
  private final double[][] values;
  private final double[] logs;
  private final List<Step> steps = new ArrayList<>();
  private double step = 1;

  /// One step of the way.
  ///
  /// @param power of the likelihood behind it
  /// @param effective how many draws counted in it
  /// @param acceptance share of the moves made
  record Step(double power, double effective, double acceptance, int sweeps) {}

  /// Where it came to.
  ///
  /// @param scores of the draws, each as likely as every other
  /// @param logs estimates of their likelihoods
  record Found(
      double[][] scores, double[][] values, double[] logs, double logEvidence, List<Step> steps) {}

  /// @param key what its dice hang on
  /// @param watcher is told of every estimate of the likelihood; may throw
  Island(Prior prior, Likelihood likelihood, int draws, Key key, Runnable watcher) {
    this.prior = prior;
    this.likelihood = likelihood;
    this.key = key;
    this.watcher = watcher;
    this.scores = new double[draws][];
    this.values = new double[draws][];
    this.logs = new double[draws];
  }

  /// {@return the draws of the posterior}
  ///
  /// @param first number of its first draw of the prior
  Found climb(int first) {
    start(first);
    double power = 0;
    double evidence = 0;
    while (power < 1) {
      double next = next(power);
      double[] weights = weights(next - power);
      evidence += Weights.logMean(weights);
      double effective = Weights.effective(weights);
      Key here = key.at("step").at(steps.size());
      resample(weights, here.at("resample").stream().uniform());
      power = next;
      steps.add(move(power, effective, here));
      watcher.run();
    }
    return new Found(scores, values, logs, evidence, List.copyOf(steps));
  }

  private void start(int first) {
    Optional<Death> furthest = Optional.empty();
    Key start = key.at("start");
    for (int i = 0; i < logs.length; i++) {
      scores[i] = prior.draw(first + i);
      values[i] = prior.values(scores[i]);
      Filter.Estimate estimate = likelihood.of(values[i], start.at(i));
      logs[i] = estimate.log();
      furthest = Filter.later(furthest, estimate.death());
      watcher.run();
    }
    if (Weights.max(logs) == Double.NEGATIVE_INFINITY) {
      throw new Contradiction(furthest.orElseThrow(), logs.length);
    }
  }

  private double[] weights(double more) {
    return IntStream.range(0, logs.length)
        .mapToDouble(i -> logs[i] == Double.NEGATIVE_INFINITY ? logs[i] : more * logs[i])
        .toArray();
  }

  /// {@return the power at which half of the draws that count now still count}
  private double next(double power) {
    double aim = KEPT * Weights.effective(weights(0));
    if (Weights.effective(weights(1 - power)) >= aim) {
      return 1;
    }
    double low = 0;
    double high = 1 - power;
    for (int i = 0; i < 50; i++) {
      double middle = (low + high) / 2;
      if (Weights.effective(weights(middle)) >= aim) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return power + high;
  }

  private void resample(double[] weights, double u) {
    int[] parents = Weights.systematic(weights, logs.length, u);
    double[][] oldScores = scores.clone();
    double[][] oldValues = values.clone();
    double[] oldLogs = logs.clone();
    for (int i = 0; i < logs.length; i++) {
      scores[i] = oldScores[parents[i]];
      values[i] = oldValues[parents[i]];
      logs[i] = oldLogs[parents[i]];
    }
  }

  /// Moves every draw so often that nearly all of them will have moved (Drovandi & Pettitt,
  /// Biometrics 67:225, 2011).
  private Step move(double power, double effective, Key here) {
    Proposal proposal = new Proposal(scores);
    int sweeps = 1;
    double accepted = 0;
    for (int sweep = 0; sweep < sweeps; sweep++) {
      double share = sweep(power, proposal, here.at(sweep));
      accepted += share;
      if (sweep == 0) {
        sweeps = sweeps(share);
      }
      step = share < FEW ? Math.max(SHORTEST, step * SHORTER) : step;
      step = share > MANY ? Math.min(1, step / SHORTER) : step;
    }
    return new Step(power, effective, accepted / sweeps, sweeps);
  }

  private static int sweeps(double share) {
    double wanted = share >= 1 ? 1 : Math.ceil(Math.log(UNMOVED) / Math.log1p(-share));
    return (int) Math.clamp(wanted, 1, MOST_SWEEPS);
  }

  /// {@return the share of draws that moved}
  private double sweep(double power, Proposal proposal, Key here) {
    int moved = 0;
    for (int i = 0; i < logs.length; i++) {
      moved += move(i, power, proposal, here.at(i)) ? 1 : 0;
      watcher.run();
    }
    return (double) moved / logs.length;
  }

  private boolean move(int i, double power, Proposal proposal, Key here) {
    Stream dice = here.at(0).stream();
    double[] to = proposal.move(scores[i], step, dice);
    double[] there = prior.values(to);
    if (!prior.allows(there)) {
      return false;
    }
    double log = likelihood.of(there, here.at(1)).log();
    double ratio =
        power * (log - logs[i])
            + prior.log(to)
            - prior.log(scores[i])
            + proposal.log(scores[i])
            - proposal.log(to);
    if (!(Math.log(dice.uniform()) < ratio)) {
      return false;
    }
    scores[i] = to;
    values[i] = there;
    logs[i] = log;
    return true;
  }
}
