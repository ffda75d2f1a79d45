package offramp.cli;

import java.util.List;
import java.util.Locale;
import offramp.finding.RunFinding;
import offramp.finding.RunFinding.Estimate;
import offramp.finding.RunFinding.OutcomeSeries;
import offramp.report.Figures;

/// The picture of the README: each outcome over time, the mean as a line and the range of the
/// unknowns as a band, each in a frame with a scale of its own.
final class Picture {
  private static final int COLUMNS = 5;
  private static final int WIDTH = 168;
  private static final int HEIGHT = 112;
  private static final int GAP_X = 22;
  private static final int GAP_Y = 58;
  private static final int LEFT = 24;
  private static final int TOP = 112;
  private static final String STYLE =
      """
      text { font: 12px system-ui, sans-serif; fill: #24292f }
      .title { font-size: 17px; font-weight: 600 } .name { font-weight: 600 } .faint { fill: #57606a }
      .paper { fill: #ffffff } .frame { fill: none; stroke: #8c959f }
      .band { fill: #2f6fbf; fill-opacity: .28 } .mean { fill: none; stroke: #1b4f94; stroke-width: 2 }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3 } .faint { fill: #9da7b1 }
        .paper { fill: #0d1117 } .frame { stroke: #6e7681 }
        .band { fill: #79b8ff; fill-opacity: .3 } .mean { stroke: #a5d6ff }
      }
      """;

  private final StringBuilder svg = new StringBuilder();

  private Picture() {}

  /// {@return the picture as SVG; it reads in light and in dark}
  static String of(RunFinding run) {
    Picture picture = new Picture();
    int rows = (run.outcomes().size() + COLUMNS - 1) / COLUMNS;
    int width = 2 * LEFT + COLUMNS * WIDTH + (COLUMNS - 1) * GAP_X;
    int height = TOP + rows * (HEIGHT + GAP_Y) - GAP_Y / 2;
    picture.line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">",
        width, height);
    picture.line("<title>%s: outcomes over time</title>", run.title());
    picture.line("<style>\n%s</style>", STYLE);
    picture.line("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>", width, height);
    picture.text("title", LEFT, 30, run.title());
    picture.text("faint", LEFT, 50, caption(run));
    picture.text(
        "faint",
        LEFT,
        66,
        "Line: mean. Band: 5% to 95% of what is not known. Above a frame: both at the end.");
    for (int i = 0; i < run.outcomes().size(); i++) {
      int x = LEFT + i % COLUMNS * (WIDTH + GAP_X);
      int y = TOP + i / COLUMNS * (HEIGHT + GAP_Y);
      picture.frame(run.outcomes().get(i), x, y);
    }
    picture.line("</svg>");
    return picture.svg.toString();
  }

  private static String caption(RunFinding run) {
    Estimate last = run.outcomes().getFirst().series().getLast();
    return "How likely it is to have happened by each month up to %s; theory `%s`, each frame with its own scale."
        .formatted(last.time().date().orElseThrow(), run.theory());
  }

  private void line(String form, Object... parts) {
    svg.append(String.format(Locale.ROOT, form, parts)).append('\n');
  }

  private void text(String style, int x, int y, String words) {
    line("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>", style, x, y, words);
  }

  private void frame(OutcomeSeries outcome, int x, int y) {
    List<Estimate> series = outcome.series();
    Estimate last = series.getLast();
    double top =
        series.stream().mapToDouble(e -> Math.max(e.high(), e.probability())).max().orElseThrow();
    text("name", x, y - 20, outcome.name());
    text(
        "faint",
        x,
        y - 5,
        "%s (%s to %s)"
            .formatted(
                Figures.percent(last.probability()),
                Figures.percent(last.low()),
                Figures.percent(last.high())));
    StringBuilder mean = new StringBuilder(point(0, 0, x, y));
    StringBuilder band = new StringBuilder(point(0, 0, x, y));
    for (int i = 0; i < series.size(); i++) {
      double time = (i + 1.0) / series.size();
      mean.append(point(time, series.get(i).probability() / top, x, y));
      band.append(point(time, series.get(i).high() / top, x, y));
    }
    for (int i = series.size() - 1; i >= 0; i--) {
      band.append(point((i + 1.0) / series.size(), series.get(i).low() / top, x, y));
    }
    line("<polygon class=\"band\" points=\"%s\"/>", band.toString().strip());
    line("<polyline class=\"mean\" points=\"%s\"/>", mean.toString().strip());
    line(
        "<rect class=\"frame\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
        x, y, WIDTH, HEIGHT);
    text("faint", x + 4, y + 14, Figures.percent(top));
  }

  private static String point(double time, double share, int x, int y) {
    return String.format(Locale.ROOT, "%.1f,%.1f ", x + time * WIDTH, y + (1 - share) * HEIGHT);
  }
}
