package offramp.finding;

import java.util.List;
import java.util.Optional;
import offramp.check.Change;
import offramp.explore.Likelihoods.Valued;
import offramp.explore.RankCorrelation;
import offramp.finding.LeversFinding.Split;
import offramp.finding.LeversFinding.View;
import offramp.finding.RunFinding.Horizon;
import offramp.finding.RunFinding.Time;
import offramp.simulate.Shares;

/// What rival theories say of one crisis, why they differ, and what would tell them apart.
///
/// Numbers per theory are in the order of `views`.
///
/// @param views the theories, the model without any first
/// @param weights of the theories, adding up to 1; all alike unless given
/// @param weighed whether weights were given, so that outcomes are pooled too
/// @param ownDraws whether each theory draws the unknowns from a posterior of its own, so that
///   theories share the dice only
/// @param causes one for each theory but the first, against the first
/// @param levers the levers that were tried one by one; empty if none were
/// @param disputes one for each harm, if levers were tried
/// @param signals what would tell the theories apart
/// @param stopped why the work ended before its time, if it did
/// @param caveats what a reader must know besides, in sentences
/// @param command what reproduces the numbers
public record CompareFinding(
    String title,
    String file,
    long seed,
    Horizon horizon,
    List<View> views,
    List<Double> weights,
    boolean weighed,
    boolean ownDraws,
    List<OutcomeRow> outcomes,
    List<Causes> causes,
    List<String> levers,
    List<Dispute> disputes,
    Signals signals,
    Optional<String> stopped,
    List<String> caveats,
    String command) {
  public CompareFinding {
    views = List.copyOf(views);
    weights = List.copyOf(weights);
    outcomes = List.copyOf(outcomes);
    causes = List.copyOf(causes);
    levers = List.copyOf(levers);
    disputes = List.copyOf(disputes);
    caveats = List.copyOf(caveats);
  }

  /// A difference of probabilities, in [-1, 1].
  public record Difference(double difference, double standardError) {
    /// What exact answers may be off by, as a share of them, with some to spare.
    private static final double ROUNDING = 1e-7;

    /// {@return a difference of probabilities of which the greatest is `scale`}; what rounding may
    /// have made of equal ones is 0
    static Difference of(Shares shares, double scale) {
      boolean none = Math.abs(shares.mean()) <= ROUNDING * scale;
      return new Difference(none ? 0 : shares.mean(), shares.standardError());
    }

    /// {@return whether it is more than two standard errors}
    public boolean seen() {
      return Math.abs(difference) > 2 * standardError;
    }
  }

  /// A probability with both uncertainties.
  ///
  /// @param low 5% quantile over the unknowns
  /// @param high 95% quantile
  /// @param diceShare the share of the squared error that is dice
  public record Told(
      double probability, double standardError, double low, double high, double diceShare) {
    private static final double MOSTLY = 0.9;

    /// {@return whether the dice leave next to nothing to be seen of the unknowns}
    public boolean hidden() {
      return diceShare > MOSTLY && probability > 0 && probability < 1;
    }
  }

  /// An outcome by the horizon.
  ///
  /// @param pooled over the theories by their weights; empty unless weights were given
  /// @param gaps between every two theories, with shared dice and, but for `ownDraws`, draws
  /// @param largest the two that are farthest apart, of those that are seen to differ
  public record OutcomeRow(
      String name,
      Optional<String> harm,
      List<Told> under,
      Optional<Told> pooled,
      List<Gap> gaps,
      Optional<Ratio> largest) {
    public OutcomeRow {
      under = List.copyOf(under);
      gaps = List.copyOf(gaps);
    }

    /// {@return whether no two theories are seen to differ}
    public boolean agreed() {
      return largest.isEmpty();
    }
  }

  /// How much likelier an outcome is under a theory than under another.
  public record Gap(String theory, String other, Difference difference) {}

  /// How many times as likely an outcome is under a theory as under another.
  ///
  /// @param low the ratio two standard errors of its logarithm below
  /// @param high likewise above
  /// @param guarded whether a theory has the outcome in none or all of the histories made, so that
  ///   the estimate of Jeffreys stands for its probability
  public record Ratio(
      String theory, String other, double ratio, double low, double high, boolean guarded) {}

  /// Which declarations of a theory make its answers differ from those of the first theory.
  ///
  /// @param changes what the theory declares otherwise
  /// @param skipped per change why it was not made alone; empty if it was
  /// @param whyNot why no change was made alone, if none was
  public record Causes(
      String theory,
      List<Change> changes,
      List<Optional<String>> skipped,
      List<OutcomeCauses> outcomes,
      Optional<String> whyNot) {
    public Causes {
      changes = List.copyOf(changes);
      skipped = List.copyOf(skipped);
      outcomes = List.copyOf(outcomes);
    }
  }

  /// The causes of the difference in one outcome.
  ///
  /// @param whole the difference of the theory from the first, in the same histories as those of
  ///   the changes
  /// @param alone what each change does alone, of those that were made; the largest first
  /// @param together what is left of the whole
  /// @param bearings the unknowns that go along with the difference over the draws, beyond chance
  public record OutcomeCauses(
      String outcome,
      Difference whole,
      List<Alone> alone,
      Optional<Difference> together,
      List<RankCorrelation> bearings) {
    public OutcomeCauses {
      alone = List.copyOf(alone);
      bearings = List.copyOf(bearings);
    }
  }

  /// What one change of a theory does to an answer of the first.
  public record Alone(Change change, Difference move) {}

  /// How theories disagree on what levers do to a harm.
  ///
  /// @param effects per lever and theory by how much it moves the harm
  /// @param split the levers that lower it under some theories and raise it under others
  /// @param sized the levers whose effects lie farthest apart, the farthest first
  public record Dispute(
      String harm, List<List<Difference>> effects, List<Split> split, List<Sized> sized) {
    public Dispute {
      effects = List.copyOf(effects);
      split = List.copyOf(split);
      sized = List.copyOf(sized);
    }
  }

  /// A lever that does more to a harm under one theory than under another.
  ///
  /// @param low the theory under which it lowers the harm most, or raises it least
  /// @param gap between the two effects
  public record Sized(
      String lever, String low, Difference under, String high, Difference over, Difference gap) {}

  /// What would tell the theories apart.
  ///
  /// @param entropy of the weights, in bits: what there is to learn
  /// @param looked how many observations there are, each at every report date
  /// @param ranked observations that tell the theories apart, each by the date at which it does so
  ///   soonest; most information for each unit of waiting first
  /// @param most the one of the greatest information whatever the wait
  /// @param pairs for every two theories
  /// @param worth what watching is worth for choosing levers, for each harm
  public record Signals(
      double entropy,
      int looked,
      List<Signal> ranked,
      Optional<Signal> most,
      List<Pair> pairs,
      List<Worth> worth) {
    public Signals {
      ranked = List.copyOf(ranked);
      pairs = List.copyOf(pairs);
      worth = List.copyOf(worth);
    }

    static Signals none(double entropy, int looked) {
      return new Signals(entropy, looked, List.of(), Optional.empty(), List.of(), List.of());
    }
  }

  /// An observation, yes or no by a date.
  ///
  /// @param alike other observations that cannot be told from it
  /// @param information the expected fall of the entropy over the theories, in bits
  /// @param perUnit the same for each unit of the horizon that is waited
  /// @param under its probability under each theory
  /// @param guarded per theory whether that is an estimate of Jeffreys
  /// @param ifSeen how likely each theory is after a yes
  /// @param ifNot likewise after a no
  public record Signal(
      String words,
      List<String> alike,
      Time by,
      Valued information,
      double perUnit,
      List<Valued> under,
      List<Boolean> guarded,
      List<Double> ifSeen,
      List<Double> ifNot) {
    public Signal {
      alike = List.copyOf(alike);
      under = List.copyOf(under);
      guarded = List.copyOf(guarded);
      ifSeen = List.copyOf(ifSeen);
      ifNot = List.copyOf(ifNot);
    }
  }

  /// Two theories, and what tells them apart soonest.
  public record Pair(String theory, String other, List<PairSignal> ranked) {
    public Pair {
      ranked = List.copyOf(ranked);
    }
  }

  /// An observation that tells two theories apart.
  ///
  /// @param forTheory the expected logarithm of the Bayes factor for the theory if it is right, in
  ///   nats
  /// @param forOther likewise for the other
  /// @param perUnit the mean of both for each unit of the horizon that is waited
  /// @param ifSeen the Bayes factor for the theory against the other after a yes, with the error of
  ///   its logarithm
  /// @param ifNot likewise after a no
  public record PairSignal(
      String words,
      Time by,
      Valued forTheory,
      Valued forOther,
      double perUnit,
      Valued ifSeen,
      Valued ifNot,
      boolean guarded) {}

  /// What it is worth to watch first and then to pull a lever against a harm.
  ///
  /// @param now the best policy if nothing is watched for
  /// @param regret what is to be regretted of it in expectation, which knowing the right theory
  ///   would take away
  /// @param watch the observation that takes away most of it, if any is seen to
  public record Worth(String harm, String now, double regret, Optional<Watch> watch) {}

  /// An observation to wait for.
  ///
  /// @param worth by how much the expected regret falls at most
  public record Watch(String words, Time by, String ifSeen, String ifNot, Valued worth) {}
}
