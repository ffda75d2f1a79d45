package offramp.text;

import java.util.ArrayList;
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
/// @param mends those of the acts that are a change of the text, ready to be made
public record Diagnostic(
    Severity severity,
    String code,
    String message,
    Span at,
    String label,
    List<Note> notes,
    List<String> helps,
    List<Mend> mends) {

  public Diagnostic {
    notes = List.copyOf(notes);
    helps = List.copyOf(helps);
    mends = List.copyOf(mends);
  }

  /// A diagnostic that nothing mends by itself.
  public Diagnostic(
      Severity severity,
      String code,
      String message,
      Span at,
      String label,
      List<Note> notes,
      List<String> helps) {
    this(severity, code, message, at, label, notes, helps, List.of());
  }

  /// An error stops the model from running; a warning does not.
  public enum Severity {
    ERROR,
    WARNING
  }

  /// A second place, as "declared here".
  public record Note(Span at, String label) {}

  /// A change of the text that mends it: `text` in the place of what stands at `at`.
  ///
  /// @param title the act in words, as in "write `strikes`"
  public record Mend(Span at, String text, String title) {
    /// {@return the mend that writes `text` in the place of what stands at `at`}
    public static Mend writing(Span at, String text) {
      return new Mend(at, text, "write `" + text + "`");
    }
  }

  /// {@return the same with a second place}
  public Diagnostic noted(Span place, String words) {
    List<Note> more = new ArrayList<>(notes);
    more.add(new Note(place, words));
    return new Diagnostic(severity, code, message, at, label, more, helps, mends);
  }

  /// {@return the same with one more act that would mend it}
  public Diagnostic helped(String help) {
    List<String> more = new ArrayList<>(helps);
    more.add(help);
    return new Diagnostic(severity, code, message, at, label, notes, more, mends);
  }

  /// {@return the same with one more change that mends it}
  public Diagnostic mended(Mend mend) {
    List<Mend> more = new ArrayList<>(mends);
    more.add(mend);
    return new Diagnostic(severity, code, message, at, label, notes, helps, more);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
