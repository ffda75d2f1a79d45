package offramp.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import offramp.model.Model;
import offramp.program.Program;
import offramp.program.RandomModels;
import offramp.simulate.Ensemble;
import offramp.simulate.Settings;
import offramp.text.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Models drawn at random, written in the kernel and read again.
class RandomKernelTest {

  @Test
  void modelsThatCanBeWrittenRunToTheSameBits() {
    assertThat(same(0, 50)).isGreaterThan(45);
  }

  @Tag("full")
  @Test
  void manyModelsThatCanBeWrittenRunToTheSameBits() {
    assertThat(same(50, 800)).isGreaterThan(700);
  }

  /// {@return how many of the models could be written and read again}
  ///
  /// Where the checker has dropped what can have no effect, an event or a date, the dice fall
  /// otherwise: then the model that was read is compared with its own kernel.
  private static int same(int from, int to) {
    int read = 0;
    for (int seed = from; seed < to; seed++) {
      Model model = Measured.of(RandomModels.of(RandomModels.Kind.TAME, seed));
      Optional<Model> again = read(KernelText.of(model));
      if (again.isPresent() && !instants(model).equals(instants(again.get()))) {
        model = again.get();
        again = read(KernelText.of(model));
      }
      if (again.isPresent()) {
        assertEquals(run(model), run(again.get()), "seed " + seed);
        read++;
      }
    }
    return read;
  }

  /// {@return what the dice fall between: dates, and how many events}
  private static List<Double> instants(Model model) {
    List<Double> all = new ArrayList<>();
    all.add((double) model.events().size());
    Arrays.stream(Program.of(model).dates()).forEach(all::add);
    return all;
  }

  private static Optional<Model> read(String kernel) {
    return Checker.check(new Source("kernel.crisis", kernel), Variation.BASE).model();
  }

  private static Ensemble run(Model model) {
    double[] days = {0.7, 2, 5};
    Settings settings = new Settings(1, 60, 12, days, 1, OptionalDouble.empty());
    return Ensemble.of(Program.of(model), settings, Settings.Watcher.none());
  }
}
