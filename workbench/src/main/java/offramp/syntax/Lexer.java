package offramp.syntax;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import offramp.syntax.Token.Kind;
import offramp.text.Source;
import offramp.text.Span;

/// Cuts a text into tokens, comments among them.
final class Lexer {
  static final int MOST_CHARACTERS = 1_000_000;
  private static final int MOST_NAME = 200;
  private static final int MOST_DIGITS = 400;
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}(-[0-9]{2})?(?![0-9])");
  private static final Pattern NUMBER =
      Pattern.compile("[0-9]++(?:\\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+%?+");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+");
  private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9_]++(?:[.-][A-Za-z0-9_]++)*+");
  private static final Pattern SIGN =
      Pattern.compile("\\.\\.|<=|>=|==|!=|&&|\\|\\||=>|=<|<>|[-+*/^()\\[\\]{},:.<>=;!@]");

  /// Characters that other programs put into texts, and what they stand for here.
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("\u201c", "\""),
          Map.entry("\u201d", "\""),
          Map.entry("\u201e", "\""),
          Map.entry("'", "\""),
          Map.entry("\u2018", "\""),
          Map.entry("\u2019", "\""),
          Map.entry("\u2013", "-"),
          Map.entry("\u2014", "-"),
          Map.entry("\u2212", "-"),
          Map.entry("\u00d7", "*"),
          Map.entry("\u00f7", "/"),
          Map.entry("\u2264", "<="),
          Map.entry("\u2265", ">="),
          Map.entry("\u2260", "!="),
          Map.entry("\u2026", ".."),
          Map.entry("&", "and"),
          Map.entry("|", "or"));

  private final String text;
  private final Consumer<SyntaxProblem> problems;
  private final List<Token> tokens = new ArrayList<>();
  private final Matcher dates;
  private final Matcher numbers;
  private final Matcher words;
  private final Matcher signs;
  private final Matcher places;
  private int at;
  private Token last = new Token(Kind.END, "", new Span(0, 0));
  private boolean citing;

  private Lexer(String text, Consumer<SyntaxProblem> problems) {
    this.text = text;
    this.problems = problems;
    this.dates = DATE.matcher(text);
    this.numbers = NUMBER.matcher(text);
    this.words = WORD.matcher(text);
    this.signs = SIGN.matcher(text);
    this.places = PLACE.matcher(text);
  }

  /// {@return the tokens of the text, an [Kind#END] last; what is none is reported and left out}
  static List<Token> tokens(Source source, Consumer<SyntaxProblem> problems) {
    Lexer lexer = new Lexer(source.text(), problems);
    lexer.all();
    return FactNames.marked(lexer.tokens);
  }

  private void all() {
    int end = text.length();
    int zero = text.indexOf('\0');
    if (zero >= 0) {
      problems.accept(new SyntaxProblem.NotAText(new Span(zero, zero + 1)));
    } else if (end > MOST_CHARACTERS) {
      problems.accept(
          new SyntaxProblem.TooLong(
              new Span(MOST_CHARACTERS, MOST_CHARACTERS + 1), MOST_CHARACTERS));
    } else {
      at = text.startsWith("\uFEFF") ? 1 : 0;
      while (at < end) {
        next(text.charAt(at));
      }
    }
    add(new Token(Kind.END, "", new Span(end, end)));
  }

  private void next(char c) {
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      at++;
    } else if (c == '#') {
      token(Kind.COMMENT, lineEnd());
    } else if (c == '"') {
      string();
    } else if (citing && last.is(":") && matches(places)) {
      token(Kind.PLACE, places.end());
    } else if (digit(c)) {
      number();
    } else if (matches(words)) {
      word();
    } else if (c == '.' && at + 1 < text.length() && digit(text.charAt(at + 1)) && !pair()) {
      half();
    } else if (matches(signs)) {
      token(Kind.SIGN, signs.end());
    } else {
      strange(text.codePointAt(at));
    }
  }

  /// What stands for a sign or a word of the language is read as that.
  private void strange(int character) {
    Span span = new Span(at, at + Character.charCount(character));
    Optional<String> meant = Optional.ofNullable(MEANT.get(Character.toString(character)));
    problems.accept(new SyntaxProblem.StrangeCharacter(span, character, meant));
    meant
        .filter(sign -> !sign.equals("\""))
        .ifPresent(
            sign -> {
              boolean word = Character.isLetter(sign.charAt(0));
              add(new Token(word ? Kind.WORD : Kind.SIGN, sign, span));
            });
    at = span.end();
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean pair() {
    return text.startsWith("..", at);
  }

  private boolean matches(Matcher matcher) {
    return matcher.region(at, text.length()).lookingAt();
  }

  private int lineEnd() {
    int end = text.indexOf('\n', at);
    int last = end < 0 ? text.length() : end;
    return last > at && text.charAt(last - 1) == '\r' ? last - 1 : last;
  }

  private void add(Token token) {
    tokens.add(token);
    if (token.kind() != Kind.COMMENT) {
      citing = token.is("because") || (citing && cites(token));
      last = token;
    }
  }

  /// {@return whether `next` goes on with the sources of a reason}
  private boolean cites(Token next) {
    return switch (next.kind()) {
      case WORD -> (last.is("because") || last.is(",")) && !Words.reserved(next.text());
      case PLACE -> true;
      case SIGN -> next.is(",") || (next.is(":") && last.kind() == Kind.WORD);
      case NUMBER, DATE, MONTH, STRING, COMMENT, END -> false;
    };
  }

  private void token(Kind kind, int end) {
    add(new Token(kind, text.substring(at, end), new Span(at, end)));
    at = end;
  }

  private void string() {
    int end = lineEnd();
    int close = text.indexOf('"', at + 1);
    boolean closed = close >= 0 && close < end;
    if (!closed) {
      problems.accept(new SyntaxProblem.StringWithoutEnd(new Span(at, end)));
    }
    int after = closed ? close + 1 : end;
    add(new Token(Kind.STRING, text.substring(at + 1, closed ? close : end), new Span(at, after)));
    at = after;
  }

  private void word() {
    if (words.end() - at > MOST_NAME) {
      problems.accept(new SyntaxProblem.LongName(new Span(at, words.end()), MOST_NAME));
    }
    token(Kind.WORD, words.end());
  }

  private void number() {
    if (matches(dates)) {
      date(dates.group());
      return;
    }
    matches(numbers);
    int end = numbers.end();
    if (end < text.length()
        && text.charAt(end) == '.'
        && !text.startsWith("..", end)
        && !letter(end + 1)) {
      problems.accept(new SyntaxProblem.HalfNumber(new Span(at, end + 1), numbers.group() + ".0"));
      token(Kind.NUMBER, end);
      at++;
      return;
    }
    if (end - at > MOST_DIGITS || Double.isInfinite(value(numbers.group()))) {
      problems.accept(new SyntaxProblem.HugeNumber(new Span(at, end)));
      add(new Token(Kind.NUMBER, "1", new Span(at, end)));
      at = end;
      return;
    }
    token(Kind.NUMBER, end);
  }

  private boolean letter(int index) {
    return index < text.length() && Character.isLetter(text.charAt(index));
  }

  private void half() {
    int start = at;
    at++;
    matches(numbers);
    problems.accept(
        new SyntaxProblem.HalfNumber(new Span(start, numbers.end()), "0." + numbers.group()));
    token(Kind.NUMBER, numbers.end());
  }

  private void date(String written) {
    boolean day = written.length() > 7;
    try {
      if (day) {
        LocalDate.parse(written);
      } else {
        YearMonth.parse(written);
      }
    } catch (DateTimeException impossible) {
      Span span = new Span(at, dates.end());
      problems.accept(new SyntaxProblem.ImpossibleDate(span, written));
      add(new Token(day ? Kind.DATE : Kind.MONTH, day ? "2000-01-01" : "2000-01", span));
      at = dates.end();
      return;
    }
    token(day ? Kind.DATE : Kind.MONTH, dates.end());
  }

  /// {@return the value of a number as written; `60%` is 0.6}
  static double value(String number) {
    return number.endsWith("%")
        ? Double.parseDouble(number.substring(0, number.length() - 1)) / 100
        : Double.parseDouble(number);
  }
}
