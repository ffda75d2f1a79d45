package offramp.finding;

import java.util.List;
import offramp.model.Unknown;
import offramp.random.Distribution;

/// Unknowns that take one of few values.
public final class Few {
  private Few() {}

  /// {@return the values, ascending, in days or per day where they have a unit; empty of an unknown
  /// that can take any}
  public static List<Double> values(Unknown unknown) {
    List<Double> numbers =
        switch (unknown.law()) {
          case Distribution.Bernoulli _ -> List.of(0.0, 1.0);
          case Distribution.Choice law -> law.values();
          case Distribution.Uniform _,
              Distribution.LogUniform _,
              Distribution.Normal _,
              Distribution.LogNormal _,
              Distribution.LogitNormal _,
              Distribution.Mirrored _,
              Distribution.Beta _,
              Distribution.Gamma _,
              Distribution.Triangular _,
              Distribution.Exponential _,
              Distribution.Weibull _,
              Distribution.Mixture _,
              Distribution.Quantiles _ ->
              List.of();
        };
    return numbers.stream().map(unknown::days).distinct().sorted().toList();
  }

  /// {@return a value in words}
  public static String told(Unknown unknown, double value) {
    return unknown.law() instanceof Distribution.Bernoulli
        ? String.valueOf(value != 0)
        : unknown.told(value);
  }
}
