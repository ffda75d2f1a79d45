package offramp.finding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import offramp.finding.RunFinding.Horizon;
import offramp.model.Crisis.Assumption;

/// Every assumption of a model: what it bears on, how much it moves the answers, and whether
/// anything could count against it.
///
/// @param file the model's file name
/// @param theory the theory that applies; `base` if none
/// @param levers the levers pulled, each with how
/// @param outcomes the answers that the assumptions move
/// @param unknowns the run in which the unknowns moved; empty if there was none
/// @param numbers the run in which the other numbers moved besides; empty if there was none
/// @param whyNone why effects are missing that were asked for, in sentences
/// @param stopped why the work ended before its time, if it did
/// @param entries in the order of the text
/// @param command what reproduces the numbers
public record LedgerFinding(
    String file,
    String title,
    String theory,
    List<String> levers,
    long seed,
    Horizon horizon,
    List<Answered> outcomes,
    Optional<Work> unknowns,
    Optional<Work> numbers,
    List<String> whyNone,
    Optional<String> stopped,
    List<Entry> entries,
    Exposure exposure,
    String command) {
  public LedgerFinding {
    levers = List.copyOf(levers);
    outcomes = List.copyOf(outcomes);
    whyNone = List.copyOf(whyNone);
    entries = List.copyOf(entries);
  }

  /// An outcome and its probability by the horizon; empty if nothing was run.
  public record Answered(String name, OptionalDouble probability) {}

  /// What a run took.
  ///
  /// @param method how the numbers were computed, as in "simulate"
  /// @param why that method, in words
  /// @param quantities how many were moved together
  public record Work(String method, String why, long histories, int draws, int quantities) {}

  /// An assumption.
  ///
  /// @param ofTheory whether the theory makes it, not the model
  /// @param part what it takes part in
  /// @param bearsOn names of the outcomes that it can move
  /// @param swings how much it moves them; empty if it was not varied
  /// @param notVaried why it was not, if it was not
  public record Entry(
      Assumption assumption,
      boolean ofTheory,
      Part part,
      List<String> bearsOn,
      List<Swing> swings,
      Optional<String> notVaried) {
    public Entry {
      bearsOn = List.copyOf(bearsOn);
      swings = List.copyOf(swings);
    }

    /// {@return the largest effect that stands out, 0 if none does}
    public double largest() {
      return swings.stream()
          .flatMap(swing -> swing.effects().stream())
          .filter(Effect::seen)
          .mapToDouble(effect -> Math.abs(effect.change()))
          .max()
          .orElse(0);
    }
  }

  /// What an assumption takes part in.
  public enum Part {
    /// It bears on an outcome.
    OUTCOMES("outcomes"),
    /// It bears on no outcome, but on a watch or on an event that a history covers.
    OBSERVED("observed"),
    /// It bears on nothing that could be observed, so nothing could count against it.
    NOTHING("nothing"),
    /// It is no part of the process: a lever that is not pulled, a published range, an event that
    /// is left out.
    ABSENT("absent");

    private final String word;

    Part(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// One way in which an assumption was varied.
  ///
  /// @param what is varied and between which values, as in "push[USA] 10% to 90%"
  public record Swing(String what, List<Effect> effects) {
    public Swing {
      effects = List.copyOf(effects);
    }
  }

  /// How much higher the probability of an outcome by the horizon is at the second value.
  ///
  /// @param change in [-1, 1] but for sampling error
  /// @param seen whether it stands out: it is more than rounding and more than 2 standard errors,
  ///   or more still where so many effects were looked at that 2 say little ([FalseDiscovery])
  public record Effect(String outcome, double change, double standardError, boolean seen) {}

  /// Whether anything could count against the theory, or the model as it is.
  ///
  /// @param expects `expect` lines that apply
  /// @param open those that can fail: about a time after the start, and not every probability will
  ///   do
  /// @param covered whether what it declares bears on an event that a history covers
  /// @param claims declarations of the process that the theory makes; all, if there is no theory
  /// @param checkable those that bear on an outcome, a watch or an event that a history covers
  public record Exposure(int expects, int open, boolean covered, int claims, int checkable) {
    /// {@return whether some observation could count against it}
    public boolean any() {
      return (checkable > 0 || claims == 0) && (open > 0 || covered);
    }
  }
}
