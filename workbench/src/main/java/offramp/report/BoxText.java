package offramp.report;

import java.util.ArrayList;
import java.util.List;
import offramp.explore.Box;
import offramp.explore.Prim;
import offramp.finding.Few;
import offramp.model.Unknown;

/// A box of unknowns in words, as in "push above 0.6 per month and successor hard".
public final class BoxText {
  private BoxText() {}

  /// {@return the limits of a box in words}
  ///
  /// @param all what a limit that is none lies at
  public static String of(Box box, Box all, List<Unknown> unknowns) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < unknowns.size(); i++) {
      boolean low = box.low()[i] > all.low()[i];
      boolean high = box.high()[i] < all.high()[i];
      if (low || high) {
        parts.add(part(unknowns.get(i), new double[] {box.low()[i], box.high()[i]}, low, high));
      }
    }
    return parts.isEmpty() ? "everywhere" : String.join(" and ", parts);
  }

  /// {@return one limit of a box in words}
  public static String of(Prim.Limit limit, Box all, List<Unknown> unknowns) {
    double[] low = all.low().clone();
    double[] high = all.high().clone();
    (limit.upper() ? high : low)[limit.unknown()] = limit.value();
    return of(new Box(low, high), all, unknowns);
  }

  private static String part(Unknown unknown, double[] ends, boolean low, boolean high) {
    List<Double> values = Few.values(unknown);
    if (!values.isEmpty()) {
      List<String> words = new ArrayList<>();
      for (int place = 0; place < values.size(); place++) {
        if (place >= ends[0] && place <= ends[1]) {
          words.add(Few.told(unknown, values.get(place)));
        }
      }
      return unknown.name() + " " + String.join(" or ", words);
    }
    String name = unknown.name() + " ";
    if (low && high) {
      return name + "from " + unknown.told(ends[0]) + " to " + unknown.told(ends[1]);
    }
    return low ? name + "above " + unknown.told(ends[0]) : name + "below " + unknown.told(ends[1]);
  }
}
