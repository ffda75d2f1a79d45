package offramp.finding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import offramp.model.Crisis;
import offramp.text.Unit;

/// What a run found: how likely each outcome is by each report date, and how the watches went.
///
/// @param file the model's file name
/// @param theory the theory that applies; `base` if none
/// @param levers the levers pulled, each with how
/// @param method how the numbers were computed, as in "simulate"
/// @param why that method, in words
/// @param exact what an exact solution took, if it was one
/// @param stopped why the run ended before its time, if it did
/// @param givenShare the share of draws of the unknowns that `given` kept, in (0, 1]
/// @param given what the probabilities are conditional on; empty if on nothing but the model
/// @param distributions of every part of the state, if asked for
/// @param jumps firings of all histories
/// @param unsourced assumptions for which the model names no source
/// @param caveats what a reader must know besides, in sentences
/// @param command what reproduces the numbers
public record RunFinding(
    String title,
    String file,
    String theory,
    List<String> levers,
    long seed,
    String method,
    String why,
    Optional<Exact> exact,
    Horizon horizon,
    long trajectories,
    int draws,
    int unknowns,
    double givenShare,
    Optional<Given> given,
    Optional<String> stopped,
    List<OutcomeSeries> outcomes,
    List<WatchSeries> watches,
    List<Distribution> distributions,
    long jumps,
    List<Crisis.Assumption> unsourced,
    List<String> caveats,
    String command) {
  public RunFinding {
    levers = List.copyOf(levers);
    outcomes = List.copyOf(outcomes);
    watches = List.copyOf(watches);
    distributions = List.copyOf(distributions);
    unsourced = List.copyOf(unsourced);
    caveats = List.copyOf(caveats);
  }

  /// What is taken to have happened.
  ///
  /// @param conditions in words, all of which hold
  /// @param share the probability that they do, in (0, 1]
  /// @param histories that keep to them; empty if none were simulated
  /// @param effectiveDraws how many draws of the unknowns of equal weight would tell as much
  public record Given(
      List<String> conditions, double share, OptionalLong histories, double effectiveDraws) {
    public Given {
      conditions = List.copyOf(conditions);
    }
  }

  /// What an exact solution took.
  ///
  /// @param states that can be reached
  /// @param transitions between them
  /// @param error a bound of the relative error of every probability under a draw
  public record Exact(int states, int transitions, double error) {}

  /// How splitting found an outcome.
  ///
  /// @param levels in between
  /// @param scored whether the last step counts by its hazard
  /// @param replications independent estimates
  /// @param jumps firings in all
  /// @param goal why it ended before the precision aimed at, if it did
  public record Split(
      int levels, boolean scored, int replications, long jumps, Optional<String> goal) {}

  /// How far the run looked.
  ///
  /// @param value in `unit`
  /// @param date the day it ends, if the model has dates
  public record Horizon(double value, Unit unit, Optional<LocalDate> date) {}

  /// When something is reported: in the unit of the horizon, and as a date if there are dates.
  public record Time(double value, Optional<LocalDate> date) {}

  /// The probability of an outcome by each report date.
  ///
  /// @param harm the kind of harm, if it is one
  /// @param seen in how many histories it came about; empty if none were simulated
  /// @param split how splitting found it, if it did
  /// @param reference the published range beside it, if there is one
  public record OutcomeSeries(
      String name,
      Optional<String> harm,
      boolean ends,
      OptionalLong seen,
      Optional<Split> split,
      List<Estimate> series,
      Optional<Comparison> reference) {
    public OutcomeSeries {
      series = List.copyOf(series);
    }
  }

  /// A probability with both kinds of uncertainty.
  ///
  /// The more of the error is due to the dice, the less `low` and `high` show of the unknowns.
  ///
  /// @param probability the mean over the unknowns
  /// @param standardError of that mean, from the dice and from finitely many draws
  /// @param low the 5% quantile over the unknowns, corrected for the noise of the dice
  /// @param high the 95% quantile likewise
  /// @param diceShare the share of the squared standard error that is due to the dice, in [0, 1]
  /// @param bound 95% upper bound of the mean over the draws made, of what was never seen or lies
  ///   below 1e-6
  public record Estimate(
      Time time,
      double probability,
      double standardError,
      double low,
      double high,
      double diceShare,
      Optional<Double> bound) {
    private static final double MOSTLY = 0.9;

    /// {@return whether the dice leave next to nothing to be seen of the unknowns}; not where no
    /// history differs from the others
    public boolean hidden() {
      return diceShare > MOSTLY && probability > 0 && probability < 1;
    }
  }

  /// A published range and where the answer lies.
  ///
  /// @param value what is compared: the probability a year, or the one at the horizon
  public record Comparison(
      double low, double high, boolean perYear, double value, Optional<String> source) {
    public boolean inside() {
      return value >= low && value <= high;
    }
  }

  /// A watch at each report date.
  ///
  /// @param unit of rates and durations, as in "per month"; empty for plain numbers
  public record WatchSeries(String name, String unit, List<Spread> series) {
    public WatchSeries {
      series = List.copyOf(series);
    }
  }

  /// How a part of the state is distributed at each report date.
  ///
  /// @param values whose probabilities sum to 1; empty if they are too many
  /// @param quantiles in place of the values
  public record Distribution(String name, List<Value> values, List<Spread> quantiles) {
    public Distribution {
      values = List.copyOf(values);
      quantiles = List.copyOf(quantiles);
    }
  }

  /// The probability of a value at each report date.
  ///
  /// @param name the rung, the number, or `true` or `false`
  public record Value(String name, List<Estimate> series) {
    public Value {
      series = List.copyOf(series);
    }
  }

  /// How a watched number lies: dice and unknowns together, and its mean over the unknowns.
  public record Spread(
      Time time,
      double mean,
      double sd,
      double p05,
      double p25,
      double p50,
      double p75,
      double p95,
      double meanLow,
      double meanHigh) {}
}
