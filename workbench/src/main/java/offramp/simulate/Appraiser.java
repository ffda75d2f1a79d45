package offramp.simulate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import offramp.program.Program;
import offramp.random.Key;

/// Appraises one program with different firings left out, by the same draws and dice.
///
/// The same seed gives the same numbers for any number of threads and in any order of work.
public final class Appraiser {
  private static final int PILOT = 400;

  /// Below this probability what came about is mostly noise.
  private static final double RARE = 0.1;

  /// Above it hazards are looked up where they take away at least this share of the variance.
  private static final double LEAST_GAIN = 0.5;

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
        program.model().unknowns().isEmpty()
            ? Plan.BLOCK
            : (int) Math.clamp(perDraw, 1, Plan.BLOCK);
  }

  /// {@return one that has found out, with dice of its own, for which outcomes hazards pay}
  ///
  /// @param settings with which draws, dice and dates; its histories are shared out over its draws,
  ///   at most 64 for each
  /// @param idle firings that are left out meanwhile
  public static Appraiser of(
      Program program, Settings settings, BitSet idle, Settings.Watcher watcher) {
    int outcomes = program.model().outcomes().size();
    double[] all = new double[outcomes];
    Arrays.fill(all, 1);
    Settings others = settings.seeded(Key.of(settings.seed()).at("pilot").low());
    Appraiser first = new Appraiser(program, others, all, Settings.Watcher.none());
    Appraisal pilot = first.appraisal(idle);
    first.extend(pilot, Math.max(2, PILOT / first.each));
    double[] shares = new double[outcomes];
    Arrays.setAll(shares, outcome -> share(pilot, outcome, settings.days().length - 1));
    return new Appraiser(program, settings, shares, watcher);
  }

  private static double share(Appraisal pilot, int outcome, int last) {
    double p = pilot.mean(outcome, last);
    if (p <= 0 || p < RARE) {
      return 1;
    }
    return pilot.gain(outcome, p) >= LEAST_GAIN ? pilot.share(outcome) : 0;
  }

  /// {@return an appraisal that has seen nothing yet}
  ///
  /// @param idle firings that are left out
  public Appraisal appraisal(BitSet idle) {
    return new Appraisal(shares.length, settings.days().length, idle);
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
    return new Crew<>(() -> hand(appraisal.idle()), settings.threads(), watcher, appraisal)
        .work(plan);
  }

  private Crew.Hand<Scoring.Found> hand(BitSet idle) {
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
