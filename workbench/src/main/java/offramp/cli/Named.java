package offramp.cli;

import java.util.List;
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
}
