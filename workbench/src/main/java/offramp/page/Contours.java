package offramp.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import offramp.explore.Tipping;
import offramp.finding.ExploreFinding;
import offramp.finding.ExploreFinding.Contour;
import offramp.finding.ExploreFinding.Point;
import offramp.finding.ExploreFinding.Threshold;
import offramp.report.Figures;

/// Where two unknowns together carry an outcome over a threshold: a panel for each pair, both axes
/// the quantiles of a prior.
final class Contours {
  private static final double WIDTH = 720;
  private static final double LEFT = 46;
  private static final double RIGHT = 22;
  private static final double GAP = 46;
  private static final double HEAD = 24;
  private static final double FOOT = 38;

  /// Pairs that stand side by side, so wide that their axes can be read.
  private static final int COLUMNS = 3;

  private final Canvas canvas = new Canvas();

  private Contours() {}

  /// {@return an exhibit for each theory and threshold that was asked for}
  static List<Exhibit> of(List<ExploreFinding> all) {
    List<Exhibit> exhibits = new ArrayList<>();
    for (ExploreFinding finding : all) {
      finding.tipping().forEach(threshold -> exhibits.add(exhibit(finding, threshold)));
    }
    return exhibits;
  }

  private static Exhibit exhibit(ExploreFinding finding, Threshold threshold) {
    String title =
        "Where two unknowns together make `%s` %s, under `%s`"
            .formatted(
                threshold.outcome(), Figures.written(threshold.threshold()), finding.theory());
    List<List<String>> rows = new ArrayList<>();
    for (Contour contour : threshold.contours()) {
      contour.points().forEach(point -> rows.add(row(contour, point)));
    }
    return new Exhibit(
        title + ".",
        "Both axes are quantiles of the priors. Upright: interval of 95%. A filled dot is sure; where"
            + " there is none, no value of the unknown upwards crosses.",
        Optional.of(figure(title, threshold.contours())),
        new Table(List.of("unknown upwards", "crosses at", "unknown across", "sure"), rows));
  }

  private static List<String> row(Contour contour, Point point) {
    Tipping tipping = point.tip().tipping();
    String across =
        String.format(
            Locale.ROOT,
            "`%s` at %s (quantile %.0f%%)",
            contour.other().name(),
            contour.other().told(contour.other().quantile(point.quantile())),
            100 * point.quantile());
    boolean crosses = tipping.at().isPresent();
    return List.of(
        "`" + contour.unknown().name() + "`",
        crosses
            ? String.format(
                Locale.ROOT,
                "%s, quantile %.0f%%",
                TippingPoints.value(point.tip()),
                100 * tipping.at().getAsDouble())
            : "nowhere",
        across,
        tipping.certain() || tipping.never() ? "yes" : "no");
  }

  private static String figure(String label, List<Contour> contours) {
    Contours drawing = new Contours();
    for (int i = 0; i < contours.size(); i++) {
      drawing.panel(contours.get(i), i);
    }
    int rows = (contours.size() + COLUMNS - 1) / COLUMNS;
    return drawing.canvas.whole(label, WIDTH, rows * (HEAD + side() + FOOT));
  }

  private static double side() {
    return (WIDTH - LEFT - (COLUMNS - 1) * GAP - RIGHT) / COLUMNS;
  }

  private void panel(Contour contour, int number) {
    double left = LEFT + number % COLUMNS * (side() + GAP);
    double up = Math.floorDiv(number, COLUMNS) * (HEAD + side() + FOOT) + HEAD;
    Scale x = new Scale(0, 1, left, left + side());
    Scale y = new Scale(0, 1, up + side(), up);
    for (double tick : new double[] {0, 0.5, 1}) {
      canvas.line(tick == 0 ? "axis" : "rule", x.from(), y.at(tick), x.to(), y.at(tick));
      canvas.line(tick == 0 ? "axis" : "rule", x.at(tick), y.from(), x.at(tick), y.to());
      canvas.text("small end", x.from() - 6, y.at(tick) + 4, Words.tick(tick));
      canvas.text("small middle", x.at(tick), y.from() + 15, Words.tick(tick));
    }
    canvas.text("head", left, up - 10, Canvas.fitted(contour.unknown().name(), side()));
    canvas.text("small end", x.to(), y.from() + 31, Canvas.fitted(contour.other().name(), side()));
    points(contour, x, y);
  }

  private void points(Contour contour, Scale x, Scale y) {
    List<Point> crossing =
        contour.points().stream().filter(p -> p.tip().tipping().at().isPresent()).toList();
    double[] across = crossing.stream().mapToDouble(Point::quantile).toArray();
    double[] upwards =
        crossing.stream().mapToDouble(p -> p.tip().tipping().at().orElseThrow()).toArray();
    if (crossing.size() > 1) {
      canvas.lines("mean", x.at(across), y.at(upwards));
    }
    for (Point point : crossing) {
      Tipping tipping = point.tip().tipping();
      double at = x.at(point.quantile());
      canvas.line("thick", at, y.at(tipping.low()), at, y.at(tipping.high()));
      String words =
          "%s at %s".formatted(contour.unknown().name(), TippingPoints.value(point.tip()));
      canvas.dot(
          tipping.certain() ? "seen" : "unseen", at, y.at(tipping.at().orElseThrow()), 3.5, words);
    }
  }
}
