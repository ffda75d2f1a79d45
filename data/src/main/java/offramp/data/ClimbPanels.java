package offramp.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import offramp.page.Canvas;
import offramp.page.Scale;

/// The climb of dyads on the scale of hostility over time, a panel for each: dots are the highest
/// level of a month, the line is the highest so far.
final class ClimbPanels {
  private static final double WIDTH = 720;
  private static final double LEFT = 58;
  private static final double GAP = 22;
  private static final double HEAD = 22;
  private static final double TALL = 84;
  private static final double FOOT = 24;
  private static final int COLUMNS = 2;

  private final Canvas canvas = new Canvas();
  private final EventCounts counts;
  private final MonthAxis axis;

  private ClimbPanels(EventCounts counts) {
    this.counts = counts;
    this.axis = MonthAxis.of(counts.months());
  }

  /// {@return the figure}
  ///
  /// @param dyads some of those that are counted, each of which has a month
  static String of(EventCounts counts, List<EventCounts.Dyad> dyads) {
    ClimbPanels figure = new ClimbPanels(counts);
    double wide = (WIDTH - LEFT - GAP) / COLUMNS;
    double high = HEAD + TALL + FOOT;
    for (int i = 0; i < dyads.size(); i++) {
      double left = LEFT + i % COLUMNS * (wide + GAP);
      int row = i / COLUMNS;
      double up = row * high;
      Scale x = figure.axis.scale(left, left + wide);
      Scale y = new Scale(1, EventTimeline.LEVELS.size(), up + HEAD + TALL - 6, up + HEAD + 6);
      figure.panel(dyads.get(i), x, y, i % COLUMNS == 0);
    }
    int rows = (dyads.size() + COLUMNS - 1) / COLUMNS;
    return figure.canvas.whole("Climb on the scale of hostility, by dyad", WIDTH, rows * high);
  }

  private void panel(EventCounts.Dyad dyad, Scale x, Scale y, boolean first) {
    canvas.text("head", x.from(), y.to() - 12, Canvas.fitted(dyad.name(), x.to() - x.from()));
    for (int level = 1; level <= EventTimeline.LEVELS.size(); level++) {
      canvas.line(level == 1 ? "axis" : "rule", x.from(), y.at(level), x.to(), y.at(level));
      if (first) {
        String words = EventTimeline.LEVELS.get(level - 1);
        canvas.text("small end", x.from() - 6, y.at(level) + 4, words);
      }
    }
    String last = MonthAxis.word(axis.until().minusDays(1));
    canvas.text("small", x.from(), y.from() + 17, MonthAxis.word(axis.from()));
    if (axis.months() > 1) {
      canvas.text("small end", x.to(), y.from() + 17, last);
    }
    climb(dyad, x, y);
    for (EventCounts.Month month : counts.of(dyad)) {
      if (month.highest() > 0) {
        double at = x.at((double) month.month().plusDays(14).toEpochDay());
        String words =
            "%s %s: level %d"
                .formatted(dyad.name(), MonthAxis.word(month.month()), month.highest());
        canvas.dot("seen", at, y.at(month.highest()), 2.2, words);
      }
    }
  }

  /// The highest level so far, from the dyad's first month on.
  private void climb(EventCounts.Dyad dyad, Scale x, Scale y) {
    LocalDate begins = counts.of(dyad).getFirst().month();
    List<double[]> points = new ArrayList<>();
    double level = 1;
    points.add(new double[] {begins.toEpochDay(), level});
    for (EventCounts.Climb climb : counts.climbs()) {
      if (dyad.is(climb.actor(), climb.target())) {
        points.add(new double[] {climb.first().toEpochDay(), level});
        level = climb.level();
        points.add(new double[] {climb.first().toEpochDay(), level});
      }
    }
    points.add(new double[] {axis.until().toEpochDay(), level});
    canvas.lines(
        "mean",
        x.at(points.stream().mapToDouble(point -> point[0]).toArray()),
        y.at(points.stream().mapToDouble(point -> point[1]).toArray()));
  }
}
