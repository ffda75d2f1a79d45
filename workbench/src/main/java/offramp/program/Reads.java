package offramp.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import offramp.model.Condition;
import offramp.model.Model;
import offramp.model.Term;

/// Which places of [State#values] expressions read, through the definitions that they name.
final class Reads {
  private final int variables;
  private final double[] dates;
  private final List<BitSet> definitions = new ArrayList<>();

  /// @param dates the switching days of the program, ascending
  Reads(Model model, double[] dates) {
    this.variables = model.variables().size();
    this.dates = dates;
    model.definitions().forEach(definition -> definitions.add(of(List.of(definition.value()))));
  }

  /// {@return the places that `expressions`, terms or conditions, read}
  BitSet of(List<?> expressions) {
    BitSet places = new BitSet();
    expressions.forEach(expression -> Parts.visit(expression, node -> add(node, places)));
    return places;
  }

  private void add(Object node, BitSet places) {
    switch (node) {
      case Term.StateOf(var variable) -> places.set(variable);
      case Term.DefinitionOf(var definition) -> places.or(definitions.get(definition));
      case Condition.Dated(_, _, var day) when day > 0 ->
          places.set(variables + Arrays.binarySearch(dates, day));
      default -> {}
    }
  }
}
