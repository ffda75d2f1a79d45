package offramp.syntax;

import java.util.List;
import offramp.text.Diagnostic;

/// What could be read of a text, and what is to be said about the rest.
///
/// @param tree of the declarations that could be read
/// @param diagnostics in the order of their places
public record Parsed(Tree tree, List<Diagnostic> diagnostics) {
  public Parsed {
    diagnostics = List.copyOf(diagnostics);
  }
}
