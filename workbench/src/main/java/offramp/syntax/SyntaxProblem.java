package offramp.syntax;

import java.util.List;
import java.util.Optional;
import offramp.text.Span;

/// Something in a text that cannot be read; [SyntaxWording] has the words for it.
sealed interface SyntaxProblem {
  Span at();

  /// The text as a whole.
  sealed interface OfText extends SyntaxProblem {}

  record TooLong(Span at, int most) implements OfText {}

  record NotAText(Span at) implements OfText {}

  record Empty(Span at) implements OfText {}

  record TooManyProblems(Span at, int most) implements OfText {}

  /// Characters that make no word, number or string.
  sealed interface OfCharacters extends SyntaxProblem {}

  /// A character of no use, and what the language writes in its place, if that is known.
  record StrangeCharacter(Span at, int character, Optional<String> meant) implements OfCharacters {}

  record StringWithoutEnd(Span at) implements OfCharacters {}

  record HalfNumber(Span at, String mended) implements OfCharacters {}

  record HugeNumber(Span at) implements OfCharacters {}

  record LongName(Span at, int most) implements OfCharacters {}

  /// Words and dates that cannot mean what they stand for.
  sealed interface OfWords extends SyntaxProblem {}

  record ImpossibleDate(Span at, String text) implements OfWords {}

  record MonthForDay(Span at, String text) implements OfWords {}

  record ReservedName(Span at, String word) implements OfWords {}

  record NoUnit(Span at, Token found, Optional<String> near) implements OfWords {}

  record WrongSign(Span at, String sign, String right) implements OfWords {}

  /// What stands in a place where something else is needed.
  sealed interface OfPlaces extends SyntaxProblem {}

  record Expected(Span at, String what, Token found, Optional<String> help) implements OfPlaces {}

  /// What is neither a clause of the declaration nor the next declaration; `near` is the clause
  /// that was probably meant, and `words` are those that open one.
  record NoClause(Span at, String of, Token found, Optional<String> near, List<String> words)
      implements OfPlaces {}

  record NoDeclaration(Span at, Token found, Optional<String> near) implements OfPlaces {}

  record NotNested(Span at, String word, Span theory) implements OfPlaces {}

  record Unclosed(Span at, String sign, Token open) implements OfPlaces {}

  /// Clauses that a declaration lacks, or has twice.
  sealed interface OfClauses extends SyntaxProblem {}

  record NoTiming(Span at, String event) implements OfClauses {}

  record NoThen(Span at, String kind, String name) implements OfClauses {}

  record NoCause(Span at, String trigger) implements OfClauses {}

  record NoCondition(Span at, String line) implements OfClauses {}

  record ClauseTwice(Span at, String clause, Span first) implements OfClauses {}

  /// Expressions that say too much at once.
  sealed interface OfExpressions extends SyntaxProblem {}

  record TooDeep(Span at, int most) implements OfExpressions {}

  record LongExpression(Span at, int most) implements OfExpressions {}

  record ChainedComparison(Span at, Span first) implements OfExpressions {}
}
