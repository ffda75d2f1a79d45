package offramp.program;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import offramp.model.Condition;
import offramp.model.Crisis;
import offramp.model.Definition;
import offramp.model.Dimension;
import offramp.model.Firing;
import offramp.model.Firing.Branch;
import offramp.model.Firing.Cause;
import offramp.model.Firing.Change;
import offramp.model.Firing.Consequences;
import offramp.model.Firing.Lag;
import offramp.model.Firing.Lottery;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.model.Unknown;
import offramp.model.Variable;
import offramp.model.Watch;
import offramp.random.Distribution;
import offramp.text.Span;
import offramp.text.Unit;

/// Models drawn at random, small, with every form of term, condition, change, lottery, lag and
/// timing.
public final class RandomModels {
  private static final int DEPTH = 3;

  /// What may occur in a model.
  ///
  /// @param tame whether no rule can be broken, and triggers set off no other
  /// @param timed whether events may have clocks and dates, and variables may be scores
  public record Kind(boolean tame, boolean timed) {
    /// Anything; many histories break a rule.
    public static final Kind WILD = new Kind(false, true);

    /// Anything that no history breaks.
    public static final Kind TAME = new Kind(true, true);

    /// A Markov chain on finitely many states that no history breaks.
    public static final Kind CHAIN = new Kind(true, false);
  }

  private final RandomGenerator random;
  private final Kind kind;
  private final List<Variable> variables;
  private final List<Unknown> unknowns;
  private final List<Definition> definitions = new ArrayList<>();

  private RandomModels(RandomGenerator random, Kind kind) {
    this.random = random;
    this.kind = kind;
    this.unknowns = some(0, 3, this::unknown);
    this.variables = some(2, 5, this::variable);
    IntStream.range(0, random.nextInt(5)).forEach(this::define);
  }

  /// {@return the model of this kind and number}
  public static Model of(Kind kind, long seed) {
    return new RandomModels(new SplittableRandom(seed), kind).model();
  }

  private Model model() {
    RandomTerms fixed = terms(0, false);
    return new Model(
        crisis(),
        variables,
        unknowns,
        definitions,
        kind.tame() ? List.of() : some(0, 2, _ -> fixed.condition(2)),
        some(1, 6, this::event),
        some(0, 3, this::trigger),
        some(1, 3, this::outcome),
        some(0, 2, this::watch),
        List.of(),
        List.of());
  }

