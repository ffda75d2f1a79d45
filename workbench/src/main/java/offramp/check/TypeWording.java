package offramp.check;

import static offramp.check.Wording.error;
import static offramp.check.Wording.helped;
import static offramp.check.Wording.noted;

import java.util.List;
import offramp.model.Dimension;
import offramp.model.Fault;
import offramp.syntax.Name;
import offramp.text.Diagnostic;
import offramp.text.Span;

/// The words for expressions of the wrong kind or dimension.
final class TypeWording {
  private TypeWording() {}

  static Diagnostic of(Problem.OfTypes problem) {
    return switch (problem) {
      case Problem.NoCondition(var at, var is) -> noCondition(at, is);
      case Problem.NoNumber(var at, var is) -> noNumber(at, is);
      case Problem.NotAnActor(var at) -> notAnActor(at);
      case Problem.WrongDimension dimension -> dimension(dimension);
      case Problem.PerOfDimension per -> per(per);
      case Problem.Mismatch mismatch -> mismatch(mismatch);
      case Problem.UnlikeBranches(var whenTrue, var is, var whenFalse, var other) ->
          unlikeBranches(whenTrue, is, whenFalse, other);
      case Problem.UnlikeInstances(var at, var name, var first, var other) ->
          unlikeInstances(at, name, first, other);
      case Problem.UnitTwice(var at, var is) -> unitTwice(at, is);
      case Problem.ArgumentCount(var function, var wanted, var is, var orMore) ->
          argumentCount(function, wanted, is, orMore);
      case Problem.ParameterCount(var law, var wanted, var is) -> parameterCount(law, wanted, is);
      case Problem.WrongValue(var at, var is, var symbol) -> wrongValue(at, is, symbol);
      case Problem.NotConstant(var at) -> notConstant(at);
      case Problem.NoValue(var at, var kind) -> noValue(at, kind);
    };
  }

  private static Diagnostic noCondition(Span at, String is) {
    return helped(
        error("E0405", at, "a condition is needed here, and this is " + is, "not true or false"),
        "compare it with something, as in `x > 0`");
  }

  private static Diagnostic noNumber(Span at, String is) {
    return helped(
        error("E0406", at, "a number is needed here, and this is " + is, "no number"),
        is.equals("a condition")
            ? "write `if ... then 1 else 0`"
            : "use a value that belongs to it");
  }

  private static Diagnostic notAnActor(Span at) {
    return helped(
        error("E0409", at, "`unanswered` counts the lines of one actor", "needs one actor"),
        "write `unanswered(Blue)`");
  }

  private static Diagnostic unlikeBranches(
      Span whenTrue, Dimension is, Span whenFalse, Dimension other) {
    return helped(
        noted(
            error(
                "E0408",
                whenFalse,
                "the two sides of `if` differ: %s and %s".formatted(is.words(), other.words()),
                other.words()),
            whenTrue,
            is.words()),
        "`if c then a else b per day` reads as `else (b per day)`: write `(if c then a else b) per day`");
  }

  private static Diagnostic unlikeInstances(Span at, String name, Type first, Type other) {
    return error(
        "E0410",
        at,
        "the instances of `%s` differ: %s and %s".formatted(name, first.spoken(), other.spoken()),
        other.spoken());
  }

  private static Diagnostic unitTwice(Span at, Dimension is) {
    return helped(
        error(
            "E0411",
            at,
            "the law is %s already and gets a unit again".formatted(is.words()),
            "a second unit"),
        "take one of the units out");
  }

  private static Diagnostic argumentCount(Name function, int wanted, int is, boolean orMore) {
    return error(
        "E0412",
        function.span(),
        "`%s` takes %d %s%s, not %d"
            .formatted(
                function.text(),
                wanted,
                wanted == 1 ? "argument" : "arguments",
                orMore ? " or more" : "",
                is),
        "here");
  }

  private static Diagnostic parameterCount(Name law, List<String> wanted, int is) {
    return helped(
        error(
            "E0413",
            law.span(),
            "`%s` takes %d %s, not %d"
                .formatted(
                    law.text(), wanted.size(), wanted.size() == 1 ? "parameter" : "parameters", is),
            "here"),
        "write `%s(%s)`".formatted(law.text(), String.join(", ", wanted)));
  }

  private static Diagnostic wrongValue(Span at, String is, Symbol symbol) {
    return helped(
        noted(
            error(
                "E0414",
                at,
                "%s cannot be the value of %s `%s`".formatted(is, symbol.kind(), symbol.name()),
                "does not fit"),
            symbol.declared(),
            "declared here"),
        fitting(symbol));
  }

  private static Diagnostic notConstant(Span at) {
    return helped(
        error(
            "E0415",
            at,
            "a constant is needed here",
            "this reads the state, a date, an unknown or a fact"),
        "write a number, or a `let` made of numbers");
  }

  private static Diagnostic noValue(Span at, Fault.Kind kind) {
    return helped(
        error("E0416", at, "the value of this constant " + kind.words(), "evaluated here"),
        "look for a division by zero or a root or logarithm of a negative number");
  }

  private static String fitting(Symbol symbol) {
    return switch (symbol.type()) {
      case Type.Words words -> "write one of " + Wording.listed(words.words());
      case Type.Switch() -> "write `true`, `false` or a condition";
      case Type.Measure _, Type.Truth _, Type.OneActor _ -> "write a plain number, without a unit";
    };
  }

  private static Diagnostic dimension(Problem.WrongDimension problem) {
    if (problem.wanted() == Dimension.RATE && problem.is() == Dimension.NUMBER) {
      return helped(
          error("E0401", problem.at(), "a rate needs a unit of time", "a plain number"),
          "write `rate 0.5 per month`, or `(...) per month` around the whole");
    }
    return helped(
        error(
            "E0407",
            problem.at(),
            "%s must be %s, and this is %s"
                .formatted(problem.role(), problem.wanted().words(), problem.is().words()),
            problem.is().words()),
        switch (problem.wanted()) {
          case RATE -> "write it with `per` and a unit, as in `0.5 per month`";
          case DURATION -> "write it with a unit, as in `5 days`";
          case NUMBER ->
              problem.is() == Dimension.RATE
                  ? "multiply it by a duration, as in `* 1 month`"
                  : "divide it by a duration, as in `/ 1 day`";
        });
  }

  private static Diagnostic per(Problem.PerOfDimension problem) {
    return helped(
        noted(
            error(
                "E0403",
                problem.at(),
                "`per %s` is put on what is %s already"
                    .formatted(problem.unit().word(), problem.is().words()),
                "one unit too many"),
            problem.operand(),
            problem.is().words()),
        "take the `per %s` out, or the unit inside".formatted(problem.unit().word()));
  }

  private static Diagnostic mismatch(Problem.Mismatch problem) {
    boolean product = problem.sign().equals("*") || problem.sign().equals("/");
    Diagnostic said =
        error(
            product ? "E0404" : "E0402",
            problem.at(),
            "`%s` between %s and %s"
                .formatted(problem.sign(), problem.leftIs().words(), problem.rightIs().words()),
            product
                ? "gives neither a number nor a rate nor a duration"
                : "these do not go together");
    return helped(
        noted(
            noted(said, problem.left(), problem.leftIs().words()),
            problem.right(),
            problem.rightIs().words()),
        product
            ? "a rate times a duration is a number; look for a unit too many"
            : "give both the same unit, or none");
  }
}
