package offramp.check;

import static offramp.check.KernelText.number;
import static offramp.check.Wording.error;
import static offramp.check.Wording.helped;
import static offramp.check.Wording.noted;

import offramp.syntax.Name;
import offramp.text.Diagnostic;
import offramp.text.Span;

/// The words for what happens, and for what is asked.
final class EventWording {
  private EventWording() {}

  static Diagnostic of(Problem.OfEvents problem) {
    return switch (problem) {
      case Problem.NotChangeable(var name, var symbol) -> notChangeable(name, symbol);
      case Problem.TwoEffects(var at, var first, var variable) -> twoEffects(at, first, variable);
      case Problem.Amount(var at, var value, var symbol) -> amount(at, value, symbol);
      case Problem.OtherwiseTwice(var at) ->
          error("E0504", at, "`otherwise` takes the rest, so it stands once", "the second");
      case Problem.MixedBranches(var at, var first) -> mixedBranches(at, first);
      case Problem.NotAProbability(var at, var value) -> notAProbability(at, value);
      case Problem.ProbabilitySum(var at, var sum) -> probabilitySum(at, sum);
      case Problem.NoClock(var at) -> noClock(at);
      case Problem.CannotScale(var at, var event) -> cannotScale(at, event);
      case Problem.NegativeFactor(var at, var value) ->
          error("E0510", at, "a rate cannot be scaled by %s".formatted(number(value)), "below 0");
      case Problem.DateWithoutStart(var at) -> dateWithoutStart(at);
      case Problem.ProbabilityRange(var at, var low, var high) -> probabilityRange(at, low, high);
      case Problem.NothingAsked(var at) -> nothingAsked(at);
    };
  }

  private static Diagnostic notChangeable(Name.Indexed name, Symbol symbol) {
    return helped(
        noted(
            error(
                "E0502",
                name.span(),
                "%s `%s` is not changed like this".formatted(symbol.kind(), name.text()),
                "no state"),
            symbol.declared(),
            "declared here"),
        symbol.kind().equals(RedLines.KIND)
            ? "use `answer %1$s`, `redraw %1$s` or `draw %1$s`".formatted(name.text())
            : "effects change ladders, levels, flags, scores and beliefs");
  }

  private static Diagnostic twoEffects(Span at, Span first, String variable) {
    return helped(
        noted(
            error(
                "E0501",
                at,
                "two effects on `%s` would happen together".formatted(variable),
                "the second"),
            first,
            "the first"),
        "join them into one, or put them into different branches");
  }

  private static Diagnostic amount(Span at, double value, Symbol symbol) {
    return helped(
        error(
            "E0503",
            at,
            "%s `%s` cannot move by %s".formatted(symbol.kind(), symbol.name(), number(value)),
            "by a whole number of 0 or more"),
        "turn `up` into `down`, or round the amount");
  }

  private static Diagnostic mixedBranches(Span at, Span first) {
    return helped(
        noted(
            error("E0505", at, "branches have either probabilities or weights", "mixed here"),
            first,
            "the first branch"),
        "use `weight` in every branch or in none");
  }

  private static Diagnostic notAProbability(Span at, double value) {
    return helped(
        error("E0506", at, "%s is not a probability".formatted(number(value)), "outside 0 to 1"),
        "write 60% or 0.6");
  }

  private static Diagnostic probabilitySum(Span at, double sum) {
    return helped(
        error(
            "E0507",
            at,
            "the probabilities of the branches sum to %s, not 1".formatted(number(sum)),
            "these together"),
        sum < 1 ? "add `then otherwise: nothing`" : "lower some of them");
  }

  private static Diagnostic noClock(Span at) {
    return helped(
        error(
            "E0508",
            at,
            "a clock runs for a duration or one drawn from a law by name",
            "a range has no law of its own here"),
        "write `after LogNormal(81 days, 1.4)`, or make an `unknown` of the range and use that");
  }

  private static Diagnostic cannotScale(Span at, String event) {
    return helped(
        error(
            "E0509",
            at,
            "`%s` has no rate that a lever could scale".formatted(event),
            "a clock, a date or a trigger"),
        "scale an event with a `rate`");
  }

  private static Diagnostic dateWithoutStart(Span at) {
    return helped(
        error("E0511", at, "a date needs a model that says when it starts", "a date"),
        "add `starts 2024-05-31` at the top");
  }

  private static Diagnostic probabilityRange(Span at, double low, double high) {
    return error(
        "E0512",
        at,
        "%s to %s is not a range of probabilities".formatted(number(low), number(high)),
        "from low to high, inside 0 to 1");
  }

  private static Diagnostic nothingAsked(Span at) {
    return helped(
        error("E0513", at, "the model asks nothing: it has no outcome and no watch", "this model"),
        "add `outcome NAME when CONDITION` or `watch NAME = VALUE`");
  }
}
