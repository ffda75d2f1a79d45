package offramp.page;

import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import offramp.model.Model;
import offramp.syntax.Tree;
import offramp.text.Span;

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
  private static final List<String> KINDS = List.of("moves", "speeds", "slows", "bears");
  private static final List<String> KINDS_TOLD =
      List.of("changes", "speeds what moves", "slows what moves", "bears on");

  private final Model model;
  private final Boxes boxes;
  private final Layout layout;
  private final IntUnaryOperator places;
  private final Canvas canvas = new Canvas();

  private Picture(Model model, Tree tree, IntUnaryOperator places) {
    this.model = model;
    this.places = places;
    this.boxes = new Boxes(model, tree);
    this.layout = Layout.of(boxes, Picture::width, Picture::height);
  }

  /// {@return the picture, to stand in a page that has [#style()]; the same model gives the same
  /// text}
  ///
  /// @param tree of the text, which tells what its levers do
  public static String of(Model model, Tree tree) {
    return of(model, tree, IntUnaryOperator.identity());
  }

  /// {@return the picture of a text that stands for another, whose parts lead to the other}
  ///
  /// @param places where in the other text a place of this one is
  public static String of(Model model, Tree tree, IntUnaryOperator places) {
    return new Picture(model, tree, places).drawn("");
  }

  /// {@return the picture as a file of its own}
  public static String alone(Model model, Tree tree) {
    return new Picture(model, tree, IntUnaryOperator.identity()).drawn(style());
  }

  /// {@return the rules that the picture and the timeline are shown by, as CSS}
  public static String style() {
    return Html.style("picture.css");
  }

  private String drawn(String style) {
    double width = Math.max(layout.width(), legendWidth());
    double height = layout.height() + LEGEND;
    if (!style.isEmpty()) {
      canvas.add("<style>\n%s</style>\n", style);
    }
    markers();
    canvas.add("<rect class=\"paper\" width=\"%.0f\" height=\"%.0f\"/>\n", width, height);
    legend();
    canvas.add("<g transform=\"translate(0 %d)\">\n", LEGEND);
    links();
    boxes.nodes.forEach((key, node) -> node(node, at(key)));
    canvas.close();
    return canvas.picture(label(), width, height);
  }

  private Span there(Span span) {
    int start = places.applyAsInt(span.start());
    return new Span(start, Math.max(start, places.applyAsInt(span.end())));
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
    canvas.add("<defs>\n");
    for (String kind : KINDS) {
      canvas.add(
          "<marker id=\"tip-%s\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\""
              + " markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">"
              + "<path class=\"tip %s\" d=\"M1 1L7 4L1 7Z\"/></marker>\n",
          kind, kind);
    }
    canvas.add("</defs>\n");
  }

  private static double legendWidth() {
    return 40 + KINDS_TOLD.stream().mapToDouble(w -> 62 + Canvas.width(w)).sum() + 470;
  }

  private void legend() {
    canvas.text("title", 24, 24, title());
    canvas.text("faint", 24, 44, "theory " + model.crisis().theory());
    double x = 40 + Canvas.width("theory " + model.crisis().theory());
    for (int i = 0; i < KINDS.size(); i++) {
      String kind = KINDS.get(i);
      canvas.add(
          "<path class=\"link %s\" marker-end=\"url(#tip-%s)\" d=\"M%.1f 40H%.1f\"/>\n",
          kind, kind, x, x + 30);
      canvas.text("faint", x + 37, 44, KINDS_TOLD.get(i));
      x += 62 + Canvas.width(KINDS_TOLD.get(i));
    }
    canvas.text("faint", x, 44, "filled: today  ═ firebreak  ▲▼= moves it  ◇ lever  ● outcome");
  }

  private static Stream<Double> widths(Node node) {
    return Stream.of(
            Stream.of(Canvas.width(node.name() + " " + node.said()) + 70),
            node.facts().stream().map(Canvas::width),
            node.rows().stream().map(r -> Canvas.width(r.name() + r.pace()) + 34),
            node.rungs().stream().map(r -> Canvas.width(r.name() + r.climb()) + 40))
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
      canvas.add(
          "<g class=\"line\" data-link-from=\"%s\" data-link-to=\"%s\">\n",
          Html.escaped(link.from()), Html.escaped(link.to()));
      canvas.title(link.words());
      canvas.add("<path class=\"reach\" d=\"M%s\"/>\n", points);
      canvas.add(
          "<path class=\"link %s\" marker-end=\"url(#tip-%s)\" d=\"M%s\"/>\n",
          link.kind(), link.kind(), points);
      canvas.close();
    }
  }

  private void node(Node node, Layout.Box at) {
    canvas.open("node " + node.kind(), node.key(), node.name(), there(node.at()));
    canvas.title(node.kind() + " " + node.name() + " " + node.said());
    double width = width(node);
    canvas.box("frame", at.x(), at.y(), width, height(node));
    canvas.text("name", at.x() + SIDE, at.y() + 16, node.name());
    canvas.text("faint", at.x() + SIDE + Canvas.width(node.name() + " "), at.y() + 16, node.said());
    String kind = node.kind().equals("line") ? "red line" : node.kind();
    canvas.text("kind", at.x() + width - SIDE, at.y() + 16, kind);
    double y = at.y() + HEAD;
    for (Node.Rung rung : node.rungs().reversed()) {
      rung(rung, at.x() + SIDE, y, width - 2 * SIDE);
      y += ROW;
    }
    for (String fact : node.facts()) {
      canvas.text("faint", at.x() + SIDE, y + 12, fact);
      y += ROW;
    }
    if (!node.rows().isEmpty()) {
      canvas.line("rule", at.x(), y + 2, at.x() + width, y + 2);
      y += 4;
    }
    for (Node.Row row : node.rows()) {
      row(row, at.x() + SIDE, y, width - 2 * SIDE);
      y += ROW;
    }
    canvas.close();
  }

  private void rung(Node.Rung rung, double x, double y, double width) {
    double inner = Math.max(Canvas.width(rung.name()) + 12, 40);
    canvas.box(rung.today() ? "rung today" : "rung", x, y, inner, ROW - 2.0);
    canvas.text(rung.today() ? "on" : "", x + 6, y + 11.5, rung.name());
    if (!rung.climb().isEmpty()) {
      canvas.text("pace", x + width, y + 11.5, (rung.firebreak() ? "═ " : "") + rung.climb());
    }
    if (rung.firebreak()) {
      canvas.line("firebreak", x, y + ROW - 1.0, x + inner, y + ROW - 1.0);
    }
  }

  private void row(Node.Row row, double x, double y, double width) {
    canvas.open("row", "", row.name(), there(row.at()));
    canvas.title(row.words());
    canvas.box("hit", x - SIDE + 1, y, width + 2 * SIDE - 2, ROW);
    canvas.text("sign", x, y + 12, row.sign());
    canvas.text("", x + 16, y + 12, row.name());
    canvas.text("pace", x + width, y + 12, row.pace());
    canvas.close();
  }
}
