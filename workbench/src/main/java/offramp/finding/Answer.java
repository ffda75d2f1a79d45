package offramp.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import offramp.program.ModelFault;
import offramp.program.Program;
import offramp.simulate.Batches;
import offramp.simulate.Ensemble;
import offramp.simulate.Held;
import offramp.simulate.Rare;
import offramp.simulate.RunFault;
import offramp.simulate.Settings;
import offramp.simulate.Shares;
import offramp.simulate.Splits;
import offramp.simulate.Spread;
import offramp.solve.Limits;
import offramp.solve.Solution;
import offramp.solve.Solver;
import offramp.solve.TooLarge;

/// The numbers of a run, and which way they were found.
///
/// @param method the way taken
/// @param why that way, in words
/// @param histories simulated, 0 if none were
/// @param jumps firings of all histories
/// @param outcomes per outcome and report date
/// @param seen per outcome and report date in how many histories it had happened; empty if none
///   were simulated
/// @param watches per watch and report date
/// @param batches what each draw found; of the plain histories where splitting found an outcome
/// @param exact what the exact solution took
/// @param rare what splitting found, by outcome
/// @param held how much of it keeps to what is given; empty if nothing is
record Answer(
    Method method,
    String why,
    long histories,
    int draws,
    double givenShare,
    long jumps,
    Optional<String> stopped,
    List<List<Shares>> outcomes,
    Optional<List<List<Long>>> seen,
    List<List<Spread>> watches,
    Batches batches,
    Optional<RunFinding.Exact> exact,
    Map<Integer, Rare> rare,
    Optional<Held> held) {

  /// With `split`, an outcome that so many histories or fewer have seen is split: its relative
  /// error is above a tenth.
  private static final long RARE = 100;

  /// With `auto` only one that hardly any have seen.
  private static final long HARDLY_EVER = 5;

  /// How many times the firings of the plain histories splitting may take for all outcomes
  /// together.
  private static final double MOST_EFFORT = 50;

  private static final double MOST_EFFORT_UNASKED = 0.5;

  /// What `auto` explores at most, and with many draws of the unknowns.
  private static final long STATES = 1_000_000;

  private static final double STATES_OF_ALL_DRAWS = 2e8;

  /// The work for an exact solution, in multiplications, that `auto` takes whatever simulation
  /// costs.
  private static final double CHEAP = 5e9;

  /// What a state takes with its transitions and the vectors, at most.
  private static final long BYTES_A_STATE = 400;

  /// What a jump of a history costs, in multiplications.
  private static final double JUMP = 60;

  /// {@return the answer found by the way that `method` asks for, or the best for this program}
  ///
  /// @throws TooLarge if an exact solution was asked for that is out of reach
  /// @throws TooFew if what is given happens too seldom
  static Answer of(Program program, Method method, Settings settings, Settings.Watcher watcher) {
    try {
      return switch (method) {
        case EXACT -> exact(solver(program, settings, most(), watcher), "as asked", watcher);
        case SIMULATE -> simulated(program, settings, "as asked", watcher);
        case SPLIT ->
            simulated(program, settings, "as asked", watcher)
                .split(program, settings, RARE, MOST_EFFORT, watcher);
        case AUTO ->
            best(program, settings, watcher, why -> unexact(program, settings, why, watcher));
      };
    } catch (ModelFault fault) {
      throw new RunFault(fault, RunFault.Place.reached(settings.seed()));
    }
  }

  /// {@return an answer by which draws of the unknowns are compared: no outcome is split, and where
  /// it is not exact many draws of few histories take the place of few draws of many}
  ///
  /// @param many draws where it is not exact
  /// @throws TooLarge if an exact solution was asked for that is out of reach
  static Answer ofDraws(
      Program program, Method method, Settings settings, int many, Settings.Watcher watcher) {
    Settings apart = settings.withDraws(many);
    try {
      return switch (method) {
        case EXACT -> exact(solver(program, settings, most(), watcher), "as asked", watcher);
        case SIMULATE, SPLIT -> simulated(program, apart, "as asked", watcher);
        case AUTO ->
            best(program, settings, watcher, why -> simulated(program, apart, why, watcher));
      };
    } catch (ModelFault fault) {
      throw new RunFault(fault, RunFault.Place.reached(settings.seed()));
    }
  }

  private static Answer best(
      Program program,
      Settings settings,
      Settings.Watcher watcher,
      Function<String, Answer> otherwise) {
    int draws = program.model().unknowns().isEmpty() ? 1 : settings.draws();
    long states = (long) Math.min(STATES, STATES_OF_ALL_DRAWS / draws);
    try {
      Solver solver = solver(program, settings, states, watcher);
      double work = solver.work();
      double[] days = settings.days();
      double jumps = solver.fastest() * days[days.length - 1] * settings.trajectories();
      if (work <= Math.max(CHEAP, jumps * JUMP)) {
        return exact(solver, "few enough states", watcher);
      }
      return otherwise.apply(
          String.format(
              Locale.ROOT,
              "an exact solution of %,d states under %,d draws would take longer",
              solver.chain().states(),
              draws));
    } catch (TooLarge large) {
      return otherwise.apply(large.why());
    }
  }

  private static Answer unexact(
      Program program, Settings settings, String why, Settings.Watcher watcher) {
    return simulated(program, settings, why, watcher)
        .split(program, settings, HARDLY_EVER, MOST_EFFORT_UNASKED, watcher);
  }

  /// {@return the same with what splitting finds of the outcomes that at most `seldom` histories
  /// have seen by the horizon}
  private Answer split(
      Program program, Settings settings, long seldom, double effort, Settings.Watcher watcher) {
    List<Integer> few = new ArrayList<>();
    for (int outcome = 0;
        outcome < outcomes.size() && stopped.isEmpty() && histories > 0 && held.isEmpty();
        outcome++) {
      if (seen.orElseThrow().get(outcome).getLast() <= seldom) {
        few.add(outcome);
      }
    }
    Map<Integer, Rare> found = new TreeMap<>();
    Optional<String> early = stopped;
    for (int outcome : few) {
      if (early.isEmpty()) {
        long most = (long) (effort * jumps / few.size());
        Splits.of(program, outcome, settings, most, watcher)
            .filter(rare -> rare.shares().getLast().mean() > 0)
            .ifPresent(rare -> found.put(outcome, rare));
        early = watcher.stop(histories, histories);
      }
    }
    return found.isEmpty() ? this : with(found, early);
  }

  private Answer with(Map<Integer, Rare> found, Optional<String> early) {
    List<List<Shares>> all = new ArrayList<>(outcomes);
    found.forEach((outcome, rare) -> all.set(outcome, rare.shares()));
    long more = found.values().stream().mapToLong(Rare::jumps).sum();
    return new Answer(
        Method.SPLIT,
        why,
        histories,
        draws,
        givenShare,
        jumps + more,
        early,
        all,
        seen,
        watches,
        batches,
        exact,
        found,
        held);
  }

  /// {@return the most states that are explored: so many as memory holds}
  private static long most() {
    return Math.clamp(Runtime.getRuntime().maxMemory() / BYTES_A_STATE, 1, Limits.MOST_STATES);
  }

  private static Solver solver(
      Program program, Settings settings, long states, Settings.Watcher watcher) {
    BooleanSupplier stop = () -> watcher.stop(0, 1).isPresent();
    return Solver.of(program, settings, new Limits(states, settings.threads(), stop));
  }

  private static Answer exact(Solver solver, String why, Settings.Watcher watcher) {
    Solution solution = solver.solution(watcher);
    solution.held().ifPresent(held -> TooFew.refuse(held, 0));
    return new Answer(
        Method.EXACT,
        why,
        0,
        solution.draws(),
        solution.givenShare(),
        0,
        solution.stopped(),
        solution.outcomes(),
        Optional.empty(),
        solution.watches(),
        solution.batches(),
        Optional.of(
            new RunFinding.Exact(solution.states(), solution.transitions(), solution.error())),
        Map.of(),
        solution.held());
  }

  private static Answer simulated(
      Program program, Settings settings, String why, Settings.Watcher watcher) {
    Ensemble ensemble = Ensemble.of(program, settings, watcher);
    ensemble.held().ifPresent(held -> TooFew.refuse(held, ensemble.histories()));
    return new Answer(
        Method.SIMULATE,
        why,
        ensemble.histories(),
        ensemble.draws(),
        ensemble.givenShare(),
        ensemble.jumps(),
        ensemble.stopped(),
        ensemble.outcomes(),
        Optional.of(ensemble.seen()),
        ensemble.watches(),
        ensemble.batches(),
        Optional.empty(),
        Map.of(),
        ensemble.held());
  }

  /// {@return how many histories count}
  long counted() {
    return held.map(Held::kept).orElse(histories);
  }

  /// {@return whether anything was finished}
  boolean any() {
    return histories > 0 || (exact.isPresent() && draws > 0);
  }
}
