package offramp.prism;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import offramp.text.Diagnostic;
import offramp.text.Span;

/// Collects what is wrong with a model that is to be carried over.
final class Mistakes {
  /// More are not told: a text with so many is hardly a model.
  private static final int MOST = 100;

  private final List<Diagnostic> found = new ArrayList<>();

  /// The text does not follow the grammar of PRISM.
  void syntax(Span at, String message, String help) {
    add("E1001", at, message, help);
  }

  /// The model has something that the other language has no way to say.
  void notCarried(Span at, String message, String help) {
    add("E1002", at, message, help);
  }

  /// A name, a type or a value of a PRISM model is wrong.
  void meaning(Span at, String message, String help) {
    add("E1003", at, message, help);
  }

  /// {@return whether no more are told}
  boolean full() {
    return found.size() >= MOST;
  }

  private void add(String code, Span at, String message, String help) {
    if (full()) {
      return;
    }
    found.add(
        new Diagnostic(Diagnostic.Severity.ERROR, code, message, at, "", List.of(), List.of(help)));
  }

  int count() {
    return found.size();
  }

  /// {@return what is wrong, in the order of the text}
  List<Diagnostic> diagnostics() {
    return found.stream()
        .distinct()
        .sorted(Comparator.comparingInt(said -> said.at().start()))
        .toList();
  }
}
