package offramp.finding;

import java.util.Locale;
import java.util.Optional;
import offramp.program.ModelFault;
import offramp.program.Program;
import offramp.simulate.Arrivals;
import offramp.simulate.RunFault;
import offramp.simulate.Settings;
import offramp.solve.Limits;
import offramp.solve.Solver;
import offramp.solve.TooLarge;

/// Histories that arrive at an outcome, and which way they were found.
///
/// @param method the way taken
/// @param why that way, in words
/// @param states that can be reached, if the way was exact
record Arrived(Method method, String why, Optional<Integer> states, Arrivals arrivals) {
  /// What `auto` explores at most, and with many draws of the unknowns.
  private static final long STATES = 1_000_000;

  private static final double STATES_OF_ALL_DRAWS = 2e8;

  /// The work, in multiplications, that `auto` takes for exact probabilities.
  private static final double MOST_WORK = 2e10;

  /// {@return histories found by the way that `method` asks for, or the best for this program}
  ///
  /// @throws TooLarge if an exact way was asked for that is out of reach
  /// @throws TooFew if what is given happens too seldom
  static Arrived of(
      Program program, Method method, int outcome, Settings settings, Settings.Watcher watcher) {
    Search search = new Search(program, outcome, settings, watcher);
    try {
      Arrived found =
          switch (method) {
            case EXACT -> search.exact(search.solver(Limits.MOST_STATES), "as asked");
            case SIMULATE, SPLIT -> search.simulated("as asked");
            case AUTO -> search.best();
          };
      found.arrivals.held().ifPresent(held -> TooFew.refuse(held, found.arrivals.histories()));
      return found;
    } catch (ModelFault fault) {
      throw new RunFault(fault, RunFault.Place.reached(settings.seed()));
    }
  }

  private record Search(Program program, int outcome, Settings settings, Settings.Watcher watcher) {

    Solver solver(long states) {
      return Solver.of(
          program,
          settings,
          new Limits(states, settings.threads(), () -> watcher.stop(0, 1).isPresent()));
    }

    Arrived exact(Solver solver, String why) {
      return new Arrived(
          Method.EXACT,
          why,
          Optional.of(solver.chain().states()),
          solver.arrivals(outcome, watcher));
    }

    Arrived simulated(String why) {
      return new Arrived(
          Method.SIMULATE, why, Optional.empty(), Arrivals.of(program, outcome, settings, watcher));
    }

    Arrived best() {
      int draws = program.model().unknowns().isEmpty() ? 1 : settings.draws();
      long states = (long) Math.min(STATES, STATES_OF_ALL_DRAWS / draws);
      try {
        Solver solver = solver(states);
        if (solver.work() <= MOST_WORK) {
          return exact(solver, "few enough states");
        }
        return simulated(
            String.format(
                Locale.ROOT,
                "exact probabilities of %,d states under %,d draws would take longer",
                solver.chain().states(),
                draws));
      } catch (TooLarge large) {
        return simulated(large.why());
      }
    }
  }
}
