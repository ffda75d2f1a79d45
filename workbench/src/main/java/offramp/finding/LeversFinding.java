package offramp.finding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import offramp.explore.Choice;
import offramp.finding.RunFinding.Horizon;

/// What could be done, what it changes under each theory, and what to choose when nobody knows
/// which theory is right.
///
/// @param views the theories, in the order of the model
/// @param weights of the views for pooled numbers, adding up to 1; empty if nothing is pooled
/// @param ownDraws whether each theory draws the unknowns from a posterior of its own, so that
///   theories share the dice only
/// @param pulled what is pulled whatever is chosen, in words
/// @param options what can be pulled, in the order of the model
/// @param outcomes in the order of the model
/// @param verdicts one for each harm that is to become less likely
/// @param front the policies that no other beats in cost and in worst case and regret of each harm
/// @param exits until when what can be done still helps, if that was asked
/// @param stopped why the search ended before its time, if it did
/// @param caveats what a reader must know besides, in sentences
/// @param timing the best timing against one harm, if it was asked for
/// @param command what reproduces the numbers
public record LeversFinding(
    String title,
    String file,
    long seed,
    Horizon horizon,
    List<View> views,
    List<Double> weights,
    boolean ownDraws,
    List<String> pulled,
    List<Option> options,
    List<OutcomeTable> outcomes,
    List<Verdict> verdicts,
    List<Point> front,
    Optional<LastExit> exits,
    Work work,
    Optional<String> stopped,
    List<String> caveats,
    Optional<TimingFinding> timing,
    String command) {
  public LeversFinding {
    views = List.copyOf(views);
    weights = List.copyOf(weights);
    pulled = List.copyOf(pulled);
    options = List.copyOf(options);
    outcomes = List.copyOf(outcomes);
    verdicts = List.copyOf(verdicts);
    front = List.copyOf(front);
    caveats = List.copyOf(caveats);
  }

  /// {@return what was found of an outcome, by its name}
  public OutcomeTable outcome(String name) {
    return outcomes.stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow();
  }

  /// {@return this, and the best timing}
  public LeversFinding with(TimingFinding best) {
    return with(exits, stopped, Optional.of(best));
  }

  /// {@return the same, and until when what can be done still helps}
  ///
  /// @param ended why the work ended before its time, if it did
  LeversFinding with(LastExit exit, Optional<String> ended) {
    return with(Optional.of(exit), ended, timing);
  }

  private LeversFinding with(
      Optional<LastExit> last, Optional<String> ended, Optional<TimingFinding> best) {
    return new LeversFinding(
        title, file, seed, horizon, views, weights, ownDraws, pulled, options, outcomes, verdicts,
        front, last, work, ended, caveats, best, command);
  }

  /// A theory, or the model without one.
  ///
  /// @param parts draws of the unknowns, or batches of histories where nothing is unknown
  /// @param histories of each policy that was tried to the end; 0 if solved exactly
  public record View(String theory, String method, int parts, int unknowns, long histories) {
    /// {@return below what an outcome that no history has seen lies with 95% confidence; 0 if
    /// solved exactly}
    public double bound() {
      return histories == 0 ? 0 : -Math.expm1(Math.log(0.05) / histories);
    }
  }

  /// Something that can be pulled.
  ///
  /// @param words how it is asked for on the command line
  public record Option(String words, String lever, Optional<String> actor, double cost) {}

  /// An outcome without any lever, and with each.
  ///
  /// @param without per view
  /// @param effects per option and view
  /// @param pooled per option over the weighted views; empty if nothing is pooled
  public record OutcomeTable(
      String name,
      Optional<String> harm,
      List<Estimated> without,
      List<List<Effect>> effects,
      List<Effect> pooled) {
    public OutcomeTable {
      without = List.copyOf(without);
      effects = List.copyOf(effects);
      pooled = List.copyOf(pooled);
    }
  }

  /// A probability with both uncertainties.
  public record Estimated(double probability, double standardError, double low, double high) {}

  /// What a lever changes.
  ///
  /// @param probability of the outcome with it
  /// @param difference from that without it
  /// @param standardError of the difference, by shared draws and dice
  /// @param low the 5% quantile of the difference over the unknowns
  /// @param high the 95% quantile
  /// @param diceShare the share of the squared error that is dice
  /// @param half how long after the pull half of it is there, in the unit of the horizon
  public record Effect(
      double probability,
      double difference,
      double standardError,
      double low,
      double high,
      double diceShare,
      OptionalDouble half) {
    private static final double ROUNDING = 1e-12;

    /// {@return whether the difference is more than two standard errors and than rounding}
    public boolean seen() {
      return Math.abs(difference) > Math.max(2 * standardError, ROUNDING);
    }

    public boolean lowers() {
      return seen() && difference < 0;
    }

    public boolean raises() {
      return seen() && difference > 0;
    }
  }

  /// What to choose against one harm.
  ///
  /// @param policies the least to be regretted, the best first
  /// @param chosen what each measure of robustness chooses
  /// @param helps options that lower the harm under every view
  /// @param safe options that lower it under some and are not seen to raise it under any
  /// @param split options that lower it under some views and raise it under others
  /// @param doubts ranges of unknowns in which the first choice is wrong
  public record Verdict(
      String outcome,
      List<Regretted> policies,
      List<Chosen> chosen,
      List<String> helps,
      List<String> safe,
      List<Split> split,
      List<Doubt> doubts) {
    public Verdict {
      policies = List.copyOf(policies);
      chosen = List.copyOf(chosen);
      helps = List.copyOf(helps);
      safe = List.copyOf(safe);
      split = List.copyOf(split);
      doubts = List.copyOf(doubts);
    }
  }

  /// A policy and its regret under each view: how much likelier the harm is than under the best.
  public record Regretted(String words, double cost, List<Double> regrets) {}

  /// What a measure chooses; policies as words.
  ///
  /// @param cheapest the cheapest policy, of as few levers as may be, that the dice cannot tell
  ///   from the winner; the winner itself if it is that
  public record Chosen(
      String measure, String winner, Optional<String> second, String cheapest, Choice choice) {}

  /// An option that lowers a harm under some views and raises it under others.
  public record Split(String words, List<String> lowers, List<String> raises) {}

  /// A range of an unknown in which another policy does better.
  ///
  /// @param words the range, as in `push above 0.6 per month`
  /// @param share of the draws that lie in it
  public record Doubt(
      String theory, String words, double share, String better, double by, double standardError) {}

  /// A policy of the Pareto set.
  ///
  /// @param worst per verdict the harm under the view in which it is likeliest
  /// @param regret per verdict the greatest regret
  public record Point(String words, double cost, List<Double> worst, List<Double> regret) {}

  /// What the search took.
  ///
  /// @param policies that were tried
  /// @param finalists of them that were tried to the end
  public record Work(int policies, int finalists, long histories, long jumps) {}
}
