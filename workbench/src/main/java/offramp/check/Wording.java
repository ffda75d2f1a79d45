package offramp.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import offramp.text.Diagnostic;
import offramp.text.Span;

/// The words for every problem: what is wrong, where else to look, and what would mend it.
final class Wording {
  private Wording() {}

  static Diagnostic of(Problem problem) {
    return switch (problem) {
      case Problem.OfNames names -> NameWording.of(names);
      case Problem.OfTypes types -> TypeWording.of(types);
      case Problem.OfValues values -> ValueWording.of(values);
      case Problem.OfEvents events -> EventWording.of(events);
      case Problem.OfDomain domain -> DomainWording.of(domain);
      case Problem.Caution caution -> caution(caution);
    };
  }

  static Diagnostic error(String code, Span at, String message, String label) {
    return new Diagnostic(
        Diagnostic.Severity.ERROR, code, message, at, label, List.of(), List.of());
  }

  private static Diagnostic warning(String code, Span at, String message, String label) {
    return new Diagnostic(
        Diagnostic.Severity.WARNING, code, message, at, label, List.of(), List.of());
  }

  /// {@return the same with a second place}
  static Diagnostic noted(Diagnostic d, Span at, String label) {
    return d.noted(at, label);
  }

  /// {@return the same with one more act that would mend it}
  static Diagnostic helped(Diagnostic d, String help) {
    return d.helped(help);
  }

  /// {@return the same with the nearest known word, or else with `otherwise`}
  static Diagnostic suggested(Diagnostic d, Optional<String> near, String otherwise) {
    return near.map(word -> meant(d, word)).orElseGet(() -> d.helped(otherwise));
  }

  /// {@return the same with the word that was probably meant; where the text has a place for it, it
  /// can be put there}
  static Diagnostic meant(Diagnostic d, String word) {
    Diagnostic said = d.helped("did you mean `" + word + "`?");
    return d.at().equals(Span.NOWHERE) ? said : said.mended(Diagnostic.Mend.writing(d.at(), word));
  }

  static String listed(java.util.Collection<String> words) {
    return words.isEmpty() ? "none" : "`" + String.join("`, `", words) + "`";
  }

  private static Diagnostic caution(Problem.Caution problem) {
    return switch (problem) {
      case Problem.NeverFires(var at, var event) -> neverFires(at, event);
      case Problem.NeverPulled(var at, var lever) -> neverPulled(at, lever);
      case Problem.NeverHappens(var at, var outcome) -> neverHappens(at, outcome);
      case Problem.HoldsAtStart(var at, var outcome) -> holdsAtStart(at, outcome);
      case Problem.NothingReads(var at, var kind, var name) -> nothingReads(at, kind, name);
      case Problem.TooWeak weak -> tooWeak(weak);
      case Problem.OnlyUp(var at, var ladder) -> onlyUp(at, ladder);
      case Problem.BeforeStart(var at, var event) -> beforeStart(at, event);
      case Problem.EqualityOfScores(var at) -> equalityOfScores(at);
    };
  }

  private static Diagnostic neverFires(Span at, String event) {
    return helped(
        warning(
            "W0801",
            at,
            "event `%s` can never fire".formatted(event),
            "its guard is false in every state"),
        "loosen its `when`, or take the event out");
  }

  private static Diagnostic neverPulled(Span at, String lever) {
    return helped(
        warning(
            "W0809",
            at,
            "lever `%s` can never be pulled".formatted(lever),
            "its condition is false in every state"),
        "loosen its `when`, or take it out: without one, the lever is pulled when its window opens");
  }

  private static Diagnostic neverHappens(Span at, String outcome) {
    return helped(
        warning(
            "W0802",
            at,
            "outcome `%s` can never happen".formatted(outcome),
            "no event leads to a state where this holds"),
        "add the events that lead there, or look for a slip in the condition");
  }

  private static Diagnostic holdsAtStart(Span at, String outcome) {
    return helped(
        warning(
            "W0803",
            at,
            "outcome `%s` holds at the start".formatted(outcome),
            "true before anything has happened"),
        "start the state lower, or ask for something that has not happened yet");
  }

  private static Diagnostic nothingReads(Span at, String kind, String name) {
    return helped(
        warning("W0804", at, "nothing reads %s `%s`".formatted(kind, name), "it changes no answer"),
        "use it in a rate, a guard or an outcome, or take it out");
  }

  private static Diagnostic onlyUp(Span at, String ladder) {
    return helped(
        warning(
            "W0805",
            at,
            "ladder `%s` can only go up".formatted(ladder),
            "no event or lever brings it down"),
        "add a way down, since crises that cannot calm overstate every risk");
  }

  private static Diagnostic tooWeak(Problem.TooWeak weak) {
    return helped(
        warning(
            "W0808",
            weak.at(),
            String.format(
                Locale.ROOT,
                "odds times %s never moves this belief",
                KernelText.number(weak.factor())),
            "leads back to the value that it comes from"),
        String.format(
            Locale.ROOT,
            "in %d steps only factors from %.3g on, or up to %.3g, lead to another value: take more steps, or a stronger factor",
            weak.steps(),
            weak.least(),
            1 / weak.least()));
  }

  private static Diagnostic beforeStart(Span at, String event) {
    return helped(
        warning(
            "W0806",
            at,
            "event `%s` never fires: its date is before the start of the model".formatted(event),
            "before `starts`"),
        "put what happened before the start into the start values or a `history`");
  }

  private static Diagnostic equalityOfScores(Span at) {
    return helped(
        warning("W0807", at, "`==` on a score is exact", "true only for this very number"),
        "compare with `<` or `>=`");
  }
}
