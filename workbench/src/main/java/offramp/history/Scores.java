package offramp.history;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Scores of forecasts of whether something comes about. Those of one forecast are proper: none is
/// made better by saying anything but what one believes; less is better.
///
/// Gneiting, Raftery: Strictly proper scoring rules, prediction, and estimation, JASA 102:359,
/// 2007, doi:10.1198/016214506000001437. Probabilities lie in [0, 1].
public final class Scores {
  /// Probabilities nearer to 0 or 1 count as this far from them in the logarithmic score.
  public static final double CLIP = 1e-6;

  private Scores() {}

  /// {@return the squared distance of a probability and what came (Brier, Monthly Weather Review
  /// 78:1, 1950), in [0, 1]; 0.25 for one half}
  public static double brier(double probability, boolean came) {
    double miss = checked(probability) - (came ? 1 : 0);
    return miss * miss;
  }

  /// {@return minus the natural logarithm of the probability given to what came (Good, JRSS B
  /// 14:107, 1952), 0 or more; ln 2 for one half}
  public static double log(double probability, boolean came) {
    double p = Math.clamp(checked(probability), CLIP, 1 - CLIP);
    return -StrictMath.log(came ? p : 1 - p);
  }

  /// {@return whether the logarithmic score takes another probability in the place of this}
  public static boolean clipped(double probability) {
    return probability < CLIP || probability > 1 - CLIP;
  }

  /// {@return the chance that what came was held likelier than what did not, ties counting half:
  /// the area under the ROC curve, by ranks (Hanley, McNeil, Radiology 143:29, 1982); one half if
  /// all came, or none}
  ///
  /// @param came of each probability, whether it did
  public static double auc(double[] probabilities, boolean[] came) {
    int[] order =
        IntStream.range(0, came.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> probabilities[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double yes = 0;
    double no = 0;
    double won = 0;
    for (int i = 0; i < order.length; ) {
      double p = probabilities[order[i]];
      double tiedYes = 0;
      double tiedNo = 0;
      for (; i < order.length && probabilities[order[i]] == p; i++) {
        tiedYes += came[order[i]] ? 1 : 0;
        tiedNo += came[order[i]] ? 0 : 1;
      }
      won += tiedYes * (no + tiedNo / 2);
      yes += tiedYes;
      no += tiedNo;
    }
    return yes == 0 || no == 0 ? 0.5 : won / (yes * no);
  }

  private static double checked(double probability) {
    if (probability >= 0 && probability <= 1) {
      return probability;
    }
    throw new IllegalArgumentException("probability (%s) is not in [0, 1]".formatted(probability));
  }
}
