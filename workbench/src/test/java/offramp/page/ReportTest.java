package offramp.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import offramp.check.Documents;
import offramp.text.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// The report of every shipped model: one file that loads nothing, with a table behind each figure
/// and the same words in each form.
class ReportTest {
  private static final int MOST_BYTES = 3_000_000;

  static Stream<String> models() {
    return Documents.files("models", ".crisis").stream()
        .map(file -> String.valueOf(file.getFileName()).replace(".crisis", ""));
  }

  private static Document parsed(String page) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    } catch (ParserConfigurationException | SAXException | IOException wrong) {
      throw new AssertionError(page.substring(0, Math.min(300, page.length())), wrong);
    }
  }

  private static List<Element> elements(Document page, String name) {
    List<Element> all = new ArrayList<>();
    NodeList found = page.getElementsByTagName(name);
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }

  /// {@return the models but the one with the largest menu of levers}
  static Stream<String> smallerModels() {
    return models().filter(model -> !model.equals("june-2024"));
  }

  @ParameterizedTest
  @MethodSource("smallerModels")
  void pageIsOneSoundFileThatLoadsNothing(String model) {
    sound(Reports.of(Reports.shipped(model)));
  }

  @Tag("full")
  @Test
  void pageOfTheLargestModelIsOneSoundFileThatLoadsNothing() {
    sound(Reports.of(Reports.shipped("june-2024")));
  }

  private static void sound(Report report) {
    String html = Html.page(report);
    Document page = parsed(html);
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(MOST_BYTES);
    assertThat(html)
        .doesNotContainIgnoringCase("<script")
        .doesNotContain(" style=\"", " src=", "url(", "@import", "<link", "<img");
    assertThat(elements(page, "a"))
        .allMatch(link -> link.getAttribute("href").startsWith("#"), "leads into the page");
    tablesStandBehindFigures(page);
    sameWordsInMarkdown(report, Markdown.page(report));
    assertThat(report.sections()).extracting(Section::id).doesNotHaveDuplicates();
    assertThat(report.sections()).hasSizeGreaterThanOrEqualTo(4);
  }

  private static void tablesStandBehindFigures(Document page) {
    List<Element> figures = elements(page, "figure");
    assertThat(figures).isNotEmpty();
    for (Element figure : figures) {
      assertThat(figure.getElementsByTagName("table").getLength())
          .as(figure.getTextContent())
          .isEqualTo(1);
    }
    assertThat(elements(page, "svg"))
        .isNotEmpty()
        .allMatch(svg -> !svg.getAttribute("aria-label").isEmpty(), "says what it shows");
  }

  private static void sameWordsInMarkdown(Report report, String markdown) {
    String plain = markdown.replace("\\", "").replace("`", "");
    for (Section section : report.sections()) {
      assertThat(plain).contains(words(section.question()));
      section.answer().forEach(said -> assertThat(plain).contains(words(said)));
      section.notes().stream()
          .flatMap(note -> note.sentences().stream())
          .forEach(said -> assertThat(plain).contains(words(said)));
      section.exhibits().forEach(exhibit -> assertThat(plain).contains(words(exhibit.title())));
      section.command().ifPresent(command -> assertThat(markdown).contains(command));
    }
  }

  private static String words(String text) {
    return text.replace("\\", "").replace("`", "").replaceAll("\\s+", " ");
  }

  @Test
  void hostileNamesStayText() {
    Source source =
        new Source(
            "<b>.crisis",
            """
            crisis "<script>alert(1)</script> & | `x` \\u202E"
            source book "<img src=x onerror=alert(1)>]] > --> </style>"
            unknown push = 0.1 to 0.5 per month  because book:1 "</details><script>"
            flag hit
            event throw rate push then hit = true
            outcome war harm war when hit
            theory other "'><svg onload=alert(1)>" {
              unknown push = 0.2 to 0.9 per month
            }
            """);
    Report report = Reports.of(source);
    String html = Html.page(report);
    assertThat(elements(parsed(html), "script")).isEmpty();
    assertThat(html).doesNotContain("<img", "<script", "onload=alert(1)>").contains("&lt;script");
    assertThat(Markdown.page(report))
        .doesNotContainPattern("(?<!\\\\)<(script|img|svg)")
        .contains("\\<script\\>");
    assertThat(Html.escaped("a\u0001b\u202Ec")).isEqualTo("a\uFFFDb\uFFFDc");
  }

  @Test
  void modelWithoutUnknownsIsNotAskedWhatDrivesItAndNothingStandsEmpty() {
    Report report = Reports.of(Reports.shipped("grit"), 2);
    assertThat(report.sections()).extracting(Section::id).doesNotContain("drivers");
    assertThat(report.unanswered())
        .contains("What drives it? Nothing in the model is said to be unknown.");
    for (Section section : report.sections()) {
      assertThat(section.exhibits()).noneMatch(exhibit -> exhibit.table().rows().isEmpty());
      assertThat(section.notes()).noneMatch(note -> note.sentences().isEmpty());
    }
    assertThat(report.sections().getFirst().exhibits().get(1).said()).contains("every theory (");
  }

  @Test
  void modelWithoutOutcomesHasAReport() {
    Report report =
        Reports.of(new Source("m.crisis", "runs 1 year\nflag calm\nwatch quiet = calm\n"), 0);
    assertThat(elements(parsed(Html.page(report)), "section")).isNotEmpty();
    assertThat(Markdown.page(report)).contains("has no outcome that is marked `harm`");
  }

  @Test
  void figureIsAFileOfItsOwnToo() {
    Report report = Reports.of(Reports.shipped("able-archer-1983"));
    List<String> files =
        report.sections().stream()
            .flatMap(section -> section.exhibits().stream())
            .flatMap(exhibit -> exhibit.file().stream())
            .toList();
    assertThat(files).isNotEmpty();
    files.forEach(file -> assertThat(elements(parsed(file), "style")).hasSize(1));
  }

  @Test
  void theoriesHaveTheSameSpaceInTheSameOrder() {
    Report report = Reports.of(Reports.shipped("audience-costs"), 2);
    List<String> theories = List.of("base", "audience", "interest");
    Section likely = report.sections().getFirst();
    assertThat(likely.exhibits().getFirst().table().head()).containsAll(theories);
    for (Exhibit exhibit : likely.exhibits()) {
      exhibit
          .svg()
          .ifPresent(
              svg ->
                  assertThat(
                          svg.lines()
                              .filter(line -> line.startsWith("<text class=\"head\""))
                              .map(line -> line.replaceAll("<[^>]*>", ""))
                              .toList())
                      .isEqualTo(theories));
    }
  }
}
