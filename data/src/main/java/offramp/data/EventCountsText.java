package offramp.data;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import offramp.report.CsvText;

/// What a ledger of events holds, for the terminal and as a table.
final class EventCountsText {
  private static final int MOST = 12;
  private static final int MOST_COLUMNS = 24;

  private final EventCounts counts;
  private final StringBuilder text = new StringBuilder();

  private EventCountsText(EventCounts counts) {
    this.counts = counts;
  }

  static String of(EventCounts counts) {
    EventCountsText writer = new EventCountsText(counts);
    writer.head();
    if (!counts.dyads().isEmpty()) {
      writer.dyads();
      writer.months();
      writer.climbs();
      writer.gaps();
    }
    return writer.text.toString();
  }

  private void add(String form, Object... parts) {
    text.append(form.formatted(parts)).append('\n');
  }

  private void head() {
    EventCounts.Events events = counts.events();
    add("%,d events%s", events.all(), days());
    add(
        "  %,d repeat another, %,d have no date, %,d lack an actor or a target: not in the tables below",
        events.copies(), events.undated(), events.pairless());
    add("");
    add("Files");
    for (EventCounts.File file : counts.files()) {
      add(
          "  %-8s %s: %,d read, %,d added, %,d there before, %,d aside",
          file.layout(), file.name(), file.read(), file.added(), file.there(), file.aside());
    }
    if (!counts.aside().isEmpty()) {
      add("");
      add("Kept aside");
      counts.aside().forEach(aside -> add("  %,9d  %s", aside.rows(), aside.reason()));
    }
  }

  private String days() {
    return counts.from().isEmpty()
        ? ""
        : ", from %s to %s".formatted(counts.from().get(), counts.to().orElseThrow());
  }

  private void dyads() {
    add("");
    add("Dyads: who acted upon whom (%,d; the most frequent)", counts.dyads().size());
    add("  %-34s %9s %11s %8s", "", "events", "escalating", "highest");
    counts.dyads().stream()
        .limit(MOST)
        .forEach(
            dyad ->
                add(
                    "  %-34s %,9d %,11d %8s",
                    dyad.name(), dyad.events(), dyad.escalatory(), level(dyad.highest())));
  }

  /// Events of all dyads by month, or by year where there are many months.
  private void months() {
    Map<String, long[]> rows = byMonth(7);
    boolean years = rows.size() > MOST_COLUMNS;
    add("");
    add(years ? "Years (the months are in --csv)" : "Months");
    add("  %-8s %9s %11s %8s", "", "events", "escalating", "highest");
    for (Map.Entry<String, long[]> row : (years ? byMonth(4) : rows).entrySet()) {
      long[] sums = row.getValue();
      add("  %-8s %,9d %,11d %8s", row.getKey(), sums[0], sums[1], level((int) sums[2]));
    }
  }

  /// {@return events, escalating ones and the highest level, by so many letters of the date}
  private Map<String, long[]> byMonth(int letters) {
    Map<String, long[]> rows = new TreeMap<>();
    for (EventCounts.Month month : counts.months()) {
      long[] sums =
          rows.computeIfAbsent(month.month().toString().substring(0, letters), _ -> new long[3]);
      sums[0] += month.events();
      sums[1] += month.escalatory();
      sums[2] = Math.max(sums[2], month.highest());
    }
    return rows;
  }

  private void climbs() {
    add("");
    add(
        "Climbs: when a dyad first came to a level of hostility (2 threat, 3 display, 4 force, 5 war)");
    for (EventCounts.Dyad dyad : counts.dyads().stream().limit(MOST).toList()) {
      String steps =
          counts.climbs().stream()
              .filter(climb -> dyad.is(climb.actor(), climb.target()))
              .map(climb -> "%d on %s".formatted(climb.level(), climb.first()))
              .collect(Collectors.joining(", "));
      add("  %-34s %s", dyad.name(), steps.isEmpty() ? "stays at 1" : steps);
    }
  }

  private void gaps() {
    List<String> frequent =
        counts.dyads().stream().limit(MOST).map(EventCounts.Dyad::name).toList();
    add("");
    add(
        "Gaps: the longest silences of these dyads; a silence of the record is not one of the world");
    counts.gaps().stream()
        .filter(gap -> frequent.contains(gap.actor() + " > " + gap.target()))
        .limit(MOST)
        .forEach(
            gap ->
                add(
                    "  %-34s %,7d days, after %s until %s",
                    gap.actor() + " > " + gap.target(), gap.days(), gap.after(), gap.before()));
  }

  private static String level(int level) {
    return level == 0 ? "-" : String.valueOf(level);
  }

  /// {@return the counts of each dyad and month as CSV}
  static String csv(EventCounts counts) {
    StringBuilder csv = new StringBuilder("actor,target,month,events,escalating,highest\n");
    for (EventCounts.Month month : counts.months()) {
      LocalDate day = month.month();
      csv.append(
          "%s,%s,%s,%d,%d,%s%n"
              .formatted(
                  CsvText.quoted(month.actor()),
                  CsvText.quoted(month.target()),
                  day.toString().substring(0, 7),
                  month.events(),
                  month.escalatory(),
                  month.highest() == 0 ? "" : month.highest()));
    }
    return csv.toString();
  }
}
