package offramp.check;

import java.util.List;
import java.util.Optional;
import offramp.model.Model;
import offramp.text.Diagnostic;

/// What became of a text: a model if nothing is wrong with it, and all that is to be said about it.
///
/// @param model empty if there is an error
/// @param theories the model under each of its theories, in their order, if all were looked at
/// @param diagnostics errors and warnings in the order of their places
public record Checked(Optional<Model> model, List<Model> theories, List<Diagnostic> diagnostics) {
  public Checked {
    theories = List.copyOf(theories);
    diagnostics = List.copyOf(diagnostics);
  }
}
