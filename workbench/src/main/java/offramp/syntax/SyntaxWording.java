package offramp.syntax;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import offramp.text.Diagnostic;
import offramp.text.Span;

/// The words for what cannot be read.
final class SyntaxWording {
  private SyntaxWording() {}

  static Diagnostic of(SyntaxProblem problem) {
    return switch (problem) {
      case SyntaxProblem.OfText text -> text(text);
      case SyntaxProblem.OfCharacters characters -> characters(characters);
      case SyntaxProblem.OfWords words -> words(words);
      case SyntaxProblem.OfPlaces places -> places(places);
      case SyntaxProblem.OfClauses clauses -> clauses(clauses);
      case SyntaxProblem.OfExpressions expressions -> expressions(expressions);
    };
  }

  private static Diagnostic say(
      String code, Span at, String message, String label, String... helps) {
    return new Diagnostic(
        Diagnostic.Severity.ERROR, code, message, at, label, List.of(), List.of(helps));
  }

  private static Diagnostic noted(Diagnostic d, Span at, String label) {
    return d.noted(at, label);
  }

  private static Diagnostic text(SyntaxProblem.OfText problem) {
    return switch (problem) {
      case SyntaxProblem.TooLong(var at, var most) -> {
        String message = "a model has at most %,d characters".formatted(most);
        yield say("E0106", at, message, "and here it goes on", "is this the right file?");
      }
      case SyntaxProblem.NotAText(var at) -> {
        String message = "this is not a text: it holds a zero byte";
        yield say("E0107", at, message, "here", "is this the right file?");
      }
      case SyntaxProblem.Empty(var at) -> {
        String help = "`offramp new NAME` writes a model to start from";
        yield say("E0212", at, "the model is empty", "nothing is declared", help);
      }
      case SyntaxProblem.TooManyProblems(var at, var most) -> {
        String message = "more than %d mistakes; the rest is not reported".formatted(most);
        String help = "mend the first ones, which may have caused others";
        yield say("E0213", at, message, "stopped here", help);
      }
    };
  }

  private static Diagnostic characters(SyntaxProblem.OfCharacters problem) {
    return switch (problem) {
      case SyntaxProblem.StrangeCharacter(var at, var character, var meant) -> {
        String message = "the character %s is not part of the language".formatted(shown(character));
        String help = meant.map(sign -> "write `" + sign + "`").orElse(instead(character));
        Diagnostic said = say("E0101", at, message, "here", help);
        yield meant.map(sign -> mended(said, sign)).orElse(said);
      }
      case SyntaxProblem.StringWithoutEnd(var at) -> {
        String message = "this string does not end on its line";
        Diagnostic said = say("E0102", at, message, "opened here", "add the closing `\"`");
        Span end = new Span(at.end(), at.end());
        yield said.mended(new Diagnostic.Mend(end, "\"", "add the closing `\"`"));
      }
      case SyntaxProblem.HalfNumber(var at, var mended) -> {
        String message = "a number has a digit on both sides of its point";
        yield mended(
            say("E0103", at, message, "on one side only", "write `" + mended + "`"), mended);
      }
      case SyntaxProblem.HugeNumber(var at) -> {
        String help = "choose a larger unit, so that the number becomes smaller";
        yield say("E0104", at, "this number is too large", "beyond 1.8e308 or 400 digits", help);
      }
      case SyntaxProblem.LongName(var at, var most) -> {
        String message = "a name has at most %d characters".formatted(most);
        String label = "this one has %,d".formatted(at.end() - at.start());
        yield say("E0108", at, message, label, "shorten it, and say the rest in a comment");
      }
    };
  }

  private static String instead(int character) {
    return Character.isLetter(character)
        ? "write names with the letters a to z, digits and `_`"
        : "take it out, or put it into a comment or a string";
  }

