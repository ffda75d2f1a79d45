package offramp.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import offramp.syntax.Token.Kind;
import offramp.text.Diagnostic;
import offramp.text.Source;
import offramp.text.Span;
import offramp.text.Spelling;
import offramp.text.Unit;

/// A place in the tokens of a text, comments left out, and the problems met so far.
final class Tokens {
  private static final int MOST_PROBLEMS = 100;
  private static final int DEEPEST = 20;

  private final Source source;
  private final List<Token> tokens;
  private final List<SyntaxProblem> problems = new ArrayList<>();
  private int at;

  Tokens(Source source) {
    this.source = source;
    this.tokens =
        Lexer.tokens(source, this::report).stream()
            .filter(token -> token.kind() != Kind.COMMENT)
            .toList();
  }

  void report(SyntaxProblem problem) {
    problems.add(problem);
  }

  boolean sound() {
    return problems.isEmpty();
  }

  /// {@return whether so much is wrong that the rest is not worth reading}
  boolean tooMany() {
    return problems.size() > MOST_PROBLEMS;
  }

  List<Diagnostic> diagnostics() {
    List<SyntaxProblem> said = new ArrayList<>(problems);
    said.sort(java.util.Comparator.comparingInt(problem -> problem.at().start()));
    if (tooMany()) {
      said.subList(MOST_PROBLEMS, said.size()).clear();
      said.add(new SyntaxProblem.TooManyProblems(said.getLast().at(), MOST_PROBLEMS));
    }
    return said.stream().map(SyntaxWording::of).distinct().toList();
  }

  /// {@return the token `ahead` places further on, the end if there is none}
  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token peek() {
    return peek(0);
  }

  Token next() {
    Token token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  boolean atEnd() {
    return peek().kind() == Kind.END;
  }

  /// {@return the place from the start of `first` to the end of the token read last}
  Span since(Token first) {
    return first.span().to(tokens.get(Math.max(0, at - 1)).span());
  }

  Span since(Span first) {
    return first.to(tokens.get(Math.max(0, at - 1)).span());
  }

  /// {@return the text at `span` on one line}
  String words(Span span) {
    return OneLine.of(source.at(span));
  }

  boolean is(String word) {
    return peek().is(word);
  }

  boolean is(Kind kind) {
    return peek().kind() == kind;
  }

  /// {@return whether the next tokens are these words or signs}
  boolean are(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!peek(i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  /// Reads `word` if it is next.
  ///
  /// @return whether it was
  boolean accept(String word) {
    boolean there = is(word);
    if (there) {
      next();
    }
    return there;
  }

  Token expect(String word) {
    return is(word) ? next() : fail("`" + word + "`");
  }

  Token expect(Kind kind, String what) {
    return is(kind) ? next() : fail(what);
  }

  /// Reads the sign that closes what `open` has opened.
  void close(String sign, Token open) {
    if (is(sign)) {
      next();
    } else {
      report(new SyntaxProblem.Unclosed(peek().span(), sign, open));
      throw new Unreadable();
    }
  }

  /// Reports that `what` should stand here, and gives the declaration up.
  Token fail(String what) {
    report(new SyntaxProblem.Expected(peek().span(), what, peek(), Optional.empty()));
    throw new Unreadable();
  }

  /// Reports that `what` should stand here and what would help, and gives the declaration up.
  Token fail(String what, String help) {
    report(new SyntaxProblem.Expected(peek().span(), what, peek(), Optional.of(help)));
    throw new Unreadable();
  }

  /// {@return a name of the modeller's own}
  Name name(String what) {
    Token token = peek();
    if (token.kind() != Kind.WORD) {
      fail(what);
    }
    if (token.reserved()) {
      boolean used = peek(1).is("=") || peek(1).is("[");
      if (Words.DECLARATIONS.contains(token.text()) && !used) {
        fail(what);
      }
      report(new SyntaxProblem.ReservedName(token.span(), token.text()));
    }
    next();
    return new Name(token.text(), token.span());
  }

  /// {@return a name and its indexes, as `fear[c]`}
  Name.Indexed indexed(String what) {
    return indexed(what, 0);
  }

  private Name.Indexed indexed(String what, int depth) {
    Name name = name(what);
    List<Name.Indexed> indexes = new ArrayList<>();
    if (is("[")) {
      Token open = next();
      if (depth == DEEPEST) {
        report(new SyntaxProblem.TooDeep(open.span(), DEEPEST));
        throw new Unreadable();
      }
      indexes = list(() -> indexed("an actor or an index", depth + 1));
      close("]", open);
    }
    return new Name.Indexed(name, indexes, since(name.span()));
  }

  /// {@return members with commas between them, at least one}
  <T> List<T> list(Supplier<T> member) {
    List<T> members = new ArrayList<>();
    do {
      members.add(member.get());
    } while (accept(","));
    return members;
  }

  /// {@return the unit of time that is next, read}
  Optional<Unit> acceptUnit() {
    Optional<Unit> unit = is(Kind.WORD) ? Unit.of(peek().text()) : Optional.empty();
    unit.ifPresent(_ -> next());
    return unit;
  }

  Unit unit() {
    return acceptUnit()
        .orElseGet(
            () -> {
              Optional<String> near = Spelling.nearest(peek().text(), Words.units());
              report(new SyntaxProblem.NoUnit(peek().span(), peek(), near));
              throw new Unreadable();
            });
  }

  /// {@return whether a declaration begins here}
  boolean atDeclaration() {
    return Openings.at(tokens, at);
  }

  /// Leaves out tokens up to the next declaration, or up to the brace that closes a theory.
  void recover(boolean inTheory) {
    while (!atEnd() && !atDeclaration() && !(inTheory && is("}"))) {
      next();
    }
  }
}
