package offramp.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import offramp.model.Condition;
import offramp.model.Firing;
import offramp.model.Firing.Cause;
import offramp.model.Firing.Change;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.model.Term;

/// What has to be looked at again after something changed the state.
///
/// Each table has a row per firing, then one per date.
///
/// @param rates numbers of events whose guard or rate reads what may have changed
/// @param terms numbers of events whose rate, not only its guard, reads it: a part of `rates`
/// @param clocks numbers of events with a clock whose guard reads it
/// @param triggers numbers of triggers whose condition reads it
/// @param moves numbers of triggers that watch a variable move that may have changed
/// @param outcomes numbers of outcomes whose condition reads it
record Dependencies(
    int[][] rates,
    int[][] terms,
    int[][] clocks,
    int[][] triggers,
    int[][] moves,
    int[][] outcomes) {

  static Dependencies of(Model model, double[] dates) {
    Reads reads = new Reads(model, dates);
    List<BitSet> changed = changed(model, dates.length);
    List<BitSet> guards = read(model.events(), event -> List.of(event.guard()), reads);
    List<BitSet> terms = read(model.events(), event -> terms(event.timing()), reads);
    List<BitSet> rates = new ArrayList<>();
    List<BitSet> clocks = new ArrayList<>();
    for (int event = 0; event < guards.size(); event++) {
      BitSet guard = guards.get(event);
      BitSet rate = (BitSet) guard.clone();
      rate.or(terms.get(event));
      Timing timing = model.events().get(event).timing();
      rates.add(timing instanceof Timing.Rate ? rate : new BitSet());
      clocks.add(timing instanceof Timing.Clock ? guard : new BitSet());
    }
    return new Dependencies(
        table(changed, rates),
        table(changed, terms),
        table(changed, clocks),
        table(changed, read(model.triggers(), trigger -> becomes(trigger.cause()), reads)),
        table(changed, read(model.triggers(), trigger -> moves(trigger.cause()), reads)),
        table(changed, read(model.outcomes(), outcome -> List.of(outcome.condition()), reads)));
  }

  private static <T> List<BitSet> read(
      List<T> forms, Function<T, List<?>> expressions, Reads reads) {
    return forms.stream().map(expressions).map(reads::of).toList();
  }

  private static List<Term> terms(Timing timing) {
    return timing instanceof Timing.Rate(var rate, _) ? List.of(rate) : List.of();
  }

  private static List<Condition> becomes(Cause cause) {
    return cause instanceof Cause.Becomes(var condition) ? List.of(condition) : List.of();
  }

  private static List<Term> moves(Cause cause) {
    return cause instanceof Cause.Moves(var variable, _)
        ? List.of(new Term.StateOf(variable))
        : List.of();
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
