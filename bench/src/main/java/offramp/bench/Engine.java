package offramp.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import offramp.check.Checked;
import offramp.check.Checker;
import offramp.check.Variation;
import offramp.program.Program;
import offramp.simulate.Ensemble;
import offramp.simulate.Settings;
import offramp.text.Source;
import offramp.text.Unit;

/// `models/brink.crisis` as the product runs it: read by the checker, run by generated code.
final class Engine {
  private static final Path MODEL = Path.of("models", "brink.crisis");

  private final Program program;

  private Engine(Program program) {
    this.program = program;
  }

  /// {@return the engine of the model in the folder that the benchmarks are started in}
  static Engine ofBrink() {
    try {
      Source source = new Source(MODEL.getFileName().toString(), Files.readString(MODEL));
      Checked checked = Checker.check(source, Variation.BASE);
      return new Engine(Program.of(checked.model().orElseThrow()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("start the benchmarks in the root folder", unreadable);
    }
  }

  Program program() {
    return program;
  }

  /// {@return what so many histories add up to at the ends of months 1 to 24}
  Ensemble run(long seed, long histories, int threads) {
    double[] days = new double[Yardstick.DATES];
    for (int date = 0; date < days.length; date++) {
      days[date] = (date + 1) * Unit.MONTH.days();
    }
    Settings settings = new Settings(seed, histories, 1, days, threads, OptionalDouble.empty());
    return Ensemble.of(program, settings, Settings.Watcher.none());
  }
}
