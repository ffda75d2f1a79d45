package offramp.history;

import java.util.List;

/// What is known at the origin of a forecast: all that a forecast may read.
///
/// @param kind the one class that a first-order chain looks at: trigger or last event
/// @param facts as `name=value`
/// @param numbers in one order for all trials of a question
public record Known(String kind, List<String> facts, List<Double> numbers) {
  public Known {
    facts = List.copyOf(facts);
    numbers = List.copyOf(numbers);
  }
}
