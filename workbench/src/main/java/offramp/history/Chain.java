package offramp.history;

import java.util.Arrays;
import offramp.random.Stream;

/// One chain of draws of what all cases share, by the algorithm of Metropolis and Hastings (Gelman
/// and others, Bayesian Data Analysis, 3rd edition, 2013, chapter 11).
///
/// It moves about a normal law (see [Start]), in steps whose length is sought in the first half and
/// then kept.
final class Chain {
  private static final double AIM = 0.3;
  private static final double FIRST_STEP = 0.7;
  private static final double LEAST_STEP = 0.02;
  private static final double MOST_STEP = 0.98;

  private final Cases cases;
  private final Places places;
  private final Proposal proposal;
  private final Stream dice;
  private double[] scores;
  private double height;

  /// A chain that has come to its end.
  ///
  /// @param scores of what is shared, draw by draw
  record Walked(double[][] scores, double acceptance) {}

  Chain(Cases cases, Start start, Stream dice) {
    this.cases = cases;
    this.places = start.places();
    this.proposal = start.proposal();
    this.dice = dice;
    double[] aside = proposal.move(proposal.mean(), 1, dice);
    double there = height(aside);
    boolean possible = Double.isFinite(there);
    this.scores = possible ? aside : proposal.mean();
    this.height = possible ? there : height(scores);
  }

  /// {@return the logarithm of the posterior, less that of the law about which it moves}
  private double height(double[] at) {
    return Matrix.sum(cases.logs(at, places)) + Prior.independent(at) - proposal.log(at);
  }

  /// {@return what the chain comes to}
  ///
  /// @param iterations in all; the first half is for learning
  Walked walk(int iterations) {
    double[][] past = new double[iterations][];
    int learning = iterations / 2;
    double step = FIRST_STEP;
    int accepted = 0;
    for (int i = 0; i < iterations; i++) {
      boolean moved = move(step);
      if (i < learning) {
        step = adapted(step, moved, i);
      } else {
        accepted += moved ? 1 : 0;
      }
      past[i] = scores;
    }
    double[][] kept = Arrays.copyOfRange(past, learning, iterations);
    return new Walked(kept, (double) accepted / kept.length);
  }

  private static double adapted(double step, boolean moved, int i) {
    double gain = 1 / Math.sqrt(1 + i / 4.0);
    double logit = Math.log(step / (1 - step)) + gain * ((moved ? 1 : 0) - AIM);
    return Math.clamp(1 / (1 + Math.exp(-logit)), LEAST_STEP, MOST_STEP);
  }

  private boolean move(double step) {
    double[] to = proposal.move(scores, step, dice);
    double there = height(to);
    if (!(Math.log(dice.uniform()) < there - height)) {
      return false;
    }
    scores = to;
    height = there;
    return true;
  }
}
