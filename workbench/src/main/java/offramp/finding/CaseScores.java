package offramp.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import offramp.finding.BacktestFinding.Bin;
import offramp.finding.BacktestFinding.Gain;
import offramp.history.CrossFit.Lawful;
import offramp.history.CrossFit.Said;
import offramp.history.DurationLaw;
import offramp.history.PastCase;
import offramp.random.Key;
import offramp.random.Stream;

/// Scores of forecasts that were made of cases.
final class CaseScores {
  /// Probabilities nearer to 0 or 1 are taken as this in the logarithm.
  private static final double CLIP = 1e-6;

  private static final int BINS = 5;
  private static final int RESAMPLES = 1_000;

  /// Days beyond these do not count in the CRPS.
  private static final int FAR = 1_000;

  private CaseScores() {}

  static double brier(Said said) {
    double miss = said.probability() - said.trial().hit();
    return miss * miss;
  }

  static double log(Said said) {
    double p = Math.clamp(said.probability(), CLIP, 1 - CLIP);
    return -StrictMath.log(said.trial().hit() > 0 ? p : 1 - p);
  }

  /// {@return the chance that a yes was held likelier than a no, ties counting half}
  static double auc(List<Said> all) {
    List<Said> ordered =
        all.stream().sorted(Comparator.comparingDouble(Said::probability)).toList();
    double yes = all.stream().mapToDouble(said -> said.trial().hit()).sum();
    double no = all.size() - yes;
    double won = 0;
    double below = 0;
    for (int i = 0; i < ordered.size(); ) {
      double tiedYes = 0;
      int j = i;
      while (j < ordered.size() && ordered.get(j).probability() == ordered.get(i).probability()) {
        tiedYes += ordered.get(j++).trial().hit();
      }
      double tiedNo = j - i - tiedYes;
      won += tiedYes * (below + tiedNo / 2);
      below += tiedNo;
      i = j;
    }
    return yes == 0 || no == 0 ? 0.5 : won / (yes * no);
  }

  static List<Bin> reliability(List<Said> all) {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      int bin = i;
      List<Said> within =
          all.stream()
              .filter(said -> Math.min(BINS - 1, (int) (said.probability() * BINS)) == bin)
              .toList();
      if (!within.isEmpty()) {
        bins.add(
            new Bin(
                i / (double) BINS,
                (i + 1) / (double) BINS,
                within.size(),
                within.stream().mapToDouble(Said::probability).average().orElse(0),
                within.stream().mapToDouble(said -> said.trial().hit()).average().orElse(0)));
      }
    }
    return bins;
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

  /// {@return the mean over questions of one loss less another, with its interval when cases are
  /// drawn anew, both losses of a case together}
  ///
  /// @param counts how many questions each case has
  static Gain difference(
      Map<PastCase, Double> losses,
      Map<PastCase, Double> others,
      Map<PastCase, Double> counts,
      long seed) {
    List<PastCase> cases =
        losses.keySet().stream().sorted(Comparator.comparing(PastCase::id)).toList();
    double[] means = new double[RESAMPLES];
    Key key = Key.of(seed).at("bootstrap");
    for (int i = 0; i < RESAMPLES; i++) {
      Stream stream = key.at(i).stream();
      double sum = 0;
      double asked = 0;
      for (int j = 0; j < cases.size(); j++) {
        PastCase drawn = cases.get((int) (stream.uniform() * cases.size()));
        sum += losses.getOrDefault(drawn, 0.0) - others.getOrDefault(drawn, 0.0);
        asked += counts.getOrDefault(drawn, 0.0);
      }
      means[i] = sum / asked;
    }
    return gain((sum(losses) - sum(others)) / sum(counts), means);
  }

  private static Gain gain(double value, double[] drawn) {
    Arrays.sort(drawn);
    return new Gain(value, drawn[RESAMPLES / 40], drawn[RESAMPLES - 1 - RESAMPLES / 40]);
  }

  /// {@return 1 less the ratio of two sums of losses, with its interval when cases are drawn anew}
  static Gain gain(Map<PastCase, Double> losses, Map<PastCase, Double> reference, long seed) {
    List<PastCase> cases =
        losses.keySet().stream().sorted(Comparator.comparing(PastCase::id)).toList();
    double[] gains = new double[RESAMPLES];
    Key key = Key.of(seed).at("bootstrap");
    for (int i = 0; i < RESAMPLES; i++) {
      Stream stream = key.at(i).stream();
      double loss = 0;
      double against = 0;
      for (int j = 0; j < cases.size(); j++) {
        PastCase drawn = cases.get((int) (stream.uniform() * cases.size()));
        loss += losses.getOrDefault(drawn, 0.0);
        against += reference.getOrDefault(drawn, 0.0);
      }
      gains[i] = 1 - loss / against;
    }
    return gain(1 - sum(losses) / sum(reference), gains);
  }

  static double sum(Map<PastCase, Double> losses) {
    return losses.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
