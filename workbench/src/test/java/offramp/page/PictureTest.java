package offramp.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import offramp.check.Checker;
import offramp.check.Documents;
import offramp.check.Variation;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Variable;
import offramp.program.Influences;
import offramp.syntax.Parser;
import offramp.syntax.Tree;
import offramp.text.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class PictureTest {
  /// What the workbench promises to be readable.
  private static final int WIDEST = 5_000;

  private static Source source(String name) {
    String text = Documents.read(Documents.root().resolve("models/" + name + ".crisis"));
    return new Source(name, text);
  }

  private static Model model(Source source) {
    return Checker.check(source, Variation.BASE).model().orElseThrow();
  }

  private static Tree tree(Source source) {
    return Parser.parse(source).tree();
  }

  private static Document parsed(String svg) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)));
    } catch (ParserConfigurationException | SAXException | IOException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private static List<Element> all(Document svg, String tag) {
    NodeList found = svg.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static List<Element> groups(Document svg) {
    return all(svg, "g").stream().filter(g -> g.hasAttribute("data-name")).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"june-2024", "cuba-1962", "granovetter", "brink"})
  void everyPartIsNamedAndLeadsToItsPlace(String name) {
    Source source = source(name);
    Model model = model(source);
    Document svg = parsed(Picture.of(model, tree(source)));
    Set<String> named = new HashSet<>();
    for (Element group : groups(svg)) {
      String text = group.getAttribute("data-name").replaceFirst(" × .*", "");
      named.add(text);
      int from = Integer.parseInt(group.getAttribute("data-from"));
      int to = Integer.parseInt(group.getAttribute("data-to"));
      assertThat(group.getAttribute("tabindex")).isEqualTo("0");
      assertThat(group.getElementsByTagName("title").getLength()).isPositive();
      if (!text.equals("changes nothing")) {
        assertThat(source.text().substring(from, to)).contains(text);
      }
    }
    Stream.of(
            model.variables().stream().map(Variable::name),
            model.events().stream().map(Firing.Event::name),
            model.triggers().stream().map(Firing.Trigger::name),
            model.outcomes().stream().map(Outcome::name),
            model.crisis().levers().stream().map(lever -> lever.name()))
        .flatMap(names -> names)
        .forEach(full -> assertThat(named).contains(Influences.family(full)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"june-2024", "july-1914", "brink"})
  void boxesDoNotOverlapAndStandInside(String name) {
    Source source = source(name);
    Document svg = parsed(Picture.of(model(source), tree(source)));
    double width = number(svg.getDocumentElement(), "width");
    List<Element> frames =
        all(svg, "rect").stream().filter(r -> r.getAttribute("class").equals("frame")).toList();
    assertThat(width).isLessThan(WIDEST);
    for (int i = 0; i < frames.size(); i++) {
      Element one = frames.get(i);
      assertThat(number(one, "x") + number(one, "width")).isLessThanOrEqualTo(width);
      for (Element other : frames.subList(i + 1, frames.size())) {
        assertThat(apart(one, other, "x", "width") || apart(one, other, "y", "height")).isTrue();
      }
    }
  }

  private static boolean apart(Element one, Element other, String at, String size) {
    return number(one, at) + number(one, size) <= number(other, at)
        || number(other, at) + number(other, size) <= number(one, at);
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  @Test
  void firebreakAndTodayAreShownOnTheLadder() {
    Source source =
        new Source(
            "m",
            """
            runs 12 months
            ladder west = none < aid < war < end  starts aid
            event climb  when west < end
              rate if west == aid then 0.01 per month else 0.5 per month  then west up
            event calm  rate 1 per month  then west down
            lever stop  scales climb by 0.5
            outcome war harm war when west >= war
            """);
    String svg = Picture.of(model(source), tree(source));
    assertThat(svg)
        .contains("═ 0.010 per month")
        .contains("<rect class=\"rung today\"")
        .contains(">◇<", ">●<", ">harm: war<")
        .containsOnlyOnce("class=\"firebreak\"");
  }

  @Test
  void pictureHasNoScriptsAndNoStylesThatAPageWouldHaveToAllow() {
    Source source = source("june-2024");
    String svg = Picture.of(model(source), tree(source));
    assertThat(svg).doesNotContain("<script", "style=", "<style", "href");
    assertThat(Picture.of(model(source), tree(source))).isEqualTo(svg);
    assertThat(Picture.alone(model(source), tree(source)))
        .contains("prefers-color-scheme: dark")
        .satisfies(PictureTest::parsed);
  }

  @Test
  void timelineHasWhatWasSeenAndWhatIsScheduled() {
    Timeline timeline = Timeline.of(model(source("june-2024")));
    assertThat(timeline.rows())
        .contains(
            new Timeline.Row("2024-07-04", "uk_election", "scheduled"),
            new Timeline.Row("2024-06-02", "the model starts", "start"),
            new Timeline.Row(
                "2024-05-30",
                "climb[USA]: limited permission to strike in Russia near Kharkiv",
                "seen"));
    Document svg = parsed(timeline.svg());
    assertThat(all(svg, "circle")).hasSize(30);
    assertThat(timeline.svg()).contains(">border_strikes<").doesNotContain("style=", "<style");
  }

  @Test
  void timelineOfAModelWithoutDatesHasRowsOnly() {
    Timeline timeline = Timeline.of(model(source("brink")));
    assertThat(timeline.svg()).isEmpty();
    assertThat(timeline.rows()).extracting(Timeline.Row::kind).contains("start", "horizon");
  }
}
