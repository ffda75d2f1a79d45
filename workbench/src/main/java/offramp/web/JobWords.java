package offramp.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The words of a command that an address asks for: options that only say what to compute, none
/// that names a file.
final class JobWords {
  private static final Set<String> SHARED =
      Set.of(
          "theory",
          "lever",
          "set",
          "seed",
          "trajectories",
          "draws",
          "method",
          "precision",
          "horizon");

  private static final Map<String, Set<String>> OWN =
      Map.of(
          "run", Set.of("steps", "given", "distributions"),
          "paths", Set.of("paths", "follow", "given"),
          "when", Set.of("steps"),
          "assumptions", Set.of("effects"),
          "levers",
              Set.of(
                  "steps",
                  "only",
                  "harm",
                  "together",
                  "spend",
                  "threshold",
                  "weights",
                  "last-exit",
                  "optimal",
                  "dates",
                  "ladder"),
          "compare", Set.of("steps", "no-levers", "weights"),
          "explore", Set.of("steps", "pairs", "base", "discover", "threshold"),
          "fit", Set.of("draws", "islands", "particles", "survived", "before"),
          "report", Set.of("steps", "outcome"));

  /// What a fit shares with the others: in a history that has been, no lever is pulled.
  private static final Set<String> OF_A_FIT = Set.of("theory", "set", "seed");

  /// Whose outcome is no option but stands behind the file.
  private static final Set<String> OF_ONE_OUTCOME = Set.of("paths", "when");

  private static final Set<String> WITHOUT_VALUE =
      Set.of("distributions", "last-exit", "optimal", "no-levers", "pairs");

  private static final Set<String> NOT_OPTIONS = Set.of("command", "file", "letters");

  private JobWords() {}

  /// {@return the words behind the file, as somebody would type them}
  ///
  /// @param words what the model's names become where letters take their place
  static List<String> of(String command, Query query, UnaryOperator<String> words) throws Refused {
    if (!OWN.containsKey(command)) {
      throw new Refused(
          Refused.BAD,
          "no job is `%s`".formatted(command),
          "there are " + String.join(", ", OWN.keySet().stream().sorted().toList()));
    }
    List<String> typed = new ArrayList<>();
    if (OF_ONE_OUTCOME.contains(command)) {
      String outcome = query.needed("outcome");
      if (outcome.startsWith("-")) {
        throw new Refused(Refused.BAD, "`%s` is no outcome".formatted(outcome), "");
      }
      typed.add(words.apply(outcome));
    }
    for (Map.Entry<String, List<String>> asked : query.values().entrySet()) {
      String name = asked.getKey();
      boolean place = name.equals("outcome") && !command.equals("report");
      if (!place && !NOT_OPTIONS.contains(name)) {
        if (!takes(command, name)) {
          throw new Refused(
              Refused.BAD, "a job `%s` takes no option `%s`".formatted(command, name), "");
        }
        for (String value : asked.getValue()) {
          typed.add("--" + name + (WITHOUT_VALUE.contains(name) ? "" : "=" + words.apply(value)));
        }
      }
    }
    return typed;
  }

  private static boolean takes(String command, String name) {
    Set<String> shared = command.equals("fit") ? OF_A_FIT : SHARED;
    return shared.contains(name) || OWN.getOrDefault(command, Set.of()).contains(name);
  }

  /// {@return whether a job that lies in the folder could have come from a page}
  ///
  /// A folder of models may come from anybody, and what lies in it must not name another file.
  static boolean typed(Job job) {
    List<String> words = job.options();
    int places = OF_ONE_OUTCOME.contains(job.command()) ? 1 : 0;
    return OWN.containsKey(job.command())
        && Folder.named(job.file())
        && words.size() >= places
        && words.stream().limit(places).noneMatch(word -> word.startsWith("-"))
        && words.stream()
            .skip(places)
            .allMatch(
                word ->
                    word.startsWith("--")
                        && takes(job.command(), word.substring(2).replaceFirst("=.*", "")));
  }
}
