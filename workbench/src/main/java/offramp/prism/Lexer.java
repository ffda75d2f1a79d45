package offramp.prism;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import offramp.prism.Token.Kind;
import offramp.text.Source;
import offramp.text.Span;

/// Cuts a PRISM file into tokens; white space and comments are left out.
final class Lexer {
  private static final Pattern NUMBER =
      Pattern.compile("(?:[0-9]++(?:\\.[0-9]++)?+|\\.[0-9]++)(?:[eE][-+]?[0-9]++)?+");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+");
  private static final Pattern SIGN =
      Pattern.compile("\\.\\.|->|<=>|<=|=>|>=|!=|[-+*/()\\[\\]{},:;=<>!&|?]");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"\\n]*+)\"");

  private final String text;
  private final Mistakes mistakes;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text, Mistakes mistakes) {
    this.text = text;
    this.mistakes = mistakes;
  }

  /// {@return the tokens of the text, an [Kind#END] last; they stop at the first character that
  /// begins none}
  static List<Token> tokens(Source source, Mistakes mistakes) {
    Lexer lexer = new Lexer(source.text(), mistakes);
    lexer.all();
    return lexer.tokens;
  }

  private void all() {
    Matcher number = NUMBER.matcher(text);
    Matcher word = WORD.matcher(text);
    Matcher sign = SIGN.matcher(text);
    Matcher quoted = QUOTED.matcher(text);
    at = text.startsWith("\uFEFF") ? 1 : 0;
    for (skip(); at < text.length(); skip()) {
      if (begins(word)) {
        boolean primed = word.end() < text.length() && text.charAt(word.end()) == '\'';
        add(primed ? Kind.PRIMED : Kind.WORD, word.group(), word.end() + (primed ? 1 : 0));
      } else if (begins(number)) {
        boolean whole = number.group().chars().allMatch(Character::isDigit);
        add(whole ? Kind.WHOLE : Kind.REAL, number.group(), number.end());
      } else if (begins(sign)) {
        add(Kind.SIGN, sign.group(), sign.end());
      } else if (begins(quoted)) {
        add(Kind.QUOTED, quoted.group(1), quoted.end());
      } else {
        strange(text.codePointAt(at));
        break;
      }
    }
    add(Kind.END, "", at);
  }

  private boolean begins(Matcher matcher) {
    return matcher.region(at, text.length()).lookingAt();
  }

  private void add(Kind kind, String shown, int end) {
    tokens.add(new Token(kind, shown, new Span(at, end)));
    at = end;
  }

  /// Moves over white space and comments.
  private void skip() {
    while (at < text.length()) {
      if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (" \t\r\n\f".indexOf(text.charAt(at)) >= 0) {
        at++;
      } else {
        return;
      }
    }
  }

  private void strange(int character) {
    String shown =
        Character.isISOControl(character)
            ? "character %d".formatted(character)
            : "`" + Character.toString(character) + "`";
    mistakes.syntax(
        new Span(at, at + Character.charCount(character)),
        shown + " begins nothing that PRISM has; reading stops here",
        character == '"'
            ? "a name in quotes ends on its line"
            : "is this the right file? It is to be the text of a PRISM model");
  }
}
