package offramp.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import offramp.model.Condition;
import offramp.model.Fact;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Unknown;
import offramp.model.Variable;

/// Writes terms and conditions in the language, so that they read back as the same, with no bracket
/// that is not needed.
///
/// Each form has a level, the line of the table of operators in the language page; what stands
/// inside another with a weaker level gets brackets.
public final class TermText {
  private static final int CHOICE = 0;
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int COMPARISON = 4;
  private static final int PER = 5;
  private static final int SUM = 6;
  private static final int PRODUCT = 7;
  private static final int UNARY = 8;
  private static final int POWER = 9;
  private static final int ATOM = 10;

  private final Model model;

  public TermText(Model model) {
    this.model = model;
  }

  public String text(Term term) {
    return text(term, CHOICE);
  }

  public String text(Condition condition) {
    return text(condition, CHOICE);
  }

  private static String bracketed(String text, int level, int least) {
    return level < least ? "(" + text + ")" : text;
  }

  private String text(Term term, int least) {
    return switch (term) {
      case Term.Constant(var value) ->
          bracketed(number(value), negative(value) ? UNARY : ATOM, least);
      case Term.StateOf(var variable) -> model.variables().get(variable).name();
      case Term.UnknownOf(var unknown) -> model.unknowns().get(unknown).name();
      case Term.DefinitionOf(var definition) -> model.definitions().get(definition).name();
      case Term.Negated(var operand) -> bracketed("-" + text(operand, POWER), UNARY, least);
      case Term.Arithmetic sum -> arithmetic(sum, least);
      case Term.If(var condition, var whenTrue, var whenFalse) ->
          choice(text(condition, OR), text(whenTrue, OR), text(whenFalse, CHOICE), least);
      case Term.Call(var function, var arguments) ->
          "%s(%s)"
              .formatted(
                  function.word(), String.join(", ", arguments.stream().map(this::text).toList()));
      case Term.Per(var operand, var unit) ->
          bracketed("%s per %s".formatted(text(operand, SUM), unit.word()), PER, least);
      case Term.Lasting(Term.Constant(var value), var unit) when !negative(value) ->
          "%s %s".formatted(KernelText.number(value), unit.word() + (value == 1 ? "" : "s"));
      case Term.Lasting(var operand, var unit) ->
          bracketed("%s * 1 %s".formatted(text(operand, PRODUCT), unit.word()), PRODUCT, least);
      case Term.Indicator(var condition) -> text(condition, least);
    };
  }

  private static boolean negative(double value) {
    return value < 0 || 1 / value < 0;
  }

  private static String number(double value) {
    return negative(value) ? "-" + KernelText.number(-value) : KernelText.number(value);
  }

  private static String choice(String condition, String whenTrue, String whenFalse, int least) {
    return bracketed(
        "if %s then %s else %s".formatted(condition, whenTrue, whenFalse), CHOICE, least);
  }

  /// The left side is unwound without recursion: sums over groups nest hundreds deep.
  private String arithmetic(Term.Arithmetic whole, int least) {
    int level = level(whole.operation());
    if (level == POWER) {
      String power = text(whole.left(), ATOM) + " ^ " + text(whole.right(), UNARY);
      return bracketed(power, POWER, least);
    }
    Deque<String> parts = new ArrayDeque<>();
    Term rest = whole;
    while (rest instanceof Term.Arithmetic(var operation, var left, var right)
        && level(operation) == level) {
      parts.addFirst(" %s %s".formatted(operation.sign(), text(right, level + 1)));
      rest = left;
    }
    return bracketed(text(rest, level) + String.join("", parts), level, least);
  }

  private static int level(Term.Operation operation) {
    return switch (operation) {
      case PLUS, MINUS -> SUM;
      case TIMES, OVER -> PRODUCT;
      case POWER -> POWER;
    };
  }

  private String text(Condition condition, int least) {
    return switch (condition) {
      case Condition.Truth(var value) -> String.valueOf(value);
      case Condition.Holds(var term) -> text(term, least);
      case Condition.Not(var operand) -> bracketed("not " + text(operand, PER), NOT, least);
      case Condition.And all -> bracketed(all(all), AND, least);
      case Condition.Or any -> bracketed(any(any), OR, least);
      case Condition.Compare(var relation, var left, var right) ->
          bracketed(
              "%s %s %s".formatted(beside(left, right), relation.sign(), beside(right, left)),
              COMPARISON,
              least);
      case Condition.If(var test, var whenTrue, var whenFalse) ->
          choice(text(test, OR), text(whenTrue, OR), text(whenFalse, CHOICE), least);
      case Condition.Dated(var since, var date, _) -> (since ? "since " : "until ") + date;
    };
  }

  private String all(Condition.And whole) {
    Deque<String> parts = new ArrayDeque<>();
    Condition rest = whole;
    while (rest instanceof Condition.And(var left, var right)) {
      parts.addFirst(text(right, NOT));
      rest = left;
    }
    parts.addFirst(text(rest, AND));
    return String.join(" and ", parts);
  }

  private String any(Condition.Or whole) {
    Deque<String> parts = new ArrayDeque<>();
    Condition rest = whole;
    while (rest instanceof Condition.Or(var left, var right)) {
      parts.addFirst(text(right, AND));
      rest = left;
    }
    parts.addFirst(text(rest, OR));
    return String.join(" or ", parts);
  }

  /// {@return the term as it is written beside `other`: a number beside a ladder is a rung}
  private String beside(Term term, Term other) {
    return words(other).flatMap(words -> word(term, words)).orElseGet(() -> text(term, PER));
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
      case Term.DefinitionOf(var definition) ->
          model.definitions().get(definition).fact().map(Fact::words).filter(w -> !w.isEmpty());
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
