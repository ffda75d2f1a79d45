package offramp.prism;

import java.util.List;
import java.util.Optional;
import offramp.text.Diagnostic;

/// What became of a model that was to be carried over: a text in the other language, or all that
/// stands in the way.
///
/// @param text empty if there is an error
/// @param properties what is asked of the model, where the other language keeps that apart
/// @param diagnostics errors, in the order of their places in the text that was read
/// @param notes what a reader of the result should know; the text holds them as comments
public record Carried(
    Optional<String> text, String properties, List<Diagnostic> diagnostics, List<String> notes) {
  public Carried {
    diagnostics = List.copyOf(diagnostics);
    notes = List.copyOf(notes);
  }
}
