package offramp.finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.explore.Index;
import offramp.explore.Scenario;
import offramp.explore.Tipping;
import offramp.explore.Warning;
import offramp.finding.RunFinding.Horizon;
import offramp.finding.RunFinding.Time;
import offramp.model.Unknown;

/// What the answers of a model depend on.
///
/// @param levers that are pulled, each with how
/// @param work how it was found; empty of a model without unknowns
/// @param quantities what was varied: unknowns, or several together
/// @param outcomes each at every report date
/// @param screened what a first look said of each unknown; empty if there was none
/// @param scenarios where something is common, if asked for
/// @param tipping at which values of which unknowns an answer crosses a threshold, if asked for
/// @param notes what has to be known to read the numbers
/// @param command what reproduces the answer
/// @param disagreements what several experts make of each outcome by the horizon; empty if no
///   unknown has several
/// @param warnings what would warn of each outcome, by each day of warning; empty if not asked for
public record ExploreFinding(
    String file,
    String title,
    String theory,
    List<String> levers,
    long seed,
    Horizon horizon,
    Optional<Work> work,
    List<String> quantities,
    List<Dependence> outcomes,
    List<Screened> screened,
    List<Discovery> scenarios,
    List<Threshold> tipping,
    List<String> notes,
    String command,
    List<Disagreed> disagreements,
    List<Early> warnings) {
  public ExploreFinding {
    levers = List.copyOf(levers);
    quantities = List.copyOf(quantities);
    outcomes = List.copyOf(outcomes);
    screened = List.copyOf(screened);
    scenarios = List.copyOf(scenarios);
    tipping = List.copyOf(tipping);
    notes = List.copyOf(notes);
    disagreements = List.copyOf(disagreements);
    warnings = List.copyOf(warnings);
  }

  /// How it was found.
  ///
  /// @param measure of what: indices of Sobol', or Shapley effects
  /// @param method exact or simulate
  /// @param rows sets of values of the unknowns
  /// @param histories simulated in all; 0 if exact
  public record Work(String measure, String method, String why, int rows, long histories) {}

  /// What an outcome depends on, at each report date.
  public record Dependence(String outcome, List<At> series) {
    public Dependence {
      series = List.copyOf(series);
    }

    /// {@return what it depends on at the horizon}
    public At last() {
      return series.getLast();
    }
  }

  /// What the probability of an outcome by a date depends on.
  ///
  /// @param mean probability over the unknowns
  /// @param variance of the probability by the unknowns, the dice taken off
  /// @param told whether that is known to be above 0
  /// @param effects of the quantities, in their order
  /// @param pairs of quantities that do something together beyond what both do alone, if asked for
  public record At(
      Time time, Index mean, Index variance, boolean told, List<Effect> effects, List<Pair> pairs) {
    public At {
      effects = List.copyOf(effects);
      pairs = List.copyOf(pairs);
    }

    /// {@return the share of the variance that no quantity accounts for alone}
    public double together() {
      return 1
          - effects.stream()
              .flatMap(effect -> effect.first().stream())
              .mapToDouble(Index::value)
              .sum();
    }
  }

  /// What a quantity does to the probability of an outcome.
  ///
  /// @param first share of the variance by the quantity alone
  /// @param total share with all that it does together with others
  /// @param shapley fair share, where unknowns depend on each other
  /// @param direction correlation of the rank of the unknown with the probability; empty of several
  ///   together
  /// @param law how far knowing it moves the whole law of the probability (PAWN)
  public record Effect(
      String quantity,
      Optional<Index> first,
      Optional<Index> total,
      Optional<Index> shapley,
      Optional<Index> direction,
      Optional<Index> law) {

    /// {@return the measure by which quantities are put in order}
    public Index main() {
      return total.or(() -> shapley).or(() -> law).orElseThrow();
    }
  }

  /// What two quantities do together beyond what both do alone.
  public record Pair(String one, String other, Index second) {}

  /// What a first look at all unknowns said of one.
  ///
  /// @param share the greatest share, over the outcomes, of its elementary effects in the squares
  ///   of all, without noise
  /// @param kept whether it was then looked at alone
  public record Screened(String unknown, double share, boolean kept) {}

  /// Where an outcome is common.
  ///
  /// @param unknowns of the model
  /// @param rows draws of the unknowns, half of them to search and half to judge
  public record Discovery(String outcome, List<Unknown> unknowns, int rows, Scenario scenario) {
    public Discovery {
      unknowns = List.copyOf(unknowns);
    }
  }

  /// At which values of each unknown an outcome crosses a threshold.
  ///
  /// @param mean probability of the outcome over all unknowns
  /// @param tips per continuous unknown
  /// @param swaps where it swaps places with other outcomes
  /// @param contours where pairs of the unknowns that matter most cross
  /// @param starts what it is from other starting values
  /// @param levers what levers do to it; empty if there are none
  public record Threshold(
      String outcome,
      double threshold,
      Index mean,
      List<Tip> tips,
      List<Swap> swaps,
      List<Contour> contours,
      List<Start> starts,
      Optional<Pulled> levers) {
    public Threshold {
      tips = List.copyOf(tips);
      swaps = List.copyOf(swaps);
      contours = List.copyOf(contours);
      starts = List.copyOf(starts);
    }
  }

  /// Where two outcomes swap places.
  ///
  /// @param gap probability of the outcome less that of the other
  /// @param tips the unknowns that are sure to turn it
  public record Swap(String other, Index gap, List<Tip> tips) {
    public Swap {
      tips = List.copyOf(tips);
    }
  }

  /// Where two unknowns together cross a threshold.
  ///
  /// @param other at quantiles of which it is told where `unknown` crosses
  public record Contour(Unknown unknown, Unknown other, List<Point> points) {
    public Contour {
      points = List.copyOf(points);
    }
  }

  /// A point of a contour.
  ///
  /// @param quantile of the other unknown
  public record Point(double quantile, Tip tip) {}

  /// What an outcome is from other starting values of a variable, all else as today.
  ///
  /// @param today the value it starts at now
  public record Start(String variable, String today, List<From> values) {
    public Start {
      values = List.copyOf(values);
    }
  }

  /// A starting value.
  ///
  /// @param probability of the outcome; empty if the model breaks a rule from there
  /// @param crosses whether it is known to be on the other side of the threshold than today
  public record From(String value, Optional<Index> probability, boolean crosses) {}

  /// What levers do to an outcome by the horizon, each alone, with the draws and dice of today.
  ///
  /// @param strengths of each lever, the one that lowers it most first
  /// @param best the one that lowers it most; empty if none is known to lower it
  public record Pulled(List<Strength> strengths, Optional<Best> best) {
    public Pulled {
      strengths = List.copyOf(strengths);
    }
  }

  /// How strong a lever has to be.
  ///
  /// @param probability of the outcome where it always takes hold
  /// @param change that less the probability without it
  /// @param tipping in which share of histories it has to take hold for the outcome to cross
  public record Strength(String lever, Index probability, Index change, Tipping tipping) {}

  /// The lever that lowers an outcome most.
  ///
  /// @param change what it changes
  /// @param second the next best; empty if there is one lever alone
  /// @param ahead by how much more the best lowers it than the second, or than none
  /// @param turns the unknowns that are sure to make another the best
  public record Best(
      String lever, Index change, Optional<String> second, Index ahead, List<Turn> turns) {
    public Best {
      turns = List.copyOf(turns);
    }
  }

  /// Where the best lever changes.
  ///
  /// @param other lever that is the better one beyond; empty if it is better to pull none
  /// @param tip rising if the other one is better above
  public record Turn(Optional<String> other, Tip tip) {}

  /// Where an unknown tips an answer.
  public record Tip(Unknown unknown, Tipping tipping) {
    /// {@return the value of the unknown at a rank, in words; at an end of the prior one just
    /// inside}
    public String told(double rank) {
      return unknown.told(unknown.quantile(Math.clamp(rank, 0.001, 0.999)));
    }

    /// {@return per expert who is named the probability that the unknown lies below the tipping
    /// point}
    public Map<String, Double> below() {
      Map<String, Double> below = new LinkedHashMap<>();
      double number =
          unknown.law().quantile(Math.clamp(tipping.at().orElseThrow(), 1e-9, 1 - 1e-9));
      for (int i = 0; i < unknown.opinions().size(); i++) {
        below.put(unknown.experts().get(i), unknown.opinions().get(i).cdf(number));
      }
      return below;
    }

    /// {@return how far the tipping point lies from the median of the prior, as a share of the
    /// prior}
    public double distance() {
      return Math.abs(tipping.at().orElseThrow() - 0.5);
    }
  }

  /// What experts make of an outcome.
  ///
  /// @param experts each with the probability by that expert's numbers
  /// @param unknowns of several experts, each with the share of the variance of the probability
  ///   that is disagreement over it; empty where the dice hide it
  public record Disagreed(String outcome, List<Expert> experts, List<Disputed> unknowns) {
    public Disagreed {
      experts = List.copyOf(experts);
      unknowns = List.copyOf(unknowns);
    }
  }

  /// An expert and the probability by that expert's numbers, where that expert says some; of other
  /// unknowns all count.
  public record Expert(String name, Index probability) {}

  /// An unknown over which experts disagree.
  public record Disputed(String unknown, Index share) {}

  /// What would warn of an outcome by a day.
  ///
  /// @param by when it is seen
  /// @param looked how many things were looked at
  /// @param signs those that are known to say something, the one that says most first
  public record Early(String outcome, Time by, int looked, List<Sign> signs) {
    public Early {
      signs = List.copyOf(signs);
    }
  }

  /// Something that can be seen, and what it says.
  public record Sign(String words, Warning warning) {}
}
