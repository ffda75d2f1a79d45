package offramp.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import offramp.model.Model;
import offramp.syntax.Tree;

/// The picture of a model as SVG: a box for each part of the state with what moves it and how fast,
/// the levers on it and the outcomes that read it, and lines for what bears on what.
///
/// A ladder shows its rungs, where it stands today, and its firebreaks: the steps that are at most
/// a fifth as fast as its fastest. Every box, row and line says in full what it is when it is
/// pointed at, and leads to its place in the text.
public final class Picture {
  private static final int ROW = 17;
  private static final int HEAD = 24;
  private static final int SIDE = 10;
  private static final int LEGEND = 62;

  private final Model model;
  private final Boxes boxes;
  private final Layout layout;
  private final Sheet sheet = new Sheet();

  private Picture(Model model, Tree tree) {
    this.model = model;
    this.boxes = new Boxes(model, tree);
    this.layout = Layout.of(boxes, Picture::width, Picture::height);
  }

  /// {@return the picture, to stand in a page that has [#style()]; the same model gives the same
  /// text}
  ///
  /// @param tree of the text, which tells what its levers do
  public static String of(Model model, Tree tree) {
    return new Picture(model, tree).drawn("");
  }

  /// {@return the picture as a file of its own}
  public static String alone(Model model, Tree tree) {
    return new Picture(model, tree).drawn(style());
  }

