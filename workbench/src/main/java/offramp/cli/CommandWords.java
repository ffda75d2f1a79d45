package offramp.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// The command line that gives the same numbers again.
public final class CommandWords {
  private CommandWords() {}

  /// {@return the words of the command as typed, with the seed if it was not}
  static String of(CommandSpec spec, long seed) {
    return of(spec, "--seed", String.valueOf(seed));
  }

  /// {@return the words of the command as typed, with an option if it was not}
  static String of(CommandSpec spec, String option, String value) {
    List<String> words = words(spec);
    if (words.stream().noneMatch(word -> word.startsWith(option))) {
      words.addAll(List.of(option, value));
    }
    return joined(words);
  }

  /// {@return the words of the command as typed}
  public static String of(CommandSpec spec) {
    return joined(words(spec));
  }

  private static List<String> words(CommandSpec spec) {
    List<String> words = new ArrayList<>(List.of("./offramp"));
    words.addAll(
        Typist.of(spec)
            .map(Typist::told)
            .orElseGet(() -> spec.root().commandLine().getParseResult().originalArgs()));
    return words;
  }

  private static String joined(List<String> words) {
    return String.join(" ", words.stream().map(CommandWords::quoted).toList());
  }

  /// {@return a word as it is typed}
  static String quoted(String word) {
    return word.matches("[\\w./=@,:+-]+") ? word : "\"" + word.replace("\"", "\\\"") + "\"";
  }
}