  private static Diagnostic words(SyntaxProblem.OfWords problem) {
    return switch (problem) {
      case SyntaxProblem.ImpossibleDate(var at, var text) -> impossible(at, text);
      case SyntaxProblem.MonthForDay(var at, var text) -> {
        String message = "a day is needed here, and `%s` is a month".formatted(text);
        String day = text + "-01";
        String help = "write a day of it, as in `" + day + "`";
        yield mended(say("E0215", at, message, "which day?", help), day);
      }
      case SyntaxProblem.ReservedName(var at, var word) -> {
        String message = "`%s` is a word of the language and cannot be a name".formatted(word);
        String help = "choose another name, as in `%s_`".formatted(word);
        yield say("E0210", at, message, "a name is needed here", help);
      }
      case SyntaxProblem.NoUnit(var at, var found, var near) -> {
        String message = "a unit of time is needed here, and %s is none".formatted(shown(found));
        String help =
            near.map(SyntaxWording::meant).orElse("write one of hour, day, week, month and year");
        yield mended(say("E0211", at, message, "hour, day, week, month or year", help), near);
      }
      case SyntaxProblem.WrongSign(var at, var sign, var right) -> {
        String message = "the language writes `%s` here, not `%s`".formatted(right, sign);
        yield mended(say("E0209", at, message, "this sign", "write `" + right + "`"), right);
      }
    };
  }

  private static Diagnostic impossible(Span at, String text) {
    String apart = "if a difference of numbers is meant, put blanks around the `-`";
    boolean day = text.length() > "2024-05".length();
    String message = "there is no %s `%s`".formatted(day ? "day" : "month", text);
    int month = Integer.parseInt(text.substring(5, 7));
    if (!day || month < 1 || month > 12) {
      String help = "write a month from 01 to 12, as in `2024-05` or `2024-05-31`";
      return say("E0105", at, message, "a year has 12 months", help, apart);
    }
    YearMonth of = YearMonth.parse(text.substring(0, 7));
    String help = "write a day from `%s` to `%s`".formatted(of.atDay(1), of.atEndOfMonth());
    return say(
        "E0105", at, message, "that month has %d days".formatted(of.lengthOfMonth()), help, apart);
  }

  private static Diagnostic places(SyntaxProblem.OfPlaces problem) {
    return switch (problem) {
      case SyntaxProblem.Expected(var at, var what, var found, var help) -> {
        String message = "%s where %s is needed".formatted(stands(found), what);
        yield say("E0201", at, message, "here", help.orElse("write %s here".formatted(what)));
      }
      case SyntaxProblem.NoClause(var at, var of, var found, var near, var words) -> {
        String message =
            "%s where a clause of the %s or the next declaration is needed"
                .formatted(stands(found), of);
        String help =
            near.map(SyntaxWording::meant)
                .orElse("begin a clause with one of " + String.join(", ", words));
        yield mended(say("E0201", at, message, "here", help), near);
      }
      case SyntaxProblem.NoDeclaration(var at, var found, var near) -> {
        String message = "%s opens no declaration".formatted(shown(found));
        String help =
            near.map(SyntaxWording::meant)
                .orElse("begin it with one of " + String.join(", ", Words.declarations()));
        Optional<String> word = near.map(SyntaxWording::opening);
        yield mended(say("E0202", at, message, "a declaration is needed here", help), word);
      }
      case SyntaxProblem.NotNested(var at, var word, var theory) -> {
        String message = "a theory cannot hold a %s".formatted(word);
        Diagnostic said = say("E0214", at, message, "inside a theory", "put it behind the `}`");
        yield noted(said, theory, "the theory");
      }
      case SyntaxProblem.Unclosed(var at, var sign, var open) -> {
        String message = "the `%s` that closes `%s` is missing".formatted(sign, open.text());
        String help = "add `" + sign + "`, or what joins the parts before and behind this place";
        String label = "it would stand here at the latest";
        yield noted(say("E0203", at, message, label, help), open.span(), "opened here");
      }
    };
  }

