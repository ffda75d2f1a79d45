package offramp.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import offramp.model.Firing;
import offramp.model.Firing.Cause;
import offramp.model.Firing.Change;
import offramp.model.Firing.Lag;
import offramp.model.Firing.Timing;
import offramp.model.Model;

/// On which variables an outcome depends, and through how many others.
final class Bearing {
  private final Model model;
  private final Reads reads;

  private Bearing(Program program) {
    this.model = program.model();
    this.reads = new Reads(model, program.dates());
  }

  /// {@return the variables that the condition of the outcome reads; then those that bear on what
  /// moves these, and so on}
  static List<int[]> on(Program program, int outcome) {
    Bearing bearing = new Bearing(program);
    BitSet ring = bearing.variables(List.of(program.model().outcomes().get(outcome).condition()));
    BitSet seen = new BitSet();
    List<int[]> rings = new ArrayList<>();
    while (!ring.isEmpty()) {
      seen.or(ring);
      rings.add(ring.stream().toArray());
      ring = bearing.behind(ring);
      ring.andNot(seen);
    }
    return rings;
  }

  private BitSet variables(List<?> expressions) {
    BitSet places = reads.of(expressions);
    places.clear(model.variables().size(), Math.max(places.length(), model.variables().size()));
    return places;
  }

  /// {@return what bears on the firings that move a variable of the ring}
  private BitSet behind(BitSet ring) {
    BitSet behind = new BitSet();
    for (Firing.Event event : model.events()) {
      if (moves(event, ring)) {
        behind.or(variables(List.of(event.guard())));
        behind.or(variables(terms(event.timing())));
        behind.or(variables(effects(event, ring)));
      }
    }
    for (Firing.Trigger trigger : model.triggers()) {
      if (moves(trigger, ring)) {
        switch (trigger.cause()) {
          case Cause.Becomes(var condition) -> behind.or(variables(List.of(condition)));
          case Cause.Moves(var variable, _) -> behind.set(variable);
        }
        behind.or(variables(effects(trigger, ring)));
      }
    }
    return behind;
  }

  private static boolean moves(Firing firing, BitSet ring) {
    return Expressions.changes(firing.consequences()).stream()
        .mapToInt(Change::variable)
        .anyMatch(ring::get);
  }

  private static List<?> terms(Timing timing) {
    return switch (timing) {
      case Timing.Rate(var rate, _) -> List.of(rate);
      case Timing.Clock(Lag.Fixed(var days), _) -> List.of(days);
      case Timing.Clock(Lag.Drawn(_, var parameters), _) -> parameters;
      case Timing.Dated _ -> List.of();
    };
  }

  private static List<?> effects(Firing firing, BitSet ring) {
    List<Object> all = new ArrayList<>(Expressions.chances(firing.consequences().lottery()));
    Expressions.changes(firing.consequences()).stream()
        .filter(change -> ring.get(change.variable()))
        .map(Expressions::term)
        .forEach(all::add);
    return all;
  }
}
