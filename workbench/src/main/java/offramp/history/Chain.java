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
/// unknowns (Cotter, Roberts, Stuart and White, Stat. Sci. 28:424, 2013). What a case has of its
/// own moves by its own likelihood alone, which needs no other case.
final class Chain {
  private static final double LEAST = 0x1.0p-53;
  private static final double AIM = 0.3;
  private static final int OFTEN = 2;
  private static final int SETTLING = 20;
  private static final double KNOWN = 4;
  private static final double ALIKE = 20;

  private final List<CaseTrack> tracks = new ArrayList<>();
  private final List<Unknown> unknowns;
  private final int[] shared;
  private final int[] own;
  private final Runnable watcher;
  private final double[][] mine;
  private final double[] steps;
  private final double[][] past;
  private double[] scores;
  private double[] logs;
  private final Stream dice;
  private Start.Following following = new Start.Following(new double[0][], new double[0][]);
  private double step = 0.5;
  private long accepted;

  /// A chain that has come to its end.
  ///
  /// @param scores of what is shared, draw by draw
  record Walked(double[][] scores, double acceptance) {}

  /// @param iterations in all; the first half is for learning
  Chain(Template template, List<CaseStory> stories, int iterations, Key key, Runnable watcher)
      throws UnusableCases {
    Code code = template.program().compiled();
    for (CaseStory story : stories) {
      tracks.add(CaseTrack.of(template, story, code));
    }
    this.unknowns = template.model().unknowns();
    this.shared = template.numbers(Unknown.Reach.ALL);
    this.own = template.numbers(Unknown.Reach.CASE);
    this.dice = key.stream();
    this.watcher = watcher;
    this.mine = new double[tracks.size()][own.length];
    this.steps = new double[tracks.size()];
    java.util.Arrays.fill(steps, 1);
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
  Walked walk(Start start) {
    following = start.following();
    Proposal proposal = new Proposal(start.mode(), start.covariance());
    copy(start.mine(), mine);
    double[] first = proposal.move(start.mode(), step, dice);
    set(Double.isFinite(Matrix.sum(logs(first))) ? first : start.mode());
    for (int i = 0; i < SETTLING; i++) {
      own(true);
    }
    int learning = past.length / 2;
    for (int i = 0; i < past.length; i++) {
      boolean learns = i < learning;
      for (int often = 0; often < OFTEN; often++) {
        own(learns);
      }
      boolean moved = move(proposal);
      accepted += moved && !learns ? 1 : 0;
      past[i] = scores;
      if (learns) {
        step = adapted(step, moved, i);
      }
      if (i == learning / 2 || i == learning - 1) {
        proposal = learnt(i + 1, start);
      }
    }
    double[][] kept = java.util.Arrays.copyOfRange(past, learning, past.length);
    return new Walked(kept, (double) accepted / kept.length);
  }

  /// Goes to a point, own unknowns as they are.
  void set(double[] to) {
    scores = to.clone();
    logs = logs(scores);
  }

  /// {@return what each case has of its own now}
  double[][] mine() {
    double[][] copy = new double[mine.length][own.length];
    copy(mine, copy);
    return copy;
  }

  private static void copy(double[][] from, double[][] to) {
    for (int i = 0; i < from.length; i++) {
      to[i] = from[i].clone();
    }
  }

  private static double adapted(double step, boolean moved, int i) {
    double gain = 1 / Math.sqrt(1 + i / 4.0);
    double logit = Math.log(step / (1 - step)) + gain * ((moved ? 1 : 0) - AIM);
    return Math.clamp(1 / (1 + Math.exp(-logit)), 0.02, 0.98);
  }

  /// {@return the moves about what was gone through in the last two thirds so far, as far as it
  /// tells more than the start; neighbours tell nearly the same}
  private Proposal learnt(int so, Start start) {
    int size = scores.length;
    int from = so / 3;
    double before = KNOWN * size;
    double weight = (so - from) / ALIKE;
    double[] mean = start.mode();
    double[] seen = new double[size];
    for (int j = 0; j < size; j++) {
      for (int i = from; i < so; i++) {
        seen[j] += past[i][j] / (so - from);
      }
      mean[j] += (seen[j] - mean[j]) * weight / (weight + size);
    }
    double[][] covariance = new double[size][size];
    for (int j = 0; j < size; j++) {
      for (int k = 0; k < size; k++) {
        double sum = before * start.covariance()[j][k];
        for (int i = from; i < so; i++) {
          sum += (past[i][j] - seen[j]) * (past[i][k] - seen[k]) / ALIKE;
        }
        covariance[j][k] = sum / (before + weight);
      }
    }
    return new Proposal(mean, covariance);
  }

  /// What is shared moves, and what cases have of their own follows.
  private boolean move(Proposal proposal) {
    double[] to = proposal.move(scores, step, dice);
    double[] change = new double[to.length];
    java.util.Arrays.setAll(change, i -> to[i] - scores[i]);
    double ratio = Prior.log(to) - Prior.log(scores) + proposal.log(scores) - proposal.log(to);
    double[][] before = mine();
    for (int l = 0; l < own.length; l++) {
      double shift = Matrix.product(following.shift()[l], change);
      double half = Matrix.product(following.stretch()[l], change) / 2;
      ratio += 2 * half * mine.length;
      // half of the stretch before the shift and half behind it, so that the way back is the same
      for (double[] its : mine) {
        ratio += its[l] * its[l] / 2;
        its[l] = StrictMath.exp(half) * (StrictMath.exp(half) * its[l] + shift);
        ratio -= its[l] * its[l] / 2;
      }
    }
    double[] found = logs(to);
    ratio += Matrix.sum(found) - Matrix.sum(logs);
    if (!(Math.log(dice.uniform()) < ratio)) {
      copy(before, mine);
      return false;
    }
    scores = to;
    logs = found;
    return true;
  }

  /// What each case has of its own moves once.
  ///
  /// @param learns whether the length of the moves is still sought
  void own(boolean learns) {
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
}
