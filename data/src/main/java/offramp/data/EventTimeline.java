package offramp.data;

import java.time.LocalDate;
import java.util.List;
import offramp.page.Canvas;
import offramp.page.Html;
import offramp.page.Scale;
import offramp.page.Words;

/// The months of dyads as a figure: a row for each dyad, a bar for each month, its colour the
/// highest level of hostility, its height how many events; dashes for the longest silences.
final class EventTimeline {
  /// The levels of the scale of Militarized Interstate Disputes, from 1.
  static final List<String> LEVELS = List.of("1 none", "2 threat", "3 display", "4 force", "5 war");

  private static final double WIDTH = 720;
  private static final double MOST_NAMES = 220;
  private static final double LETTER = 6.8;
  private static final double ROW = 22;
  private static final double TOP = 30;
  private static final double FOOT = 22;

  private final Canvas canvas = new Canvas();
  private final EventCounts counts;
  private final List<EventCounts.Dyad> dyads;
  private final MonthAxis axis;
  private final Scale x;

  private EventTimeline(EventCounts counts, List<EventCounts.Dyad> dyads) {
    this.counts = counts;
    this.dyads = dyads;
    this.axis = MonthAxis.of(counts.months());
    double longest = dyads.stream().mapToInt(dyad -> dyad.name().length()).max().orElse(0);
    this.x = axis.scale(Math.min(MOST_NAMES, longest * LETTER + 12), WIDTH);
  }

  /// {@return the figure}
  ///
  /// @param dyads some of those that are counted, each of which has a month
  static String of(EventCounts counts, List<EventCounts.Dyad> dyads) {
    EventTimeline figure = new EventTimeline(counts, dyads);
    figure.legend();
    figure.ticks();
    for (int i = 0; i < dyads.size(); i++) {
      figure.row(dyads.get(i), TOP + ROW * (i + 1));
    }
    return figure.canvas.whole(
        "Hostility by dyad and month", WIDTH, TOP + ROW * dyads.size() + FOOT);
  }

  private void legend() {
    for (int i = 0; i < LEVELS.size(); i++) {
      double left = 90.0 * i;
      canvas.box("level" + (i + 1), left, 2, 12, 12);
      canvas.text("small", left + 17, 12, LEVELS.get(i));
    }
    canvas.line("step", 465, 8, 490, 8);
    canvas.text("small", 496, 12, "one of its longest silences");
  }

  private void ticks() {
    double foot = TOP + ROW * dyads.size();
    for (LocalDate tick : axis.ticks()) {
      double at = x.at((double) tick.toEpochDay());
      canvas.line("rule", at, TOP, at, foot + 5);
      if (at < WIDTH - 45) {
        canvas.text("small", at + 2, foot + 16, axis.words(tick));
      }
    }
  }

  private void row(EventCounts.Dyad dyad, double base) {
    canvas.text("name", 0, base - 4, Canvas.fitted(dyad.name(), x.from() - 5));
    canvas.line("rule", x.from(), base, x.to(), base);
    for (EventCounts.Gap gap : counts.gaps()) {
      if (dyad.is(gap.actor(), gap.target())) {
        double y = base - 4;
        canvas.line(
            "step",
            x.at((double) gap.after().toEpochDay()),
            y,
            x.at((double) gap.before().toEpochDay()),
            y);
      }
    }
    List<EventCounts.Month> own = counts.of(dyad);
    double most = own.stream().mapToLong(EventCounts.Month::events).max().orElse(1);
    own.forEach(month -> bar(dyad, month, base, 3 + (ROW - 7) * Math.sqrt(month.events() / most)));
  }

  private void bar(EventCounts.Dyad dyad, EventCounts.Month month, double base, double tall) {
    double left = x.at((double) month.month().toEpochDay());
    double wide = x.at((double) month.month().plusMonths(1).toEpochDay()) - left;
    canvas.add(
        "<rect class=\"level%d\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s %s:"
            + " %s, highest level %s</title></rect>\n",
        month.highest(),
        left,
        base - tall,
        Math.max(1, wide - 0.5),
        tall,
        Html.escaped(dyad.name()),
        MonthAxis.word(month.month()),
        Words.plural(month.events(), "event"),
        month.highest() == 0 ? "not told" : month.highest());
  }
}
