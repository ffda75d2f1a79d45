package offramp.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import offramp.random.Distribution;
import offramp.text.Span;
import offramp.text.Unit;

/// What the analyst does not know: one draw of it is shared by many histories.
///
/// @param name with its indexes; draws are keyed by it
/// @param law the prior, in the unit of `scale`
/// @param scale what turns a draw into days or per day
/// @param words of a `Choice` of words, in order of their numbers 0, 1, ...; else empty
/// @param reach which cases share one value of it
/// @param experts who says so; of several each has its law in the mixture, in this order; empty if
///   nobody is named
public record Unknown(
    String name,
    Distribution law,
    Optional<Scale> scale,
    List<String> words,
    Reach reach,
    Span span,
    List<String> experts) {
  public Unknown {
    words = List.copyOf(words);
    experts = List.copyOf(experts);
    if (law instanceof Distribution.Mixture(var laws, _) && laws.size() != experts.size()) {
      throw new IllegalArgumentException(
          "experts (%d) are not as many as laws (%d)".formatted(experts.size(), laws.size()));
    }
  }

  /// {@return what each expert says of it, in the unit of `scale`; empty if nobody is named}
  public List<Distribution> opinions() {
    if (experts.isEmpty()) {
      return List.of();
    }
    return law instanceof Distribution.Mixture(var laws, _) ? laws : List.of(law);
  }

  /// How two unknowns go along with each other: their correlation of ranks (Spearman), tied by a
  /// Gaussian copula.
  ///
  /// @param first number of an unknown
  /// @param second number of another
  /// @param rank in (-1, 1), neither included
  public record Correlation(int first, int second, double rank, Span span) {
    public Correlation {
      if (!(Math.abs(rank) < 1)) {
        throw new IllegalArgumentException("rank (%s) is not between -1 and 1".formatted(rank));
      }
    }
  }

  /// An unknown that all cases share, and of which nobody is named.
  public Unknown(
      String name, Distribution law, Optional<Scale> scale, List<String> words, Span span) {
    this(name, law, scale, words, Reach.ALL, span, List.of());
  }

  /// Which cases share one value.
  public enum Reach {
    /// All: it is what a posterior tells of.
    ALL,
    /// None: it is drawn anew for each case.
    CASE,
    /// None: it is a fact, which is told of each case and not drawn.
    FACT
  }

  /// A unit of a rate (`per`) or of a duration.
  public record Scale(boolean per, Unit unit) {
    /// {@return the value in days or per day of `number` of this unit}
    public double days(double number) {
      return per ? number / unit.days() : number * unit.days();
    }

    /// {@return the number of this unit of a value in days or per day}
    public double number(double days) {
      return per ? days * unit.days() : days / unit.days();
    }

    /// {@return the unit in words, as in "per month"}
    public String words() {
      return per ? "per " + unit.word() : unit.word() + "s";
    }
  }

  /// {@return the value at probability `p` in (0, 1), in days or per day where it has a unit}
  public double quantile(double p) {
    return days(law.quantile(p));
  }

  /// {@return a number of the law in days or per day, where it has a unit}
  public double days(double number) {
    return scale.map(s -> s.days(number)).orElse(number);
  }

  /// {@return a value in words, as in `0.6 per month`}
  ///
  /// @param value in days or per day where it has a unit
  public String told(double value) {
    if (!words.isEmpty()) {
      return words.get((int) value);
    }
    double number = scale.map(s -> s.number(value)).orElse(value);
    String unit = scale.map(s -> " " + s.words()).orElse("");
    return String.format(Locale.ROOT, "%.3g%s", number, unit);
  }
}
