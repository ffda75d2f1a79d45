package offramp.check;

import java.util.List;
import java.util.Optional;
import offramp.model.Model;
import offramp.text.Diagnostic;

/// What became of a text: a model if nothing is wrong with it, and all that is to be said about it.
///
/// @param model empty if there is an error
/// @param diagnostics errors and warnings in the order of their places
public record Checked(Optional<Model> model, List<Diagnostic> diagnostics) {
  public Checked {
    diagnostics = List.copyOf(diagnostics);
  }
}
