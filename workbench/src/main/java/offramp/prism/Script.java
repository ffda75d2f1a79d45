package offramp.prism;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.text.Span;

/// A PRISM file as it was read: nothing is resolved, but renamed modules have their commands.
///
/// @param leftOut what was read over, in words
record Script(
    List<Constant> constants,
    List<Formula> formulas,
    List<Declared> globals,
    List<Module> modules,
    List<Label> labels,
    List<String> leftOut) {
  Script {
    constants = List.copyOf(constants);
    formulas = List.copyOf(formulas);
    globals = List.copyOf(globals);
    modules = List.copyOf(modules);
    labels = List.copyOf(labels);
    leftOut = List.copyOf(leftOut);
  }

  record Identifier(String text, Span span) {}

  /// @param value absent if the constant is to be given a value from outside
  record Constant(Type type, Identifier name, Optional<Expression> value) {}

  record Formula(Identifier name, Expression value) {}

  /// A variable: an integer from `low` to `high`, or a truth value if it has no bounds.
  record Declared(Identifier name, Optional<Bounds> bounds, Optional<Expression> start) {}

  record Bounds(Expression low, Expression high) {}

  /// @param renaming what names in its variables and commands are to be called instead
  record Module(
      Identifier name,
      List<Declared> variables,
      List<Command> commands,
      Map<String, String> renaming) {
    Module {
      variables = List.copyOf(variables);
      commands = List.copyOf(commands);
      renaming = Map.copyOf(renaming);
    }

    String renamed(String word) {
      return renaming.getOrDefault(word, word);
    }
  }

  record Command(
      Optional<Identifier> action, Expression guard, List<Alternative> alternatives, Span span) {
    Command {
      alternatives = List.copyOf(alternatives);
    }
  }

  /// @param rate absent where none is written: it is 1
  record Alternative(Optional<Expression> rate, List<Update> updates) {
    Alternative {
      updates = List.copyOf(updates);
    }
  }

  record Update(Identifier variable, Expression value) {}

  record Label(Identifier name, Expression condition) {}
}
