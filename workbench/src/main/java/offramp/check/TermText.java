package offramp.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import offramp.model.Condition;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Unknown;
import offramp.model.Variable;

/// Writes terms and conditions in the language, so that they read back as the same.
public final class TermText {
  private final Model model;

  public TermText(Model model) {
    this.model = model;
  }

  public String text(Term term) {
    return switch (term) {
      case Term.Constant(var value) -> constant(value);
      case Term.StateOf(var variable) -> model.variables().get(variable).name();
      case Term.UnknownOf(var unknown) -> model.unknowns().get(unknown).name();
      case Term.DefinitionOf(var definition) -> model.definitions().get(definition).name();
      case Term.Negated(var operand) -> "(-" + text(operand) + ")";
      case Term.Arithmetic sum -> chain(sum);
      case Term.If(var condition, var whenTrue, var whenFalse) ->
          "(if %s then %s else %s)".formatted(text(condition), text(whenTrue), text(whenFalse));
      case Term.Call(var function, var arguments) ->
          "%s(%s)"
              .formatted(
                  function.word(), String.join(", ", arguments.stream().map(this::text).toList()));
      case Term.Per(var operand, var unit) -> "(%s per %s)".formatted(text(operand), unit.word());
      case Term.Lasting(Term.Constant(var value), var unit) when value >= 0 ->
          "%s %s".formatted(KernelText.number(value), unit.word() + "s");
      case Term.Lasting(var operand, var unit) ->
          "(%s * 1 %s)".formatted(text(operand), unit.word());
      case Term.Indicator(var condition) -> text(condition);
    };
  }

  /// {@return the sum or product without brackets around its own beginnings, which may be many}
  private String chain(Term.Arithmetic whole) {
    Deque<String> parts = new ArrayDeque<>();
    parts.addFirst(text(whole.right()));
    Term rest = whole.left();
    while (joins(whole.operation())
        && rest instanceof Term.Arithmetic(var operation, var left, var right)
        && operation == whole.operation()) {
      parts.addFirst(text(right));
      rest = left;
    }
    parts.addFirst(text(rest));
    return "(" + String.join(" " + whole.operation().sign() + " ", parts) + ")";
  }

  /// {@return whether a chain of it is read from the left}
  private static boolean joins(Term.Operation operation) {
    return operation == Term.Operation.PLUS || operation == Term.Operation.TIMES;
  }

  private String all(Condition.And whole) {
    Deque<String> parts = new ArrayDeque<>();
    Condition rest = whole;
    while (rest instanceof Condition.And(var left, var right)) {
      parts.addFirst(text(right));
      rest = left;
    }
    parts.addFirst(text(rest));
    return "(" + String.join(" and ", parts) + ")";
  }

  private String any(Condition.Or whole) {
    Deque<String> parts = new ArrayDeque<>();
    Condition rest = whole;
    while (rest instanceof Condition.Or(var left, var right)) {
      parts.addFirst(text(right));
      rest = left;
    }
    parts.addFirst(text(rest));
    return "(" + String.join(" or ", parts) + ")";
  }

  private static String constant(double value) {
    return value < 0 || 1 / value < 0
        ? "(-" + KernelText.number(-value) + ")"
        : KernelText.number(value);
  }

  public String text(Condition condition) {
    return switch (condition) {
      case Condition.Truth(var value) -> String.valueOf(value);
      case Condition.Holds(var term) -> text(term);
      case Condition.Not(var operand) -> "(not " + text(operand) + ")";
      case Condition.And all -> all(all);
      case Condition.Or any -> any(any);
      case Condition.Compare(var relation, var left, var right) ->
          "(%s %s %s)".formatted(beside(left, right), relation.sign(), beside(right, left));
      case Condition.If(var test, var whenTrue, var whenFalse) ->
          "(if %s then %s else %s)".formatted(text(test), text(whenTrue), text(whenFalse));
      case Condition.Dated(var since, var date, _) -> (since ? "since " : "until ") + date;
    };
  }

  /// {@return the term as it is written beside `other`: a number beside a ladder is a rung}
  private String beside(Term term, Term other) {
    return words(other).flatMap(words -> word(term, words)).orElseGet(() -> text(term));
  }

  /// {@return the term as it is written where it becomes the value of a variable}
  public String stored(Term term, Variable variable) {
    return switch (variable) {
      case Variable.Ladder ladder -> word(term, ladder.rungs()).orElseGet(() -> text(term));
      case Variable.Flag _ -> flag(term);
      case Variable.Level _, Variable.Score _ -> text(term);
    };
  }

  private String flag(Term term) {
    return switch (term) {
      case Term.Constant(var value) -> value == 0 ? "false" : "true";
      default -> text(term);
    };
  }

  private Optional<List<String>> words(Term term) {
    return switch (term) {
      case Term.StateOf(var variable) ->
          model.variables().get(variable) instanceof Variable.Ladder ladder
              ? Optional.of(ladder.rungs())
              : Optional.empty();
      case Term.UnknownOf(var unknown) ->
          Optional.of(model.unknowns().get(unknown)).map(Unknown::words).filter(w -> !w.isEmpty());
      default -> Optional.empty();
    };
  }

  private static Optional<String> word(Term term, List<String> words) {
    return term instanceof Term.Constant(var value)
            && value == Math.rint(value)
            && value >= 0
            && value < words.size()
        ? Optional.of(words.get((int) value))
        : Optional.empty();
  }
}
