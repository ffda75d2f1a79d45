package offramp.finding;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import offramp.finding.BacktestFinding.Gain;
import offramp.history.Bootstrap;
import offramp.history.Calibration;
import offramp.history.CrossFit.Lawful;
import offramp.history.CrossFit.Said;
import offramp.history.DurationLaw;
import offramp.history.PastCase;
import offramp.history.Scores;

/// Scores of forecasts that were made of cases.
final class CaseScores {
  private static final int RESAMPLES = 1_000;
  private static final double LEVEL = 0.95;

  /// Days beyond these do not count in the CRPS.
  private static final int FAR = 1_000;

  private CaseScores() {}

  static double brier(Said said) {
    return Scores.brier(said.probability(), came(said));
  }

  static double log(Said said) {
    return Scores.log(said.probability(), came(said));
  }

  private static boolean came(Said said) {
    return said.trial().hit() > 0;
  }

  /// {@return the chance that a yes was held likelier than a no, ties counting half}
  static double auc(List<Said> all) {
    return Scores.auc(said(all), came(all));
  }

  static List<Calibration.Bin> reliability(List<Said> all) {
    return Calibration.of(said(all), came(all));
  }

  private static double[] said(List<Said> all) {
    return all.stream().mapToDouble(Said::probability).toArray();
  }

  private static boolean[] came(List<Said> all) {
    boolean[] came = new boolean[all.size()];
    for (int i = 0; i < came.length; i++) {
      came[i] = came(all.get(i));
    }
    return came;
  }

  /// {@return the CRPS of a law, in days, over the days on which one would have looked}
  ///
  /// Cases in which it came are cut there too: if only the others were, late days would count
  /// mostly where it had come, and laws that hold it too likely would win.
  static double crps(Lawful lawful) {
    double until = Math.min(FAR, lawful.lasting().until());
    DurationLaw law = lawful.law();
    double sum = 0;
    for (int day = 0; day < until; day++) {
      double by = law.by(day + 0.5);
      boolean come = lawful.lasting().seen() && day >= lawful.lasting().days();
      sum += come ? (by - 1) * (by - 1) : by * by;
    }
    return sum;
  }

  /// {@return for each case the sum of a loss over its questions}
  static <T> Map<PastCase, Double> sums(
      List<T> all, Function<T, PastCase> of, ToDoubleFunction<T> loss) {
    Map<PastCase, Double> sums = new LinkedHashMap<>();
    all.forEach(each -> sums.merge(of.apply(each), loss.applyAsDouble(each), Double::sum));
    return sums;
  }

  /// {@return 1 less the ratio of two sums of losses, with its interval when cases are drawn anew}
  static Gain gain(Map<PastCase, Double> losses, Map<PastCase, Double> reference, long seed) {
    List<PastCase> cases = sorted(losses);
    return drawn(
        cases, seed, chosen -> 1 - sum(losses, cases, chosen) / sum(reference, cases, chosen));
  }

  /// {@return the mean over questions of one loss less another, with its interval when cases are
  /// drawn anew, both losses of a case together}
  ///
  /// @param counts how many questions each case has
  static Gain difference(
      Map<PastCase, Double> losses,
      Map<PastCase, Double> others,
      Map<PastCase, Double> counts,
      long seed) {
    List<PastCase> cases = sorted(losses);
    return drawn(
        cases,
        seed,
        chosen ->
            (sum(losses, cases, chosen) - sum(others, cases, chosen)) / sum(counts, cases, chosen));
  }

  private static List<PastCase> sorted(Map<PastCase, Double> losses) {
    return losses.keySet().stream().sorted(Comparator.comparing(PastCase::id)).toList();
  }

  private static Gain drawn(List<PastCase> cases, long seed, ToDoubleFunction<int[]> score) {
    Bootstrap.Interval gain = new Bootstrap(seed, RESAMPLES, LEVEL).of(cases.size(), score);
    return new Gain(gain.value(), gain.low(), gain.high());
  }

  private static double sum(Map<PastCase, Double> losses, List<PastCase> cases, int[] chosen) {
    double sum = 0;
    for (int i : chosen) {
      sum += losses.getOrDefault(cases.get(i), 0.0);
    }
    return sum;
  }

  static double sum(Map<PastCase, Double> losses) {
    return losses.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
