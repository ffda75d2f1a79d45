package offramp.check;

import static offramp.check.KernelText.number;
import static offramp.check.Wording.error;
import static offramp.check.Wording.helped;
import static offramp.check.Wording.listed;
import static offramp.check.Wording.noted;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import offramp.syntax.Name;
import offramp.text.Diagnostic;
import offramp.text.Span;

/// The words for ranges, starts, tables and priors.
final class ValueWording {
  private ValueWording() {}

  static Diagnostic of(Problem.OfValues problem) {
    return switch (problem) {
      case Problem.TableWithoutIndex(var at, var name) -> tableWithoutIndex(at, name);
      case Problem.RowsMissing(var at, var missing) -> rowsMissing(at, missing);
      case Problem.RowWidth(var at, var wanted, var is) -> rowWidth(at, wanted, is);
      case Problem.RowTwice(var at, var first, var row) -> rowTwice(at, first, row);
      case Problem.RungTwice(var rungs) -> rungTwice(rungs);
      case Problem.TooManyRungs(var name, var is, var most) -> tooManyRungs(name, is, most);
      case Problem.TooManyInstances(var name, var at) -> tooManyInstances(name, at);
      case Problem.TooManyMembers(var at) -> tooManyMembers(at);
      case Problem.RangeNotWhole(var at) -> rangeNotWhole(at);
      case Problem.Range(var at, var low, var high, var widest) -> range(at, low, high, widest);
      case Problem.StartOutside(var at, var name, var value, var low, var high) ->
          startOutside(at, name, value, low, high);
      case Problem.StartReadsState(var at) -> startReadsState(at);
      case Problem.GivenReadsState(var at) -> givenReadsState(at);
      case Problem.GivenReadsCase(var at) -> givenReadsCase(at);
      case Problem.WordTwice(var words) -> wordTwice(words);
      case Problem.PriorBounds(var at, var reason) -> priorBounds(at, reason);
      case Problem.MixedChoice(var at) -> mixedChoice(at);
      case Problem.OpinionOfFew(var at, var unknown) -> opinionOfFew(at, unknown);
      case Problem.OpinionWeight(var at, var value) -> opinionWeight(at, value);
      case Problem.OpinionUnit(var at, var is, var first) -> opinionUnit(at, is, first);
      case Problem.NotCorrelated(var at, var name, var why) -> notCorrelated(at, name, why);
      case Problem.CorrelationRange(var at, var value) -> correlationRange(at, value);
      case Problem.CorrelatedTwice(var at, var first, var pair) -> correlatedTwice(at, first, pair);
      case Problem.CorrelationsContradict contradict -> contradict(contradict);
      case Problem.Horizon(var at) -> horizon(at);
      case Problem.HeaderTwice(var word, var at, var first) -> headerTwice(word, at, first);
    };
  }

  private static Diagnostic tableWithoutIndex(Span at, Name name) {
    return helped(
        error(
            "E0316",
            at,
            "`%s` has no index, so a table by actor says nothing".formatted(name.text()),
            "a table"),
        "declare it for a group, as in `%s[c in GROUP]`, or write one value"
            .formatted(name.text()));
  }

  private static Diagnostic rowsMissing(Span at, List<String> missing) {
    return helped(
        error(
            "E0317",
            at,
            "the table has no row for `%s`%s"
                .formatted(
                    missing.getFirst(),
                    missing.size() > 1 ? " and %d more".formatted(missing.size() - 1) : ""),
            "incomplete"),
        "add the row, or `otherwise: ...` for the rest");
  }

  private static Diagnostic rowWidth(Span at, int wanted, int is) {
    return error(
        "E0318",
        at,
        "a row of this table names %d %s, not %d"
            .formatted(wanted, wanted == 1 ? "actor" : "actors", is),
        "here");
  }

  private static Diagnostic rowTwice(Span at, Span first, String row) {
    return noted(
        error("E0319", at, "the table has two rows for `%s`".formatted(row), "the second"),
        first,
        "the first");
  }

  private static Diagnostic tooManyRungs(Name name, int is, int most) {
    return helped(
        error(
            "E0701",
            name.span(),
            "ladder `%s` has %d rungs; the limit is %d".formatted(name.text(), is, most),
            "too many rungs"),
        "use a `level` for a quantity");
  }

  private static Diagnostic tooManyInstances(String name, Span at) {
    return helped(
        error(
            "E0702",
            at,
            "`%s` brings the model above %,d instances".formatted(name, Scope.MOST_INSTANCES),
            "indexed over too many actors"),
        "use smaller groups or fewer indexes");
  }

  private static Diagnostic tooManyMembers(Span at) {
    return helped(
        error(
            "E0704",
            at,
            "`sum`, `each` and the like go through more than %,d members in all"
                .formatted(Scope.MOST_MEMBERS),
            "here at the latest"),
        "use smaller groups, or put fewer of them inside one another");
  }

  private static Diagnostic rangeNotWhole(Span at) {
    return helped(
        error("E0417", at, "a level goes from one whole number to another", "not whole"),
        "use a `score` for real numbers");
  }

  private static Diagnostic range(Span at, double low, double high, double widest) {
    return low >= high
        ? error(
            "E0418",
            at,
            "the range is empty: %s is not below %s".formatted(number(low), number(high)),
            "from low to high")
        : error("E0418", at, "the range is wider than %s".formatted(number(widest)), "too wide");
  }

