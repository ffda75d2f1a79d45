package offramp.history;

import java.util.List;
import java.util.TreeSet;

/// One input of trials by itself.
final class Alone {
  /// A skill over climatology that no single input known at a trigger has come near.
  static final double TOO_MUCH = 0.5;

  private Alone() {}

  /// {@return the names of all facts, and the numbers as `number 1` and so on}
  static List<String> inputs(List<Trial> trials) {
    TreeSet<String> names = new TreeSet<>();
    for (Trial trial : trials) {
      trial.known().facts().forEach(fact -> names.add(name(fact)));
      for (int i = 1; i <= trial.known().numbers().size(); i++) {
        names.add("number " + i);
      }
    }
    return List.copyOf(names);
  }

  /// {@return the trial with this input for its kind, numbers rounded to a tenth}
  static Trial of(Trial trial, String input) {
    String kind =
        input.startsWith("number ")
            ? String.valueOf(Math.round(10 * number(trial, input)))
            : trial.known().facts().stream()
                .filter(fact -> name(fact).equals(input))
                .findFirst()
                .orElse("");
    Known known = new Known(kind, List.of(), List.of());
    return new Trial(trial.of(), known, trial.next(), trial.happened());
  }

  private static double number(Trial trial, String input) {
    int place = Integer.parseInt(input.substring("number ".length())) - 1;
    return trial.known().numbers().get(place);
  }

  private static String name(String fact) {
    return fact.substring(0, Math.max(0, fact.indexOf('=')));
  }
}
