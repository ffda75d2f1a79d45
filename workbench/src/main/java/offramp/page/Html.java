package offramp.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import offramp.elicit.Questionnaire;

/// Sections as HTML that is XML too, without scripts, styles inside elements, or anything to load.
public final class Html {
  private final StringBuilder out = new StringBuilder();

  private Html() {}

  /// {@return the sections, to stand in a page that has [#style()]}
  public static String fragment(List<Section> sections) {
    Html html = new Html();
    sections.forEach(html::section);
    return html.out.toString();
  }

  /// {@return the rules that fragments and figures are shown by, as CSS}
  public static String style() {
    return style("figure.css") + style("finding.css");
  }

  static String style(String name) {
    try (InputStream in = Html.class.getResourceAsStream("/offramp/page/" + name)) {
      if (in == null) {
        throw new AssertionError("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// {@return the whole page, in one file}
  public static String page(Report report) {
    Html html = new Html();
    html.head(report.title());
    html.header(report);
    html.contents(report);
    html.add("<main>");
    report.sections().forEach(html::section);
    report.joined().forEach(joined -> html.add(joined.html().strip()));
    html.end(report);
    html.add("</main>\n</body>\n</html>");
    return html.out.toString();
  }

  /// {@return a page of its own around what [#fragment(List)] gave, in one file}
  public static String page(String title, String fragment) {
    Html html = new Html();
    html.head(title);
    html.add("<header>\n<h1>" + inline(title) + "</h1>\n</header>");
    html.use(Responsible.USE);
    html.add("<main>\n" + fragment + "</main>\n</body>\n</html>");
    return html.out.toString();
  }

  /// {@return questions to one person, to be printed and filled in by hand, in one file}
  public static String page(Questionnaire asked) {
    String title = "Questions about: " + asked.title();
    Html html = new Html();
    html.head(title, style("page.css") + style("questions.css"));
    html.add("<header>\n<h1>" + escaped(title) + "</h1>");
    html.add(
        "<p class=\"for\">For: <strong>" + escaped(asked.expert()) + "</strong></p>\n</header>");
    html.add("<main>\n<p>" + escaped(Questionnaire.OPENING) + "</p>");
    html.add("<p>For each question write three numbers, in this order:</p>\n<ol>");
    Questionnaire.STEPS.forEach(step -> html.add("<li>" + escaped(step) + "</li>"));
    html.add("</ol>\n<p>" + escaped(Questionnaire.CLOSING) + "</p>");
    asked.questions().forEach(html::question);
    html.add("</main>\n</body>\n</html>");
    return html.out.toString();
  }

  private void question(Questionnaire.Question question) {
    add("<section class=\"question\">\n<h2>" + escaped(question.name()) + "</h2>");
    add("<p>" + escaped((question.words() + " " + question.wanted()).strip()) + "</p>\n<dl>");
    for (String number : Questionnaire.NUMBERS) {
      add("<div><dt>" + escaped(number) + "</dt><dd></dd></div>");
    }
    add("</dl>\n</section>");
  }

  private void head(String title) {
    head(title, style("page.css") + style());
  }

  private void head(String title, String style) {
    add("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>");
    add("<meta charset=\"utf-8\"/>");
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
    add("<meta name=\"color-scheme\" content=\"light dark\"/>");
    add("<meta name=\"generator\" content=\"Offramp\"/>");
    add("<title>" + escaped(title) + "</title>");
    add("<style>\n" + style + "</style>\n</head>\n<body>");
  }

  private void add(String line) {
    out.append(line).append('\n');
  }

  private void header(Report report) {
    add("<header>\n<p class=\"kind\">Report of a model</p>");
    add("<h1>" + inline(report.title()) + "</h1>");
    facts(report.about());
    add("</header>");
    use(report.use());
  }

  private void use(List<String> use) {
    add("<aside class=\"use\" aria-labelledby=\"use\">");
    add("<h2 id=\"use\">" + Words.USE + "</h2>");
    items(use);
    add("</aside>");
  }

  private void facts(List<Report.Fact> facts) {
    add("<dl class=\"facts\">");
    facts.forEach(
        fact ->
            add(
                "<div><dt>%s</dt><dd>%s</dd></div>"
                    .formatted(inline(fact.name()), inline(fact.words()))));
    add("</dl>");
  }

  private void contents(Report report) {
    add("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">" + Words.CONTENTS + "</h2>");
    add("<ol>");
    report.sections().forEach(section -> link(section.id(), section.question()));
    int number = 1;
    for (Joined joined : report.joined()) {
      for (String question : joined.questions()) {
        link(Joined.id(number++), question);
      }
    }
    add("</ol>\n</nav>");
  }

  private void link(String id, String question) {
    add("<li><a href=\"#%s\">%s</a></li>".formatted(escaped(id), inline(question)));
  }

  private void end(Report report) {
    if (!report.unanswered().isEmpty()) {
      add("<section class=\"finding\" id=\"unanswered\"><h2>" + Words.UNANSWERED + "</h2>");
      items(report.unanswered());
      add("</section>");
    }
    if (!report.sources().isEmpty()) {
      add("<section class=\"finding\" id=\"sources\"><h2>" + Words.SOURCES + "</h2>");
      facts(report.sources());
      add("</section>");
    }
  }

  private void section(Section section) {
    add("<section class=\"finding\" id=\"%s\">".formatted(escaped(section.id())));
    add("<h2>" + inline(section.question()) + "</h2>");
    section.answer().forEach(said -> add("<p class=\"answer\">" + inline(said) + "</p>"));
    section.exhibits().forEach(this::exhibit);
    if (!section.notes().isEmpty()) {
      add("<dl class=\"notes\">");
      section.notes().forEach(this::note);
      add("</dl>");
    }
    section.command().ifPresent(this::command);
    add("</section>");
  }

  private void note(Section.Note note) {
    add("<dt>" + inline(note.label()) + "</dt>");
    note.sentences().forEach(said -> add("<dd>" + inline(said) + "</dd>"));
  }

  private void command(String command) {
    add("<p class=\"again\">" + Words.AGAIN + "</p>");
    add("<pre class=\"command\" tabindex=\"0\"><code>" + escaped(command) + "</code></pre>");
  }

  private void exhibit(Exhibit exhibit) {
    add("<figure>\n<figcaption><strong>" + inline(exhibit.title()) + "</strong>");
    add((exhibit.said().isEmpty() ? "" : " " + inline(exhibit.said())) + "</figcaption>");
    Optional<String> svg = exhibit.svg();
    if (svg.isEmpty()) {
      table(exhibit);
    } else {
      scroll(exhibit.title(), svg.get());
      add("<details>\n<summary>" + Words.TABLE + "</summary>");
      table(exhibit);
      add("</details>");
    }
    add("</figure>");
  }

  /// What may be wider than a narrow screen is moved with the keyboard too.
  private void scroll(String what, String inside) {
    add(
        "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"%s\">"
            .formatted(escaped(Inline.plain(what))));
    add(inside);
    add("</div>");
  }

  private void table(Exhibit exhibit) {
    StringBuilder rows = new StringBuilder("<table>\n<thead><tr>");
    exhibit
        .table()
        .head()
        .forEach(cell -> rows.append("<th scope=\"col\">").append(inline(cell)).append("</th>"));
    rows.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : exhibit.table().rows()) {
      rows.append("<tr><th scope=\"row\">").append(inline(row.getFirst())).append("</th>");
      row.stream().skip(1).forEach(cell -> rows.append("<td>" + inline(cell) + "</td>"));
      rows.append("</tr>\n");
    }
    scroll(exhibit.title(), rows.append("</tbody>\n</table>").toString());
  }

  private void items(List<String> items) {
    add("<ul>");
    items.forEach(item -> add("<li>" + inline(item) + "</li>"));
    add("</ul>");
  }

  private static String inline(String text) {
    StringBuilder out = new StringBuilder();
    for (Inline.Part part : Inline.parts(text)) {
      out.append(part.code() ? "<code>" + escaped(part.text()) + "</code>" : escaped(part.text()));
    }
    return out.toString();
  }

  /// {@return the text with what means something in HTML, XML and SVG made plain, and without what
  /// XML forbids}
  public static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
              }
            });
    return out.toString();
  }

  private static boolean allowed(int c) {
    boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    boolean none = (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF;
    return !control && !direction && !none;
  }
}
