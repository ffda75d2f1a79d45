package offramp.solve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import offramp.model.Fault;
import offramp.model.Model;
import offramp.program.Agenda;
import offramp.program.Exactness;
import offramp.program.ModelFault;
import offramp.program.Program;
import offramp.program.State;
import offramp.simulate.Arrivals;
import offramp.simulate.Draws;
import offramp.simulate.Onset;
import offramp.simulate.Settings;
import offramp.simulate.Team;

/// Answers a run without dice: the reachable states once, then for each draw of the unknowns their
/// probabilities over time.
///
/// Where states that can be reached, or the branches taken, hang on the unknowns, each draw is
/// explored by itself.
public final class Solver {
  private static final int ROUND = 50;

  private final Program program;
  private final Exactness exactness;
  private final Settings settings;
  private final Limits limits;
  private final int draws;
  private final Chain chain;
  private final Forward forward;

  private Solver(Program program, Settings settings, Limits limits) {
    this.program = program;
    this.exactness = program.exactness();
    this.settings = settings;
    this.limits = limits;
    this.draws = program.model().unknowns().isEmpty() ? 1 : settings.draws();
    this.chain = chain(drawn(0).parameters(), limits);
    this.forward = new Forward(chain, settings.days());
  }

  /// {@return a solver that has explored the first draw}
  ///
  /// @throws TooLarge if the program has clocks that remember, or more states than `limits` allow
  public static Solver of(Program program, Settings settings, Limits limits) {
    check(program);
    boolean evidence = !settings.evidence().isEmpty();
    return new Solver(evidence ? program.remembering() : program, settings, limits);
  }

  /// Refuses a program with clocks that remember.
  static void check(Program program) {
    List<Exactness.Obstacle> obstacles = program.exactness().obstacles();
    if (!obstacles.isEmpty()) {
      Exactness.Obstacle first = obstacles.getFirst();
      throw new TooLarge(
          "`%s` runs on %s, which remembers how long it has run"
              .formatted(first.event(), first.why()));
    }
  }

  public Chain chain() {
    return chain;
  }

  /// {@return the greatest rate at which a state is left under the first draw, per day}
  public double fastest() {
    return forward.flows(first()).stream().mapToDouble(Flow::fastest).max().orElse(0);
  }

  /// {@return about how many multiplications the solution takes, under all draws}
  public double work() {
    int open = program.model().outcomes().size() - chain.closed().cardinality();
    int ways = settings.evidence().isEmpty() ? 1 + open : 2;
    return work(1.0 + watches()) * ways * draws;
  }

  /// {@return the multiplications of one sweep under the first draw}
  ///
  /// @param perState how often each state is looked at in each step
  private double work(double perState) {
    List<Flow> flows = forward.flows(first());
    double work = 0;
    for (int number = 0; number < flows.size(); number++) {
      Piece piece = chain.pieces().get(number);
      Flow flow = flows.get(number);
      double steps = Uniformisation.steps(flow, piece.toDays() - piece.fromDays());
      work += steps * (flow.rate().length + perState * flow.size());
    }
    return work;
  }

  private Draw first() {
    return new Draw(chain, drawn(0).parameters());
  }

  /// {@return how many watches are read in every state; those of conditions are read only where
  /// they hold, which is next to nothing}
  private int watches() {
    Model model = program.model();
    return model.watches().size() - Forward.conditions(model).cardinality();
  }

  private Chain chain(double[] parameters, Limits within) {
    double[] days = settings.days();
    boolean several = draws > 1 && !exactness.guessed();
    return Explorer.explore(program, parameters, days[days.length - 1], several, within);
  }

  /// A draw of the unknowns: their values with what they fix, and after how many attempts.
  record Drawn(double[] parameters, int attempts) {}

  /// What one draw is solved with.
  record With(Team team, Limits limits) {}

  /// Work on one draw.
  interface Work<X, F> {
    F of(X draw, With with);
  }

  int draws() {
    return draws;
  }

