package offramp.model;

import java.util.List;
import java.util.Optional;
import offramp.text.Span;

/// Something that may come about, read on settled states.
///
/// @param harm what kind of harm it is, if it is one
/// @param ends whether the history stops there
public record Outcome(
    String name, Optional<Harm> harm, Condition condition, boolean ends, Span span) {

  /// The kinds of harm that a search may lower; there are no others.
  public enum Harm {
    CLASH,
    WAR,
    NUCLEAR,
    MASS_KILLING,
    REPRESSION,
    ACCIDENT;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /// {@return the kind of harm that `word` names}
    public static Optional<Harm> of(String word) {
      for (Harm harm : values()) {
        if (harm.word().equals(word)) {
          return Optional.of(harm);
        }
      }
      return Optional.empty();
    }
  }

  /// The range that others have published: of the yearly probability, or of that at the horizon.
  ///
  /// @param outcome its number in the model
  public record Reference(
      int outcome, double low, double high, boolean perYear, Optional<Because> because) {}

  /// A model's own test: the mean over the unknowns by a time lies in a range.
  ///
  /// @param outcome its number in the model
  /// @param days when, from the start
  /// @param by the time in the words of the model, as in "24 months"
  /// @param levers those pulled, as in `freeze@2024-09-01` or `freeze when west >= strikes`, in the
  ///   order of their names; the lists are equal where the sets are
  public record Expect(
      int outcome,
      double days,
      String by,
      List<String> levers,
      double low,
      double high,
      Span span) {
    public Expect {
      levers = levers.stream().sorted().toList();
    }
  }
}
