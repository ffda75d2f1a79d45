package offramp.check;

import static offramp.check.Wording.error;
import static offramp.check.Wording.helped;
import static offramp.check.Wording.noted;

import offramp.model.Dimension;
import offramp.text.Diagnostic;

/// The words for expressions of the wrong kind or dimension.
final class TypeWording {
  private TypeWording() {}

  static Diagnostic of(Problem.OfTypes problem) {
    return switch (problem) {
      case Problem.NoCondition(var at, var is) ->
          helped(
              error(
                  "E0405",
                  at,
                  "a condition is needed here, and this is " + is,
                  "not true or false"),
              "compare it with something, as in `x > 0`");
      case Problem.NoNumber(var at, var is) ->
          helped(
              error("E0406", at, "a number is needed here, and this is " + is, "no number"),
              is.equals("a condition")
                  ? "write `if ... then 1 else 0`"
                  : "use a value that belongs to it");
      case Problem.NotAnActor(var at) ->
          helped(
              error("E0409", at, "`unanswered` counts the lines of one actor", "needs one actor"),
              "write `unanswered(Blue)`");
      case Problem.WrongDimension dimension -> dimension(dimension);
      case Problem.PerOfDimension per -> per(per);
      case Problem.Mismatch mismatch -> mismatch(mismatch);
      case Problem.UnlikeBranches(var whenTrue, var is, var whenFalse, var other) ->
          helped(
              noted(
                  error(
                      "E0408",
                      whenFalse,
                      "the two sides of `if` differ: %s and %s"
                          .formatted(is.words(), other.words()),
                      other.words()),
                  whenTrue,
                  is.words()),
              "`if c then a else b per day` reads as `else (b per day)`: write `(if c then a else b) per day`");
      case Problem.UnlikeInstances(var at, var name, var first, var other) ->
          error(
              "E0410",
              at,
              "the instances of `%s` differ: %s and %s"
                  .formatted(name, first.spoken(), other.spoken()),
              other.spoken());
      default -> more(problem);
    };
  }

  private static Diagnostic more(Problem.OfTypes problem) {
    return switch (problem) {
      case Problem.UnitTwice(var at, var is) ->
          helped(
              error(
                  "E0411",
                  at,
                  "the law is %s already and gets a unit again".formatted(is.words()),
                  "a second unit"),
              "take one of the units out");
      case Problem.ArgumentCount(var function, var wanted, var is, var orMore) ->
          error(
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
      case Problem.ParameterCount(var law, var wanted, var is) ->
          helped(
              error(
                  "E0413",
                  law.span(),
                  "`%s` takes %d %s, not %d"
                      .formatted(
                          law.text(),
                          wanted.size(),
                          wanted.size() == 1 ? "parameter" : "parameters",
                          is),
                  "here"),
              "write `%s(%s)`".formatted(law.text(), String.join(", ", wanted)));
      case Problem.WrongValue(var at, var is, var symbol) ->
          helped(
              noted(
                  error(
                      "E0414",
                      at,
                      "%s cannot be the value of %s `%s`"
                          .formatted(is, symbol.kind(), symbol.name()),
                      "does not fit"),
                  symbol.declared(),
                  "declared here"),
              fitting(symbol));
      case Problem.NotConstant(var at) ->
          helped(
              error(
                  "E0415",
                  at,
                  "a constant is needed here",
                  "this reads the state, a date or an unknown"),
              "write a number, or a `let` made of numbers");
      case Problem.NoValue(var at, var kind) ->
          helped(
              error("E0416", at, "the value of this constant " + kind.words(), "evaluated here"),
              "look for a division by zero or a root or logarithm of a negative number");
      default -> throw new AssertionError(problem);
    };
  }

  private static String fitting(Symbol symbol) {
    return switch (symbol.type()) {
      case Type.Words words -> "write one of " + Wording.listed(words.words());
      case Type.Switch() -> "write `true`, `false` or a condition";
      case Type.Measure _, Type.Truth _ -> "write a plain number, without a unit";
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
