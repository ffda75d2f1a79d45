package offramp.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
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

  /// A round is done in so many parts at most.
  private static final int PARTS = 16;

  private final Program program;
  private final int outcome;
  private final Settings settings;
  private final Settings.Watcher watcher;
  private final String name;
  private final Key root;
  private final int draws;
  private final int effort;
  private final ConcurrentLinkedQueue<Splitting> resting = new ConcurrentLinkedQueue<>();
  private final List<List<double[]>> estimates = new ArrayList<>();
  private long jumps;

  private Splits(Program program, int outcome, Settings settings, Settings.Watcher watcher) {
    this.program = program;
    this.outcome = outcome;
    this.settings = settings;
    this.watcher = watcher;
    this.name = program.model().outcomes().get(outcome).name();
    this.root = Key.of(settings.seed()).at("splitting").at(name);
    this.draws =
        program.model().unknowns().isEmpty()
            ? 1
            : (int) Math.min(settings.draws(), settings.trajectories());
    this.effort = draws == 1 ? EFFORT : Math.max(LEAST_EFFORT, EFFORT_OF_ALL_DRAWS / draws);
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
    return new Splits(program, outcome, settings, watcher).found(mostJumps);
  }

  private Optional<Rare> found(long mostJumps) {
    LevelRows.Levels levels = search().all(1, watcher).getFirst();
    jumps = levels.jumps();
    if (jumps * ((double) draws * each() * effort / PILOT) > mostJumps) {
      return Optional.empty();
    }
    double precision = settings.precision().orElse(PRECISION);
    Optional<String> stopped = Optional.empty();
    for (int round = 0; stopped.isEmpty(); round++) {
      round(round, levels.distances());
      Shares last = shares(settings.days().length - 1);
      if (last.mean() == 0 ? round > 0 : dice(last) <= precision * last.mean()) {
        break;
      }
      if (jumps >= mostJumps) {
        stopped = Optional.of("the work allowed was used up before the precision was reached");
      } else {
        stopped = watcher.stop(Math.min(jumps, mostJumps), mostJumps);
      }
    }
    return Optional.of(found(levels.distances(), stopped));
  }

  private Parted<LevelRows.Levels> search() {
    Map<String, String> labels = Identity.labels(program.model());
    return new Parted<>(
        "levels",
        this::identity,
        labels,
        1,
        () ->
            _ ->
                by(
                    0,
                    worker -> worker.levels(root.at("levels"), PILOT, draws),
                    LevelRows.Levels::new),
        new LevelRows(labels, name));
  }

  private Rare found(double[] levels, Optional<String> stopped) {
    return new Rare(
        IntStream.range(0, settings.days().length).mapToObj(this::shares).toList(),
        levels.length,
        rested().scores(),
        estimates.stream().mapToInt(List::size).sum(),
        jumps,
        stopped);
  }

  /// {@return the part of the standard error that more replications lower}
  private static double dice(Shares shares) {
    return shares.standardError() * Math.sqrt(shares.diceShare());
  }

  /// {@return the replications of a round under each draw}
  private int each() {
    return draws == 1 ? ROUND : ROUND_OF_A_DRAW;
  }

  private void round(int round, double[] levels) {
    int units = draws * each();
    int size = (units + PARTS - 1) / PARTS;
    Map<String, String> labels = Identity.labels(program.model());
    Parted<List<SplitRows.Replication>> parts =
        new Parted<>(
            "splitting",
            () -> identity() + " " + round,
            labels,
            (units + size - 1) / size,
            () ->
                part ->
                    IntStream.range((int) part * size, Math.min(units, (int) (part + 1) * size))
                        .mapToObj(unit -> replication(round, unit, levels))
                        .toList(),
            new SplitRows(labels, name, round, each(), settings.days()));
    for (List<SplitRows.Replication> part : parts.all(settings.threads(), watcher)) {
      for (SplitRows.Replication one : part) {
        estimates.get(one.unit() / each()).add(one.found());
        jumps += one.jumps();
      }
    }
  }

  private String identity() {
    return "%s\n%s %d %d".formatted(Identity.of(program.model(), settings), name, draws, effort);
  }

  private SplitRows.Replication replication(int round, int unit, double[] levels) {
    int draw = unit / each();
    Key key = root.at(draw).at(round * (long) each() + unit % each());
    return by(
        draw,
        worker -> worker.estimate(key, draw, levels, effort),
        (found, took) -> new SplitRows.Replication(unit, found, took));
  }

  private Splitting rested() {
    return Optional.ofNullable(resting.poll()).orElseGet(() -> worker(program.compiled()));
  }

  /// {@return what a worker finds, and the firings that it took}
  private <T> T by(int draw, Work work, Told<T> told) {
    Splitting worker = rested();
    long before = worker.jumps();
    double[] found = guarded(draw, worker, work);
    T all = told.of(found, worker.jumps() - before);
    resting.add(worker);
    return all;
  }

  /// What is told of the work of a worker.
  private interface Told<T> {
    T of(double[] found, long jumps);
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
