package offramp.data;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import offramp.page.Html;

/// The months of the most frequent dyads as a picture: how high each stood on the scale of
/// hostility, and how often it acted.
final class EventCountsSvg {
  private static final int MOST = 16;
  private static final int LEFT = 250;
  private static final int WIDTH = 720;
  private static final int ROW = 22;
  private static final int TOP = 58;

  private static final String STYLE =
      """
      text { font: 12px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #24292f }
      .paper { fill: #ffffff } .head { font-weight: 700 } .faint { fill: #57606a }
      .rule { stroke: #d0d7de } .l0, .l1 { fill: #8fb8de } .l2 { fill: #e8c468 } .l3 { fill: #e8944a }
      .l4 { fill: #c8443c } .l5 { fill: #6e1423 }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3 } .paper { fill: #0d1117 } .faint { fill: #9da7b1 }
        .rule { stroke: #30363d } .l5 { fill: #ff9db0 }
      }
      """;

  private final StringBuilder out = new StringBuilder();
  private final EventCounts counts;
  private final LocalDate from;
  private final long months;

  private EventCountsSvg(EventCounts counts) {
    this.counts = counts;
    List<LocalDate> all = counts.months().stream().map(EventCounts.Month::month).sorted().toList();
    this.from = all.isEmpty() ? LocalDate.EPOCH : all.getFirst();
    this.months = all.isEmpty() ? 1 : ChronoUnit.MONTHS.between(from, all.getLast()) + 1;
  }

  static String of(EventCounts counts) {
    EventCountsSvg picture = new EventCountsSvg(counts);
    return picture.whole(counts.dyads().stream().limit(MOST).toList());
  }

  private void add(String form, Object... parts) {
    out.append(String.format(Locale.ROOT, form, parts)).append('\n');
  }

  private String whole(List<EventCounts.Dyad> dyads) {
    int width = LEFT + WIDTH + 20;
    int height = TOP + ROW * Math.max(1, dyads.size()) + 40;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" aria-labelledby=\"title desc\">",
        width, height, width, height);
    add("<title id=\"title\">Hostility by dyad and month</title>");
    add(
        "<desc id=\"desc\">%,d events; each bar is a month, its colour the highest level, its height"
            + " how many events</desc>",
        counts.events().all());
    add("<style>%n%s</style>", STYLE);
    add("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>", width, height);
    legend();
    for (int i = 0; i < dyads.size(); i++) {
      row(dyads.get(i), TOP + ROW * (i + 1));
    }
    int foot = TOP + ROW * dyads.size() + 20;
    add("<text class=\"faint\" x=\"%d\" y=\"%d\">%s</text>", LEFT, foot, month(from));
    add(
        "<text class=\"faint\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
        LEFT + WIDTH, foot, month(from.plusMonths(months - 1)));
    return out.append("</svg>\n").toString();
  }

  private static String month(LocalDate day) {
    return day.toString().substring(0, 7);
  }

  private void legend() {
    add("<text class=\"head\" x=\"10\" y=\"22\">Who acted upon whom, by month</text>");
    List<String> words = List.of("1 none", "2 threat", "3 display", "4 force", "5 war");
    for (int i = 0; i < words.size(); i++) {
      int x = LEFT + 110 * i;
      add("<rect class=\"l%d\" x=\"%d\" y=\"34\" width=\"12\" height=\"12\"/>", i + 1, x);
      add("<text x=\"%d\" y=\"45\">%s</text>", x + 18, words.get(i));
    }
  }

  private void row(EventCounts.Dyad dyad, int base) {
    add("<text x=\"10\" y=\"%d\">%s</text>", base - 4, Html.escaped(shortened(dyad.name())));
    add(
        "<line class=\"rule\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>",
        LEFT, LEFT + WIDTH, base, base);
    List<EventCounts.Month> own =
        counts.months().stream()
            .filter(m -> m.actor().equals(dyad.actor()) && m.target().equals(dyad.target()))
            .toList();
    double most = own.stream().mapToLong(EventCounts.Month::events).max().orElse(1);
    double step = (double) WIDTH / months;
    for (EventCounts.Month month : own) {
      double tall = 3 + (ROW - 7) * Math.sqrt(month.events() / most);
      add(
          "<rect class=\"l%d\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s %s:"
              + " %,d events</title></rect>",
          month.highest(),
          LEFT + step * ChronoUnit.MONTHS.between(from, month.month()),
          base - tall,
          Math.max(1, step - 0.5),
          tall,
          Html.escaped(dyad.name()),
          month(month.month()),
          month.events());
    }
  }

  private static String shortened(String name) {
    return name.length() > 32 ? name.substring(0, 31) + "…" : name;
  }
}
