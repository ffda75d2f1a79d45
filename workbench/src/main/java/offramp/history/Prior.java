package offramp.history;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import offramp.model.Model;
import offramp.model.Unknown;
import offramp.program.Code;
import offramp.program.Program;
import offramp.program.State;
import offramp.random.Distribution;
import offramp.random.GaussianCopula;
import offramp.simulate.Draws;

/// What was known before: the unknowns as normal scores, standard normal and correlated as the
/// model says, as far as every `given` allows.
///
/// The score of a value is z where the normal distribution function of z is that of the prior at
/// the value.
final class Prior {
  private static final Distribution STANDARD = new Distribution.Normal(0, 1);
  private static final double LEAST = 0x1.0p-53;

  private final List<Unknown> unknowns;
  private final Code code;
  private final State state;
  private final Draws draws;
  private final Optional<GaussianCopula> copula;

  Prior(Model model, long seed) {
    Program program = Program.of(model);
    this.unknowns = model.unknowns();
    this.code = program.compiled();
    this.state = program.newState();
    this.draws = new Draws(model, seed);
    this.copula = model.copula();
  }

  int size() {
    return unknowns.size();
  }

  /// {@return the scores of the draw of this number, the same as in a run of this seed}
  double[] draw(int number) {
    int attempts = draws.into(state, code, number);
    return Arrays.stream(draws.ranks(number, attempts)).map(Prior::score).toArray();
  }

  static double score(double rank) {
    return STANDARD.quantile(rank);
  }

  /// {@return the values of the unknowns at these scores}
  double[] values(double[] scores) {
    double[] values = new double[scores.length];
    Arrays.setAll(values, i -> value(unknowns.get(i), scores[i]));
    return values;
  }

  /// {@return the value of an unknown at this score; no further out than its ends}
  static double value(Unknown unknown, double score) {
    return unknown.quantile(Math.clamp(Distribution.normal(score), LEAST, 1 - LEAST));
  }

  /// {@return whether values keep to every `given`}
  boolean allows(double[] values) {
    System.arraycopy(values, 0, state.parameters, 0, values.length);
    code.define(state);
    return code.given(state);
  }

  /// {@return the logarithm of the density of scores, up to a constant}
  double log(double[] scores) {
    return copula.map(tie -> tie.log(scores)).orElseGet(() -> independent(scores));
  }

  /// {@return the same where nothing is correlated}
  static double independent(double[] scores) {
    double sum = 0;
    for (double score : scores) {
      sum -= score * score / 2;
    }
    return sum;
  }
}
