package offramp.check;

import static offramp.check.Wording.error;
import static offramp.check.Wording.helped;
import static offramp.check.Wording.listed;
import static offramp.check.Wording.noted;
import static offramp.check.Wording.suggested;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import offramp.syntax.Name;
import offramp.text.Diagnostic;
import offramp.text.Span;

/// The words for red lines, beliefs, levers, theories, histories and the choices of a run.
final class DomainWording {
  private DomainWording() {}

  static Diagnostic of(Problem.OfDomain problem) {
    return switch (problem) {
      case Problem.NoLine(var name, var symbol) -> noLine(name, symbol);
      case Problem.DrawnAlready(var at, var symbol) -> drawnAlready(at, symbol);
      case Problem.BeliefWithoutStart(var name) -> beliefWithoutStart(name);
      case Problem.BeliefWithoutHolder(var name) -> beliefWithoutHolder(name);
      case Problem.GridSteps(var at, var most) -> gridSteps(at, most);
      case Problem.NotInTheory(var at, var word, var own) -> inTheory(at, word, own);
      case Problem.OtherIndexes(var at, var own) -> otherIndexes(at, own);
      case Problem.WindowReversed(var at) ->
          error("E0607", at, "the window ends before it begins", "from early to late");
      case Problem.OutsideHistory(var at, var window) -> outsideHistory(at, window);
      case Problem.NotCovered(var at, var event) -> notCovered(at, event);
      case Problem.HalfEvent(var event, var missing) -> halfEvent(event, missing);
      case Problem.LeverWithIndex(var at) -> leverWithIndex(at);
      case Problem.NoSuchTheory(var name, var near, var known) -> noSuchTheory(name, near, known);
      case Problem.NoSuchLever(var name, var near, var known) -> noSuchLever(name, near, known);
      case Problem.OutsideWindow(var lever, var date, var from, var until) ->
          outsideWindow(lever, date, from, until);
      case Problem.NotADate(var lever, var text) -> notADate(lever, text);
      case Problem.UnreadableCondition(var lever, var condition, var why) ->
          unreadableCondition(lever, condition, why);
      case Problem.NoSuchSetting(var name, var near) -> noSuchSetting(name, near);
      case Problem.UnreadableSetting(var name, var value, var declared) ->
          unreadableSetting(name, value, declared);
    };
  }

  private static Diagnostic noLine(Name name, Symbol symbol) {
    return helped(
        noted(
            error(
                "E0601",
                name.span(),
                "`%s` is a %s, not a red line".formatted(name.text(), symbol.kind()),
                "not a red line"),
            symbol.declared(),
            "declared here"),
        "only red lines are crossed, answered, drawn and redrawn");
  }

  private static Diagnostic drawnAlready(Span at, Symbol symbol) {
    return helped(
        noted(
            error(
                "E0602",
                at,
                "red line `%s` is drawn from the start".formatted(symbol.name()),
                "nothing to draw"),
            symbol.declared(),
            "declared here"),
        "declare it with `starts undrawn`, or use `redraw`");
  }

  private static Diagnostic beliefWithoutStart(Name name) {
    return helped(
        error(
            "E0603",
            name.span(),
            "belief `%s` does not say where it starts".formatted(name.text()),
            "no start"),
        "add `starts 50%`, or what its holder is thought to believe");
  }

  private static Diagnostic beliefWithoutHolder(Name name) {
    return helped(
        error(
            "E0604",
            name.span(),
            "belief `%s` does not say who holds it".formatted(name.text()),
            "nobody's"),
        "add `held by ACTOR`");
  }

  private static Diagnostic gridSteps(Span at, int most) {
    return helped(
        error(
            "E0618",
            at,
            "a belief moves in 2 to %,d steps, a whole number".formatted(most),
            "no number of steps"),
        "write `in 20 steps`: 21 values from 1% to 99%");
  }

