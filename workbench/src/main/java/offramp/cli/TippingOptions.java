package offramp.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import offramp.model.Model;
import offramp.model.Outcome;
import picocli.CommandLine.Option;

/// Where answers tip, and what would warn of it.
final class TippingOptions {
  @Option(
      names = "--threshold",
      paramLabel = "OUTCOME=P",
      description =
          "Also at which value of each unknown, and at which strength of each lever, the probability of"
              + " this outcome by the horizon crosses P, as in war=10%%; repeatable.")
  Map<String, String> thresholds = new LinkedHashMap<>();

  @Option(
      names = "--warnings",
      description =
          "Also what, seen within 1, 3 or 6 months, would warn of each outcome: hits, false alarms, and"
              + " how long before.")
  boolean warnings;

  /// {@return the thresholds as shares, by outcome}
  Map<String, Double> shares(Model model) throws Refusal {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (Map.Entry<String, String> each : thresholds.entrySet()) {
      known(model, "--threshold", each.getKey());
      shares.put(each.getKey(), EffortOptions.share("--threshold", each.getValue()));
    }
    return shares;
  }

  static void known(Model model, String option, String name) throws Refusal {
    List<String> names = model.outcomes().stream().map(Outcome::name).toList();
    if (!names.contains(name)) {
      throw EffortOptions.usage(
          "%s: the model has no outcome `%s`; it has %s", option, name, String.join(", ", names));
    }
  }

  /// Other names for the outcomes.
  void rename(UnaryOperator<String> names) {
    thresholds =
        thresholds.entrySet().stream()
            .collect(
                Collectors.toMap(
                    each -> names.apply(each.getKey()),
                    Map.Entry::getValue,
                    (one, _) -> one,
                    LinkedHashMap::new));
  }

  /// {@return the options as typed}
  List<String> words() {
    List<String> words = new ArrayList<>();
    thresholds.forEach(
        (outcome, share) ->
            words.add("--threshold " + CommandWords.quoted(outcome + "=" + share.strip())));
    if (warnings) {
      words.add("--warnings");
    }
    return words;
  }
}
