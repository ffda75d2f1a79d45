package offramp.page;

import java.util.List;

/// Everything that is found about a model, as one page.
///
/// @param title of the model
/// @param about facts of the whole, each a name and what it is
/// @param use what the numbers are not
/// @param unanswered questions that have no section, and why
/// @param sources that the model names: the name, and what it is
public record Report(
    String title,
    List<Fact> about,
    List<String> use,
    List<Section> sections,
    List<String> unanswered,
    List<Fact> sources) {
  public Report {
    about = List.copyOf(about);
    use = List.copyOf(use);
    sections = List.copyOf(sections);
    unanswered = List.copyOf(unanswered);
    sources = List.copyOf(sources);
  }

  /// A name and what it is.
  public record Fact(String name, String words) {}
}
