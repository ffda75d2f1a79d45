package offramp.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import offramp.model.Unknown;
import offramp.random.GaussianCopula;
import offramp.text.Span;

/// Correlations that no unknowns can have all at once, and what would mend them: another value of a
/// single pair, or less of all.
final class Contradiction {
  /// Of more unknowns that hang together no single pair is tried.
  private static final int MOST = 12;

  private final List<Unknown.Correlation> pairs;
  private final List<String> names;
  private final int[] members;

  private Contradiction(List<Unknown.Correlation> pairs, List<String> names, int[] members) {
    this.pairs = pairs;
    this.names = names;
    this.members = members;
  }

  /// {@return the contradictions, one for each set of unknowns that hang together}
  ///
  /// @param names of all unknowns
  static List<Problem> in(List<Unknown.Correlation> pairs, List<String> names) {
    List<Problem> problems = new ArrayList<>();
    BitSet seen = new BitSet();
    for (Unknown.Correlation pair : pairs) {
      if (!seen.get(pair.first())) {
        BitSet together = together(pairs, pair.first());
        seen.or(together);
        Contradiction those = new Contradiction(pairs, names, together.stream().toArray());
        if (!GaussianCopula.possible(those.ranks())) {
          problems.add(those.problem());
        }
      }
    }
    return problems;
  }

  private static BitSet together(List<Unknown.Correlation> pairs, int first) {
    BitSet together = new BitSet();
    together.set(first);
    int before = 0;
    while (together.cardinality() > before) {
      before = together.cardinality();
      for (Unknown.Correlation pair : pairs) {
        if (together.get(pair.first()) || together.get(pair.second())) {
          together.set(pair.first());
          together.set(pair.second());
        }
      }
    }
    return together;
  }

  private Optional<Unknown.Correlation> written(int i, int j) {
    return pairs.stream()
        .filter(
            pair ->
                (pair.first() == members[i] && pair.second() == members[j])
                    || (pair.first() == members[j] && pair.second() == members[i]))
        .findFirst();
  }

  private double[][] ranks() {
    double[][] ranks = new double[members.length][members.length];
    for (int i = 0; i < members.length; i++) {
      for (int j = 0; j < members.length; j++) {
        ranks[i][j] = i == j ? 1 : written(i, j).map(Unknown.Correlation::rank).orElse(0.0);
      }
    }
    return ranks;
  }

  private Problem problem() {
    Span last =
        pairs.stream()
            .filter(pair -> Arrays.stream(members).anyMatch(m -> m == pair.first()))
            .toList()
            .getLast()
            .span();
    return new Problem.CorrelationsContradict(
        last,
        Arrays.stream(members).mapToObj(names::get).toList(),
        mend(false),
        mend(true),
        share());
  }

  /// {@return the pair whose value alone mends it by the least change, with that value to two
  /// places, in the words of the language}
  ///
  /// @param written whether among the pairs that are written, or among the others
  private Optional<String> mend(boolean written) {
    double[][] ranks = ranks();
    Optional<String> best = Optional.empty();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < members.length && members.length <= MOST; i++) {
      for (int j = 0; j < i; j++) {
        double change = written(i, j).isPresent() == written ? change(ranks, i, j) : 9;
        if (Math.abs(change) < least && Math.abs(change) < 2) {
          least = Math.abs(change);
          best =
              Optional.of(
                  "correlate %s, %s = %s"
                      .formatted(
                          names.get(members[j]),
                          names.get(members[i]),
                          KernelText.number(Math.rint((ranks[i][j] + change) * 100) / 100)));
        }
      }
    }
    return best;
  }

  /// {@return by how much the correlation of a pair must change at the least, others as they are; 9
  /// if no value will do}
  private static double change(double[][] ranks, int i, int j) {
    double is = ranks[i][j];
    double least = 9;
    for (int hundredths = -99; hundredths <= 99; hundredths++) {
      double value = hundredths / 100.0;
      ranks[i][j] = value;
      ranks[j][i] = value;
      if (Math.abs(value - is) < Math.abs(least) && GaussianCopula.possible(ranks)) {
        least = value - is;
      }
    }
    ranks[i][j] = is;
    ranks[j][i] = is;
    return least;
  }

  /// {@return the largest share, in hundredths, of all correlations that is possible}
  private double share() {
    double[][] ranks = ranks();
    for (int hundredths = 99; hundredths > 0; hundredths--) {
      double[][] less = new double[ranks.length][ranks.length];
      for (int i = 0; i < ranks.length; i++) {
        for (int j = 0; j < ranks.length; j++) {
          less[i][j] = ranks[i][j] * hundredths / 100;
        }
      }
      if (GaussianCopula.possible(less)) {
        return hundredths / 100.0;
      }
    }
    return 0;
  }
}
