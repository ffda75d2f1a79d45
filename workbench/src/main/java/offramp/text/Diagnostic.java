package offramp.text;

import java.util.List;

/// Something said about a model: an error or a warning, where, and what would mend it.
///
/// @param severity whether the model can run all the same
/// @param code the page that explains it, as in `E0312`
/// @param message what is wrong, one sentence without a full stop, in Markdown
/// @param at the place
/// @param label what to write under the marked place; may be empty
/// @param notes other places that matter, each with its label
/// @param helps acts that would mend it, the likeliest first
public record Diagnostic(
    Severity severity,
    String code,
    String message,
    Span at,
    String label,
    List<Note> notes,
    List<String> helps) {

  public Diagnostic {
    notes = List.copyOf(notes);
    helps = List.copyOf(helps);
  }

  /// An error stops the model from running; a warning does not.
  public enum Severity {
    ERROR,
    WARNING
  }

  /// A second place, as "declared here".
  public record Note(Span at, String label) {}

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
