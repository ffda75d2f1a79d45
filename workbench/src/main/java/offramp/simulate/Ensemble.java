package offramp.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;
import offramp.model.Model;
import offramp.program.Code;
import offramp.program.Program;

/// What many histories of a program, under many draws of its unknowns, add up to.
///
/// Two levels: draws of the unknowns, and under each the same number of histories. The same seed
/// gives the same bits for any number of threads.
///
/// @param histories simulated in all
/// @param draws of the unknowns
/// @param givenShare share of draws that kept to every `given`
/// @param jumps firings in all
/// @param stopped why the run ended before its time, if it did
/// @param outcomes per outcome and report date
/// @param seen per outcome and report date, in how many histories it had happened
/// @param watches per watch and report date
/// @param batches what each draw found, by which two runs are compared
/// @param held how much of it keeps to the evidence; empty without evidence. Without evidence, or
///   else of what keeps to it: outcomes, seen and watches
public record Ensemble(
    long histories,
    int draws,
    double givenShare,
    long jumps,
    Optional<String> stopped,
    List<List<Shares>> outcomes,
    List<List<Long>> seen,
    List<List<Spread>> watches,
    Batches batches,
    Optional<Held> held) {

  /// Cells of results that are kept per draw: draws times report dates times outcomes and watches.
  public static final long MOST_CELLS = 100_000_000;

  private static final int ROUND_DRAWS = 50;
  private static final long ROUND_HISTORIES = 10_000;
  private static final double NEGLIGIBLE = 1e-6;

  /// {@return the ensemble of a program by its generated code}
  public static Ensemble of(Program program, Settings settings, Settings.Watcher watcher) {
    return of(program, program.compiled(), settings, watcher);
  }

  static Ensemble of(Program program, Code code, Settings settings, Settings.Watcher watcher) {
    Tally tally = new Tally(program.model(), settings);
    Supplier<Worker> workers = () -> new Worker(program, code, settings);
    Function<Plan, Optional<String>> work =
        plan ->
            watcher.keeper().isPresent()
                ? new Portions(program.model(), settings, workers).work(plan, watcher, tally)
                : new Crew<Plan.Block, Worker.Found>(
                        workers::get, settings.threads(), watcher, tally)
                    .work(plan);
    Optional<String> stopped =
        settings.precision().isEmpty()
            ? work.apply(Plan.of(draws(program.model(), settings), settings.trajectories()))
            : rounds(program.model(), settings, work, tally);
    return of(program.model(), settings, tally, stopped);
  }

  static int draws(Model model, Settings settings) {
    return model.unknowns().isEmpty()
        ? 1
        : (int) Math.min(settings.draws(), settings.trajectories());
  }

  private static Optional<String> rounds(
      Model model, Settings settings, Function<Plan, Optional<String>> work, Tally tally) {
    boolean unknowns = !model.unknowns().isEmpty();
    long each = Math.max(1, settings.trajectories() / settings.draws());
    long most = Settings.MOST_ROUNDS * settings.trajectories();
    for (int round = 0; tally.histories() < most; round++) {
      Plan plan =
          unknowns
              ? new Plan(round * ROUND_DRAWS, ROUND_DRAWS, 0, each, 0)
              : new Plan(0, 1, round * ROUND_HISTORIES, ROUND_HISTORIES, 0);
      Optional<String> stopped = work.apply(plan);
      if (stopped.isPresent()) {
        return stopped;
      }
      OptionalDouble error = tally.error(NEGLIGIBLE);
      if (round > 0 && error.orElse(0) <= settings.precision().orElseThrow()) {
        return Optional.empty();
      }
    }
    return Optional.of("the precision was not reached after %,d histories".formatted(most));
  }

  private static Ensemble of(
      Model model, Settings settings, Tally tally, Optional<String> stopped) {
    List<List<Shares>> outcomes = new ArrayList<>();
    List<List<Long>> seen = new ArrayList<>();
    List<List<Spread>> watches = new ArrayList<>();
    boolean any = tally.held().map(Held::kept).orElseGet(tally::histories) > 0;
    int dates = any ? settings.days().length : 0;
    for (int outcome = 0; outcome < model.outcomes().size(); outcome++) {
      List<Shares> series = new ArrayList<>();
      List<Long> counts = new ArrayList<>();
      for (int date = 0; date < dates; date++) {
        series.add(tally.outcome(outcome, date));
        counts.add(tally.seen(outcome, date));
      }
      outcomes.add(series);
      seen.add(counts);
    }
    for (int watch = 0; watch < model.watches().size(); watch++) {
      List<Spread> series = new ArrayList<>();
      for (int date = 0; date < dates; date++) {
        series.add(tally.watch(watch, date));
      }
      watches.add(series);
    }
    double given = any ? tally.givenShare() : 1;
    return new Ensemble(
        tally.histories(),
        tally.draws(),
        given,
        tally.jumps(),
        stopped,
        outcomes,
        seen,
        watches,
        tally.batches(),
        tally.held());
  }
}
