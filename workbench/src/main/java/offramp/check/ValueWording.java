package offramp.check;

import static offramp.check.KernelText.number;
import static offramp.check.Wording.error;
import static offramp.check.Wording.helped;
import static offramp.check.Wording.noted;

import java.util.HashSet;
import java.util.Set;
import offramp.syntax.Name;
import offramp.text.Diagnostic;

/// The words for ranges, starts, tables and priors.
final class ValueWording {
  private ValueWording() {}

  static Diagnostic of(Problem.OfValues problem) {
    return switch (problem) {
      case Problem.TableWithoutIndex(var at, var name) ->
          helped(
              error(
                  "E0316",
                  at,
                  "`%s` has no index, so a table by actor says nothing".formatted(name.text()),
                  "a table"),
              "declare it for a group, as in `%s[c in GROUP]`, or write one value"
                  .formatted(name.text()));
      case Problem.RowsMissing(var at, var missing) ->
          helped(
              error(
                  "E0317",
                  at,
                  "the table has no row for `%s`%s"
                      .formatted(
                          missing.getFirst(),
                          missing.size() > 1 ? " and %d more".formatted(missing.size() - 1) : ""),
                  "incomplete"),
              "add the row, or `otherwise: ...` for the rest");
      case Problem.RowWidth(var at, var wanted, var is) ->
          error(
              "E0318",
              at,
              "a row of this table names %d %s, not %d"
                  .formatted(wanted, wanted == 1 ? "actor" : "actors", is),
              "here");
      case Problem.RowTwice(var at, var first, var row) ->
          noted(
              error("E0319", at, "the table has two rows for `%s`".formatted(row), "the second"),
              first,
              "the first");
      case Problem.RungTwice(var rungs) -> rungTwice(rungs);
      case Problem.TooManyRungs(var name, var is, var most) ->
          helped(
              error(
                  "E0701",
                  name.span(),
                  "ladder `%s` has %d rungs; the limit is %d".formatted(name.text(), is, most),
                  "too many rungs"),
              "use a `level` for a quantity");
      case Problem.TooManyInstances(var name, var at) ->
          helped(
              error(
                  "E0702",
                  at,
                  "`%s` brings the model above %,d instances".formatted(name, Scope.MOST_INSTANCES),
                  "indexed over too many actors"),
              "use smaller groups or fewer indexes");
      case Problem.TooManyMembers(var at) ->
          helped(
              error(
                  "E0704",
                  at,
                  "`sum`, `each` and the like go through more than %,d members in all"
                      .formatted(Scope.MOST_MEMBERS),
                  "here at the latest"),
              "use smaller groups, or put fewer of them inside one another");
      case Problem.RangeNotWhole(var at) ->
          helped(
              error("E0417", at, "a level goes from one whole number to another", "not whole"),
              "use a `score` for real numbers");
      default -> more(problem);
    };
  }

  private static Diagnostic more(Problem.OfValues problem) {
    return switch (problem) {
      case Problem.Range(var at, var low, var high, var widest) ->
          low >= high
              ? error(
                  "E0418",
                  at,
                  "the range is empty: %s is not below %s".formatted(number(low), number(high)),
                  "from low to high")
              : error(
                  "E0418", at, "the range is wider than %s".formatted(number(widest)), "too wide");
      case Problem.StartOutside(var at, var name, var value, var low, var high) ->
          helped(
              error(
                  "E0419",
                  at,
                  "`%s` starts at %s, outside its range".formatted(name, number(value)),
                  "outside %s..%s".formatted(number(low), number(high))),
              "start it inside, or widen the range");
      case Problem.StartReadsState(var at) ->
          helped(
              error(
                  "E0420",
                  at,
                  "a start value reads constants and unknowns only",
                  "reads the state or a date"),
              "put the common part into a `let` or an `unknown`");
      case Problem.GivenReadsState(var at) ->
          helped(
              error(
                  "E0421",
                  at,
                  "`given` is about the unknowns, before any history begins",
                  "reads the state or a date"),
              "compare unknowns and constants");
      case Problem.PriorBounds(var at, var reason) ->
          helped(
              error("E0422", at, "this prior cannot be: " + reason, "here"),
              "write `A to B` with A below B and no end at 0, or `Uniform(0, B)`");
      case Problem.MixedChoice(var at) ->
          helped(
              error(
                  "E0423",
                  at,
                  "a `Choice` is among different words or among numbers, not both",
                  "mixed or repeated"),
              "write either words or numbers, each once");
      case Problem.Horizon(var at) ->
          error(
              "E0424",
              at,
              "a model runs for more than nothing and at most 10,000,000 days",
              "here");
      case Problem.HeaderTwice(var word, var at, var first) ->
          helped(
              noted(
                  error(
                      "E0321",
                      at,
                      "`%s` stands twice in this model".formatted(word),
                      "the second time"),
                  first,
                  "the first time"),
              "keep one");
      default -> throw new AssertionError(problem);
    };
  }

  private static Diagnostic rungTwice(java.util.List<Name> rungs) {
    Set<String> seen = new HashSet<>();
    Name second = rungs.stream().filter(r -> !seen.add(r.text())).findFirst().orElseThrow();
    Name first =
        rungs.stream().filter(r -> r.text().equals(second.text())).findFirst().orElseThrow();
    return helped(
        noted(
            error(
                "E0322",
                second.span(),
                "rung `%s` stands twice on one ladder".formatted(second.text()),
                "the second time"),
            first.span(),
            "the first time"),
        "name each rung once");
  }
}
