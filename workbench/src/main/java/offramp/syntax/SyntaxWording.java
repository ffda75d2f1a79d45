package offramp.syntax;

import java.util.List;
import offramp.text.Diagnostic;
import offramp.text.Span;

/// The words for what cannot be read.
final class SyntaxWording {
  private SyntaxWording() {}

  private static Diagnostic say(
      String code, Span at, String message, String label, String... helps) {
    return new Diagnostic(
        Diagnostic.Severity.ERROR, code, message, at, label, List.of(), List.of(helps));
  }

  private static Diagnostic noted(Diagnostic d, Span at, String label) {
    return new Diagnostic(
        d.severity(),
        d.code(),
        d.message(),
        d.at(),
        d.label(),
        List.of(new Diagnostic.Note(at, label)),
        d.helps());
  }

  static Diagnostic of(SyntaxProblem problem) {
    return switch (problem) {
      case SyntaxProblem.StrangeCharacter(var at, var character) ->
          say(
              "E0101",
              at,
              "the character %s is not part of the language".formatted(shown(character)),
              "here",
              "take it out, or put it into a comment or a string");
      case SyntaxProblem.StringWithoutEnd(var at) ->
          say(
              "E0102",
              at,
              "this string does not end on its line",
              "opened here",
              "add the closing `\"`");
      case SyntaxProblem.HalfNumber(var at, var text) ->
          say(
              "E0103",
              at,
              "a number has a digit on both sides of its point",
              "here",
              "write `" + text + "`");
      case SyntaxProblem.HugeNumber(var at) ->
          say(
              "E0104",
              at,
              "this number is too large",
              "beyond 1.8e308 or too many digits",
              "choose another unit");
      case SyntaxProblem.ImpossibleDate(var at, var text) ->
          say(
              "E0105",
              at,
              "there is no day `%s`".formatted(text),
              "year-month-day",
              "write a date as in `2024-05-31`");
      case SyntaxProblem.TooLong(var at, var most) ->
          say(
              "E0106",
              at,
              "a model has at most %,d characters".formatted(most),
              "and here it goes on",
              "is this the right file?");
      case SyntaxProblem.NotAText(var at) ->
          say(
              "E0107",
              at,
              "this is not a text: it holds a zero byte",
              "here",
              "is this the right file?");
      case SyntaxProblem.LongName(var at, var most) ->
          say(
              "E0108",
              at,
              "a name has at most %d characters".formatted(most),
              "too long",
              "shorten it");
      case SyntaxProblem.Expected(var at, var what, var found) ->
          say(
              "E0201",
              at,
              "expected %s, found %s".formatted(what, shown(found)),
              "expected " + what);
      default -> more(problem);
    };
  }

  private static Diagnostic more(SyntaxProblem problem) {
    return switch (problem) {
      case SyntaxProblem.NoDeclaration(var at, var found, var near) ->
          say(
              "E0202",
              at,
              "%s opens no declaration".formatted(shown(found)),
              "a declaration begins here",
              near.map(word -> "did you mean `" + word + "`?")
                  .orElse("declarations open with " + String.join(", ", Words.declarations())));
      case SyntaxProblem.Unclosed(var at, var sign, var open) ->
          noted(
              say(
                  "E0203",
                  at,
                  "a `%s` is missing".formatted(sign),
                  "it would stand here at the latest",
                  "close it, or take the opening one out"),
              open,
              "opened here");
      case SyntaxProblem.NoTiming(var at, var event) ->
          say(
              "E0204",
              at,
              "event `%s` does not say when it happens".formatted(event),
              "no timing",
              "add `rate 0.5 per month`, `after 5 days`, `on 2024-07-09` or `on average every 3 months`");
      case SyntaxProblem.ClauseTwice(var at, var clause, var first) ->
          noted(
              say(
                  "E0205",
                  at,
                  "a second `%s`".formatted(clause),
                  "the second",
                  "join them into one"),
              first,
              "the first");
      case SyntaxProblem.NoThen(var at, var name) ->
          say(
              "E0206",
              at,
              "`%s` does not say what happens".formatted(name),
              "no `then`",
              "add `then` and its effects, or `then nothing`");
      case SyntaxProblem.TooDeep(var at, var most) ->
          say(
              "E0207",
              at,
              "more than %d brackets or operators inside one another".formatted(most),
              "too deep",
              "name parts of it with `let`");
      case SyntaxProblem.ChainedComparison(var at) ->
          say(
              "E0208",
              at,
              "comparisons do not chain",
              "the second comparison",
              "write `a < b and b < c`");
      case SyntaxProblem.WrongSign(var at, var sign, var right) ->
          say(
              "E0209",
              at,
              "`%s` is not a sign of the language".formatted(sign),
              "here",
              "write `" + right + "`");
      case SyntaxProblem.ReservedName(var at, var word) ->
          say(
              "E0210",
              at,
              "`%s` is a word of the language and cannot be a name".formatted(word),
              "a name is needed here",
              "choose another, as in `%s_`".formatted(word));
      case SyntaxProblem.NoUnit(var at, var found) ->
          say(
              "E0211",
              at,
              "a unit of time is needed here, found " + shown(found),
              "hour, day, week, month or year",
              "write it, as in `per month`");
      default -> rest(problem);
    };
  }

  private static Diagnostic rest(SyntaxProblem problem) {
    return switch (problem) {
      case SyntaxProblem.Empty(var at) ->
          say(
              "E0212",
              at,
              "the model is empty",
              "nothing is declared",
              "`offramp new NAME` writes a model to start from");
      case SyntaxProblem.TooManyProblems(var at, var most) ->
          say(
              "E0213",
              at,
              "more than %d mistakes; the rest is not reported".formatted(most),
              "stopped here",
              "mend the first ones, which may have caused others");
      case SyntaxProblem.NotNested(var at, var word) ->
          say(
              "E0214",
              at,
              "a theory cannot hold a `%s`".formatted(word),
              "not inside a theory",
              "put it outside the braces");
      case SyntaxProblem.MonthForDay(var at, var text) ->
          say(
              "E0215",
              at,
              "a day is needed here, and `%s` is a month".formatted(text),
              "which day?",
              "write `%s-01`".formatted(text));
      case SyntaxProblem.NoCause(var at, var trigger) ->
          say(
              "E0216",
              at,
              "trigger `%s` does not say what sets it off".formatted(trigger),
              "no `when`",
              "add `when CONDITION`, or `when x rises`");
      case SyntaxProblem.NoCondition(var at, var name) ->
          say(
              "E0217",
              at,
              "red line `%s` does not say when it is crossed".formatted(name),
              "no `when`",
              "add `when CONDITION`");
      case SyntaxProblem.LongExpression(var at, var most) ->
          say(
              "E0218",
              at,
              "an expression has at most %d operators".formatted(most),
              "too long",
              "name parts of it with `let`");
      default -> throw new AssertionError(problem);
    };
  }

  private static String shown(int character) {
    String name = java.util.Optional.ofNullable(Character.getName(character)).orElse("unnamed");
    return Character.isISOControl(character) || character > 0x7e
        ? "U+%04X (%s)".formatted(character, name.toLowerCase(java.util.Locale.ROOT))
        : "`%c`".formatted(character);
  }

  private static String shown(Token token) {
    String text = token.text().length() > 30 ? token.text().substring(0, 30) + "..." : token.text();
    return switch (token.kind()) {
      case END -> "the end of the text";
      case STRING -> "the string \"" + text + "\"";
      case WORD, NUMBER, DATE, MONTH, SIGN, COMMENT -> "`" + text + "`";
    };
  }
}
