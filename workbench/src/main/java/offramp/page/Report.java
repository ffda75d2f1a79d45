package offramp.page;

import java.util.List;

/// Everything that is found about a model, as one page.
///
/// @param title of the model
/// @param about facts of the whole, each a name and what it is
/// @param use what the numbers are not
/// @param joined what other commands found, behind the sections
/// @param unanswered questions that have no section, and why
/// @param sources that the model names: the name, and what it is
public record Report(
    String title,
    List<Fact> about,
    List<String> use,
    List<Section> sections,
    List<Joined> joined,
    List<String> unanswered,
    List<Fact> sources) {
  public Report {
    about = List.copyOf(about);
    use = List.copyOf(use);
    sections = List.copyOf(sections);
    joined = List.copyOf(joined);
    unanswered = List.copyOf(unanswered);
    sources = List.copyOf(sources);
  }

  /// {@return the same with what other commands found}
  public Report with(List<Joined> others) {
    return new Report(title, about, use, sections, others, unanswered, sources);
  }

  /// {@return how many questions it answers}
  public int answered() {
    return sections.size() + joined.stream().mapToInt(each -> each.questions().size()).sum();
  }

  /// A name and what it is.
  public record Fact(String name, String words) {}
}
