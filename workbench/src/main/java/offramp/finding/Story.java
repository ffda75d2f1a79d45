package offramp.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import offramp.simulate.Trajectory;

/// A trajectory told by what happens to some variables: steps that change none of them are left
/// out, and so is every loop, which came back to values that they had before.
///
/// Loops are taken out in the order in which they close (Lawler, Duke Math. J. 47:655, 1980); the
/// same event several times in a row is one leg. The last step stays, whatever it changed.
///
/// @param path what is compared between histories
/// @param days per leg when the last of its events happened
/// @param excursions how many steps went with the loops
/// @param others how many changed none of the variables
record Story(Path path, double[] days, int excursions, int others) {

  /// The values of the variables at the start, then the legs.
  record Path(List<Double> start, List<Leg> legs) {
    /// {@return how many changes of a variable it tells}
    int changes() {
      List<Double> before = start;
      int changes = 0;
      for (Leg leg : legs) {
        List<Double> from = before;
        changes +=
            (int)
                IntStream.range(0, from.size())
                    .filter(i -> !from.get(i).equals(leg.after().get(i)))
                    .count();
        before = leg.after();
      }
      return changes;
    }
  }

  /// An event so many times in a row, and the values of the variables after it.
  record Leg(int event, int times, List<Double> after) {}

  /// A step that has been kept so far.
  private record Kept(int event, double day, List<Double> after) {}

  /// A story while it is told.
  private static final class Teller {
    final List<Kept> kept = new ArrayList<>();
    final Map<List<Double>, Integer> seen = new HashMap<>();
    final double[] now;
    int excursions;
    int others;

    Teller(double[] start) {
      now = start;
      seen.put(state(), 0);
    }

    List<Double> state() {
      return Arrays.stream(now).boxed().toList();
    }

    void step(int event, double day, boolean moved, boolean last) {
      List<Double> state = moved || last ? state() : List.of();
      Integer back = moved ? seen.get(state) : null;
      if (back != null) {
        excursions += kept.size() - back + (last ? 0 : 1);
        while (kept.size() > back) {
          seen.remove(kept.removeLast().after());
        }
      }
      if (last || (moved && back == null)) {
        kept.add(new Kept(event, day, state));
        seen.put(state, kept.size());
      } else if (!moved) {
        others++;
      }
    }
  }

  /// {@return the trajectory told by what happens to the variables}
  static Story of(Trajectory trajectory, int[] followed) {
    double[] start = Arrays.stream(followed).mapToDouble(v -> trajectory.start()[v]).toArray();
    Teller teller = new Teller(start.clone());
    for (int step = 0; step < trajectory.steps(); step++) {
      boolean moved = false;
      for (int at = trajectory.first()[step]; at < trajectory.first()[step + 1]; at++) {
        int place = Arrays.binarySearch(followed, trajectory.variables()[at]);
        if (place >= 0) {
          teller.now[place] = trajectory.values()[at];
          moved = true;
        }
      }
      teller.step(
          trajectory.events()[step],
          trajectory.days()[step],
          moved,
          step == trajectory.steps() - 1);
    }
    return folded(Arrays.stream(start).boxed().toList(), teller);
  }

  private static Story folded(List<Double> start, Teller teller) {
    List<Leg> legs = new ArrayList<>();
    List<Double> days = new ArrayList<>();
    for (Kept kept : teller.kept) {
      int times = 1;
      if (!legs.isEmpty() && legs.getLast().event() == kept.event()) {
        times += legs.removeLast().times();
        days.removeLast();
      }
      legs.add(new Leg(kept.event(), times, kept.after()));
      days.add(kept.day());
    }
    return new Story(
        new Path(start, legs),
        days.stream().mapToDouble(Double::doubleValue).toArray(),
        teller.excursions,
        teller.others);
  }
}