  /// {@return what a model without any text says of itself}
  public static Crisis crisis() {
    return new Crisis(
        "Random",
        Crisis.BASE,
        Optional.of(LocalDate.of(2024, 5, 31)),
        12,
        Unit.MONTH,
        Map.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private <T> List<T> some(int least, int most, IntFunction<T> form) {
    return IntStream.range(0, random.nextInt(least, most + 1)).mapToObj(form).toList();
  }

  private RandomTerms terms(int readable, boolean dates) {
    boolean fixed = readable == 0;
    List<Integer> readableDefinitions =
        IntStream.range(0, definitions.size())
            .filter(number -> !fixed || definitions.get(number).fixed())
            .boxed()
            .toList();
    return new RandomTerms(
        random,
        kind.tame(),
        new RandomTerms.Names(readable, unknowns.size(), readableDefinitions, dates));
  }

  /// {@return terms that may read all but the last variable, which only triggers change}
  private RandomTerms terms() {
    return terms(variables.size() - 1, kind.timed());
  }

  private Unknown unknown(int number) {
    Distribution law = new Distribution.Uniform(0.1, 2);
    Optional<Unknown.Scale> scale =
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(new Unknown.Scale(random.nextBoolean(), Unit.WEEK));
    return new Unknown("unknown" + number, law, scale, List.of(), Span.NOWHERE);
  }

  private Variable variable(int number) {
    String name = "variable" + number;
    int form = random.nextInt(kind.timed() ? 5 : 3);
    Term start = form == 3 ? new Term.Constant(0.5) : new Term.Constant(random.nextInt(2));
    Span here = Span.NOWHERE;
    return switch (form) {
      case 0 -> new Variable.Ladder(name, List.of("none", "some", "more"), start, here);
      case 1 -> new Variable.Level(name, random.nextInt(-2, 1), random.nextInt(1, 5), start, here);
      case 2 -> new Variable.Flag(name, start, here);
      case 3 -> new Variable.Score(name, 0, 1, start, here);
      default ->
          kind.tame()
              ? new Variable.Score(name, -3, 3, start, here)
              : new Variable.Score(
                  name, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, start, here);
    };
  }

  private void define(int number) {
    boolean fixed = random.nextBoolean();
    RandomTerms terms = fixed ? terms(0, false) : terms(variables.size() - 1, kind.timed());
    definitions.add(
        new Definition(
            "definition" + number, terms.term(DEPTH), fixed, Optional.empty(), Span.NOWHERE));
  }

  private Firing.Event event(int number) {
    Condition guard = random.nextInt(4) == 0 ? new Condition.Truth(true) : terms().condition(2);
    return new Firing.Event(
        "event" + number, Optional.empty(), guard, timing(), consequences(false), Span.NOWHERE);
  }

  private Timing timing() {
    RandomTerms terms = terms();
    return switch (random.nextInt(kind.timed() ? 6 : 1)) {
      case 0, 1, 2 -> new Timing.Rate(terms.within(0, 3, DEPTH), Span.NOWHERE);
      case 3 -> new Timing.Clock(new Lag.Fixed(terms.within(0.1, 3, 2)), Span.NOWHERE);
      case 4 -> new Timing.Clock(drawn(terms), Span.NOWHERE);
      default -> {
        int day = random.nextInt(-1, 5);
        Optional<LocalDate> date = Optional.of(LocalDate.of(2024, 5, 31).plusDays(day));
        yield new Timing.Dated(day, date, random.nextBoolean(), Span.NOWHERE);
      }
    };
  }

  private Lag drawn(RandomTerms terms) {
    Firing.Law law = terms.any(List.of(Firing.Law.values()));
    List<Term> parameters = new ArrayList<>();
    for (int number = 0; number < law.arity(); number++) {
      parameters.add(terms.within(0.5 + number, 1.2 + number, 2));
    }
    return new Lag.Drawn(law, parameters);
  }

  private Firing.Trigger trigger(int number) {
    Cause cause =
        random.nextBoolean()
            ? new Cause.Becomes(terms().condition(2))
            : new Cause.Moves(random.nextInt(variables.size() - 1), random.nextBoolean());
    return new Firing.Trigger("trigger" + number, cause, consequences(true), Span.NOWHERE);
  }

  private Consequences consequences(boolean ofTrigger) {
    int last = variables.size() - 1;
    List<Integer> free = new ArrayList<>();
    if (ofTrigger && kind.tame()) {
      free.add(last);
    } else {
      IntStream.range(0, kind.tame() ? last : last + 1).forEach(free::add);
    }
    int split = random.nextInt(free.size() + 1);
    return new Consequences(
        changes(free.subList(0, split)), lottery(free.subList(split, free.size())));
  }

  private List<Change> changes(List<Integer> free) {
    return free.stream().filter(_ -> random.nextBoolean()).map(this::change).toList();
  }

  private Change change(int number) {
    Variable variable = variables.get(number);
    RandomTerms terms = terms();
    if (random.nextBoolean()) {
      Term amount =
          switch (random.nextInt(3)) {
            case 0 -> variable.whole() ? terms.whole(0, 3, 2) : terms.within(0, 2, 2);
            case 1 -> new Term.Constant(kind.tame() ? 1 : random.nextInt(-1, 4) / 2.0);
            default -> new Term.Constant(1);
          };
      return new Change.Move(number, random.nextBoolean(), amount, Span.NOWHERE);
    }
    double low = Math.max(variable.low(), -5);
    double high = Math.min(variable.high(), 5);
    Term value = variable.whole() ? terms.whole(low, high, 2) : terms.within(low, high, DEPTH);
    return new Change.Assign(number, value, Span.NOWHERE);
  }

  private Lottery lottery(List<Integer> free) {
    RandomTerms terms = terms();
    int count = random.nextInt(1, 4);
    return switch (random.nextInt(5)) {
      case 0 -> new Lottery.None();
      case 1 ->
          new Lottery.Probabilities(
              branches(count, free, _ -> terms.within(0, 1.0 / count, 2)),
              Optional.of(changes(free)));
      case 2 ->
          new Lottery.Probabilities(
              branches(count, free, _ -> new Term.Constant(1.0 / count)), Optional.empty());
      case 3 -> new Lottery.Weights(branches(count, free, _ -> new Term.Constant(count)));
      default -> new Lottery.Weights(branches(count, free, _ -> terms.within(0.1, 4, 2)));
    };
  }

  private List<Branch> branches(int count, List<Integer> free, IntFunction<Term> chance) {
    return IntStream.range(0, count)
        .mapToObj(number -> new Branch(chance.apply(number), changes(free), Span.NOWHERE))
        .toList();
  }

  private Outcome outcome(int number) {
    return new Outcome(
        "outcome" + number,
        Optional.empty(),
        terms().condition(2),
        random.nextInt(3) == 0,
        Span.NOWHERE);
  }

  private Watch watch(int number) {
    return new Watch("watch" + number, terms().term(DEPTH), Dimension.NUMBER, Span.NOWHERE);
  }
}
