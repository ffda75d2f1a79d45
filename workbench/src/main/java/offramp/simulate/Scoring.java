package offramp.simulate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import offramp.program.Agenda;
import offramp.program.Code;
import offramp.program.Lookahead;
import offramp.program.Program;
import offramp.random.Key;

/// Scores blocks of histories by what they say of each outcome.
///
/// A history in which an outcome comes about scores 1 for it, less a share of what its
/// [Compensator] did not foresee. That has mean 0, so it takes noise away and moves no mean
/// (control variates: Glasserman, Monte Carlo Methods in Financial Engineering, 2003, section 4.1).
final class Scoring implements Crew.Hand<Plan.Block, Scoring.Found> {
  private static final long SOME = 1_000;

  private final Program program;
  private final Settings settings;
  private final double[] shares;
  private final Worker worker;
  private final Walk walk;
  private final double[] days;
  private final List<Compensator> compensators = new ArrayList<>();
  private BitSet idle = new BitSet();

  /// @param shares per outcome how much of what was not foreseen to take away; where it is 0 it is
  ///   not looked up
  Scoring(Program program, Code code, Settings settings, double[] shares) {
    this.program = program;
    this.settings = settings;
    this.shares = shares;
    this.worker = new Worker(program, code, settings);
    this.walk = worker.walk();
    this.days = settings.days();
    for (int outcome = 0; outcome < shares.length; outcome++) {
      if (shares[outcome] != 0) {
        Lookahead ahead = new Lookahead(program, code, outcome);
        compensators.add(new Compensator(outcome, ahead, walk, days));
      }
    }
  }

  /// What a block found, as sums over its histories.
  ///
  /// @param halves per outcome the scores at the horizon, of histories with even numbers and of the
  ///   others
  /// @param hits per outcome how many histories it came about in by the horizon
  /// @param scores per outcome and date the scores of all
  /// @param products per outcome what was not foreseen times what came about, by the horizon
  /// @param squares per outcome what was not foreseen, squared
  record Found(
      Plan.Block block,
      double[][] halves,
      int[] hits,
      double[][] scores,
      double[] products,
      double[] squares,
      long jumps) {}

  /// Leaves out these firings from now on.
  void without(BitSet firings) {
    idle = firings;
    walk.without(firings);
    compensators.forEach(each -> each.without(firings));
  }

  /// Gives up those outcomes whose hazards take more than so many firings tried for each that
  /// happens.
  void drop(double most, long jumps) {
    compensators.removeIf(each -> each.firings() > most * (jumps + SOME));
  }

  /// {@return how many firings were tried for an outcome; infinite if it was given up}
  double firings(int outcome) {
    return compensators.stream()
        .filter(each -> each.outcome() == outcome)
        .mapToDouble(Compensator::firings)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  @Override
  public Found block(Plan.Block block) {
    int outcomes = shares.length;
    double[][] halves = new double[outcomes][2];
    double[][] scores = new double[outcomes][days.length];
    int[] hits = new int[outcomes];
    double[] products = new double[outcomes];
    double[] squares = new double[outcomes];
    Found found = new Found(block, halves, hits, scores, products, squares, 0);
    long jumps = 0;
    for (long history = block.from(); history < block.to(); history++) {
      Plan.Block one = new Plan.Block(block.draw(), history, history + 1);
      worker.follow(one, this::follow, () -> again(one));
      score((int) (history % 2), found);
      jumps += walk.jumps();
    }
    return new Found(block, halves, hits, scores, products, squares, jumps);
  }

  private void again(Plan.Block history) {
    Scoring scoring = new Scoring(program, program.interpreter(), settings, shares);
    scoring.without(idle);
    scoring.block(history);
  }

  /// Follows a history to the horizon, or to its end.
  private void follow(Key dice) {
    double horizon = days[days.length - 1];
    walk.begin(dice);
    compensators.forEach(Compensator::begin);
    Came came = Came.TIMED;
    while (came != Came.NOTHING && !walk.ended()) {
      walk.rate();
      compensators.forEach(Compensator::look);
      double before = walk.now();
      came = walk.advance(horizon);
      double until = came == Came.NOTHING ? horizon : walk.now();
      boolean timed = came == Came.TIMED;
      compensators.forEach(each -> each.pass(before, until, timed));
    }
  }

  private void score(int half, Found into) {
    int last = days.length - 1;
    for (int outcome = 0; outcome < shares.length; outcome++) {
      for (int date = last; date >= 0 && came(outcome, date) > 0; date--) {
        into.scores()[outcome][date] += 1;
      }
      into.hits()[outcome] += (int) came(outcome, last);
      into.halves()[outcome][half] += came(outcome, last);
    }
    for (Compensator each : compensators) {
      int outcome = each.outcome();
      double[] expected = each.expected();
      for (int date = 0; date <= last; date++) {
        double surprise = came(outcome, date) - expected[date];
        into.scores()[outcome][date] -= shares[outcome] * surprise;
      }
      double surprise = came(outcome, last) - expected[last];
      into.halves()[outcome][half] -= shares[outcome] * surprise;
      into.products()[outcome] += surprise * came(outcome, last);
      into.squares()[outcome] += surprise * surprise;
    }
  }

  private double came(int outcome, int date) {
    return walk.hits[outcome] <= days[date] + Agenda.INSTANT ? 1 : 0;
  }
}
