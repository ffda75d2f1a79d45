package offramp.finding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// An entry of a record of forecasts. It is written once and never changed: what follows from it is
/// an entry of its own.
///
/// @param number its place in the record, from 1
/// @param recorded the day on which it was written down, in UTC
/// @param question the short name of what is asked, which forecasts and answers share
public record Foretold(int number, LocalDate recorded, String question, Body body) {

  /// What an entry says.
  public sealed interface Body {}

  /// A forecast, whoever made it.
  ///
  /// @param words what is to come about, so that one can tell whether it did
  /// @param made the day from which the forecast stands
  /// @param by the day until which it may come about, and that day
  /// @param author who or what made it, as in "june-2024.crisis, theory spiral"
  /// @param hindsight whether the answer could be known when it was made
  /// @param note what a reader must know, as why this day was chosen
  public record Claim(
      String words,
      LocalDate made,
      LocalDate by,
      String author,
      boolean hindsight,
      Optional<String> note) {}

  /// A forecast that a run of a model made.
  public record Computed(Claim claim, Origin origin, Odds odds) implements Body {}

  /// What gives the numbers of a run again.
  ///
  /// @param model the name of the file
  /// @param digest the SHA-256 of its text, in hexadecimal digits
  /// @param levers that are pulled, each with how
  /// @param given what is taken to have happened
  /// @param method how it was computed, as in "simulate"
  /// @param trajectories histories, 0 where none were simulated
  /// @param version of the program
  /// @param command that gives the same numbers
  public record Origin(
      String model,
      String digest,
      String outcome,
      String theory,
      List<String> levers,
      List<String> given,
      long seed,
      String method,
      long trajectories,
      int draws,
      String version,
      String command) {
    public Origin {
      levers = List.copyOf(levers);
      given = List.copyOf(given);
    }
  }

  /// A probability with both kinds of uncertainty, as in [RunFinding.Estimate].
  ///
  /// @param standardError from the dice, and from finitely many draws of the unknowns
  /// @param low the 5% quantile over the unknowns
  /// @param high the 95% quantile
  /// @param bound an upper bound of what was never seen
  public record Odds(
      double probability, double standardError, double low, double high, Optional<Double> bound) {}

  /// A forecast that somebody made.
  ///
  /// @param says what it says in words: that the thing comes about, or not; empty if it gives a
  ///   probability
  /// @param probability that its author gave, in [0, 1]; empty if there are but words
  /// @param source where it can be read
  public record Stated(
      Claim claim, Optional<Boolean> says, Optional<Double> probability, String source)
      implements Body {
    public Stated {
      if (says.isPresent() == probability.isPresent()) {
        throw new IllegalArgumentException(
            "says (%s) and probability (%s) are not one of the two".formatted(says, probability));
      }
    }
  }

  /// What became of a question.
  ///
  /// @param on the day on which it came about, if it did
  /// @param source that says so
  /// @param supersedes the number of the answer in whose place this one stands
  public record Resolved(
      Came came,
      Optional<LocalDate> on,
      String source,
      Optional<String> note,
      OptionalInt supersedes)
      implements Body {}

  /// Whether something came about by its day.
  public enum Came {
    YES("yes"),
    NO("no"),
    /// Nobody can tell from what is public, or the forecast is none that could be wrong.
    VOID("void");

    private final String word;

    Came(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// {@return the claim, if this is a forecast}
  public Optional<Claim> claim() {
    return switch (body) {
      case Computed computed -> Optional.of(computed.claim());
      case Stated stated -> Optional.of(stated.claim());
      case Resolved _ -> Optional.empty();
    };
  }

  /// {@return the answer, if this is one}
  public Optional<Resolved> answer() {
    return body instanceof Resolved resolved ? Optional.of(resolved) : Optional.empty();
  }

  /// {@return the probability that a forecast gives}
  public Optional<Double> probability() {
    return switch (body) {
      case Computed computed -> Optional.of(computed.odds().probability());
      case Stated stated -> stated.probability();
      case Resolved _ -> Optional.empty();
    };
  }

  /// {@return whether a forecast holds likelier that the thing comes about than that it does not;
  /// empty if it gives one half, or is none}
  public Optional<Boolean> says() {
    Optional<Boolean> words = body instanceof Stated stated ? stated.says() : Optional.empty();
    return words.isPresent() ? words : probability().filter(p -> p != 0.5).map(p -> p > 0.5);
  }
}
