package offramp.page;

import java.util.Locale;

/// A drawing in the making, as SVG with classes and attributes only; its colours come from
/// [Picture#style()].
///
/// Its letters all have one width, so that what stands beside a text can be placed.
final class Sheet {
  /// The width of a letter in pixels at 12 px: that of the widest of the common fonts, rounded up.
  static final double LETTER = 7.25;

  private final StringBuilder out = new StringBuilder();

  static double width(String text) {
    return LETTER * text.codePointCount(0, text.length());
  }

  void add(String form, Object... parts) {
    out.append(String.format(Locale.ROOT, form, parts)).append('\n');
  }

  void text(String style, double x, double y, String words) {
    String form = "<text%s x=\"%.1f\" y=\"%.1f\">%s</text>";
    add(form, style.isEmpty() ? "" : " class=\"" + style + "\"", x, y, escaped(words));
  }

  void box(String style, double x, double y, double width, double height) {
    String form =
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"3\"/>";
    add(form, style, x, y, width, height);
  }

  void line(String style, double fromX, double fromY, double toX, double toY) {
    add("<path class=\"%s\" d=\"M%.1f %.1fL%.1f %.1f\"/>", style, fromX, fromY, toX, toY);
  }

  void circle(String style, double x, double y, double radius) {
    add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", style, x, y, radius);
  }

  void title(String words) {
    add("<title>%s</title>", escaped(words));
  }

  /// Opens a group that leads to a place in the text.
  ///
  /// @param key by which lines name it; empty for what no line ends at
  void open(String style, String key, String name, offramp.text.Span at) {
    add(
        "<g class=\"%s\"%s data-name=\"%s\" data-from=\"%d\" data-to=\"%d\" tabindex=\"0\">",
        style,
        key.isEmpty() ? "" : " data-key=\"" + escaped(key) + "\"",
        escaped(name),
        at.start(),
        at.end());
  }

  void close() {
    add("</g>");
  }

  /// {@return the drawing, of a width and height in pixels}
  String whole(String label, double width, double height) {
    return String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" viewBox=\"0 0 %.0f %.0f\""
            + " width=\"%.0f\" height=\"%.0f\" role=\"img\" aria-label=\"%s\">\n%s</svg>\n",
        width,
        height,
        width,
        height,
        escaped(label),
        out);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
