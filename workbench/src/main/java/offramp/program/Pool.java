package offramp.program;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.model.Term;

/// How much of a class's constant pool, at most 65,535 entries, the code of a model takes.
final class Pool {
  private static final int LARGEST = 60_000;

  /// Entries of a method: its name, its name with its type, and that with its class.
  private static final int METHOD = 3;

  /// Nodes of expressions to a method, at least: see [Shapes].
  private static final int NODES = 15;

  private static final int CHANGES = 12;

  private int nodes;
  private final Set<Double> numbers = new HashSet<>();

  private Pool() {}

  /// {@return why the code of `model` does not fit into one class, if it does not}
  static Optional<String> tooLarge(Model model) {
    int entries = new Pool().entries(model);
    return entries <= LARGEST
        ? Optional.empty()
        : Optional.of(
            "about %,d different numbers and pieces of code, of which a class holds %,d"
                .formatted(entries, LARGEST));
  }

  private int entries(Model model) {
    Expressions.of(model).forEach(expression -> Parts.visit(expression, this::count));
    int changes = changes(model.events()) + changes(model.triggers());
    int firings = model.events().size() + model.triggers().size();
    int methods = model.definitions().size() + firings + nodes / NODES + changes / CHANGES;
    return 2 * numbers.size() + METHOD * methods;
  }

  private void count(Object node) {
    nodes++;
    if (node instanceof Term.Constant(var value)) {
      numbers.add(value);
    }
  }

  private static int changes(List<? extends Firing> firings) {
    return firings.stream()
        .mapToInt(firing -> Expressions.changes(firing.consequences()).size())
        .sum();
  }
}