  /// {@return the rules that the picture and the timeline are shown by, as CSS}
  public static String style() {
    try (InputStream in = Picture.class.getResourceAsStream("/offramp/page/picture.css")) {
      if (in == null) {
        throw new AssertionError("no resource picture.css");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String drawn(String style) {
    double width = Math.max(layout.width(), legendWidth());
    double height = layout.height() + LEGEND;
    if (!style.isEmpty()) {
      sheet.add("<style>\n%s</style>", style);
    }
    markers();
    sheet.add("<rect class=\"paper\" width=\"%.0f\" height=\"%.0f\"/>", width, height);
    legend();
    sheet.add("<g transform=\"translate(0 %d)\">", LEGEND);
    links();
    boxes.nodes.forEach((key, node) -> node(node, at(key)));
    sheet.close();
    return sheet.whole(label(), width, height);
  }

  private Layout.Box at(String key) {
    Layout.Box box = layout.boxes().get(key);
    if (box == null) {
      throw new AssertionError("no place for " + key);
    }
    return box;
  }

  private String label() {
    return "%s, theory %s: %d boxes and %d lines for what bears on what"
        .formatted(title(), model.crisis().theory(), boxes.nodes.size(), boxes.links.size());
  }

  private String title() {
    String title = model.crisis().title();
    return title.isEmpty() ? "A model without a title" : title;
  }

  private void markers() {
    sheet.add("<defs>");
    for (String kind : List.of("moves", "speeds", "slows", "bears")) {
      sheet.add(
          "<marker id=\"tip-%s\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\""
              + " markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">"
              + "<path class=\"tip %s\" d=\"M1 1L7 4L1 7Z\"/></marker>",
          kind, kind);
    }
    sheet.add("</defs>");
  }

  private static final List<String> KINDS = List.of("moves", "speeds", "slows", "bears");
  private static final List<String> KINDS_TOLD =
      List.of("changes", "speeds what moves", "slows what moves", "bears on");

  private static double legendWidth() {
    return 40 + KINDS_TOLD.stream().mapToDouble(w -> 62 + Sheet.width(w)).sum() + 470;
  }

  private void legend() {
    sheet.text("title", 24, 24, title());
    sheet.text("faint", 24, 44, "theory " + model.crisis().theory());
    double x = 40 + Sheet.width("theory " + model.crisis().theory());
    for (int i = 0; i < KINDS.size(); i++) {
      String kind = KINDS.get(i);
      sheet.add(
          "<path class=\"link %s\" marker-end=\"url(#tip-%s)\" d=\"M%.1f 40H%.1f\"/>",
          kind, kind, x, x + 30);
      sheet.text("faint", x + 37, 44, KINDS_TOLD.get(i));
      x += 62 + Sheet.width(KINDS_TOLD.get(i));
    }
    sheet.text("faint", x, 44, "filled: today  ═ firebreak  ▲▼= moves it  ◇ lever  ● outcome");
  }

  private static Stream<Double> widths(Node node) {
    return Stream.of(
            Stream.of(Sheet.width(node.name() + " " + node.said()) + 70),
            node.facts().stream().map(Sheet::width),
            node.rows().stream().map(r -> Sheet.width(r.name() + r.pace()) + 34),
            node.rungs().stream().map(r -> Sheet.width(r.name() + r.climb()) + 40))
        .flatMap(s -> s);
  }

  private static double width(Node node) {
    return widths(node).mapToDouble(Double::doubleValue).max().orElse(0) + 2 * SIDE;
  }

  private static double height(Node node) {
    int lines = node.rungs().size() + node.facts().size() + node.rows().size();
    return HEAD + ROW * lines + (lines > 0 ? 6 : 2) + (node.rows().isEmpty() ? 0 : 4);
  }

  private void links() {
    int number = 0;
    for (Link link : boxes.links.values()) {
      String points =
          layout.routes().get(number++).stream()
              .map(p -> String.format(Locale.ROOT, "%.1f %.1f", p.x(), p.y()))
              .collect(Collectors.joining("L"));
      sheet.add(
          "<g class=\"line\" data-link-from=\"%s\" data-link-to=\"%s\">",
          Sheet.escaped(link.from()), Sheet.escaped(link.to()));
      sheet.title(link.words());
      sheet.add("<path class=\"reach\" d=\"M%s\"/>", points);
      sheet.add(
          "<path class=\"link %s\" marker-end=\"url(#tip-%s)\" d=\"M%s\"/>",
          link.kind(), link.kind(), points);
      sheet.close();
    }
  }

  private void node(Node node, Layout.Box at) {
    sheet.open("node " + node.kind(), node.key(), node.name(), node.at());
    sheet.title(node.kind() + " " + node.name() + " " + node.said());
    double width = width(node);
    sheet.box("frame", at.x(), at.y(), width, height(node));
    sheet.text("name", at.x() + SIDE, at.y() + 16, node.name());
    sheet.text("faint", at.x() + SIDE + Sheet.width(node.name() + " "), at.y() + 16, node.said());
    String kind = node.kind().equals("line") ? "red line" : node.kind();
    sheet.text("kind", at.x() + width - SIDE, at.y() + 16, kind);
    double y = at.y() + HEAD;
    for (Node.Rung rung : node.rungs().reversed()) {
      rung(rung, at.x() + SIDE, y, width - 2 * SIDE);
      y += ROW;
    }
    for (String fact : node.facts()) {
      sheet.text("faint", at.x() + SIDE, y + 12, fact);
      y += ROW;
    }
    if (!node.rows().isEmpty()) {
      sheet.line("rule", at.x(), y + 2, at.x() + width, y + 2);
      y += 4;
    }
    for (Node.Row row : node.rows()) {
      row(row, at.x() + SIDE, y, width - 2 * SIDE);
      y += ROW;
    }
    sheet.close();
  }

  private void rung(Node.Rung rung, double x, double y, double width) {
    double inner = Math.max(Sheet.width(rung.name()) + 12, 40);
    sheet.box(rung.today() ? "rung today" : "rung", x, y, inner, ROW - 2.0);
    sheet.text(rung.today() ? "on" : "", x + 6, y + 11.5, rung.name());
    if (!rung.climb().isEmpty()) {
      sheet.text("pace", x + width, y + 11.5, (rung.firebreak() ? "═ " : "") + rung.climb());
    }
    if (rung.firebreak()) {
      sheet.line("firebreak", x, y + ROW - 1.0, x + inner, y + ROW - 1.0);
    }
  }

  private void row(Node.Row row, double x, double y, double width) {
    sheet.open("row", "", row.name(), row.at());
    sheet.title(row.words());
    sheet.box("hit", x - SIDE + 1, y, width + 2 * SIDE - 2, ROW);
    sheet.text("sign", x, y + 12, row.sign());
    sheet.text("", x + 16, y + 12, row.name());
    sheet.text("pace", x + width, y + 12, row.pace());
    sheet.close();
  }
}
