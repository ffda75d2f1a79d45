package offramp.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import offramp.model.Unknown;
import offramp.program.Code;
import offramp.program.Program;
import offramp.program.State;
import offramp.simulate.Team;
import offramp.solve.Onward.Spread;

/// When to pull which lever so that an outcome is least likely, if the decider sees the state on
/// given days; the unknowns are at their medians.
///
/// A Markov decision process over a finite horizon, solved from its end backwards (Bellman, Dynamic
/// Programming, 1957; Puterman, Markov Decision Processes, 1994, chapter 4). What has been pulled,
/// and with it what money is left, is part of the state.
public final class Deciding {
  private static final int MOST_LEVERS = 20;

  private final Chain chain;
  private final Decider decider;
  private final Backward seeing;
  private final Onward onward;

  private Deciding(Chain chain, Decider decider, int outcome, Draw draw, Team team) {
    this.chain = chain;
    this.decider = decider;
    this.seeing = new Backward(CutChain.of(chain, List.of()), draw, outcome, team);
    this.onward = new Onward(chain, outcome, new Route(chain.program(), team));
  }

  /// {@return the best that can be done}
  ///
  /// @param program in which each lever is a trigger that nothing else fires
  /// @throws TooLarge if the program has clocks that remember, or too many states with every set of
  ///   levers
  public static Decided of(
      Program program, Decider decider, int outcome, double horizonDays, Limits limits) {
    if (decider.levers().size() > MOST_LEVERS) {
      throw new TooLarge(
          "%d levers are more than %d".formatted(decider.levers().size(), MOST_LEVERS));
    }
    Solver.check(program);
    double[] parameters = medians(program);
    Chain chain = Explorer.explore(program, parameters, horizonDays, decider, limits);
    try (Team team = new Team(limits.threads())) {
      Deciding deciding = new Deciding(chain, decider, outcome, new Draw(chain, parameters), team);
      return deciding.decided(limits);
    }
  }

  /// {@return the probability of an outcome in a program as it is, at the medians}
  public static double probability(
      Program program, int outcome, double horizonDays, Limits limits) {
    Solver.check(program);
    double[] parameters = medians(program);
    Chain chain = Explorer.explore(program, parameters, horizonDays, Decider.NOBODY, limits);
    try (Team team = new Team(limits.threads())) {
      return new Backward(CutChain.of(chain, List.of()), new Draw(chain, parameters), outcome, team)
          .probability();
    }
  }

  /// {@return the unknowns at their medians, with what they fix}
  private static double[] medians(Program program) {
    List<Unknown> unknowns = program.model().unknowns();
    State state = program.newState();
    for (int i = 0; i < unknowns.size(); i++) {
      state.parameters[i] = unknowns.get(i).quantile(0.5);
    }
    Code code = program.compiled();
    code.define(state);
    return state.parameters;
  }

  private Decided decided(Limits limits) {
    OpenLoop.Best timed = OpenLoop.of(onward, decider, seeing, limits.stop());
    return new Decided(
        chain.states(),
        nothing(),
        seeing.probability(),
        timed.probability(),
        Arrays.stream(timed.days()).boxed().toList(),
        timed.all(),
        policy());
  }

  private double nothing() {
    Spread now = Spread.START;
    for (int number = 0; number < onward.pieces(); number++) {
      now = onward.pass(number, onward.enter(number, now));
    }
    return now.come();
  }

  /// Follows the decider, and notes what it does in the states that it meets.
  private List<Decided.Use> policy() {
    int levers = decider.levers().size();
    int variables = chain.program().model().variables().size();
    List<Rules> rules = Stream.generate(() -> new Rules(variables)).limit(levers).toList();
    double[] drawn = new double[levers];
    Spread now = Spread.START;
    for (int number = 0; number < onward.pieces(); number++) {
      now = onward.enter(number, now);
      if (Decision.is(onward.piece(number))) {
        int[] best = onward.decision(number).best(seeing.end(number)).lever();
        note(number, now, best, rules);
        now = onward.pull(number, now, best, drawn);
      }
      now = onward.pass(number, now);
    }
    return IntStream.range(0, levers)
        .mapToObj(lever -> new Decided.Use(Math.min(1, drawn[lever]), rules.get(lever).rules()))
        .toList();
  }

  private void note(int number, Spread now, int[] best, List<Rules> rules) {
    Piece piece = onward.piece(number);
    Decision decision = onward.decision(number);
    BitSet[] pulls = decision.pulls(best);
    for (int lever = 0; lever < rules.size(); lever++) {
      List<Rules.Case> cases = new ArrayList<>();
      for (int state = 0; state < piece.size(); state++) {
        if (now.mass()[state] > 0 && decision.open(state, lever)) {
          cases.add(
              new Rules.Case(values(piece, state), now.mass()[state], pulls[state].get(lever)));
        }
      }
      rules.get(lever).add(piece.fromDays(), cases);
    }
  }

  private double[] values(Piece piece, int state) {
    double[] slots = new double[chain.packing().slots()];
    chain.packing().unpack(piece.states().packed(), state * chain.packing().words(), slots);
    return slots;
  }
}
