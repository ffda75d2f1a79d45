package offramp.syntax;

import java.util.Optional;
import offramp.text.Span;

/// Something in a text that cannot be read; [SyntaxWording] has the words for it.
sealed interface SyntaxProblem {
  Span at();

  record StrangeCharacter(Span at, int character) implements SyntaxProblem {}

  record StringWithoutEnd(Span at) implements SyntaxProblem {}

  record HalfNumber(Span at, String text) implements SyntaxProblem {}

  record HugeNumber(Span at) implements SyntaxProblem {}

  record ImpossibleDate(Span at, String text) implements SyntaxProblem {}

  record TooLong(Span at, int most) implements SyntaxProblem {}

  record NotAText(Span at) implements SyntaxProblem {}

  record LongName(Span at, int most) implements SyntaxProblem {}

  record Expected(Span at, String what, Token found) implements SyntaxProblem {}

  record NoDeclaration(Span at, Token found, Optional<String> near) implements SyntaxProblem {}

  record Unclosed(Span at, String sign, Span open) implements SyntaxProblem {}

  record NoTiming(Span at, String event) implements SyntaxProblem {}

  record ClauseTwice(Span at, String clause, Span first) implements SyntaxProblem {}

  record NoThen(Span at, String name) implements SyntaxProblem {}

  record TooDeep(Span at, int most) implements SyntaxProblem {}

  record ChainedComparison(Span at) implements SyntaxProblem {}

  record WrongSign(Span at, String sign, String right) implements SyntaxProblem {}

  record ReservedName(Span at, String word) implements SyntaxProblem {}

  record NoUnit(Span at, Token found) implements SyntaxProblem {}

  record Empty(Span at) implements SyntaxProblem {}

  record TooManyProblems(Span at, int most) implements SyntaxProblem {}

  record NotNested(Span at, String word) implements SyntaxProblem {}

  record MonthForDay(Span at, String text) implements SyntaxProblem {}

  record NoCause(Span at, String trigger) implements SyntaxProblem {}

  record NoCondition(Span at, String name) implements SyntaxProblem {}

  record LongExpression(Span at, int most) implements SyntaxProblem {}
}
