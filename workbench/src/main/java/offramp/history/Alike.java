package offramp.history;

/// Sightings of one event whose ranges overlap: what was drawn for one may stand for another.
final class Alike {
  private Alike() {}

  /// {@return in how many ways the times drawn for a group can be dealt out to its sightings, at
  /// least 1: so often each set of times is drawn}
  ///
  /// The permanent of a matrix of 0 and 1, by subsets.
  static double ways(Observed observed, double[] times, int[] group) {
    int size = group.length;
    double[] ways = new double[1 << size];
    ways[0] = 1;
    for (int taken = 0; taken < ways.length; taken++) {
      int number = Integer.bitCount(taken);
      if (number < size && ways[taken] > 0) {
        Sighting range = observed.sightings().get(group[number]);
        for (int i = 0; i < size; i++) {
          double time = times[group[i]];
          if ((taken & (1 << i)) == 0 && range.from() <= time && time < range.to()) {
            ways[taken | (1 << i)] += ways[taken];
          }
        }
      }
    }
    return Math.max(1, ways[ways.length - 1]);
  }
}
