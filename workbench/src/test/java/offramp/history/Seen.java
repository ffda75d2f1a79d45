package offramp.history;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import offramp.check.Texts;
import offramp.check.Variation;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.random.Key;
import offramp.simulate.Settings;

/// Models with a history of what was seen, for tests.
final class Seen {
  /// Two sides of the normal law beyond this have a chance of about 1e-6.
  static final double Z = 4.9;

  private Seen() {}

  /// {@return a model of strikes at a steady pace, with three of them in 100 days}
  ///
  /// @param pace the prior of the pace, per day
  static String strikes(String pace) {
    return """
        starts 2024-01-01
        runs 100 days
        unknown pace = %s per day
        event strike rate pace then nothing
        outcome never when false
        history from 2024-01-01 to 2024-04-09 covers strike
          2024-01-11 strike
          2024-02-01 strike
          2024-04-01 strike
        """
        .formatted(pace);
  }

  /// {@return the first history of a text as its program sees it}
  ///
  /// @param survived numbers of outcomes that have not come about
  static Observed of(String text, int... survived) {
    Crisis.History history = Texts.model(text).crisis().histories().getFirst();
    Model model = Texts.model(text, Variation.BASE.from(history.from()));
    return Observed.of(model, model.crisis().histories().getFirst(), survived);
  }

  /// {@return what is known after the first history of a text}
  ///
  /// @param particles 0 to find out how many
  static Fitted fit(String text, int draws, int particles) {
    return fit(of(text), new Fitting.Effort(1, draws, 4, particles, 2));
  }

  static Fitted fit(Observed observed, Fitting.Effort effort) {
    Model model = observed.program().model();
    return Fitting.of(model, List.of(observed), effort, Settings.Watcher.none());
  }

  /// {@return the mean of one unknown after what was seen}
  static double mean(Fitted fitted, int unknown) {
    return Arrays.stream(fitted.values())
        .mapToDouble(draw -> draw[unknown])
        .average()
        .orElseThrow();
  }

  static double quantile(Fitted fitted, int unknown, double p) {
    double[] sorted = fitted.sorted(unknown);
    return sorted[(int) (p * sorted.length)];
  }

  /// {@return the logarithm of the likelihood where no dice are left}
  static double log(String text, double... unknowns) {
    Observed observed = of(text);
    assertTrue(observed.certain(), "nothing is left to dice");
    return new Filter(observed, observed.program().compiled(), 1)
        .likelihood(unknowns, Key.of(1))
        .log();
  }

  /// Checks that the mean of independent estimates of a likelihood is what it is: a false alarm has
  /// a chance of about 1e-6.
  static void unbiased(double exact, String text, int particles, int times) {
    Observed observed = of(text);
    Filter filter = new Filter(observed, observed.program().compiled(), particles);
    List<Double> ratios =
        IntStream.range(0, times)
            .mapToObj(i -> filter.likelihood(new double[0], Key.of(5).at(i)).log())
            .map(log -> Math.exp(log - exact))
            .toList();
    double mean = ratios.stream().mapToDouble(r -> r).average().orElseThrow();
    double square = ratios.stream().mapToDouble(r -> (r - mean) * (r - mean)).sum();
    double error = Math.sqrt(square / (times - 1.0) / times);
    assertTrue(
        Math.abs(mean - 1) <= Z * error + 1e-12,
        () -> "estimate / exact is %s, its standard error %s".formatted(mean, error));
  }
}
