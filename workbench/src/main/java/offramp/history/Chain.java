package offramp.history;

import java.util.ArrayList;
import java.util.List;
import offramp.model.Unknown;
import offramp.program.Code;
import offramp.random.Distribution;
import offramp.random.Key;
import offramp.random.Stream;

/// One chain of draws of what all cases share and of what each has of its own: Metropolis within
/// Gibbs (Gelman and others, Bayesian Data Analysis, 3rd edition, 2013, chapters 5 and 11).
///
/// What is shared moves together, about a normal law that is learnt in the first half and then kept
/// (Haario, Saksman and Tamminen, Bernoulli 7:223, 2001); such moves do not get smaller with more
/// unknowns (Cotter, Roberts, Stuart and White, Stat. Sci. 28:424, 2013). What a case has of its own
/// moves by its own likelihood alone, which needs no other case.
final class Chain {
  private static final double LEAST = 0x1.0p-53;
  private static final double AIM = 0.3;
  private static final int OFTEN = 2;

  private final List<CaseTrack> tracks = new ArrayList<>();
  private final List<Unknown> unknowns;
  private final int[] shared;
  private final int[] own;
  private final Key key;
  private final Runnable watcher;
  private final double[][] mine;
  private final double[] steps;
  private final double[][] past;
  private double[] scores;
  private double[] logs;
  private double step = 0.4;
  private long accepted;

  /// A chain that has come to its end.
  ///
  /// @param scores of what is shared, draw by draw
  record Walked(double[][] scores, double acceptance) {}

  /// @param iterations in all; the first half is for learning
  Chain(
      Template template, List<CaseStory> stories, int iterations, Key key, Runnable watcher)
      throws UnusableCases {
    Code code = template.program().compiled();
    for (CaseStory story : stories) {
      tracks.add(CaseTrack.of(template, story, code));
    }
    this.unknowns = template.model().unknowns();
    this.shared = template.numbers(Unknown.Reach.ALL);
    this.own = template.numbers(Unknown.Reach.CASE);
    this.key = key;
    this.watcher = watcher;
    this.mine = new double[tracks.size()][own.length];
    this.steps = new double[tracks.size()];
    this.past = new double[iterations][];
    this.scores = new double[shared.length];
    this.logs = new double[tracks.size()];
  }

  /// {@return the logarithms of the likelihoods of all cases at these scores, own unknowns as they
  /// are}
  double[] logs(double[] at) {
    double[] values = values(shared, at);
    double[] all = new double[tracks.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = log(i, values, mine[i]);
    }
    return all;
  }

  private double[] values(int[] numbers, double[] at) {
    double[] values = new double[numbers.length];
    for (int i = 0; i < values.length; i++) {
      double rank = Math.clamp(Distribution.normal(at[i]), LEAST, 1 - LEAST);
      values[i] = unknowns.get(numbers[i]).quantile(rank);
    }
    return values;
  }

  private double log(int track, double[] values, double[] of) {
    double[] into = tracks.get(track).unknowns();
    for (int i = 0; i < shared.length; i++) {
      into[shared[i]] = values[i];
    }
    double[] its = values(own, of);
    for (int i = 0; i < own.length; i++) {
      into[own[i]] = its[i];
    }
    watcher.run();
    return tracks.get(track).likelihood();
  }

  /// {@return the first of these points at which all cases can have happened}
  double[] possible(List<double[]> points) throws UnusableCases {
    String why = "";
    for (double[] point : points) {
      double[] found = logs(point);
      int bad = -1;
      for (int i = 0; i < found.length && bad < 0; i++) {
        bad = Double.isFinite(found[i]) ? -1 : i;
      }
      if (bad < 0) {
        return point;
      }
      log(bad, values(shared, point), mine[bad]);
      why = tracks.get(bad).why();
    }
    throw new UnusableCases(
        "not all cases can have happened under the template, whatever the unknowns; " + why,
        "let guards and rates allow what the cases tell, in the order in which they tell it");
  }

  /// {@return what the chain came to}
  ///
  /// @param law near to the posterior
  Walked walk(Curvature law) {
    Stream dice = key.stream();
    Proposal proposal = new Proposal(law.mode(), law.covariance());
    scores = proposal.move(law.mode(), step, dice);
    logs = logs(scores);
    if (!Double.isFinite(sum(logs))) {
      scores = law.mode().clone();
      logs = logs(scores);
    }
    java.util.Arrays.fill(steps, 1);
    int learning = past.length / 2;
    for (int i = 0; i < past.length; i++) {
      boolean learns = i < learning;
      for (int often = 0; often < OFTEN; often++) {
        own(learns, dice);
      }
      boolean moved = move(proposal, dice);
      accepted += moved && !learns ? 1 : 0;
      past[i] = scores;
      if (learns) {
        step = adapted(step, moved, i);
        if (i == learning / 4 || i == learning / 2 || i == learning - 1) {
          proposal = learnt(i + 1, law);
        }
      }
    }
    double[][] kept = java.util.Arrays.copyOfRange(past, learning, past.length);
    return new Walked(kept, (double) accepted / kept.length);
  }

  private static double adapted(double step, boolean moved, int i) {
    double gain = 1 / Math.sqrt(1 + i / 4.0);
    double logit = Math.log(step / (1 - step)) + gain * ((moved ? 1 : 0) - AIM);
    return Math.clamp(1 / (1 + Math.exp(-logit)), 0.02, 0.98);
  }

  /// {@return the moves about what was gone through in the last two thirds so far}
  private Proposal learnt(int so, Curvature law) {
    int size = scores.length;
    int from = so / 3;
    double[] mean = new double[size];
    for (int i = from; i < so; i++) {
      for (int j = 0; j < size; j++) {
        mean[j] += past[i][j] / (so - from);
      }
    }
    double before = 4.0 * size;
    double weight = so - from + before;
    double[][] covariance = new double[size][size];
    for (int j = 0; j < size; j++) {
      for (int k = 0; k < size; k++) {
        double sum = before * law.covariance()[j][k];
        for (int i = from; i < so; i++) {
          sum += (past[i][j] - mean[j]) * (past[i][k] - mean[k]);
        }
        covariance[j][k] = sum / weight;
      }
    }
    return new Proposal(mean, covariance);
  }

  private boolean move(Proposal proposal, Stream dice) {
    double[] to = proposal.move(scores, step, dice);
    double[] found = logs(to);
    double ratio =
        sum(found)
            - sum(logs)
            + Prior.log(to)
            - Prior.log(scores)
            + proposal.log(scores)
            - proposal.log(to);
    if (!(Math.log(dice.uniform()) < ratio)) {
      return false;
    }
    scores = to;
    logs = found;
    return true;
  }

  private void own(boolean learns, Stream dice) {
    if (own.length == 0) {
      return;
    }
    double[] values = values(shared, scores);
    for (int i = 0; i < mine.length; i++) {
      double[] to = mine[i].clone();
      for (int j = 0; j < to.length; j++) {
        to[j] += steps[i] * Prior.score(dice.uniform());
      }
      double log = log(i, values, to);
      double ratio = log - logs[i] + Prior.log(to) - Prior.log(mine[i]);
      boolean moved = Math.log(dice.uniform()) < ratio;
      if (moved) {
        mine[i] = to;
        logs[i] = log;
      }
      if (learns) {
        steps[i] = Math.clamp(steps[i] * (moved ? 1.15 : 0.94), 0.02, 3);
      }
    }
  }

  private static double sum(double[] all) {
    double sum = 0;
    for (double each : all) {
      sum += each;
    }
    return sum;
  }
}