  Drawn drawn(int draw) {
    State state = program.newState();
    try {
      int attempts = new Draws(program.model(), settings).into(state, program.compiled(), draw);
      return new Drawn(state.parameters, attempts);
    } catch (Fault fault) {
      if (fault.kind() == Fault.Kind.GIVEN) {
        throw ModelFault.ofDraws(fault.kind());
      }
      new Draws(program.model(), settings).into(program.newState(), program.interpreter(), draw);
      throw new AssertionError("the interpreter does not repeat: " + fault.getMessage(), fault);
    }
  }

  /// What is worked out of a chain under each draw.
  private interface Working<T> {
    T of(Draw draw, Team team);
  }

  /// What was worked out under the draws.
  private static final class Done<T> {
    final List<T> found = new ArrayList<>();
    long attempts;
    Optional<String> stopped = Optional.empty();
  }

  /// The answer under a draw.
  ///
  /// @param parameters begin with the unknowns
  record Answered<T>(double[] parameters, int attempts, T found) {}

  /// What is found under draws from one to before another.
  interface Rounds<T> {
    List<Answered<T>> of(int from, int to, Team team);
  }

  private <T> Rounds<T> rounds(Function<Chain, Working<T>> work) {
    Working<T> shared = work.apply(chain);
    return (from, to, team) ->
        round(
            IntStream.range(from, to).mapToObj(this::drawn).toList(),
            (one, with) ->
                new Answered<>(one.parameters(), one.attempts(), found(work, shared, one, with)),
            team);
  }

  private <T> Done<T> done(
      Rounds<T> rounds, int round, Predicate<List<T>> enough, Settings.Watcher watcher) {
    Done<T> done = new Done<>();
    try (Team team = new Team(settings.threads())) {
      while (done.found.size() < draws && done.stopped.isEmpty() && !enough.test(done.found)) {
        int from = done.found.size();
        for (Answered<T> one : rounds.of(from, Math.min(from + round, draws), team)) {
          done.attempts += one.attempts();
          done.found.add(one.found());
        }
        done.stopped = watcher.stop(done.found.size(), draws);
      }
    }
    return done;
  }

  private <T> Done<T> done(Function<Chain, Working<T>> work, Settings.Watcher watcher) {
    return done(rounds(work), ROUND, _ -> false, watcher);
  }

  private Done<Found> answers(Settings.Watcher watcher) {
    Rounds<Found> fresh = rounds(this::way);
    Optional<Answers> kept =
        watcher
            .keeper()
            .flatMap(
                keeper -> Answers.of(program.model(), settings, draws, work(), keeper.blocks()));
    return done(
        kept.map(answers -> answers.kept(fresh, watcher)).orElse(fresh),
        kept.map(answers -> answers.round(ROUND)).orElse(ROUND),
        this::precise,
        watcher);
  }

  private <T> T found(Function<Chain, Working<T>> work, Working<T> shared, Drawn drawn, With with) {
    Chain own = chain(drawn, with);
    return (own.equals(chain) ? shared : work.apply(own))
        .of(new Draw(own, drawn.parameters()), with.team());
  }

  /// {@return the answers}
  ///
  /// @param watcher is asked between draws, and told how many are done
  public Solution solution(Settings.Watcher watcher) {
    Done<Found> done = answers(watcher);
    List<Found> found = done.found;
    double given = (double) found.size() / done.attempts;
    Pool pool = pool(found);
    // the chains of triggers that were cut off count by the smallest probability
    double error = pool.error() + chain.dropped() / pool.least();
    boolean early = found.size() < draws;
    return new Solution(
        found.size(),
        given,
        chain.states(),
        chain.transitions(),
        error,
        early ? done.stopped : Optional.empty(),
        pool.outcomes(),
        pool.spreads(),
        pool.batches(),
        pool.held());
  }

  private Working<Found> way(Chain own) {
    Forward way = own.equals(chain) ? forward : new Forward(own, settings.days());
    return settings.evidence().isEmpty()
        ? way::found
        : new Smoothing(own, way, settings.days(), settings.evidence())::found;
  }

  private Pool pool(List<Found> found) {
    return new Pool(program.model(), settings, found);
  }

  private boolean precise(List<Found> found) {
    OptionalDouble wanted = settings.precision();
    if (wanted.isEmpty() || found.size() < 2 * ROUND) {
      return false;
    }
    return pool(found).outcomes().stream()
        .map(List::getLast)
        .filter(shares -> shares.mean() > 0)
        .allMatch(shares -> shares.standardError() <= wanted.getAsDouble() * shares.mean());
  }

