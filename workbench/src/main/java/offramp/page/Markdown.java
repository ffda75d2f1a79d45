package offramp.page;

import java.util.List;

/// Sections as Markdown: the same words as [Html], with tables in the place of figures.
public final class Markdown {
  private static final String SIGNS = "\\`*_{}[]<>#|~&";

  private final StringBuilder out = new StringBuilder();

  private Markdown() {}

  /// {@return the whole page}
  public static String page(Report report) {
    Markdown page = new Markdown();
    page.add("# " + inline(report.title()));
    page.add(facts(report.about()));
    page.add("## " + Words.USE);
    page.add(items(report.use()));
    page.add("## " + Words.CONTENTS);
    page.add(items(report.sections().stream().map(Section::question).toList()));
    report.sections().forEach(page::section);
    if (!report.unanswered().isEmpty()) {
      page.add("## " + Words.UNANSWERED);
      page.add(items(report.unanswered()));
    }
    if (!report.sources().isEmpty()) {
      page.add("## " + Words.SOURCES);
      page.add(facts(report.sources()));
    }
    return page.out.toString();
  }

  private void add(String paragraph) {
    out.append(out.isEmpty() ? "" : "\n").append(paragraph.stripTrailing()).append('\n');
  }

  private static String facts(List<Report.Fact> facts) {
    return String.join(
        "\n",
        facts.stream()
            .map(fact -> "- %s: %s".formatted(inline(fact.name()), inline(fact.words())))
            .toList());
  }

  private static String items(List<String> items) {
    return String.join("\n", items.stream().map(item -> "- " + inline(item)).toList());
  }

  private void section(Section section) {
    add("## " + inline(section.question()));
    section.answer().forEach(said -> add(inline(said)));
    for (Exhibit exhibit : section.exhibits()) {
      String said = exhibit.said().isEmpty() ? "" : " " + inline(exhibit.said());
      add("**" + inline(exhibit.title()) + "**" + said);
      add(table(exhibit.table()));
    }
    for (Section.Note note : section.notes()) {
      add("*" + inline(note.label()) + "*");
      add(items(note.sentences()));
    }
    section.command().ifPresent(command -> add(Words.AGAIN + "\n\n```sh\n" + command + "\n```"));
  }

  private static String table(Table table) {
    StringBuilder rows = new StringBuilder(row(table.head()));
    rows.append("|").append(" --- |".repeat(table.head().size())).append('\n');
    table.rows().forEach(row -> rows.append(row(row)));
    return rows.toString();
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells.stream().map(Markdown::inline).toList()) + " |\n";
  }

  private static String inline(String text) {
    StringBuilder out = new StringBuilder();
    for (Inline.Part part : Inline.parts(text)) {
      out.append(
          part.code() ? "`" + line(part.text()).replace("|", "\\|") + "`" : plain(part.text()));
    }
    return out.toString();
  }

  private static String plain(String text) {
    StringBuilder out = new StringBuilder();
    line(text)
        .codePoints()
        .forEach(
            c -> {
              if (SIGNS.indexOf(c) >= 0) {
                out.append('\\');
              }
              out.appendCodePoint(c);
            });
    return out.toString();
  }

  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ");
  }
}
