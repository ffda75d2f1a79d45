package offramp.finding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import offramp.history.Check;
import offramp.history.Fitted;
import offramp.history.MarginalLikelihood;
import offramp.model.Unknown;

/// What is known of the unknowns of a model after its history, under one theory.
///
/// @param histories that were fitted, as far as they were
/// @param unknowns of the model, in the order of the draws
/// @param learned one for each unknown
/// @param survived outcomes that were taken not to have come about
/// @param survival what taking them so changed, if any were
/// @param later how well what followed a day was foreseen, if it was held back
/// @param warnings what to mind about the history, in words
/// @param command what reproduces the numbers
public record FitFinding(
    String title,
    String file,
    String theory,
    long seed,
    List<Window> histories,
    Fitted fitted,
    List<Unknown> unknowns,
    List<Learned> learned,
    List<String> survived,
    Optional<Survival> survival,
    Optional<Later> later,
    List<String> warnings,
    String command) {
  public FitFinding {
    histories = List.copyOf(histories);
    unknowns = List.copyOf(unknowns);
    learned = List.copyOf(learned);
    survived = List.copyOf(survived);
    warnings = List.copyOf(warnings);
  }

  /// A history, with what the fitted model makes of it.
  ///
  /// @param events seen in it
  public record Window(String name, LocalDate from, LocalDate to, int events, List<Check> checks) {
    public Window {
      checks = List.copyOf(checks);
    }
  }

  /// An unknown before and after, in its own unit.
  ///
  /// @param ranks after: what part of the prior lies below each of its quantiles
  /// @param narrower by how much of its standard deviation before, on normal scores; below 0 if it
  ///   is wider
  /// @param spread R-hat over the islands
  public record Learned(
      Unknown unknown,
      Range before,
      Range after,
      Range ranks,
      double mean,
      double narrower,
      double spread) {
    /// What is narrower by less has been taught next to nothing.
    public static final double LITTLE = 0.05;

    /// {@return whether the history says anything of it}
    public boolean taught() {
      return narrower >= LITTLE;
    }
  }

  /// The quantiles at 5%, 50% and 95%.
  public record Range(double low, double median, double high) {}

  /// What it changes to take outcomes not to have come about.
  ///
  /// @param likely how likely that was, given all else that was seen
  /// @param without per unknown its range if nothing is said of it
  public record Survival(MarginalLikelihood.Factor likely, List<Range> without) {
    public Survival {
      without = List.copyOf(without);
    }
  }

  /// How well what followed was foreseen: the logarithm of its likelihood after what came before.
  ///
  /// @param events that followed
  public record Later(LocalDate day, int events, MarginalLikelihood.Factor score) {}
}