  /// {@return histories that arrive at an outcome, drawn from all that do and keep to the evidence}
  ///
  /// @param watcher is asked between draws, and told how many are done
  /// @throws TooLarge if they would take too many steps, or too much memory
  public Arrivals arrivals(int outcome, Settings.Watcher watcher) {
    return new Arriving(this, outcome, settings).arrivals(watcher);
  }

  /// {@return what the work finds for each: one by all threads, several side by side}
  <X, F> List<F> round(List<X> each, Work<X, F> work) {
    try (Team team = new Team(settings.threads())) {
      return round(each, work, team);
    }
  }

  private <X, F> List<F> round(List<X> each, Work<X, F> work, Team team) {
    if (each.size() == 1) {
      return List.of(work.of(each.getFirst(), new With(team, limits)));
    }
    List<Optional<F>> found = new ArrayList<>(Collections.nCopies(each.size(), Optional.empty()));
    Limits alone = new Limits(limits.states(), 1, limits.stop());
    team.each(
        team.size(),
        part -> {
          try (Team single = new Team(1)) {
            for (int i = part; i < each.size(); i += team.size()) {
              found.set(i, Optional.of(work.of(each.get(i), new With(single, alone))));
            }
          }
        });
    return found.stream().map(Optional::orElseThrow).toList();
  }

  /// {@return the chain of a draw}
  Chain chain(Drawn drawn, With with) {
    return draws == 1 || !exactness.guessed() ? chain : chain(drawn.parameters(), with.limits());
  }

  /// {@return what becomes of an outcome if time does not end, under each draw}
  ///
  /// The horizon of the solver has to lie behind the last entry of the calendar, see
  /// [#endOfCalendar].
  public List<Eventual> ever(int outcome, Settings.Watcher watcher) {
    double[] days = settings.days();
    if (days[days.length - 1] <= endOfCalendar(program) + Agenda.INSTANT) {
      throw new IllegalArgumentException(
          "the horizon (day %s) is not behind the last entry of the calendar (day %s)"
              .formatted(days[days.length - 1], endOfCalendar(program)));
    }
    return done(own -> new Absorption(own, outcome, days)::ever, watcher).found;
  }

  /// {@return when an outcome comes about, and from which marks}
  public OnsetSolution onsets(Onset.Asked asked, Settings.Watcher watcher) {
    Done<Timed> done = done(own -> (draw, team) -> timed(own, asked, draw, team), watcher);
    List<Onset> onsets = done.found.stream().map(Timed::onset).toList();
    boolean early = onsets.size() < draws;
    return new OnsetSolution(
        onsets,
        (double) onsets.size() / done.attempts,
        chain.states(),
        chain.transitions(),
        done.found.stream().mapToDouble(Timed::error).max().orElse(0),
        early ? done.stopped : Optional.empty());
  }

  private record Timed(Onset onset, double error) {}

  private Timed timed(Chain own, Onset.Asked asked, Draw draw, Team team) {
    int marks = asked.marks().size();
    Absorption.Reached when =
        new Absorption(own, asked.outcome(), settings.days()).reached(draw, team);
    List<double[]> rates = own.pieces().stream().map(draw::rates).toList();
    double[] reached = new double[marks];
    double[] both = new double[marks];
    double error = when.error();
    for (int i = 0; i < marks; i++) {
      Marked.Reached mark =
          new Marked(own, asked.outcome(), asked.marks().get(i))
              .reached(rates, new Route(program, team));
      reached[i] = mark.reached();
      both[i] = mark.both();
      error = Math.max(error, mark.error());
    }
    return new Timed(new Onset(0, when.by(), when.days(), 0, reached, both), error);
  }

  /// {@return about how many multiplications [#onsets] takes}
  public double work(Onset.Asked asked) {
    return work(1) * (1 + 2.0 * asked.marks().size()) * draws;
  }

  /// {@return the day of the last entry of the calendar, 0 if there is none}
  public static double endOfCalendar(Program program) {
    Agenda.Entry[] entries = Agenda.of(program);
    return entries.length == 0 ? 0 : entries[entries.length - 1].day();
  }
}
