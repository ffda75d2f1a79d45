package offramp.history;

import java.util.Arrays;
import java.util.List;
import offramp.model.Unknown;

/// What many cases say together of the unknowns that they share.
///
/// @param values per draw the values of the unknowns, in days or per day where they have a unit;
///   each draw as likely as every other
/// @param scores the same draws as normal scores of the prior
/// @param spread per unknown how far the chains are apart; 1 if they agree (R-hat)
/// @param effective per unknown how many independent draws the chains are worth
/// @param acceptance share of the moves of the unknowns that were made
/// @param learnt the cases it was learnt from
public record Pooled(
    List<Unknown> unknowns,
    double[][] values,
    double[][] scores,
    double[] spread,
    double[] effective,
    double acceptance,
    int chains,
    List<PastCase> learnt) {
  public Pooled {
    unknowns = List.copyOf(unknowns);
    learnt = List.copyOf(learnt);
  }

  /// Chains with a larger R-hat do not agree.
  public static final double APART = 1.1;

  public int draws() {
    return values.length;
  }

  public int cases() {
    return learnt.size();
  }

  /// {@return the largest R-hat}
  public double worst() {
    return Arrays.stream(spread).max().orElse(1);
  }

  /// {@return the smallest effective number of draws}
  public double fewest() {
    return Arrays.stream(effective).min().orElse(draws());
  }

  /// {@return the values of one unknown, ascending}
  public double[] sorted(int unknown) {
    return Arrays.stream(values).mapToDouble(draw -> draw[unknown]).sorted().toArray();
  }
}
