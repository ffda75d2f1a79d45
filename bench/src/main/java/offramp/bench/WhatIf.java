package offramp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import offramp.check.Checker;
import offramp.check.Variation;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.program.Program;
import offramp.simulate.Batches;
import offramp.simulate.Ensemble;
import offramp.simulate.Settings;
import offramp.text.Source;

/// How many times fewer histories a what-if takes with shared draws and dice than two runs with
/// nothing in common, for the same error of the difference.
///
/// Each draw of the unknowns has one history, so the variance of a difference of two independent
/// runs of n histories is (p (1 - p) + q (1 - q)) / n; that with shared dice is measured from the
/// differences draw by draw. Beside it stands the best that any dice can do for two events of these
/// probabilities. Pairs of a lever and an outcome where no history differs count with the bound for
/// one that does.
///
/// Arguments: the model, and how many histories.
final class WhatIf {
  private WhatIf() {}

  /// A lever, an outcome, and by how many times fewer histories do.
  private record Saving(String lever, String outcome, boolean harm, double times, double best) {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments.length > 0 ? arguments[0] : "models/june-2024.crisis");
    int histories = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4_000;
    Source source = new Source(file.getFileName().toString(), Files.readString(file));
    Model base = model(source, List.of());
    Batches without = run(base, histories);
    List<Saving> all = new ArrayList<>();
    for (Crisis.Lever lever : base.crisis().levers()) {
      Batches with = run(model(source, List.of(Variation.Pull.declared(lever.name()))), histories);
      for (int outcome = 0; outcome < base.outcomes().size(); outcome++) {
        all.add(saving(base, lever.name(), outcome, without, with));
      }
    }
    System.out.println("lever              outcome                   times fewer     at best");
    all.forEach(WhatIf::say);
    tell("all pairs", all);
    tell("harms", all.stream().filter(Saving::harm).toList());
    tell("where 10 is possible", all.stream().filter(s -> s.best() >= 10).toList());
  }

  private static void say(Saving s) {
    System.out.printf(
        Locale.ROOT, "%-18s %-25s %10.1f %11.1f%n", s.lever(), s.outcome(), s.times(), s.best());
  }

  private static void tell(String which, List<Saving> some) {
    double[] sorted = some.stream().mapToDouble(Saving::times).sorted().toArray();
    long ten = Arrays.stream(sorted).filter(times -> times >= 10).count();
    System.out.printf(
        Locale.ROOT,
        "%s: %d, median %.1f times fewer, %.0f%% at least 10%n",
        which,
        sorted.length,
        sorted[sorted.length / 2],
        100.0 * ten / sorted.length);
  }

  private static Model model(Source source, List<Variation.Pull> pulls) {
    return Checker.check(source, new Variation(Optional.empty(), pulls, Map.of()))
        .model()
        .orElseThrow();
  }

  private static Batches run(Model model, int histories) {
    double days = model.crisis().runs() * model.crisis().unit().days();
    int threads = Runtime.getRuntime().availableProcessors();
    Settings settings =
        new Settings(1, histories, histories, new double[] {days}, threads, OptionalDouble.empty())
            .inPairs();
    return Ensemble.of(Program.of(model), settings, Settings.Watcher.none()).batches();
  }

  private static Saving saving(
      Model model, String lever, int outcome, Batches without, Batches with) {
    double[] a = without.of(outcome, 0);
    double[] b = with.of(outcome, 0);
    int n = a.length;
    double p = Arrays.stream(a).sum() / n;
    double q = Arrays.stream(b).sum() / n;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (b[i] - a[i]) * (b[i] - a[i]);
    }
    double apart = p * (1 - p) + q * (1 - q);
    double shared = Math.max(squares, 1) / n - (q - p) * (q - p);
    double best = Math.max(Math.abs(q - p), 1.0 / n) - (q - p) * (q - p);
    return new Saving(
        lever,
        model.outcomes().get(outcome).name(),
        model.outcomes().get(outcome).harm().isPresent(),
        apart / shared,
        apart / best);
  }
}
