package offramp.page;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Sections that another command wrote with `--html`, to stand behind those of a report.
///
/// @param questions that they answer, one for each section
/// @param html the sections, with ids [#id(int)] from the first number on
public record Joined(List<String> questions, String html) {
  private static final Pattern OPENING =
      Pattern.compile("<section class=\"finding\" id=\"[^\"]*\">");

  /// What sections and their figures are made of; none of it runs or loads anything.
  private static final Set<String> ELEMENTS =
      Set.of(
          ("a circle clipPath code dd defs desc details div dl dt ellipse em figcaption figure g h2"
                  + " h3 li line marker ol p path pattern polygon polyline pre rect section span"
                  + " strong summary svg table tbody td text th thead title tr tspan ul")
              .split(" ", -1));

  private static final Set<String> LOADING =
      Set.of("style", "src", "srcset", "srcdoc", "action", "formaction", "data", "poster");

  public Joined {
    questions = List.copyOf(questions);
  }

  /// What is no section of this kind.
  public static final class Strange extends Exception {
    private static final long serialVersionUID = 1;

    private Strange(String why) {
      super(why);
    }
  }

  /// {@return the id of the section of this number in a report}
  static String id(int number) {
    return "joined-" + number;
  }

  /// {@return the sections in a file}
  ///
  /// @param first the number of the first of them, from 1
  /// @throws Strange if it is not such a file, or anything in it would run or load something
  public static Joined of(String fragment, int first) throws Strange {
    List<String> questions = new ArrayList<>();
    for (Node node = parsed(fragment).getFirstChild(); node != null; node = node.getNextSibling()) {
      check(node);
      if (node instanceof Element section) {
        questions.add(question(section));
      } else if (!node.getTextContent().isBlank()) {
        throw new Strange("it has text outside of its sections");
      }
    }
    Matcher opening = OPENING.matcher(fragment);
    StringBuilder html = new StringBuilder();
    int number = first;
    while (opening.find()) {
      opening.appendReplacement(html, "<section class=\"finding\" id=\"" + id(number++) + "\">");
    }
    if (questions.isEmpty() || number - first != questions.size()) {
      throw new Strange("it has no sections");
    }
    return new Joined(questions, opening.appendTail(html).toString());
  }

  private static Element parsed(String fragment) throws Strange {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      String whole = "<main>" + fragment + "</main>";
      return builder.parse(new InputSource(new StringReader(whole))).getDocumentElement();
    } catch (ParserConfigurationException impossible) {
      throw new AssertionError(impossible);
    } catch (SAXException | IOException broken) {
      throw new Strange("it is not well-formed: " + broken.getMessage());
    }
  }

  private static String question(Element section) throws Strange {
    Node heading = section.getElementsByTagName("h2").item(0);
    if (!section.getTagName().equals("section") || heading == null) {
      throw new Strange("it has <%s> where sections stand".formatted(section.getTagName()));
    }
    return heading.getTextContent();
  }

  /// Only elements and text: what a reader of XML takes for a comment, one of HTML may not.
  private static void check(Node node) throws Strange {
    if (node instanceof Element element) {
      checkElement(element);
    } else if (node.getNodeType() != Node.TEXT_NODE) {
      throw new Strange("no section has %s".formatted(node.getNodeName()));
    }
    for (Node in = node.getFirstChild(); in != null; in = in.getNextSibling()) {
      check(in);
    }
  }

  private static void checkElement(Element element) throws Strange {
    if (!ELEMENTS.contains(element.getTagName())) {
      throw new Strange("no section has <%s>".formatted(element.getTagName()));
    }
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) element.getAttributes().item(i);
      String name = attribute.getName().toLowerCase(Locale.ROOT);
      boolean away = name.endsWith("href") && !attribute.getValue().startsWith("#");
      if (away || name.startsWith("on") || LOADING.contains(name)) {
        throw new Strange(
            "no section has %s=\"%s\"".formatted(attribute.getName(), attribute.getValue()));
      }
    }
  }
}
