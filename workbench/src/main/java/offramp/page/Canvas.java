package offramp.page;

import java.util.Locale;
import offramp.text.Span;

/// A drawing in the making, as SVG with classes and attributes only; its colours come from the page
/// around it.
///
/// Styles are names of [Html#style()], and in a picture of [Picture#style()]; lengths are pixels of
/// the drawing at full width.
public final class Canvas {
  private static final double LETTER = 6.7;

  /// The width of a letter in pixels at 12 px where all have one width: that of the widest of the
  /// common fonts, rounded up.
  private static final double FIXED = 7.25;

  private final StringBuilder out = new StringBuilder();

  /// Adds SVG as it is, with numbers and texts in their places.
  public void add(String form, Object... parts) {
    out.append(String.format(Locale.ROOT, form, parts));
  }

  /// {@return the width of a text whose letters all have one width}
  static double width(String text) {
    return FIXED * text.codePointCount(0, text.length());
  }

  public void line(String style, double fromX, double fromY, double toX, double toY) {
    add("<path class=\"%s\" d=\"M%.1f %.1fL%.1f %.1f\"/>\n", style, fromX, fromY, toX, toY);
  }

  public void box(String style, double x, double y, double width, double height) {
    add(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"3\"/>\n",
        style, x, y, width, height);
  }

  void circle(String style, double x, double y, double radius) {
    add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>\n", style, x, y, radius);
  }

  /// Says what the group that is open means when it is pointed at.
  void title(String words) {
    add("<title>%s</title>\n", Html.escaped(words));
  }

  /// Opens a group that leads to a place in the text.
  ///
  /// @param key by which lines name it; empty for what no line ends at
  void open(String style, String key, String name, Span at) {
    add(
        "<g class=\"%s\"%s data-name=\"%s\" data-from=\"%d\" data-to=\"%d\" tabindex=\"0\">\n",
        style,
        key.isEmpty() ? "" : " data-key=\"" + Html.escaped(key) + "\"",
        Html.escaped(name),
        at.start(),
        at.end());
  }

  void close() {
    add("</g>\n");
  }

  /// A line through points.
  public void lines(String style, double[] x, double[] y) {
    add("<path class=\"%s\" d=\"", style);
    for (int i = 0; i < x.length; i++) {
      add("%s%.1f %.1f", i == 0 ? "M" : "L", x[i], y[i]);
    }
    add("\"/>\n");
  }

  /// What lies between two lines over the same points.
  void area(String style, double[] x, double[] low, double[] high) {
    add("<path class=\"%s\" d=\"", style);
    for (int i = 0; i < x.length; i++) {
      add("%s%.1f %.1f", i == 0 ? "M" : "L", x[i], low[i]);
    }
    for (int i = x.length - 1; i >= 0; i--) {
      add("L%.1f %.1f", x[i], high[i]);
    }
    add("Z\"/>\n");
  }

  /// A dot that says what it means when it is pointed at.
  public void dot(String style, double x, double y, double radius, String words) {
    add(
        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%s</title></circle>\n",
        style, x, y, radius, Html.escaped(Inline.plain(words)));
  }

  /// A small triangle that points down to `y`.
  void tick(String style, double x, double y, String words) {
    add(
        "<path class=\"%s\" d=\"M%.1f %.1fl-3.5 -6h7Z\"><title>%s</title></path>\n",
        style, x, y, Html.escaped(words));
  }

  /// Words at a place.
  ///
  /// @param style of the text, or empty; `end` and `middle` in it say where `x` is
  public void text(String style, double x, double y, String words) {
    String named = style.isEmpty() ? "" : " class=\"" + style + "\"";
    add("<text%s x=\"%.1f\" y=\"%.1f\">%s</text>\n", named, x, y, Html.escaped(words));
  }

  /// {@return as many characters of the text as fit into a width}
  public static String fitted(String text, double width) {
    int most = Math.max(2, (int) (width / LETTER));
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  /// {@return the figure}
  ///
  /// @param label what it shows, for who cannot see it
  public String whole(String label, double width, double height) {
    return whole("drawn", label, width, height);
  }

  /// {@return the picture of a model, or its timeline}
  String picture(String label, double width, double height) {
    return whole("picture", label, width, height) + "\n";
  }

  private String whole(String style, String label, double width, double height) {
    return String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"%s\" viewBox=\"0 0 %.0f %.0f\""
            + " width=\"%.0f\" height=\"%.0f\" role=\"img\" aria-label=\"%s\">\n%s</svg>",
        style,
        width,
        height,
        width,
        height,
        Html.escaped(Inline.plain(label)),
        out);
  }
}
