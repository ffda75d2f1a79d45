package offramp.simulate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import offramp.check.Texts;
import offramp.program.Program;

/// Simulations for statistical tests, and how far their results may lie from what is expected.
///
/// Each comparison raises a false alarm with a chance of about 1e-6: two sides of the normal law
/// beyond 4.9. The seeds are fixed, so an alarm that is false once stays until the dice change.
final class Chance {
  static final double Z = 4.9;

  private Chance() {}

  /// {@return the settings of histories without draws of unknowns, on one thread}
  static Settings settings(long trajectories, double... days) {
    return settings(1, trajectories, 1, days);
  }

  static Settings settings(long seed, long trajectories, int draws, double... days) {
    return new Settings(seed, trajectories, draws, days, 1, OptionalDouble.empty());
  }

  static Ensemble run(String text, long trajectories, double... days) {
    return run(text, settings(trajectories, days));
  }

  static Ensemble run(String text, Settings settings) {
    return Ensemble.of(Program.of(Texts.model(text)), settings, Settings.Watcher.none());
  }

  /// Checks the share of histories in which an outcome of number `outcome` had happened.
  static void share(double p, Ensemble ensemble, int outcome, int date) {
    share(p, ensemble.seen().get(outcome).get(date), ensemble.histories());
  }

  static void share(double p, long seen, long all) {
    near(p, (double) seen / all, Math.sqrt(p * (1 - p) / all));
  }

  /// Checks a number that scatters about what is expected with a known standard error.
  static void near(double expected, double found, double standardError) {
    assertTrue(
        Math.abs(found - expected) <= Z * standardError,
        () ->
            "%s is %.1f standard errors from %s"
                .formatted(found, Math.abs(found - expected) / standardError, expected));
  }

  /// Checks the mean of a watch against a law of known mean and variance.
  static void mean(double mean, double variance, Ensemble ensemble, int watch, int date) {
    double found = ensemble.watches().get(watch).get(date).mean();
    near(mean, found, Math.sqrt(variance / ensemble.histories()));
  }
}
