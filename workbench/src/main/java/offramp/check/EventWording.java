package offramp.check;

import static offramp.check.KernelText.number;
import static offramp.check.Wording.error;
import static offramp.check.Wording.helped;
import static offramp.check.Wording.noted;

import offramp.text.Diagnostic;

/// The words for what happens, and for what is asked.
final class EventWording {
  private EventWording() {}

  static Diagnostic of(Problem.OfEvents problem) {
    return switch (problem) {
      case Problem.NotChangeable(var name, var symbol) ->
          helped(
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
      case Problem.TwoEffects(var at, var first, var variable) ->
          helped(
              noted(
                  error(
                      "E0501",
                      at,
                      "two effects on `%s` would happen together".formatted(variable),
                      "the second"),
                  first,
                  "the first"),
              "join them into one, or put them into different branches");
      case Problem.Amount(var at, var value, var symbol) ->
          helped(
              error(
                  "E0503",
                  at,
                  "%s `%s` cannot move by %s"
                      .formatted(symbol.kind(), symbol.name(), number(value)),
                  "by a whole number of 0 or more"),
              "turn `up` into `down`, or round the amount");
      case Problem.OtherwiseTwice(var at) ->
          error("E0504", at, "`otherwise` takes the rest, so it stands once", "the second");
      case Problem.MixedBranches(var at, var first) ->
          helped(
              noted(
                  error("E0505", at, "branches have either probabilities or weights", "mixed here"),
                  first,
                  "the first branch"),
              "use `weight` in every branch or in none");
      default -> more(problem);
    };
  }

  private static Diagnostic more(Problem.OfEvents problem) {
    return switch (problem) {
      case Problem.NotAProbability(var at, var value) ->
          helped(
              error(
                  "E0506",
                  at,
                  "%s is not a probability".formatted(number(value)),
                  "outside 0 to 1"),
              "write 60% or 0.6");
      case Problem.ProbabilitySum(var at, var sum) ->
          helped(
              error(
                  "E0507",
                  at,
                  "the probabilities of the branches sum to %s, not 1".formatted(number(sum)),
                  "these together"),
              sum < 1 ? "add `then otherwise: nothing`" : "lower some of them");
      case Problem.NoClock(var at) ->
          helped(
              error(
                  "E0508",
                  at,
                  "a clock runs for a duration or one drawn from a law by name",
                  "a range has no law of its own here"),
              "write `after LogNormal(81 days, 1.4)`, or make an `unknown` of the range and use that");
      case Problem.CannotScale(var at, var event) ->
          helped(
              error(
                  "E0509",
                  at,
                  "`%s` has no rate that a lever could scale".formatted(event),
                  "a clock, a date or a trigger"),
              "scale an event with a `rate`");
      case Problem.NegativeFactor(var at, var value) ->
          error("E0510", at, "a rate cannot be scaled by %s".formatted(number(value)), "below 0");
      case Problem.DateWithoutStart(var at) ->
          helped(
              error("E0511", at, "a date needs a model that says when it starts", "a date"),
              "add `starts 2024-05-31` at the top");
      case Problem.ProbabilityRange(var at, var low, var high) ->
          error(
              "E0512",
              at,
              "%s to %s is not a range of probabilities".formatted(number(low), number(high)),
              "from low to high, inside 0 to 1");
      case Problem.NothingAsked(var at) ->
          helped(
              error(
                  "E0513",
                  at,
                  "the model asks nothing: it has no outcome and no watch",
                  "this model"),
              "add `outcome NAME when CONDITION` or `watch NAME = VALUE`");
      default -> throw new AssertionError(problem);
    };
  }
}
