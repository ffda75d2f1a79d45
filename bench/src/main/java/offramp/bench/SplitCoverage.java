package offramp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import offramp.check.Checker;
import offramp.check.Variation;
import offramp.model.Model;
import offramp.program.Program;
import offramp.simulate.Ensemble;
import offramp.simulate.Rare;
import offramp.simulate.Settings;
import offramp.simulate.Shares;
import offramp.simulate.Splits;
import offramp.solve.Limits;
import offramp.solve.Solver;
import offramp.text.Source;

/// How often the 95% intervals of splitting hold the truth, over many seeds, and how much less work
/// splitting is than plain simulation.
///
/// The truth is that of the exact solver, which for ruin and M/M/1/K agrees with the closed forms
/// in the tests. Work is counted in jumps, for a relative standard error of 10%; plain simulation
/// needs (1 - p) / (p / 100) histories for it.
///
/// Arguments: how many seeds, then the names of the cases, all if none.
final class SplitCoverage {
  private static final double Z = 1.96;
  private static final double AIM = 0.1;
  private static final long MOST_JUMPS = 1_000_000_000L;
  private static final int PILOT = 20_000;

  /// A model, its number of the outcome, and how far to look in days.
  private record Case(String name, String text, Map<String, String> set, double days) {}

  private SplitCoverage() {}

  public static void main(String[] arguments) throws IOException {
    int seeds = arguments.length == 0 ? 200 : Integer.parseInt(arguments[0]);
    List<String> wanted =
        List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
    System.out.println(
        "case            truth      coverage  relative error  jumps a run  plain / splitting  CPU s");
    for (Case each : cases()) {
      if (wanted.isEmpty() || wanted.contains(each.name())) {
        study(each, seeds);
      }
    }
  }

  private static List<Case> cases() throws IOException {
    String brink = Files.readString(Path.of("models", "brink.crisis"));
    double months = 24 * 30.4375;
    return List.of(
        new Case("brink", brink, Map.of(), months),
        new Case("brink-1e-4", brink, Map.of("kn", "1e-4 per month"), months),
        new Case("brink-1e-6", brink, Map.of("kn", "1e-6 per month"), months),
        new Case(
            "ruin",
            """
            level x = 0..13 starts 1
            event up when x > 0 and x < 13 rate 0.1 per day then x up
            event down when x > 0 and x < 13 rate 1 per day then x down
            outcome top when x == 13 ends
            outcome bottom when x == 0 ends
            """,
            Map.of(),
            1000),
        new Case(
            "queue",
            """
            level n = 0..20
            event arrive rate 0.25 per day then n up
            event leave when n > 0 rate 1 per day then n down
            outcome full when n == 20 ends
            """,
            Map.of(),
            20),
        new Case(
            "tandem",
            """
            level a = 0..30
            level b = 0..16
            event arrive rate 0.2 per day then a up
            event first when a > 0 rate 1 per day then a down, b up
            event second when b > 0 rate 0.8 per day then b down
            outcome overflow when b == 16 ends
            """,
            Map.of(),
            100));
  }

  private static void study(Case each, int seeds) {
    Variation variation = new Variation(Optional.empty(), List.of(), each.set());
    Model model =
        Checker.check(new Source(each.name() + ".crisis", each.text()), variation)
            .model()
            .orElseThrow();
    Program program = Program.of(model);
    double truth =
        Solver.of(program, settings(1, each), new Limits(Limits.MOST_STATES, 1, () -> false))
            .solution(Settings.Watcher.none())
            .outcomes()
            .getFirst()
            .getLast()
            .mean();
    Ensemble plain = Ensemble.of(program, settings(1, each), Settings.Watcher.none());
    double jumpsOfAHistory = (double) plain.jumps() / plain.histories();
    int covered = 0;
    double jumps = 0;
    double work = 0;
    double errors = 0;
    long begin = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    for (int seed = 1; seed <= seeds; seed++) {
      Rare rare =
          Splits.of(program, 0, settings(seed, each), MOST_JUMPS, Settings.Watcher.none())
              .orElseThrow();
      Shares found = rare.shares().getLast();
      double error = found.standardError() / found.mean();
      covered += Math.abs(found.mean() - truth) <= Z * found.standardError() ? 1 : 0;
      jumps += rare.jumps();
      errors += error;
      work += rare.jumps() * error * error / (AIM * AIM);
    }
    long end = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    double plainWork = (1 - truth) / truth / (AIM * AIM) * jumpsOfAHistory;
    System.out.printf(
        Locale.ROOT,
        "%-12s %9.3e %11.1f%% %12.1f%% %14.0f %16.0f %8.2f%n",
        each.name(),
        truth,
        100.0 * covered / seeds,
        100 * errors / seeds,
        jumps / seeds,
        plainWork / (work / seeds),
        (end - begin) / 1e9 / seeds);
  }

  private static Settings settings(long seed, Case each) {
    return new Settings(seed, PILOT, 1, new double[] {each.days()}, 1, OptionalDouble.of(AIM));
  }
}
