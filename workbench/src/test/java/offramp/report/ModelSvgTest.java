package offramp.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import offramp.model.Model;
import offramp.program.Influences;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// The picture of a model is sound XML that can be read.
class ModelSvgTest {
  private static final int TALLEST = 2_400;

  /// What a text of 12 px covers around its base line.
  private static final int ABOVE = 10;

  private static final int BELOW = 3;

  /// A text and the rectangle that it covers.
  private record Box(String text, double left, double right, double top, double bottom) {
    boolean meets(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
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

  private static List<Box> boxes(Document picture) {
    NodeList texts = picture.getElementsByTagName("text");
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      double x = Double.parseDouble(text.getAttribute("x"));
      double y = Double.parseDouble(text.getAttribute("y"));
      String words = text.getTextContent();
      boxes.add(new Box(words, x, x + Svg.width(words), y - ABOVE, y + BELOW));
    }
    return boxes;
  }

  private static <T> Set<String> families(List<T> things, Function<T, String> name) {
    Set<String> families = new HashSet<>();
    things.forEach(thing -> families.add(Influences.family(name.apply(thing))));
    return families;
  }

  @ParameterizedTest
  @ValueSource(strings = {"june-2024", "july-1914", "cuba-1962", "granovetter", "brink"})
  void noTwoTextsOverlapAndAllStandInside(String name) {
    Document picture = parsed(ModelSvg.of(ShowTest.shipped(name)));
    double width = Double.parseDouble(picture.getDocumentElement().getAttribute("width"));
    double height = Double.parseDouble(picture.getDocumentElement().getAttribute("height"));
    List<Box> boxes = boxes(picture);
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      assertThat(boxes.subList(i + 1, boxes.size())).as("%s", box).noneMatch(box::meets);
      assertThat(box).matches(b -> b.right <= width && b.bottom <= height && b.top >= 0);
    }
    assertThat(height).isLessThanOrEqualTo(TALLEST);
  }

  /// A state and a happening may have one name, as a red line and what crosses it.
  @ParameterizedTest
  @ValueSource(strings = {"june-2024", "granovetter"})
  void everyFamilyIsNamedOnce(String name) {
    Model model = ShowTest.shipped(name);
    List<String> texts = boxes(parsed(ModelSvg.of(model))).stream().map(Box::text).toList();
    List<String> names =
        Stream.of(
                families(model.variables(), v -> v.name()),
                families(model.events(), e -> e.name()),
                families(model.triggers(), t -> t.name()))
            .flatMap(Set::stream)
            .toList();
    for (String family : names) {
      assertThat(texts.stream().filter(family::equals).count())
          .as(family)
          .isEqualTo(names.stream().filter(family::equals).count());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"june-2024"})
  void theSameModelGivesTheSameBytesWithoutScripts(String name) {
    String first = ModelSvg.of(ShowTest.shipped(name));
    assertThat(ModelSvg.of(ShowTest.shipped(name))).isEqualTo(first);
    assertThat(first)
        .contains("<title id=\"title\">", "<desc id=\"desc\">", "prefers-color-scheme: dark")
        .doesNotContain("<script", "href");
  }
}