  private static Diagnostic startOutside(
      Span at, String name, double value, double low, double high) {
    return helped(
        error(
            "E0419",
            at,
            "`%s` starts at %s, outside its range".formatted(name, number(value)),
            "outside %s..%s".formatted(number(low), number(high))),
        "start it inside, or widen the range");
  }

  private static Diagnostic startReadsState(Span at) {
    return helped(
        error(
            "E0420",
            at,
            "a start value reads constants and unknowns only",
            "reads the state or a date"),
        "put the common part into a `let` or an `unknown`");
  }

  private static Diagnostic givenReadsState(Span at) {
    return helped(
        error(
            "E0421",
            at,
            "`given` is about the unknowns, before any history begins",
            "reads the state or a date"),
        "compare unknowns and constants");
  }

  private static Diagnostic priorBounds(Span at, String reason) {
    return helped(
        error("E0422", at, "this prior cannot be: " + reason, "here"),
        "write `A to B` with A below B and no end at 0, or `Uniform(0, B)`");
  }

  private static Diagnostic mixedChoice(Span at) {
    return helped(
        error(
            "E0423",
            at,
            "a `Choice` is among different words or among numbers, not both",
            "mixed or repeated"),
        "write either words or numbers, each once");
  }

  private static Diagnostic opinionOfFew(Span at, String unknown) {
    return helped(
        error(
            "E0429",
            at,
            "experts say numbers, and `%s` takes one of few values".formatted(unknown),
            "no range of numbers"),
        "ask for its probability instead, as in `unknown chance = 10% to 30% by ann, 40% to 70% by"
            + " ben`, and branch by that: `then chance: ...`");
  }

  private static Diagnostic opinionWeight(Span at, double value) {
    return helped(
        error(
            "E0430",
            at,
            "an opinion of weight %s".formatted(number(value)),
            "not a number above 0"),
        "weigh it with a number above 0, or take the opinion out");
  }

  private static Diagnostic opinionUnit(Span at, String is, String first) {
    return helped(
        error(
            "E0431",
            at,
            "this opinion is in %s, the first in %s".formatted(is, first),
            "another unit"),
        "write all opinions of one unknown in the same unit");
  }

  private static Diagnostic notCorrelated(Span at, String name, String why) {
    return helped(
        error(
            "E0425", at, "`%s` cannot be correlated: %s".formatted(name, why), "no unknown number"),
        "correlate two different unknowns that are numbers; a switch or a word that goes along with"
            + " a number is said by the number's prior, or by `given`");
  }

  private static Diagnostic correlationRange(Span at, double value) {
    return helped(
        error(
            "E0426",
            at,
            "a correlation of %s: it lies between -1 and 1, neither included"
                .formatted(number(value)),
            "out of range"),
        "of two unknowns that always go together, make one a `let` of the other");
  }

  private static Diagnostic correlatedTwice(Span at, Span first, String pair) {
    return helped(
        noted(
            error("E0427", at, "`%s` are correlated twice".formatted(pair), "the second time"),
            first,
            "the first time"),
        "keep one");
  }

  private static Diagnostic contradict(Problem.CorrelationsContradict problem) {
    Diagnostic said =
        error(
            "E0428",
            problem.at(),
            "the correlations of %s contradict each other".formatted(listed(problem.names())),
            "no unknowns have all of these at once");
    if (problem.added().isPresent()) {
      said = helped(said, "what they imply is missing: add `%s`".formatted(problem.added().get()));
    }
    if (problem.other().isPresent()) {
      said = helped(said, "or loosen one: `%s`".formatted(problem.other().get()));
    }
    return helped(said, "or take all of them times %s at most".formatted(number(problem.share())));
  }

  private static Diagnostic horizon(Span at) {
    return error(
        "E0424", at, "a model runs for more than nothing and at most 10,000,000 days", "here");
  }

  private static Diagnostic headerTwice(String word, Span at, Span first) {
    return helped(
        noted(
            error(
                "E0321", at, "`%s` stands twice in this model".formatted(word), "the second time"),
            first,
            "the first time"),
        "keep one");
  }

  private static Diagnostic givenReadsCase(Span at) {
    return helped(
        error(
            "E0432",
            at,
            "`given` is about what all cases share",
            "reads a fact, or an unknown of each case"),
        "compare unknowns without `each case`; a bound on one of each case belongs into its law");
  }

  private static Diagnostic rungTwice(java.util.List<Name> rungs) {
    return twice("E0322", rungs, "rung `%s` stands twice on one ladder", "name each rung once");
  }

  private static Diagnostic wordTwice(java.util.List<Name> words) {
    return twice("E0324", words, "`%s` stands twice among the words of one fact", "name each once");
  }

  private static Diagnostic twice(
      String code, java.util.List<Name> names, String message, String help) {
    Set<String> seen = new HashSet<>();
    Name second = names.stream().filter(r -> !seen.add(r.text())).findFirst().orElseThrow();
    Name first =
        names.stream().filter(r -> r.text().equals(second.text())).findFirst().orElseThrow();
    return helped(
        noted(
            error(code, second.span(), message.formatted(second.text()), "the second time"),
            first.span(),
            "the first time"),
        help);
  }
}