  private static Diagnostic clauses(SyntaxProblem.OfClauses problem) {
    return switch (problem) {
      case SyntaxProblem.NoTiming(var at, var event) -> {
        String message = "event `%s` does not say when it happens".formatted(event);
        String rate = "add `rate 0.5 per month` or `on average every 3 months` if it is chance";
        String clock = "add `after 5 days` or `on 2024-07-09` if it is a deadline or a date";
        yield say("E0204", at, message, "no timing", rate, clock);
      }
      case SyntaxProblem.NoThen(var at, var kind, var name) -> {
        String message = "%s `%s` does not say what it changes".formatted(kind, name);
        boolean lever = kind.equals("lever");
        String label = lever ? "neither `then` nor `scales`" : "no `then`";
        String help =
            "add `then` and its effects, or `"
                + (lever ? "scales EVENT by 0.5" : "then nothing")
                + "`";
        yield say("E0206", at, message, label, help);
      }
      case SyntaxProblem.NoCause(var at, var trigger) -> {
        String message = "trigger `%s` does not say what sets it off".formatted(trigger);
        String help = "add `when CONDITION`, `when x rises` or `when x falls`";
        yield say("E0216", at, message, "no `when`", help);
      }
      case SyntaxProblem.NoCondition(var at, var line) -> {
        String message = "red line `%s` does not say when it is crossed".formatted(line);
        yield say("E0217", at, message, "no `when`", "add `when CONDITION`");
      }
      case SyntaxProblem.ClauseTwice(var at, var clause, var first) -> {
        String message = "a second %s".formatted(clause);
        Diagnostic said =
            say("E0205", at, message, "the second", "join the two, or take one out")
                .mended(new Diagnostic.Mend(at, "", "take the second out"));
        yield noted(said, first, "the first");
      }
    };
  }

  private static Diagnostic expressions(SyntaxProblem.OfExpressions problem) {
    return switch (problem) {
      case SyntaxProblem.TooDeep(var at, var most) -> {
        String message = "more than %d brackets, signs or words inside one another".formatted(most);
        yield say("E0207", at, message, "too deep", "name the inner parts with `let`");
      }
      case SyntaxProblem.LongExpression(var at, var most) -> {
        String message = "an expression has at most %,d operators".formatted(most);
        yield say("E0218", at, message, "one more", "name parts of it with `let`");
      }
      case SyntaxProblem.ChainedComparison(var at, var first) -> {
        String help = "write both apart, as in `a < b and b < c`";
        yield noted(
            say("E0208", at, "comparisons do not chain", "the second comparison", help),
            first,
            "the first");
      }
    };
  }

  private static Diagnostic mended(Diagnostic d, String text) {
    return d.mended(Diagnostic.Mend.writing(d.at(), text));
  }

  private static Diagnostic mended(Diagnostic d, Optional<String> text) {
    return text.map(word -> mended(d, word)).orElse(d);
  }

  private static String opening(String word) {
    return word.equals("red") ? "red line" : word;
  }

  private static String meant(String word) {
    return "did you mean `%s`?".formatted(opening(word));
  }

  private static String shown(int character) {
    String name = Optional.ofNullable(Character.getName(character)).orElse("unnamed");
    return Character.isISOControl(character) || character > 0x7e
        ? "U+%04X (%s)".formatted(character, name.toLowerCase(Locale.ROOT))
        : "`%c`".formatted(character);
  }

  private static String stands(Token token) {
    return token.kind() == Token.Kind.END ? "the text ends" : shown(token) + " stands";
  }

  private static String shown(Token token) {
    String text = token.text().length() > 30 ? token.text().substring(0, 30) + "..." : token.text();
    return switch (token.kind()) {
      case END -> "the end of the text";
      case STRING -> "the string \"" + text + "\"";
      case WORD, NUMBER, DATE, MONTH, PLACE, SIGN, COMMENT -> "`" + text + "`";
    };
  }
}
