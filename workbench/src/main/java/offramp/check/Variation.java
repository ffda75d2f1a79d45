package offramp.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import offramp.model.Crisis;
import offramp.model.Posterior;
import offramp.syntax.OneLine;

/// Under which view and with which choices a model is read: as written if all is empty.
///
/// @param theory the theory that applies; empty for the model as it is
/// @param pulls the levers that are pulled
/// @param sets unknowns and constants by name, and the text of the value that each gets
/// @param origin the day from which times count, where that is not the day on which the model
///   starts: the beginning of a history
/// @param posterior where the unknowns are drawn from instead of their priors, if they are
/// @param told what is told of the case
public record Variation(
    Optional<String> theory,
    List<Pull> pulls,
    Map<String, String> sets,
    Optional<LocalDate> origin,
    Optional<Posterior> posterior,
    Told told) {
  /// The model as written.
  public static final Variation BASE = new Variation(Optional.empty(), List.of(), Map.of());

  public Variation {
    pulls = List.copyOf(pulls);
    sets = Map.copyOf(sets);
  }

  /// Times count from the day on which the model starts.
  public Variation(Optional<String> theory, List<Pull> pulls, Map<String, String> sets) {
    this(theory, pulls, sets, Optional.empty(), Optional.empty(), Told.WRITTEN);
  }

  /// {@return the same with times that count from `day`}
  public Variation from(LocalDate day) {
    return new Variation(theory, pulls, sets, Optional.of(day), posterior, told);
  }

  /// {@return the same with unknowns drawn from there}
  public Variation after(Optional<Posterior> there) {
    return new Variation(theory, pulls, sets, origin, there, told);
  }

  /// {@return the same for a case of which this is told}
  public Variation told(Told of) {
    return new Variation(theory, pulls, sets, origin, posterior, of);
  }

  /// {@return the theory that a user names; empty for `base`, the model as it is}
  public static Optional<String> named(String theory) {
    return Optional.of(theory).filter(name -> !name.equals(Crisis.BASE));
  }

  /// {@return the model as written but for this theory}
  public static Variation of(String theory) {
    return new Variation(Optional.of(theory), List.of(), Map.of());
  }

  /// {@return the model as written but for the theory, and with these levers pulled}
  ///
  /// @param levers as [Pull#of] reads them
  public static Variation of(Optional<String> theory, List<String> levers) {
    return new Variation(theory, levers.stream().map(Pull::of).toList(), Map.of());
  }

  /// A lever that is pulled, and how.
  public record Pull(String lever, How how) {
    private static final Pattern WHEN =
        Pattern.compile("\\s*([^\\s@]+)\\s+when\\b(.*)", Pattern.DOTALL);

    /// {@return the pull that `text` asks for: `freeze`, `freeze@2024-09-01` or `freeze when west
    /// >= strikes`}
    public static Pull of(String text) {
      Matcher when = WHEN.matcher(text);
      if (when.matches()) {
        return new Pull(when.group(1), new How.When(OneLine.of(when.group(2))));
      }
      int at = text.indexOf('@');
      return at < 0
          ? declared(text)
          : new Pull(text.substring(0, at), new How.On(text.substring(at + 1)));
    }

    /// {@return the text that asks for it}
    public String words() {
      return switch (how) {
        case How.Declared() -> lever;
        case How.On(var date) -> lever + "@" + date;
        case How.When(var condition) -> lever + " when " + condition;
      };
    }

    /// {@return the lever, pulled as its declaration has it}
    public static Pull declared(String lever) {
      return new Pull(lever, new How.Declared());
    }
  }

  /// How a lever is pulled.
  public sealed interface How {
    /// As its declaration has it: as soon as its condition holds; without one when its window
    /// opens; else at time 0.
    record Declared() implements How {}

    /// On this day, as written.
    record On(String date) implements How {}

    /// As soon as this condition holds, as written.
    record When(String condition) implements How {}
  }
}
