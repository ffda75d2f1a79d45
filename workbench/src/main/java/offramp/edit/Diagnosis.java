package offramp.edit;

import java.util.List;
import offramp.check.Checker;
import offramp.text.Diagnostic;
import offramp.text.Source;

/// What is wrong with a text or doubtful in it, where, and the changes that would mend it.
///
/// @param severity "error" or "warning"
/// @param message one sentence, in Markdown
/// @param help acts that would mend it, the likeliest first
public record Diagnosis(
    int from,
    int to,
    String severity,
    String code,
    String message,
    List<String> help,
    List<Mend> mends) {

  /// An act that mends it, as edits of the text.
  public record Mend(String title, List<Edit> edits) {}

  /// {@return all that is to be said about the text, in the order of its places}
  public static List<Diagnosis> of(Reading text) {
    return Checker.check(text.source()).diagnostics().stream()
        .map(said -> of(said, text.source()))
        .toList();
  }

  private static Diagnosis of(Diagnostic said, Source source) {
    int length = source.text().length();
    int from = Math.min(said.at().start(), length);
    String message =
        said.label().isEmpty() ? said.message() : said.message() + " (" + said.label() + ")";
    return new Diagnosis(
        from,
        Math.clamp(said.at().end(), from, length),
        said.isError() ? "error" : "warning",
        said.code(),
        message,
        said.helps(),
        said.mends().stream().map(Diagnosis::mend).toList());
  }

  private static Mend mend(Diagnostic.Mend mend) {
    Edit edit = new Edit(mend.at().start(), mend.at().end(), mend.text());
    return new Mend(mend.title(), List.of(edit));
  }
}
