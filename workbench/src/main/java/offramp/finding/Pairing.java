package offramp.finding;

import java.util.List;
import java.util.stream.IntStream;
import offramp.finding.DiffFinding.Move;

/// Sums and differences of answers that were found with the same draws and dice.
///
/// The error of a difference is that of the differences in each part of the runs, a draw of the
/// unknowns or a batch of histories: what the dice do to both falls out (common random numbers).
final class Pairing {
  /// A difference counts as seen from so many standard errors on.
  private static final double SEEN = 2;

  private static final double ROUNDING = 1e-12;

  private Pairing() {}

  /// An answer to one question.
  ///
  /// @param answer the run it is from
  /// @param outcome number of the outcome in its model
  record Asked(Answer answer, int outcome, int date) {
    double mean() {
      return answer.outcomes().get(outcome).get(date).mean();
    }

    double error() {
      return answer.outcomes().get(outcome).get(date).standardError();
    }

    double rounding() {
      return mean() * (ROUNDING + answer.exact().map(RunFinding.Exact::error).orElse(0.0));
    }

    /// {@return whether it is one number that draws and dice have no part in}
    boolean certain() {
      return answer.exact().isPresent() && answer.draws() == 1;
    }

    /// {@return whether splitting found it, which has parts of its own}
    boolean split() {
      return answer.rare().containsKey(outcome);
    }

    int parts() {
      return answer.batches().size();
    }

    double part(int part) {
      return certain() ? mean() : answer.batches().of(outcome, date)[part];
    }
  }

  /// A term of a sum.
  record Weighted(double factor, Asked asked) {}

  /// {@return how much `b` is above `a`}
  static Move move(Asked a, Asked b) {
    return sum(List.of(new Weighted(-1, a), new Weighted(1, b)));
  }

  static Move sum(List<Weighted> terms) {
    double sum = 0;
    double rounding = 0;
    for (Weighted term : terms) {
      sum += term.factor() * term.asked().mean();
      rounding += Math.abs(term.factor()) * term.asked().rounding();
    }
    List<Asked> drawn = terms.stream().map(Weighted::asked).filter(a -> !a.certain()).toList();
    boolean paired = paired(drawn);
    double error = drawn.isEmpty() ? 0 : paired ? together(terms, drawn.getFirst()) : apart(terms);
    return new Move(sum, error, paired, Math.abs(sum) > Math.max(SEEN * error, rounding));
  }

  private static boolean paired(List<Asked> drawn) {
    return drawn.isEmpty()
        || (drawn.stream().noneMatch(Asked::split)
            && drawn.stream().map(Asked::parts).distinct().count() == 1
            && drawn.stream().map(a -> a.answer().draws()).distinct().count() == 1
            && drawn.getFirst().parts() > 1);
  }

  private static double apart(List<Weighted> terms) {
    return Math.sqrt(
        terms.stream()
            .mapToDouble(term -> term.factor() * term.asked().error())
            .map(error -> error * error)
            .sum());
  }

  /// {@return the error of the mean over the parts}
  private static double together(List<Weighted> terms, Asked like) {
    double[] weights = like.answer().batches().weights();
    double[] parts = new double[weights.length];
    for (int i = 0; i < parts.length; i++) {
      for (Weighted term : terms) {
        parts[i] += term.factor() * term.asked().part(i);
      }
    }
    double mean = IntStream.range(0, parts.length).mapToDouble(i -> weights[i] * parts[i]).sum();
    double squares =
        IntStream.range(0, parts.length)
            .mapToDouble(i -> weights[i] * (parts[i] - mean))
            .map(away -> away * away)
            .sum();
    return Math.sqrt(squares * parts.length / (parts.length - 1));
  }
}
