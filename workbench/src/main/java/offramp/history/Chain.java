package offramp.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import offramp.model.Unknown;
import offramp.program.Code;
import offramp.random.Distribution;
import offramp.random.Key;
import offramp.random.Stream;

/// One chain of draws of what all cases share and of what each has of its own: Metropolis within
/// Gibbs (Gelman and others, Bayesian Data Analysis, 3rd edition, 2013, chapters 5 and 11).
///
/// What is shared moves block by block about a normal law (see [Start]), in steps whose length is
/// sought in the first half and then kept, and takes what each case has of its own along. What a
/// case has of its own moves by its own likelihood alone, which needs no other case.
final class Chain {
  private static final double LEAST = 0x1.0p-53;
  private static final double AIM = 0.3;
  private static final int OFTEN = 2;
  private static final int SETTLING = 20;
  private static final double FIRST_STEP = 0.5;

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
  private int sweeps;

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
    Arrays.fill(steps, 1);
    this.past = new double[iterations][];
    this.scores = new double[shared.length];
    this.logs = new double[tracks.size()];
  }

  /// {@return the logarithms of the likelihoods of all cases}
  ///
  /// @param at scores of what is shared
  /// @param of scores of what each case has of its own
  double[] logs(double[] at, double[][] of) {
    double[] values = values(shared, at);
    double[] all = new double[tracks.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = log(i, values, of[i]);
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
      double[] found = logs(point, mine);
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

  /// Goes to where the chain that searched for a start has got, of which this is another copy.
  void pass(Start.Passed passed) {
    System.arraycopy(passed.steps(), 0, steps, 0, steps.length);
    long drawn = (long) passed.sweeps() * mine.length * (own.length + 1);
    for (long i = 0; i < drawn; i++) {
      dice.bits();
    }
  }

  /// {@return what the chain came to}
  Walked walk(Start start) {
    List<Block> blocks = start.blocks();
    double[] lengths = new double[blocks.size()];
    Arrays.fill(lengths, FIRST_STEP);
    begin(start);
    int learning = past.length / 2;
    long accepted = 0;
    for (int i = 0; i < past.length; i++) {
      boolean learns = i < learning;
      for (int often = 0; often < OFTEN; often++) {
        own(learns);
      }
      for (int b = 0; b < lengths.length; b++) {
        boolean moved = move(blocks.get(b), lengths[b], start.following());
        accepted += moved && !learns ? 1 : 0;
        lengths[b] = learns ? adapted(lengths[b], moved, i) : lengths[b];
      }
      past[i] = scores;
    }
    double[][] kept = Arrays.copyOfRange(past, learning, past.length);
    return new Walked(kept, (double) accepted / kept.length / lengths.length);
  }

  private void begin(Start start) {
    copy(start.mine(), mine);
    double[] aside = start.all().move(start.mode(), FIRST_STEP, dice);
    boolean possible = Double.isFinite(Matrix.sum(logs(aside, mine)));
    set(possible ? aside : start.mode());
    for (int i = 0; i < SETTLING; i++) {
      own(true);
    }
  }

  /// Goes to a point, own unknowns as they are.
  void set(double[] to) {
    scores = to.clone();
    logs = logs(scores, mine);
  }

  /// {@return what each case has of its own now}
  double[][] mine() {
    double[][] copy = new double[mine.length][own.length];
    copy(mine, copy);
    return copy;
  }

  /// {@return per case the length of the moves of what it has of its own}
  double[] steps() {
    return steps.clone();
  }

  /// {@return how often what cases have of their own has moved}
  int sweeps() {
    return sweeps;
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

  /// A block of what is shared moves, and what cases have of their own follows.
  private boolean move(Block block, double length, Following following) {
    double[] to = block.move(scores, length, dice);
    double[][] before = mine();
    double ratio = following.carry(scores, to, mine);
    for (int i = 0; i < mine.length; i++) {
      ratio += Prior.independent(mine[i]) - Prior.independent(before[i]);
    }
    ratio += Prior.independent(to) - Prior.independent(scores) + block.log(scores) - block.log(to);
    double[] found = logs(to, mine);
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
    sweeps++;
    double[] values = values(shared, scores);
    for (int i = 0; i < mine.length; i++) {
      double[] to = mine[i].clone();
      for (int j = 0; j < to.length; j++) {
        to[j] += steps[i] * Prior.score(dice.uniform());
      }
      double log = log(i, values, to);
      double ratio = log - logs[i] + Prior.independent(to) - Prior.independent(mine[i]);
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
