package offramp.check;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import offramp.model.Dimension;
import offramp.model.Fault;
import offramp.syntax.Name;
import offramp.syntax.Tree;
import offramp.text.Diagnostic;
import offramp.text.Span;
import offramp.text.Unit;

/// Something wrong, or doubtful, in what a model says; [Wording] has the words for it.
sealed interface Problem {

  /// Names that mean nothing here, or two things.
  sealed interface OfNames extends Problem {}

  record Undeclared(String kind, Name name, Optional<String> near, Optional<Symbol> elsewhere)
      implements OfNames {}

  record DeclaredTwice(String kind, String name, Span at, Span first) implements OfNames {}

  record NotAWord(Name word, Type.Words of, Optional<String> near) implements OfNames {}

  record NoWords(Name name, Symbol symbol) implements OfNames {}

  record NoSuchGroup(Name name, Optional<String> near) implements OfNames {}

  record NoSuchActor(Name name, Optional<String> near) implements OfNames {}

  record NoSuchFunction(Name name, Optional<String> near) implements OfNames {}

  record NoSuchLaw(Name name, Optional<String> near, List<String> known) implements OfNames {}

  record NoSuchSource(Name name, Optional<String> near) implements OfNames {}

  record NoSuchHarm(Name name, Optional<String> near, List<String> known) implements OfNames {}

  record NoSuchInstance(Name.Indexed name, Symbol symbol, List<String> key) implements OfNames {}

  record IndexCount(Name.Indexed name, Symbol symbol) implements OfNames {}

  record Cycle(List<Tree.Head> through) implements OfNames {}

  record TooDeep(Name name, int most) implements OfNames {}

  record TooLarge(Name name, int most) implements OfNames {}

  /// Expressions of the wrong kind or dimension.
  sealed interface OfTypes extends Problem {}

  record NoCondition(Span at, String is) implements OfTypes {}

  record NoNumber(Span at, String is) implements OfTypes {}

  record NotAnActor(Span at) implements OfTypes {}

  record WrongDimension(Span at, String role, Dimension wanted, Dimension is) implements OfTypes {}

  record PerOfDimension(Span at, Span operand, Unit unit, Dimension is) implements OfTypes {}

  record Mismatch(String sign, Span at, Span left, Dimension leftIs, Span right, Dimension rightIs)
      implements OfTypes {}

  record UnlikeBranches(Span whenTrue, Dimension is, Span whenFalse, Dimension other)
      implements OfTypes {}

  record UnlikeInstances(Span at, String name, Type first, Type other) implements OfTypes {}

  record UnitTwice(Span at, Dimension is) implements OfTypes {}

  record ArgumentCount(Name function, int wanted, int is, boolean orMore) implements OfTypes {}

  record ParameterCount(Name law, List<String> wanted, int is) implements OfTypes {}

  record WrongValue(Span at, String is, Symbol symbol) implements OfTypes {}

  record NotConstant(Span at) implements OfTypes {}

  record NoValue(Span at, Fault.Kind kind) implements OfTypes {}

  /// Ranges, starts, tables and priors.
  sealed interface OfValues extends Problem {}

  record TableWithoutIndex(Span at, Name name) implements OfValues {}

  record RowsMissing(Span at, List<String> missing) implements OfValues {}

  record RowWidth(Span at, int wanted, int is) implements OfValues {}

  record RowTwice(Span at, Span first, String row) implements OfValues {}

  record RungTwice(List<Name> rungs) implements OfValues {}

  record TooManyRungs(Name name, int is, int most) implements OfValues {}

  record TooManyInstances(String name, Span at) implements OfValues {}

  record TooManyMembers(Span at) implements OfValues {}

  record RangeNotWhole(Span at) implements OfValues {}

  record Range(Span at, double low, double high, double widest) implements OfValues {}

  record StartOutside(Span at, String name, double value, double low, double high)
      implements OfValues {}

  record StartReadsState(Span at) implements OfValues {}

  record GivenReadsState(Span at) implements OfValues {}

  record GivenReadsCase(Span at) implements OfValues {}

  record WordTwice(List<Name> words) implements OfValues {}

  record PriorBounds(Span at, String reason) implements OfValues {}

  record MixedChoice(Span at) implements OfValues {}

  /// An opinion of something that takes one of few values.
  record OpinionOfFew(Span at, String unknown) implements OfValues {}

  record OpinionWeight(Span at, double value) implements OfValues {}

