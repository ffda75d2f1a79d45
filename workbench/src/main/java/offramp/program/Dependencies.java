package offramp.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import offramp.model.Firing;
import offramp.model.Firing.Cause;
import offramp.model.Firing.Change;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.model.Outcome;

/// What has to be looked at again after something changed the state.
///
/// Each table has a row per firing, then one per date.
///
/// @param rates numbers of events whose guard or rate reads what may have changed
/// @param clocks numbers of events with a clock whose guard reads it
/// @param triggers numbers of triggers whose condition reads it
/// @param moves numbers of triggers that watch a variable move that may have changed
/// @param outcomes numbers of outcomes whose condition reads it
record Dependencies(
    int[][] rates, int[][] clocks, int[][] triggers, int[][] moves, int[][] outcomes) {

  static Dependencies of(Model model, double[] dates) {
    Reads reads = new Reads(model, dates);
    List<BitSet> changed = changed(model, dates.length);
    List<BitSet> rates = new ArrayList<>();
    List<BitSet> clocks = new ArrayList<>();
    for (Firing.Event event : model.events()) {
      BitSet guard = reads.of(event.guard());
      rates.add(rate(event, guard, reads));
      clocks.add(event.timing() instanceof Timing.Clock ? guard : new BitSet());
    }
    List<BitSet> triggers = new ArrayList<>();
    List<BitSet> moves = new ArrayList<>();
    for (Firing.Trigger trigger : model.triggers()) {
      switch (trigger.cause()) {
        case Cause.Becomes(var condition) -> {
          triggers.add(reads.of(condition));
          moves.add(new BitSet());
        }
        case Cause.Moves(var variable, _) -> {
          triggers.add(new BitSet());
          moves.add(BitSet.valueOf(new long[0]));
          moves.getLast().set(variable);
        }
      }
    }
    List<BitSet> outcomes =
        model.outcomes().stream().map(Outcome::condition).map(reads::of).toList();
    return new Dependencies(
        table(changed, rates),
        table(changed, clocks),
        table(changed, triggers),
        table(changed, moves),
        table(changed, outcomes));
  }

  private static BitSet rate(Firing.Event event, BitSet guard, Reads reads) {
    BitSet places = new BitSet();
    if (event.timing() instanceof Timing.Rate(var rate, _)) {
      places.or(guard);
      places.or(reads.of(rate));
    }
    return places;
  }

  private static List<BitSet> changed(Model model, int dates) {
    List<BitSet> changed = new ArrayList<>();
    model.events().forEach(event -> changed.add(changed(event)));
    model.triggers().forEach(trigger -> changed.add(changed(trigger)));
    for (int date = 0; date < dates; date++) {
      BitSet place = new BitSet();
      place.set(model.variables().size() + date);
      changed.add(place);
    }
    return changed;
  }

  private static BitSet changed(Firing firing) {
    BitSet variables = new BitSet();
    Expressions.changes(firing.consequences()).stream()
        .mapToInt(Change::variable)
        .forEach(variables::set);
    return variables;
  }

  /// {@return per set of changed places the numbers of the readers that read one of them,
  /// ascending}
  private static int[][] table(List<BitSet> changed, List<BitSet> readers) {
    Map<Integer, BitSet> readersOf = new HashMap<>();
    for (int reader = 0; reader < readers.size(); reader++) {
      int number = reader;
      readers.get(reader).stream()
          .forEach(place -> readersOf.computeIfAbsent(place, _ -> new BitSet()).set(number));
    }
    Map<BitSet, int[]> rows = new HashMap<>();
    int[][] table = new int[changed.size()][];
    for (int row = 0; row < table.length; row++) {
      BitSet affected = new BitSet();
      changed.get(row).stream()
          .forEach(place -> affected.or(readersOf.getOrDefault(place, new BitSet())));
      table[row] = rows.computeIfAbsent(affected, set -> set.stream().toArray());
    }
    return table;
  }
}
