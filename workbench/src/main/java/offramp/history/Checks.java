package offramp.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import offramp.model.Fault;
import offramp.program.Code;
import offramp.program.Influences;
import offramp.random.Key;
import offramp.simulate.Guided;

/// Holds a history beside histories of the fitted model, by what can be counted in both: how many
/// covered events there were, of each kind, when the first came, and how long the longest gap was.
///
/// Kinds are events without their indexes. Of an event that is known by its range only the middle
/// counts. A history without events has its first at the end of the window.
final class Checks {
  private final Observed observed;
  private final Map<String, BitSet> kinds = new LinkedHashMap<>();

  /// What came when.
  private record Came(double day, int firing) {}

  Checks(Observed observed) {
    this.observed = observed;
    int firings = observed.program().firings();
    for (int firing = 0; firing < firings; firing++) {
      if (observed.told().get(firing) || observed.met().get(firing)) {
        String kind = Influences.family(observed.name(firing));
        kinds.computeIfAbsent(kind, _ -> new BitSet()).set(firing);
      }
    }
  }

  /// {@return the checks}
  ///
  /// @param draws of the unknowns after what was seen, each for one history
  List<Check> of(List<double[]> draws, Key key) {
    List<Came> seen =
        observed.sightings().stream()
            .map(s -> new Came((s.from() + s.to()) / 2, s.firing()))
            .toList();
    List<List<Came>> made = new ArrayList<>();
    Replay replay = new Replay(observed.program().compiled());
    for (int i = 0; i < draws.size(); i++) {
      made.add(made(replay, draws.get(i), key.at(i)));
    }
    List<Check> checks = new ArrayList<>();
    checks.add(check("events", seen, made, List::size));
    checks.add(check("first, in days", seen, made, this::first));
    checks.add(check("longest gap, in days", seen, made, this::gap));
    kinds.forEach(
        (kind, firings) ->
            checks.add(
                check(
                    kind,
                    seen,
                    made,
                    came -> came.stream().filter(c -> firings.get(c.firing())).count())));
    return checks;
  }

  private List<Came> made(Replay replay, double[] unknowns, Key dice) {
    try {
      return replay.of(unknowns, dice);
    } catch (Fault fault) {
      // the interpreter knows where it is when a rule is broken
      new Replay(observed.program().interpreter()).of(unknowns, dice);
      throw new AssertionError("the interpreter does not repeat: " + fault.getMessage(), fault);
    }
  }

  private double first(List<Came> came) {
    return came.stream().mapToDouble(Came::day).min().orElse(observed.end());
  }

  private double gap(List<Came> came) {
    double[] days = came.stream().mapToDouble(Came::day).sorted().toArray();
    double last = 0;
    double longest = 0;
    for (double day : days) {
      longest = Math.max(longest, day - last);
      last = day;
    }
    return Math.max(longest, observed.end() - last);
  }

  private static Check check(
      String name, List<Came> seen, List<List<Came>> made, ToDoubleFunction<List<Came>> of) {
    double is = of.applyAsDouble(seen);
    double[] all = made.stream().mapToDouble(of).sorted().toArray();
    double above = Arrays.stream(all).filter(x -> x >= is).count() / (double) all.length;
    double below = Arrays.stream(all).filter(x -> x <= is).count() / (double) all.length;
    return new Check(
        name, is, quantile(all, 0.05), quantile(all, 0.5), quantile(all, 0.95), above, below);
  }

  private static double quantile(double[] sorted, double p) {
    return sorted[(int) (p * (sorted.length - 1) + 0.5)];
  }

  /// Histories of the window in which nothing is told.
  private final class Replay {
    private final Code code;
    private final Guided walk;
    private List<Came> came = new ArrayList<>();

    Replay(Code code) {
      this.code = code;
      this.walk =
          new Guided(
              observed.program(),
              code,
              new BitSet(),
              (day, firing) -> came.add(new Came(day, firing)));
    }

    List<Came> of(double[] unknowns, Key dice) {
      came = new ArrayList<>();
      System.arraycopy(unknowns, 0, walk.state().parameters, 0, unknowns.length);
      code.define(walk.state());
      walk.begin(dice);
      boolean more = true;
      while (more) {
        more = walk.next(observed.end());
      }
      return came.stream()
          .filter(c -> observed.told().get(c.firing()) || observed.met().get(c.firing()))
          .toList();
    }
  }
}
