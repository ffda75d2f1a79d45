package offramp.history;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import offramp.random.Key;

/// The islands together: each counts with its evidence, and the draws are as likely as each other.
///
/// @param parents per draw which it is, of all draws of all islands one after the other
record Population(List<Island.Found> islands, int[] parents) {

  static Population of(List<Island.Found> islands, Key key) {
    int each = islands.getFirst().logs().length;
    double[] weights =
        IntStream.range(0, each * islands.size())
            .mapToDouble(i -> islands.get(i / each).logEvidence())
            .toArray();
    int[] chosen =
        Weights.systematic(weights, weights.length, key.at("islands").stream().uniform());
    return new Population(islands, shuffled(chosen, key.at("order")));
  }

  /// {@return the same in an order by dice, so that neighbours have nothing in common}
  private static int[] shuffled(int[] all, Key key) {
    int[] shuffled = all.clone();
    for (int i = shuffled.length - 1; i > 0; i--) {
      int other = (int) (key.at(i).stream().uniform() * (i + 1));
      int kept = shuffled[i];
      shuffled[i] = shuffled[other];
      shuffled[other] = kept;
    }
    return shuffled;
  }

  private int each() {
    return islands.getFirst().logs().length;
  }

  double[][] values() {
    return Arrays.stream(parents)
        .mapToObj(i -> islands.get(i / each()).values()[i % each()])
        .toArray(double[][]::new);
  }

  double[][] scores() {
    return Arrays.stream(parents)
        .mapToObj(i -> islands.get(i / each()).scores()[i % each()])
        .toArray(double[][]::new);
  }

  /// {@return how many draws differ from each other}
  int distinct() {
    return (int) Arrays.stream(values()).map(Arrays::hashCode).distinct().count();
  }

  /// {@return per unknown the potential scale reduction over the islands, on normal scores (Gelman
  /// & Rubin, Stat. Sci. 7:457, 1992)}
  double[] spread() {
    int unknowns = islands.getFirst().scores()[0].length;
    return IntStream.range(0, unknowns).mapToDouble(this::spread).toArray();
  }

  private double spread(int unknown) {
    int many = islands.size();
    double[] means = new double[many];
    double within = 0;
    for (int i = 0; i < many; i++) {
      double[][] scores = islands.get(i).scores();
      double mean = Arrays.stream(scores).mapToDouble(s -> s[unknown]).average().orElse(0);
      double squares = Arrays.stream(scores).mapToDouble(s -> Math.pow(s[unknown] - mean, 2)).sum();
      means[i] = mean;
      within += squares / (scores.length - 1) / many;
    }
    double mean = Arrays.stream(means).average().orElse(0);
    double between = Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum() / (many - 1);
    double inside = within * (each() - 1) / each();
    return within > 0
        ? Math.sqrt((inside + between) / within)
        : between > 0 ? Double.POSITIVE_INFINITY : 1;
  }
}
