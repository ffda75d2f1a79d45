package offramp.program;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import offramp.model.Definition;
import offramp.model.Fault;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Unknown;
import offramp.model.Variable;

/// What is known about a broken rule, in the words of the model.
final class Faults {
  private static final int DIGITS = 6;

  private Faults() {}

  /// {@return the fault, with the values of all names that the place reads}
  static ModelFault of(Program program, Fault.Kind kind, double value, Place place, State state) {
    return new ModelFault(
        new ModelFault.Site(
            kind,
            place.subject(),
            value,
            place.span(),
            names(program, place, state),
            place.started() ? variables(program.model(), state) : Map.of()));
  }

  /// {@return the value of every name, those in the expression itself first, then those that its
  /// definitions read}
  static Map<String, String> names(Program program, Place place, State state) {
    Model model = program.model();
    Map<String, String> names = new LinkedHashMap<>();
    Deque<Object> open = new ArrayDeque<>(place.reads());
    while (!open.isEmpty()) {
      for (Object node : leaves(open.remove())) {
        switch (node) {
          case Term.StateOf(var number) -> {
            Variable variable = model.variables().get(number);
            names.put(variable.name(), words(variable, state.values[number]));
          }
          case Term.UnknownOf(var number) -> {
            Unknown unknown = model.unknowns().get(number);
            names.put(unknown.name(), words(unknown, state.parameters[number]));
          }
          case Term.DefinitionOf(var number) -> {
            Definition named = model.definitions().get(number);
            if (names.put(named.name(), words(new View(program, state), number)) == null) {
              open.add(named.value());
            }
          }
          default -> {}
        }
      }
    }
    return names;
  }

  private static List<Object> leaves(Object expression) {
    List<Object> leaves = new ArrayList<>();
    Parts.visit(
        expression,
        node -> {
          if (Parts.of(node).isEmpty()) {
            leaves.add(node);
          }
        });
    return leaves;
  }

  /// {@return the value of every variable, in words}
  static Map<String, String> variables(Model model, State state) {
    Map<String, String> words = new LinkedHashMap<>();
    for (int number = 0; number < model.variables().size(); number++) {
      Variable variable = model.variables().get(number);
      words.put(variable.name(), words(variable, state.values[number]));
    }
    return words;
  }

  private static String words(Variable variable, double value) {
    return switch (variable) {
      case Variable.Ladder(_, var rungs, _, _) -> rungs.get((int) value);
      case Variable.Flag _ -> value == 0 ? "false" : "true";
      case Variable.Level _, Variable.Score _ -> words(value);
    };
  }

  private static String words(Unknown unknown, double value) {
    if (!unknown.words().isEmpty()) {
      return unknown.words().get((int) value);
    }
    return unknown.scale().map(scale -> words(scale, value)).orElseGet(() -> words(value));
  }

  private static String words(Unknown.Scale scale, double value) {
    double days = scale.unit().days();
    return scale.per()
        ? words(value * days) + " per " + scale.unit().word()
        : words(value / days) + " " + scale.unit().word() + "s";
  }

  private static String words(View view, int definition) {
    try {
      return words(view.definition(definition));
    } catch (Fault fault) {
      return "a value that " + fault.kind().words();
    }
  }

  private static String words(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
