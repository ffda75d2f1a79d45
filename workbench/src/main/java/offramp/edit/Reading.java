package offramp.edit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.syntax.Parsed;
import offramp.syntax.Parser;
import offramp.syntax.Token;
import offramp.syntax.Tree;
import offramp.text.Source;

/// A text with its tokens, its tree and what each name in it stands for; all that can be known of a
/// text that is broken.
public final class Reading {
  private final Source source;
  private final Parsed parsed;
  private final List<Token> tokens;
  private final Map<Meaning, Declared> declared;
  private final Map<Integer, Use> uses;

  private Reading(Source source) {
    this.source = source;
    this.parsed = Parser.parse(source);
    this.tokens = Parser.tokens(source);
    this.declared = Declarations.of(source, parsed.tree());
    this.uses = Lookups.of(parsed.tree(), declared);
  }

  public static Reading of(Source source) {
    return new Reading(source);
  }

  public Source source() {
    return source;
  }

  Tree tree() {
    return parsed.tree();
  }

  /// {@return whether all of the text could be read}
  boolean whole() {
    return parsed.diagnostics().isEmpty();
  }

  List<Token> tokens() {
    return tokens;
  }

  /// {@return the uses of names, in the order of the text}
  Collection<Use> uses() {
    return uses.values();
  }

  /// {@return the names that are declared, the first declaration of each}
  Collection<Declared> declared() {
    return declared.values();
  }

  Map<Meaning, Declared> meanings() {
    return declared;
  }

  Optional<Declared> declared(Meaning meaning) {
    return Optional.ofNullable(declared.get(meaning));
  }

  /// {@return the uses of a name, its declarations among them}
  List<Use> uses(Meaning meaning) {
    return uses.values().stream().filter(use -> use.meaning().equals(meaning)).toList();
  }

  /// {@return the use that begins at `start`}
  Optional<Use> from(int start) {
    return Optional.ofNullable(uses.get(start));
  }

  /// {@return the name at or just before a place; where its declaration cannot be read, the one
  /// that is declared with these letters}
  Optional<Use> at(int offset) {
    return word(offset).flatMap(word -> from(word.span().start()).or(() -> spelt(word)));
  }

  private Optional<Use> spelt(Token word) {
    boolean read = parsed.tree().declarations().stream().anyMatch(d -> covers(d, word));
    return read
        ? Optional.empty()
        : declared.values().stream()
            .filter(d -> d.name().equals(word.text()))
            .findFirst()
            .map(d -> new Use(word.span(), d.meaning(), Use.Role.NAMED, ""));
  }

  private static boolean covers(Tree.Declaration declaration, Token word) {
    return declaration.span().start() <= word.span().start()
        && word.span().end() <= declaration.span().end();
  }

  /// {@return the word at or just before a place}
  Optional<Token> word(int offset) {
    return tokens.stream()
        .filter(token -> token.kind() == Token.Kind.WORD)
        .filter(token -> token.span().start() <= offset && offset <= token.span().end())
        .reduce((_, last) -> last);
  }
}
