package offramp.simulate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import offramp.model.Outcome;
import offramp.program.Program;
import offramp.random.Key;

/// Appraises one program with different firings left out, by the same draws and dice.
///
/// The same seed gives the same numbers for any number of threads and in any order of work.
public final class Appraiser {
  private static final int PILOT = 200;

  /// Work of fewer blocks than this share of a part is not worth being kept.
  private static final int SMALL = 8;

  /// How many firings may be tried ahead for each that happens.
  private static final double MOST = 10;

  /// Below this probability what came about is mostly noise.
  private static final double RARE = 0.1;

  /// Above it hazards are looked up where variance times work falls below this share.
  private static final double WORTH = 0.7;

  private final Program program;
  private final Settings settings;
  private final Settings.Watcher watcher;
  private final double[] shares;
  private final ConcurrentLinkedQueue<Scoring> resting = new ConcurrentLinkedQueue<>();
  private final int each;

  private Appraiser(Program program, Settings settings, double[] shares, Settings.Watcher watcher) {
    this.program = program;
    this.settings = settings.inPairs();
    this.shares = shares;
    this.watcher = watcher;
    long perDraw = settings.trajectories() / settings.draws();
    this.each =
        program.model().unknowns().isEmpty() ? Plan.BLOCK : Math.clamp(perDraw, 1, Plan.BLOCK);
  }

  /// {@return one that has found out, with dice of its own, for which outcomes hazards pay}
  ///
  /// @param settings with which draws, dice and dates; its histories are shared out over its draws,
  ///   at most 64 for each
  /// @param idle firings that are left out meanwhile
  public static Appraiser of(
      Program program, Settings settings, BitSet idle, Settings.Watcher watcher) {
    List<Outcome> outcomes = program.model().outcomes();
    double[] shares = new double[outcomes.size()];
    Arrays.setAll(shares, outcome -> outcomes.get(outcome).harm().isPresent() ? 1 : 0);
    Settings others = settings.seeded(Key.of(settings.seed()).at("pilot").low()).inPairs();
    Scoring scoring = new Scoring(program, program.compiled(), others, shares);
    scoring.without(idle);
    Appraisal pilot = new Appraisal(shares.length, settings.days().length, idle, List.of());
    int draws = program.model().unknowns().isEmpty() ? 1 : settings.draws();
    for (int history = 0; history < PILOT; history++) {
      int turn = history / draws;
      pilot.add(scoring.block(new Plan.Block(history % draws, turn, turn + 1)));
      scoring.drop(MOST, pilot.jumps());
    }
    for (int outcome = 0; outcome < shares.length; outcome++) {
      double cost = 1 + scoring.firings(outcome) / (pilot.jumps() + PILOT);
      shares[outcome] = cost < MOST ? share(pilot, outcome, cost) : 0;
    }
    return new Appraiser(program, settings, shares, watcher);
  }

  private static double share(Appraisal pilot, int outcome, double cost) {
    double p = pilot.mean(outcome, pilot.dates() - 1);
    if (p < RARE) {
      return 1;
    }
    return (1 - pilot.gain(outcome, p)) * cost < WORTH ? pilot.share(outcome) : 0;
  }

  /// {@return an appraisal that has seen nothing yet}
  ///
  /// @param idle firings that are left out
  /// @param levers that are pulled, in words
  public Appraisal appraisal(BitSet idle, List<String> levers) {
    return new Appraisal(shares.length, settings.days().length, idle, levers);
  }

  /// Goes on with an appraisal until it has so many parts.
  ///
  /// @return why it stopped early; empty if it did not
  public Optional<String> extend(Appraisal appraisal, int parts) {
    int before = appraisal.parts();
    if (parts <= before) {
      return Optional.empty();
    }
    int more = parts - before;
    Plan plan =
        program.model().unknowns().isEmpty()
            ? new Plan(0, 1, (long) before * each, (long) more * each, 0)
            : new Plan(before, more, 0, each, 0);
    boolean kept =
        watcher.keeper().map(keeper -> plan.blocks() >= keeper.blocks() / SMALL).orElse(false);
    return kept
        ? kept(appraisal, plan)
        : new Crew<>(() -> hand(appraisal.idle()), settings.threads(), watcher, appraisal)
            .work(plan);
  }

  /// Does what of a plan is not kept yet, and adds up all of it.
  private Optional<String> kept(Appraisal appraisal, Plan plan) {
    Keeper keeper = watcher.keeper().orElseThrow();
    Kept kept = new Kept(plan, keeper.blocks());
    Map<String, String> labels =
        Identity.labels(program.model().crisis().theory(), appraisal.levers());
    ScoringRows rows = new ScoringRows(program.model(), settings.days());
    String identity =
        Identity.of(program.model(), settings)
            + plan
            + keeper.blocks()
            + appraisal.idle()
            + Arrays.toString(shares);
    Keeper.Job job =
        new Keeper.Job(
            "appraisal",
            identity,
            labels,
            ScoringRows.TABLES,
            kept.blocks(),
            true,
            () -> {
              Crew.Hand<Plan.Block, Scoring.Found> hand = hand(appraisal.idle());
              return part ->
                  rows.of(
                      LongStream.range(kept.from(part), kept.to(part))
                          .mapToObj(block -> hand.block(plan.block(block)))
                          .toList(),
                      labels);
            });
    return kept.work(job, keeper.shelf(job), settings, watcher, ofParts(appraisal, rows));
  }

  private static Crew.Total<List<Rows>> ofParts(Appraisal appraisal, ScoringRows rows) {
    return new Crew.Total<>() {
      @Override
      public void add(List<Rows> part) {
        rows.found(part).forEach(appraisal::add);
      }

      @Override
      public long histories() {
        return appraisal.histories();
      }
    };
  }

  private Crew.Hand<Plan.Block, Scoring.Found> hand(BitSet idle) {
    Scoring free = resting.poll();
    Scoring scoring =
        free == null ? new Scoring(program, program.compiled(), settings, shares) : free;
    scoring.without(idle);
    return new Crew.Hand<>() {
      @Override
      public Scoring.Found block(Plan.Block block) {
        return scoring.block(block);
      }

      @Override
      public void rest() {
        resting.add(scoring);
      }
    };
  }
}
