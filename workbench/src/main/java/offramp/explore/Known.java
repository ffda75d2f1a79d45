package offramp.explore;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import offramp.simulate.Appraisal;
import offramp.simulate.Shares;

/// What is known of the outcomes under one policy and theory.
///
/// A part is a draw of the unknowns with all its histories, or a batch of histories where nothing
/// is unknown; the parts of two policies or theories with one number have the same draws and dice.
///
/// @param means per outcome and part the probability at the horizon
/// @param shares per outcome and part the share of its histories in which it came about, which the
///   means are sharper than; the same as these if there are no dice
/// @param contrasts per outcome and part the difference of two halves of its histories; empty if
///   not known, or there are no dice
/// @param curve per outcome and report date the mean probability
/// @param errors per outcome and report date the standard error of that
/// @param drawn whether a part is a draw of the unknowns
/// @param exact whether there are no dice in it
/// @param histories that it took
/// @param jumps firings of these
public record Known(
    List<double[]> means,
    List<double[]> shares,
    List<double[]> contrasts,
    List<double[]> curve,
    List<double[]> errors,
    boolean drawn,
    boolean exact,
    long histories,
    long jumps) {

  static Known of(Appraisal appraisal, int outcomes, int dates, boolean drawn) {
    return new Known(
        IntStream.range(0, outcomes).mapToObj(appraisal::means).toList(),
        IntStream.range(0, outcomes).mapToObj(appraisal::shares).toList(),
        IntStream.range(0, outcomes).mapToObj(appraisal::contrasts).toList(),
        series(outcomes, dates, appraisal::mean),
        series(outcomes, dates, appraisal::error),
        drawn,
        false,
        appraisal.histories(),
        appraisal.jumps());
  }

  /// Something known of an outcome by a report date.
  private interface Dated {
    double of(int outcome, int date);
  }

  private static List<double[]> series(int outcomes, int dates, Dated dated) {
    return IntStream.range(0, outcomes)
        .mapToObj(o -> IntStream.range(0, dates).mapToDouble(d -> dated.of(o, d)).toArray())
        .toList();
  }

  /// {@return what theories say together, each with a weight; of the parts that all have}
  ///
  /// @param weights adding up to 1
  public static Known pooled(List<Known> under, List<Double> weights) {
    int parts = under.stream().filter(each -> !each.sure()).mapToInt(Known::parts).min().orElse(1);
    return new Known(
        together(under.stream().map(each -> each.first(each::means, parts)).toList(), weights),
        together(under.stream().map(each -> each.first(each::counted, parts)).toList(), weights),
        together(under.stream().map(each -> each.first(each::contrasts, parts)).toList(), weights),
        together(under.stream().map(Known::curve).toList(), weights),
        apart(under.stream().map(Known::errors).toList(), weights),
        under.stream().anyMatch(Known::drawn),
        under.stream().allMatch(Known::exact),
        under.stream().mapToLong(Known::histories).sum(),
        under.stream().mapToLong(Known::jumps).sum());
  }

  /// Numbers of an outcome in the first parts.
  private interface First {
    double[] of(int outcome, int parts);
  }

  private List<double[]> first(First numbers, int parts) {
    return IntStream.range(0, means.size()).mapToObj(o -> numbers.of(o, parts)).toList();
  }

  private static List<double[]> together(List<List<double[]>> under, List<Double> weights) {
    return IntStream.range(0, under.getFirst().size())
        .mapToObj(outcome -> pooled(under, weights, outcome))
        .toList();
  }

  /// {@return the errors as if the theories had nothing in common, which is too large if anything}
  private static List<double[]> apart(List<List<double[]>> errors, List<Double> weights) {
    return together(
            errors.stream().map(each -> each.stream().map(Known::squares).toList()).toList(),
            weights.stream().map(weight -> weight * weight).toList())
        .stream()
        .map(series -> Arrays.stream(series).map(Math::sqrt).toArray())
        .toList();
  }

  private static double[] squares(double[] values) {
    return Arrays.stream(values).map(value -> value * value).toArray();
  }

  private static double[] pooled(List<List<double[]>> under, List<Double> weights, int outcome) {
    int size = under.stream().mapToInt(each -> each.get(outcome).length).min().orElse(0);
    double[] pooled = new double[size];
    for (int theory = 0; theory < under.size(); theory++) {
      for (int i = 0; i < size; i++) {
        pooled[i] += weights.get(theory) * under.get(theory).get(outcome)[i];
      }
    }
    return pooled;
  }

  /// {@return how many parts there are}
  public int parts() {
    return means.isEmpty() ? 0 : means.getFirst().length;
  }

  /// {@return the probability of an outcome by the horizon, with both uncertainties}
  public Shares probability(int outcome) {
    Shares shares = shares(outcome, false);
    return new Shares(
        shares.mean(),
        shares.standardError(),
        Math.clamp(shares.low(), 0, 1),
        Math.clamp(shares.high(), 0, 1),
        shares.diceShare());
  }

  /// {@return the same where what is known are differences of probabilities}
  public Shares change(int outcome) {
    return shares(outcome, true);
  }

  /// {@return how much more likely an outcome is here than there, with both uncertainties; over the
  /// parts that both have, if they have draws and dice in common}
  public Shares above(Known there, int outcome) {
    if (pairs(there)) {
      return between(there, parts(there), List.of(outcome)).change(0);
    }
    Shares here = probability(outcome);
    Shares other = there.probability(outcome);
    return new Shares(
        here.mean() - other.mean(),
        Math.hypot(here.standardError(), other.standardError()),
        here.low() - other.high(),
        here.high() - other.low(),
        1);
  }

  /// {@return the standard error of the logarithm of how many times as likely an outcome is here as
  /// there, by linearisation; both have it with a probability above 0}
  public double errorOfRatio(Known there, int outcome) {
    if (!pairs(there)) {
      return Math.hypot(relative(outcome), there.relative(outcome));
    }
    int parts = parts(there);
    double[] here = means(outcome, parts);
    double[] other = there.means(outcome, parts);
    double mean = Means.mean(here);
    double otherMean = Means.mean(other);
    double[] logarithms =
        IntStream.range(0, parts).mapToDouble(i -> here[i] / mean - other[i] / otherMean).toArray();
    return parts < 2 ? 0 : Means.standardError(logarithms);
  }

  private double relative(int outcome) {
    Shares shares = probability(outcome);
    return shares.standardError() / shares.mean();
  }

  /// {@return whether both have parts in common, as far as they have parts}
  private boolean pairs(Known there) {
    return sure() || there.sure() || drawn == there.drawn;
  }

  /// {@return how much more likely each outcome is here than there, under the same theory}
  public Known less(Known there) {
    return between(there, parts(there), IntStream.range(0, means.size()).boxed().toList());
  }

  private Known between(Known there, int parts, List<Integer> outcomes) {
    return new Known(
        outcomes.stream().map(o -> less(means(o, parts), there.means(o, parts))).toList(),
        outcomes.stream().map(o -> less(counted(o, parts), there.counted(o, parts))).toList(),
        outcomes.stream().map(o -> less(contrasts(o, parts), there.contrasts(o, parts))).toList(),
        List.of(),
        List.of(),
        drawn || there.drawn,
        exact && there.exact,
        histories + there.histories,
        jumps + there.jumps);
  }

  /// {@return how many parts both have; one without dice and draws has as many as the other}
  public int parts(Known there) {
    return sure() ? there.parts() : there.sure() ? parts() : Math.min(parts(), there.parts());
  }

  private boolean sure() {
    return exact && !drawn;
  }

  /// {@return of an outcome the first means}
  public double[] means(int outcome, int parts) {
    return some(means.get(outcome), parts);
  }

  private double[] counted(int outcome, int parts) {
    return some(shares.get(outcome), parts);
  }

  private double[] some(double[] all, int parts) {
    double[] some = Arrays.copyOf(all, parts);
    if (sure()) {
      Arrays.fill(some, all[0]);
    }
    return some;
  }

  private double[] contrasts(int outcome, int parts) {
    double[] all = contrasts.get(outcome);
    return exact ? new double[parts] : Arrays.copyOf(all, Math.min(parts, all.length));
  }

  private static double[] less(double[] here, double[] there) {
    int known = Math.min(here.length, there.length);
    return IntStream.range(0, known).mapToDouble(i -> here[i] - there[i]).toArray();
  }

  /// {@return what is known of the parts, if they are probabilities or if they are differences}
  private Shares shares(int outcome, boolean differences) {
    double[] results = means.get(outcome);
    double[] halves = contrasts.get(outcome);
    if (exact) {
      return Shares.exact(results);
    }
    if (!drawn || halves.length < results.length) {
      return Shares.batches(results);
    }
    double[] noise = Arrays.stream(halves).map(h -> h * h / 4).toArray();
    return differences ? Shares.signed(results, noise) : Shares.of(results, noise);
  }
}
