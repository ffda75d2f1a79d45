package offramp.check;

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
      case Term.Arithmetic(var operation, var left, var right) ->
          "(%s %s %s)".formatted(text(left), operation.sign(), text(right));
      case Term.If(var condition, var whenTrue, var whenFalse) ->
          "(if %s then %s else %s)".formatted(text(condition), text(whenTrue), text(whenFalse));
      case Term.Call(var function, var arguments) ->
          "%s(%s)"
              .formatted(
                  function.word(), String.join(", ", arguments.stream().map(this::text).toList()));
      case Term.Per(var operand, var unit) -> "(%s per %s)".formatted(text(operand), unit.word());
      case Term.Lasting(Term.Constant(var value), var unit) when value >= 0 ->
          "%s %s".formatted(KernelText.number(value), unit.word() + (value == 1 ? "" : "s"));
      case Term.Lasting(var operand, var unit) ->
          "(%s * 1 %s)".formatted(text(operand), unit.word());
      case Term.Indicator(var condition) -> text(condition);
    };
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
      case Condition.And(var left, var right) -> "(%s and %s)".formatted(text(left), text(right));
      case Condition.Or(var left, var right) -> "(%s or %s)".formatted(text(left), text(right));
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