  private static Diagnostic otherIndexes(Span at, Span own) {
    return helped(
        noted(
            error("E0606", at, "a theory keeps the indexes of an event", "other indexes"),
            own,
            "as the model has it"),
        "write the same indexes, or none");
  }

  private static Diagnostic outsideHistory(Span at, Span window) {
    return noted(
        error("E0608", at, "this day lies outside the window of the history", "outside"),
        window,
        "the window");
  }

  private static Diagnostic notCovered(Span at, String event) {
    return helped(
        error(
            "E0609",
            at,
            "the history does not cover `%s`".formatted(event),
            "not among its `covers`"),
        "add it to `covers`, which says that it happened then and at no other time");
  }

  private static Diagnostic halfEvent(Name event, String missing) {
    return helped(
        error(
            "E0617",
            event.span(),
            "the model has no event `%s`, and the theory does not say %s"
                .formatted(event.text(), missing),
            "new here"),
        "write the event whole, or look for a slip in the name");
  }

  private static Diagnostic leverWithIndex(Span at) {
    return helped(
        error("E0610", at, "a lever has no index", "an index"), "declare one lever for each actor");
  }

  private static Diagnostic noSuchTheory(
      String name, Optional<String> near, Collection<String> known) {
    return suggested(
        nowhere("E0611", "the model has no theory `%s`".formatted(name)),
        near,
        "its theories are " + listed(known));
  }

  private static Diagnostic noSuchLever(
      String name, Optional<String> near, Collection<String> known) {
    return suggested(
        nowhere("E0612", "the model has no lever `%s`".formatted(name)),
        near,
        "its levers are " + listed(known));
  }

  private static Diagnostic outsideWindow(
      Name lever, LocalDate date, Optional<LocalDate> from, Optional<LocalDate> until) {
    return error(
        "E0613",
        lever.span(),
        "lever `%s` cannot be pulled on %s".formatted(lever.text(), date),
        "its window is from %s until %s"
            .formatted(
                from.map(Object::toString).orElse("the start"),
                until.map(Object::toString).orElse("the end")));
  }

  private static Diagnostic notADate(String lever, String text) {
    return helped(
        nowhere("E0614", "lever `%s` cannot be pulled at `%s`".formatted(lever, text)),
        "write a date, as in `%s@2024-07-01`".formatted(lever));
  }

  private static Diagnostic unreadableCondition(Name lever, String condition, Diagnostic why) {
    Diagnostic said =
        error(
            "E0619",
            lever.span(),
            "lever `%s` cannot be pulled when `%s`: %s"
                .formatted(lever.text(), condition, why.message()),
            "declared here");
    for (String help : why.helps()) {
      said = helped(said, help);
    }
    return why.helps().isEmpty()
        ? helped(said, "write it as a `when` of the model, as in `when fear > 3`")
        : said;
  }

  private static Diagnostic noSuchSetting(String name, Optional<String> near) {
    return suggested(
        nowhere("E0615", "the model has no unknown or constant `%s` to set".formatted(name)),
        near,
        "`show` lists them");
  }

  private static Diagnostic unreadableSetting(String name, String value, Span declared) {
    return helped(
        error(
            "E0616",
            declared,
            "`%s` cannot be set to `%s`".formatted(name, value),
            "declared here"),
        "give a number with its unit, as in `--set %s=\"0.3 per month\"`, or one of its words"
            .formatted(name));
  }

  private static Diagnostic nowhere(String code, String message) {
    return error(code, Span.NOWHERE, message, "");
  }

  private static Diagnostic inTheory(Span at, String word, java.util.Optional<Span> own) {
    Diagnostic said =
        helped(
            error(
                "E0605", at, "a theory cannot declare `%s`".formatted(word), "not inside a theory"),
            "theories share actors, ladders, outcomes and watches, so that their answers can be compared");
    return own.map(span -> noted(said, span, "the model's own")).orElse(said);
  }
}
