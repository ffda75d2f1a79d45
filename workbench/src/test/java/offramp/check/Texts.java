package offramp.check;

import java.util.List;
import java.util.stream.Collectors;
import offramp.model.Model;
import offramp.text.Diagnostic;
import offramp.text.Source;

/// Models as text, for tests.
public final class Texts {
  private Texts() {}

  /// {@return the model of a text that must be sound}
  public static Model model(String text) {
    return model(text, Variation.BASE);
  }

  public static Model model(String text, Variation variation) {
    Checked checked = Checker.check(new Source("test.crisis", text), variation);
    return checked
        .model()
        .orElseThrow(() -> new AssertionError(said(checked.diagnostics()) + "\n" + text));
  }

  /// {@return the codes of all that is said about a text and its theories}
  static List<String> codes(String text) {
    return Checker.check(new Source("test.crisis", text)).diagnostics().stream()
        .map(Diagnostic::code)
        .toList();
  }

  static List<Diagnostic> diagnostics(String text) {
    return Checker.check(new Source("test.crisis", text)).diagnostics();
  }

  static String said(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(d -> d.code() + " " + d.message() + " " + d.at())
        .collect(Collectors.joining("\n"));
  }
}
