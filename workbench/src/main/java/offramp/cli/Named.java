package offramp.cli;

import java.util.List;
import java.util.Map;
import offramp.text.Spelling;

/// Names that an option takes from a model.
final class Named {
  private Named() {}

  /// Refuses names that the model has not.
  static void check(String option, List<String> names, List<String> known) throws Refusal {
    for (String name : names) {
      if (!known.contains(name)) {
        throw EffortOptions.usage(
            "%s: there is no `%s`%n  = help: %s",
            option,
            name,
            Spelling.nearest(name, known)
                .map(near -> "did you mean `" + near + "`?")
                .orElse(
                    known.isEmpty()
                        ? "the model has none"
                        : "there are " + String.join(", ", known)));
      }
    }
  }

  /// Refuses weights of theories that are not looked at, and numbers that are no weights.
  static void weights(Map<String, Double> weights, List<String> theories) throws Refusal {
    check("--weights", List.copyOf(weights.keySet()), theories);
    for (Map.Entry<String, Double> weight : weights.entrySet()) {
      if (!(weight.getValue() >= 0 && weight.getValue() < Double.POSITIVE_INFINITY)) {
        throw EffortOptions.usage(
            "--weights %s: a weight is a number of 0 or more, not %s",
            weight.getKey(), weight.getValue());
      }
    }
    if (!weights.isEmpty() && weights.values().stream().allMatch(weight -> weight == 0)) {
      throw EffortOptions.usage("--weights: at least one weight is above 0");
    }
  }
}
