package offramp.solve;

import java.util.List;

/// In which states a lever is pulled on some days.
///
/// @param fromDay the first of these days
/// @param toDay the last
/// @param when tests that all have to hold; none if it is pulled whatever the state
/// @param right the share, by probability, of the states met in which the tests say what is best;
///   in [0, 1]
public record Rule(double fromDay, double toDay, List<Test> when, double right) {
  public Rule {
    when = List.copyOf(when);
  }

  /// A comparison of a variable, by its number, with a value.
  public record Test(int variable, Sign sign, double value) {
    boolean holds(double[] values) {
      double is = values[variable];
      return switch (sign) {
        case AT_LEAST -> is >= value;
        case AT_MOST -> is <= value;
        case EQUAL -> is == value;
      };
    }
  }

  /// How a variable is compared.
  public enum Sign {
    AT_LEAST,
    AT_MOST,
    EQUAL
  }
}
