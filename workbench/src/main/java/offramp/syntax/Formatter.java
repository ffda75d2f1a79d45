package offramp.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import offramp.syntax.Token.Kind;
import offramp.text.Source;

/// Lays a model out in the one way that has no options: only white space changes.
///
/// Line breaks are the author's, but every declaration begins on a line of its own. Indentation and
/// the space between tokens follow from the tokens. Two or more spaces inside a line make a column,
/// and columns of neighbouring lines are aligned ([Columns]). What is laid out stays as it is when
/// it is laid out again.
public final class Formatter {
  private static final int STEP = 2;
  private static final int MOST_PASSES = 200;
  private static final Set<String> CLAUSES =
      Set.of(
          "when", "rate", "on", "after", "then", "seen", "secret", "scales", "because", "starts",
          "held", "by", "cost", "from", "until", "covers", "with", "harm", "ends");

  private final Source source;
  private final List<Token> tokens;
  private final List<Columns.Line> lines = new ArrayList<>();
  private int depth;
  private int authorsColumn;

  private Formatter(Source source) {
    this.source = source;
    this.tokens = Lexer.tokens(source, _ -> {});
  }

  /// {@return the text of `source`, which has no syntax errors, in the one layout}
  public static String format(Source source) {
    String text = source.text();
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      String next = once(new Source(source.name(), text));
      if (next.equals(text)) {
        return text;
      }
      // what comes to stand below a column joins it, so a text may need another look
      text = next;
    }
    throw new AssertionError("the layout of " + source.name() + " does not settle");
  }

  private static String once(Source source) {
    Formatter formatter = new Formatter(source);
    formatter.layOut();
    String text = Columns.text(formatter.lines);
    if (!words(formatter.tokens)
        .equals(words(Lexer.tokens(new Source("laid out", text), _ -> {})))) {
      throw new AssertionError("the layout of " + source.name() + " changes more than white space");
    }
    return text;
  }

  private static List<String> words(List<Token> tokens) {
    return tokens.stream().map(token -> token.kind() + token.text().stripTrailing()).toList();
  }

  private void layOut() {
    int from = 0;
    while (!end(from)) {
      int to = from + 1;
      while (!end(to) && !breaks(to)) {
        to++;
      }
      line(from, to);
      from = to;
    }
  }

  private boolean end(int token) {
    return tokens.get(token).kind() == Kind.END;
  }

  private int row(int token) {
    return source.line(tokens.get(token).span().start());
  }

  /// {@return whether a line begins with this token}
  private boolean breaks(int token) {
    boolean brace = tokens.get(token).is("}") || tokens.get(token - 1).is("}");
    boolean opened = tokens.get(token - 1).is("{") && tokens.get(token).kind() != Kind.COMMENT;
    return row(token) != row(token - 1) || brace || opened || declares(token);
  }

  private boolean declares(int token) {
    Token word = tokens.get(token);
    if (word.kind() != Kind.WORD || word.named() || !Words.DECLARATIONS.contains(word.text())) {
      return false;
    }
    return switch (word.text()) {
      case "red" -> tokens.get(token + 1).is("line");
      case "fact" -> fact(token);
      case "lever" -> token == 0 || !tokens.get(token - 1).is("with");
      case "starts" -> tokens.get(token + 1).kind() == Kind.DATE;
      default -> true;
    };
  }

  private boolean fact(int token) {
    boolean named = !end(token + 1) && tokens.get(token + 1).kind() == Kind.WORD;
    return named && (tokens.get(token + 2).is("=") || tokens.get(token + 2).is("one"));
  }

  private void line(int from, int to) {
    boolean gap = from > 0 && row(from) > row(from - 1) + 1;
    boolean edge = from == 0 || tokens.get(from - 1).is("{") || tokens.get(from).is("}");
    if (gap && !edge) {
      lines.add(Columns.Line.BLANK);
    }
    depth -= tokens.get(from).is("}") ? 1 : 0;
    lines.add(new Columns.Line(indentation(from), pieces(from, to)));
    depth += (int) tokens.subList(from, to).stream().filter(token -> token.is("{")).count();
  }

  private int indentation(int from) {
    Token first = tokens.get(from);
    int outer = depth * STEP;
    if (first.kind() == Kind.COMMENT) {
      return beforeCode(from);
    }
    if (declares(from) || first.is("}")) {
      authorsColumn = column(from);
      return outer;
    }
    boolean clause = first.kind() == Kind.WORD && CLAUSES.contains(first.text());
    boolean entry = first.kind() == Kind.DATE || first.kind() == Kind.MONTH;
    return outer + (clause || entry ? STEP : Math.max(STEP, column(from) - authorsColumn));
  }

  /// {@return the indentation of a comment: that of the code which it stands before}
  private int beforeCode(int from) {
    int code = from;
    while (tokens.get(code).kind() == Kind.COMMENT) {
      code++;
    }
    boolean inside = !end(code) && !declares(code) && !tokens.get(code).is("}");
    return (depth + (inside ? 1 : 0)) * STEP;
  }

  private int column(int token) {
    int start = tokens.get(token).span().start();
    int lineStart = source.lineStart(row(token));
    return source.text().substring(lineStart, start).replace("\t", "  ").length();
  }

  private List<Columns.Piece> pieces(int from, int to) {
    List<Columns.Piece> pieces = new ArrayList<>();
    Spacing spacing = new Spacing();
    for (int i = from; i < to; i++) {
      int gap = spacing.before(tokens.get(i)) && i > from ? gap(i) : 0;
      pieces.add(new Columns.Piece(column(i), gap, Spacing.written(tokens.get(i))));
    }
    return pieces;
  }

  /// {@return how many spaces the author left before the token, at least 1, before a comment 2}
  private int gap(int token) {
    boolean comment = tokens.get(token).kind() == Kind.COMMENT;
    int before = tokens.get(token - 1).span().end();
    int spaces =
        column(token) - column(token - 1) - (before - tokens.get(token - 1).span().start());
    return Math.max(comment ? 2 : 1, row(token) == row(token - 1) ? spaces : 1);
  }
}