  record OpinionUnit(Span at, String is, String first) implements OfValues {}

  /// What cannot be correlated.
  ///
  /// @param why in a clause, as in "it is a level"
  record NotCorrelated(Span at, String name, String why) implements OfValues {}

  record CorrelationRange(Span at, double value) implements OfValues {}

  record CorrelatedTwice(Span at, Span first, String pair) implements OfValues {}

  /// Correlations that no unknowns have all at once.
  ///
  /// @param added a pair that is not written and would mend it
  /// @param other another value of a written pair that would mend it
  /// @param share so much of all of them would do
  record CorrelationsContradict(
      Span at, List<String> names, Optional<String> added, Optional<String> other, double share)
      implements OfValues {}

  record Horizon(Span at) implements OfValues {}

  record HeaderTwice(String word, Span at, Span first) implements OfValues {}

  /// What happens, and what is asked.
  sealed interface OfEvents extends Problem {}

  record NotChangeable(Name.Indexed name, Symbol symbol) implements OfEvents {}

  record TwoEffects(Span at, Span first, String variable) implements OfEvents {}

  record Amount(Span at, double value, Symbol symbol) implements OfEvents {}

  record OtherwiseTwice(Span at) implements OfEvents {}

  record MixedBranches(Span at, Span first) implements OfEvents {}

  record NotAProbability(Span at, double value) implements OfEvents {}

  record ProbabilitySum(Span at, double sum) implements OfEvents {}

  record NoClock(Span at) implements OfEvents {}

  record CannotScale(Span at, String event) implements OfEvents {}

  record NegativeFactor(Span at, double value) implements OfEvents {}

  record DateWithoutStart(Span at) implements OfEvents {}

  record ProbabilityRange(Span at, double low, double high) implements OfEvents {}

  record NothingAsked(Span at) implements OfEvents {}

  /// Red lines, beliefs, levers, theories, histories and the choices of a run.
  sealed interface OfDomain extends Problem {}

  record NoLine(Name name, Symbol symbol) implements OfDomain {}

  record DrawnAlready(Span at, Symbol symbol) implements OfDomain {}

  record BeliefWithoutStart(Name name) implements OfDomain {}

  record BeliefWithoutHolder(Name name) implements OfDomain {}

  record GridSteps(Span at, int most) implements OfDomain {}

  record NotInTheory(Span at, String word, Optional<Span> own) implements OfDomain {}

  record OtherIndexes(Span at, Span own) implements OfDomain {}

  /// An event that a theory adds, without a timing or without effects.
  record HalfEvent(Name event, String missing) implements OfDomain {}

  record WindowReversed(Span at) implements OfDomain {}

  record OutsideHistory(Span at, Span window) implements OfDomain {}

  record NotCovered(Span at, String event) implements OfDomain {}

  record LeverWithIndex(Span at) implements OfDomain {}

  record NoSuchTheory(String name, Optional<String> near, Collection<String> known)
      implements OfDomain {}

  record NoSuchLever(String name, Optional<String> near, Collection<String> known)
      implements OfDomain {}

  record OutsideWindow(
      Name lever, LocalDate date, Optional<LocalDate> from, Optional<LocalDate> until)
      implements OfDomain {}

  record NotADate(String lever, String text) implements OfDomain {}

  /// A condition, given beside the model, on which a lever cannot be pulled.
  ///
  /// @param why what is wrong with it
  record UnreadableCondition(Name lever, String condition, Diagnostic why) implements OfDomain {}

  record NoSuchSetting(String name, Optional<String> near) implements OfDomain {}

  record UnreadableSetting(String name, String value, Span declared) implements OfDomain {}

  /// What is allowed but was probably not meant.
  sealed interface Caution extends Problem {}

  record NeverFires(Span at, String event) implements Caution {}

  record NeverPulled(Span at, String lever) implements Caution {}

  record BeforeStart(Span at, String event) implements Caution {}

  record EqualityOfScores(Span at) implements Caution {}

  record NeverHappens(Span at, String outcome) implements Caution {}

  record HoldsAtStart(Span at, String outcome) implements Caution {}

  record NothingReads(Span at, String kind, String name) implements Caution {}

  record OnlyUp(Span at, String ladder) implements Caution {}

  /// An update by `factor` moves a belief on a grid of `steps` from no value; `least` would.
  record TooWeak(Span at, double factor, int steps, double least) implements Caution {}
}
