package offramp.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import offramp.syntax.Token.Kind;
import offramp.syntax.Tree.Declaration;
import offramp.text.Diagnostic;
import offramp.text.Source;
import offramp.text.Span;
import offramp.text.Spelling;

/// Reads a text into a tree by recursive descent; after a mistake it goes on at the next
/// declaration.
public final class Parser {
  private final Tokens tokens;
  private final DeclarationParser declarations;
  private final HappeningParser happenings;

  private Parser(Source source) {
    this.tokens = new Tokens(source);
    ExpressionParser expressions = new ExpressionParser(tokens);
    ClauseParser clauses = new ClauseParser(tokens, expressions);
    this.declarations = new DeclarationParser(tokens, expressions, clauses);
    this.happenings = new HappeningParser(tokens, expressions, clauses, declarations);
  }

  /// {@return what can be read of `source`, and everything that is wrong with the rest}
  public static Parsed parse(Source source) {
    Parser parser = new Parser(source);
    if (parser.tokens.atEnd() && parser.tokens.sound()) {
      parser.tokens.report(new SyntaxProblem.Empty(parser.tokens.peek().span()));
    }
    Tree tree = new Tree(parser.all(Optional.empty()));
    return new Parsed(tree, parser.tokens.diagnostics());
  }

  /// {@return the tokens of `source`, comments among them and an [Kind#END] last, whatever is wrong
  /// with it}
  public static List<Token> tokens(Source source) {
    return Lexer.tokens(source, _ -> {});
  }

  /// {@return the condition that `source` is, and everything that is wrong with it}
  public static Alone condition(Source source) {
    Parser parser = new Parser(source);
    Optional<Tree.Condition> read = Optional.empty();
    try {
      read = Optional.of(parser.happenings.condition());
      if (!parser.tokens.atEnd()) {
        parser.tokens.fail(
            "the end of the condition", "a condition stands alone, as in `fear > 3`");
      }
    } catch (Unreadable reported) {
      read = Optional.empty();
    }
    return new Alone(read, parser.tokens.diagnostics());
  }

  /// A condition that stands by itself.
  ///
  /// @param condition empty if it cannot be read
  public record Alone(Optional<Tree.Condition> condition, List<Diagnostic> diagnostics) {
    public Alone {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /// {@return the declarations up to the end of the text, or of the theory that they stand in}
  private List<Declaration> all(Optional<Span> theory) {
    boolean inTheory = theory.isPresent();
    List<Declaration> all = new ArrayList<>();
    while (!tokens.atEnd() && !tokens.tooMany() && !(inTheory && tokens.is("}"))) {
      try {
        Declaration read = one(theory);
        if (!(inTheory && alone(read))) {
          all.add(read);
        }
      } catch (Unreadable reported) {
        tokens.recover(inTheory);
      }
    }
    return all;
  }

  /// {@return whether the declaration stands in no theory; it has been reported there}
  private static boolean alone(Declaration read) {
    return read instanceof Tree.Theory || read instanceof Tree.History;
  }

  private Declaration one(Optional<Span> theory) {
    Token first = tokens.peek();
    // between declarations it can be nothing else, and is told best what it lacks
    boolean lacks =
        first.is("correlate") || (first.is("fact") && tokens.peek(1).kind() == Kind.WORD);
    if (!tokens.atDeclaration() && !lacks) {
      Optional<String> near =
          first.kind() == Kind.WORD
              ? Spelling.nearest(first.text(), Words.DECLARATIONS)
              : Optional.empty();
      tokens.report(new SyntaxProblem.NoDeclaration(first.span(), first, near));
      tokens.next();
      throw new Unreadable();
    }
    if (theory.isPresent() && (first.is("theory") || first.is("history"))) {
      // It is read all the same: its end must not be taken for that of the theory around it.
      tokens.report(new SyntaxProblem.NotNested(first.span(), first.text(), theory.get()));
    }
    return switch (first.text()) {
      case "event" -> happenings.event(theory.isPresent());
      case "trigger" -> happenings.trigger();
      case "red" -> happenings.redLine();
      case "belief" -> happenings.belief();
      case "lever" -> happenings.lever();
      case "history" -> happenings.history();
      case "theory" -> theory();
      default -> declarations.declaration();
    };
  }

  private Declaration theory() {
    Token first = tokens.next();
    Name name = tokens.name("the name of the theory");
    Optional<String> title =
        tokens.is(Kind.STRING) ? Optional.of(tokens.next().text()) : Optional.empty();
    Optional<Expression> weight =
        tokens.accept("weight") ? Optional.of(declarations.whole()) : Optional.empty();
    Optional<Clause.Because> because = declarations.because();
    Token open = tokens.expect("{");
    List<Declaration> own = all(Optional.of(name.span()));
    if (!tokens.accept("}")) {
      tokens.report(new SyntaxProblem.Unclosed(tokens.peek().span(), "}", open));
    }
    return new Tree.Theory(name, title, weight, own, because, tokens.since(first));
  }
}
