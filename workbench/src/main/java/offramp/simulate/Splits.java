package offramp.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import offramp.model.Fault;
import offramp.program.Code;
import offramp.program.ModelFault;
import offramp.program.Program;
import offramp.random.Key;

/// Independent replications of splitting until their mean is known well enough, under many draws of
/// the unknowns.
///
/// Without unknowns the error is that of the mean of the replications; with them there are as many
/// replications under each draw, and [Shares] tells dice and unknowns apart. The same seed gives
/// the same bits for any number of threads.
public final class Splits {
  /// The relative standard error that is aimed at where nothing else is asked for.
  public static final double PRECISION = 0.1;

  private static final int PILOT = 600;
  private static final int EFFORT = 1_000;
  private static final int EFFORT_OF_ALL_DRAWS = 40_000;
  private static final int LEAST_EFFORT = 40;
  private static final int ROUND = 16;
  private static final int ROUND_OF_A_DRAW = 2;

  private final Program program;
  private final int outcome;
  private final Settings settings;
  private final Key root;
  private final int draws;
  private final int effort;
  private final List<Splitting> workers;
  private final List<List<double[]>> estimates = new ArrayList<>();

  private Splits(Program program, int outcome, Settings settings) {
    this.program = program;
    this.outcome = outcome;
    this.settings = settings;
    String name = program.model().outcomes().get(outcome).name();
    this.root = Key.of(settings.seed()).at("splitting").at(name);
    this.draws =
        program.model().unknowns().isEmpty()
            ? 1
            : (int) Math.min(settings.draws(), settings.trajectories());
    this.effort = draws == 1 ? EFFORT : Math.max(LEAST_EFFORT, EFFORT_OF_ALL_DRAWS / draws);
    this.workers =
        IntStream.range(0, settings.threads()).mapToObj(_ -> worker(program.compiled())).toList();
    IntStream.range(0, draws).forEach(_ -> estimates.add(new ArrayList<>()));
  }

  private Splitting worker(Code code) {
    return new Splitting(program, code, outcome, settings);
  }

  /// {@return what splitting finds of an outcome; empty if a first round would take more firings
  /// than are allowed}
  ///
  /// @param mostJumps no more rounds begin after so many firings
  public static Optional<Rare> of(
      Program program, int outcome, Settings settings, long mostJumps, Settings.Watcher watcher) {
    return new Splits(program, outcome, settings).found(mostJumps, watcher);
  }

  private Optional<Rare> found(long mostJumps, Settings.Watcher watcher) {
    double[] levels =
        guarded(0, workers.getFirst(), w -> w.levels(root.at("levels"), PILOT, draws));
    if (jumps() * ((double) draws * each() * effort / PILOT) > mostJumps) {
      return Optional.empty();
    }
    double precision = settings.precision().orElse(PRECISION);
    Optional<String> stopped = Optional.empty();
    try (Team team = new Team(settings.threads())) {
      for (int round = 0; stopped.isEmpty(); round++) {
        round(round, levels, team);
        Shares last = shares(settings.days().length - 1);
        if (last.mean() == 0 ? round > 0 : dice(last) <= precision * last.mean()) {
          break;
        }
        if (jumps() >= mostJumps) {
          stopped = Optional.of("the work allowed was used up before the precision was reached");
        } else {
          stopped = watcher.stop(Math.min(jumps(), mostJumps), mostJumps);
        }
      }
    }
    return Optional.of(found(levels, stopped));
  }

  private Rare found(double[] levels, Optional<String> stopped) {
    return new Rare(
        IntStream.range(0, settings.days().length).mapToObj(this::shares).toList(),
        levels.length,
        workers.getFirst().scores(),
        estimates.stream().mapToInt(List::size).sum(),
        jumps(),
        stopped);
  }

  /// {@return the part of the standard error that more replications lower}
  private static double dice(Shares shares) {
    return shares.standardError() * Math.sqrt(shares.diceShare());
  }

  private long jumps() {
    return workers.stream().mapToLong(Splitting::jumps).sum();
  }

  /// {@return the replications of a round under each draw}
  private int each() {
    return draws == 1 ? ROUND : ROUND_OF_A_DRAW;
  }

  private void round(int round, double[] levels, Team team) {
    int each = each();
    double[][] found = new double[draws * each][];
    team.each(
        workers.size(),
        number -> {
          for (int unit = number; unit < found.length; unit += workers.size()) {
            int draw = unit / each;
            Key key = root.at(draw).at(round * (long) each + unit % each);
            found[unit] =
                guarded(draw, workers.get(number), w -> w.estimate(key, draw, levels, effort));
          }
        });
    for (int unit = 0; unit < found.length; unit++) {
      estimates.get(unit / each).add(found[unit]);
    }
  }

  /// Work of one worker.
  private interface Work {
    double[] of(Splitting worker);
  }

  private double[] guarded(int draw, Splitting worker, Work work) {
    try {
      return work.of(worker);
    } catch (Fault fault) {
      try {
        work.of(worker(program.interpreter()));
      } catch (ModelFault told) {
        throw new RunFault(told, new RunFault.Place(settings.seed(), draw, -1, 0));
      }
      throw new AssertionError("the interpreter does not repeat: " + fault.getMessage(), fault);
    }
  }

  private Shares shares(int date) {
    double[] means = new double[draws];
    double[] noise = new double[draws];
    for (int draw = 0; draw < draws; draw++) {
      double[] all = estimates.get(draw).stream().mapToDouble(found -> found[date]).toArray();
      double mean = Arrays.stream(all).sum() / all.length;
      double squares = Arrays.stream(all).map(p -> (p - mean) * (p - mean)).sum();
      means[draw] = mean;
      noise[draw] = squares / (all.length - 1) / all.length;
    }
    return Shares.of(means, noise);
  }
}
