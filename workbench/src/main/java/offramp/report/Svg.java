package offramp.report;

import java.util.Locale;

/// A picture as SVG text, without scripts, that reads in light and in dark.
///
/// Its letters all have one width, so that what stands beside a text can be placed.
final class Svg {
  /// The width of a letter in pixels at 12 px: that of the widest of the common fonts, rounded up.
  private static final double LETTER = 7.25;

  private static final int BOX = 18;

  private static final String STYLE =
      """
      text { font: 12px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #24292f }
      .head { font-weight: 700 } .name { font-weight: 700 } .faint { fill: #57606a }
      .paper { fill: #ffffff } .rung, .chip { fill: none; stroke: #8c959f }
      .today { fill: #1b4f94; stroke: #1b4f94 } .on { fill: #ffffff; font-weight: 700 }
      .rule { stroke: #d0d7de } path { fill: none; stroke-width: 1.3; stroke-opacity: .75 }
      .up { stroke: #b35900 } .down { stroke: #1b6fb5 } .set { stroke: #7d4fb3 }
      .bears { stroke: #6e7781; stroke-dasharray: 3 4; stroke-width: .8; stroke-opacity: .5 }
      path:hover { stroke-width: 4; stroke-opacity: 1 }
      marker path { fill: none; stroke-width: 1.3; stroke-dasharray: none; stroke-opacity: 1 }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3 } .faint { fill: #9da7b1 } .paper { fill: #0d1117 }
        .rung, .chip { stroke: #6e7681 } .today { fill: #a5d6ff; stroke: #a5d6ff } .on { fill: #0d1117 }
        .rule { stroke: #30363d } .up { stroke: #f0a35e } .down { stroke: #79b8ff }
        .set { stroke: #c8a6f5 } .bears { stroke: #8b949e }
      }
      """;

  private final StringBuilder lines = new StringBuilder();
  private final StringBuilder front = new StringBuilder();

  /// From one place to another; the arrow stands at the second.
  record Line(double fromX, double fromY, double toX, double toY) {}

  /// {@return the width of a text in pixels}
  static double width(String text) {
    return LETTER * text.codePointCount(0, text.length());
  }

  private static void add(StringBuilder out, String form, Object... parts) {
    out.append(String.format(Locale.ROOT, form, parts)).append('\n');
  }

  void text(String style, double x, double y, String words) {
    add(
        front,
        "<text%s x=\"%.1f\" y=\"%.1f\">%s</text>",
        style.isEmpty() ? "" : " class=\"" + style + "\"",
        x,
        y,
        escaped(words));
  }

  /// A frame for a text whose base line is 14 pixels below `y`.
  void box(String style, double x, double y, double width) {
    add(
        lines,
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" rx=\"3\"/>",
        style,
        x,
        y,
        width,
        BOX);
  }

  void rule(double from, double to, double y) {
    add(
        lines,
        "<line class=\"rule\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
        from,
        to,
        y,
        y);
  }

  /// An arrow from left to right or back, which says what it means when it is pointed at.
  void curve(String style, String words, Line line) {
    double middle = (line.fromX() + line.toX()) / 2;
    add(
        lines,
        "<path class=\"%s\" marker-end=\"url(#%s)\" d=\"M%.1f %.1f C%.1f %.1f %.1f %.1f %.1f %.1f\">"
            + "<title>%s</title></path>",
        style,
        style,
        line.fromX(),
        line.fromY(),
        middle,
        line.fromY(),
        middle,
        line.toY(),
        line.toX(),
        line.toY(),
        escaped(words));
  }

  /// {@return the whole picture, of a width and height in pixels}
  String whole(String title, String description, int width, int height) {
    StringBuilder out = new StringBuilder();
    add(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" aria-labelledby=\"title desc\">",
        width,
        height,
        width,
        height);
    add(out, "<title id=\"title\">%s</title>", escaped(title));
    add(out, "<desc id=\"desc\">%s</desc>", escaped(description));
    out.append("<style>\n").append(STYLE).append("</style>\n<defs>\n");
    for (String style : new String[] {"up", "down", "set", "bears"}) {
      add(
          out,
          "<marker id=\"%s\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
              + " markerHeight=\"7\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">"
              + "<path class=\"%s\" d=\"M1 1 L7 4 L1 7\"/></marker>",
          style,
          style);
    }
    out.append("</defs>\n");
    add(out, "<rect class=\"paper\" width=\"%d\" height=\"%d\"/>", width, height);
    return out.append(lines).append(front).append("</svg>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
