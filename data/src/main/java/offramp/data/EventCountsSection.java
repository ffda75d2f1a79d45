package offramp.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import offramp.page.Exhibit;
import offramp.page.Section;
import offramp.page.Table;
import offramp.page.Words;
import offramp.report.Figures;

/// What a ledger of events holds, as a section of a page: the climb on the scale of hostility and
/// the timeline of the most frequent dyads, their silences, and what was read.
final class EventCountsSection {
  private static final int MOST = 16;
  private static final int MOST_PANELS = 8;
  private static final int MOST_MONTHS = 60;

  private final EventCounts counts;
  private final List<EventCounts.Dyad> dyads;

  private EventCountsSection(EventCounts counts) {
    this.counts = counts;
    this.dyads = counts.dyads().stream().limit(MOST).toList();
  }

  /// {@return the section}
  ///
  /// @param command that counts again
  static Section of(EventCounts counts, String command) {
    EventCountsSection section = new EventCountsSection(counts);
    List<Exhibit> exhibits = new ArrayList<>();
    if (!section.dyads.isEmpty()) {
      exhibits.add(section.climb());
      exhibits.add(section.timeline());
      exhibits.add(section.gaps());
    }
    exhibits.add(section.files());
    exhibits.add(section.aside());
    return new Section(
        "events",
        "What does the ledger of events hold?",
        section.answer(),
        exhibits,
        List.of(
            Section.how(
                List.of(
                    "Dyads are directed: who acted, upon whom. Rows that their source marks as copies"
                        + " are not counted again.",
                    "An event whose day is not known stands at the first on which it can have"
                        + " happened.")),
            Section.rests(
                List.of(
                    "Who wrote it down: more reports are not more events, and a silence of the record"
                        + " is not one of the world.",
                    "The level of an event is that of its source where it tells one, else it follows"
                        + " from the kind of act, which does not part threats of force from others.",
                    "A source that codes a whole crisis at once tells how it ended, which nobody knew"
                        + " when it began."))),
        Optional.of(command));
  }

  /// {@return the timeline as a file of its own; without events it has no rows}
  static String svg(EventCounts counts) {
    return new EventCountsSection(counts).timeline().file().orElseThrow();
  }

  private List<String> answer() {
    EventCounts.Events events = counts.events();
    List<String> answer = new ArrayList<>();
    answer.add(
        "%s%s, of %s. Repeating another: %s, without a date: %s, without an actor or a target: %s;"
                .formatted(
                    Words.plural(events.all(), "event"),
                    counts
                        .from()
                        .map(from -> " from %s to %s".formatted(from, counts.to().orElseThrow()))
                        .orElse(""),
                    Words.plural(counts.dyads().size(), "dyad"),
                    Figures.count(events.copies()),
                    Figures.count(events.undated()),
                    Figures.count(events.pairless()))
            + " these are in no figure.");
    if (!dyads.isEmpty()) {
      EventCounts.Dyad most = dyads.getFirst();
      answer.add(
          "Most frequent: %s, %s, %s of them escalating."
              .formatted(
                  most.name(),
                  Words.plural(most.events(), "event"),
                  Figures.count(most.escalatory())));
      answer.add(highest());
    }
    return answer;
  }

  private String highest() {
    return counts.climbs().stream()
        .min(
            Comparator.comparingInt((EventCounts.Climb climb) -> -climb.level())
                .thenComparing(EventCounts.Climb::first))
        .map(
            climb ->
                "Highest level of hostility: %s, first by %s > %s on %s."
                    .formatted(
                        EventTimeline.LEVELS.get(climb.level() - 1),
                        climb.actor(),
                        climb.target(),
                        climb.first()))
        .orElse("No dyad came above the level %s.".formatted(EventTimeline.LEVELS.getFirst()));
  }

  private String some(List<EventCounts.Dyad> shown) {
    return shown.size() < counts.dyads().size()
        ? "The %d most frequent of %s dyads. "
            .formatted(shown.size(), Figures.count(counts.dyads().size()))
        : "";
  }

  private Exhibit climb() {
    List<EventCounts.Dyad> shown = dyads.stream().limit(MOST_PANELS).toList();
    List<List<String>> rows = new ArrayList<>();
    for (EventCounts.Dyad dyad : dyads) {
      List<String> row = new ArrayList<>(List.of(dyad.name()));
      for (int level = 2; level <= EventTimeline.LEVELS.size(); level++) {
        row.add(first(dyad, level));
      }
      rows.add(row);
    }
    List<String> head = new ArrayList<>(List.of("dyad"));
    head.addAll(EventTimeline.LEVELS.subList(1, EventTimeline.LEVELS.size()));
    return new Exhibit(
        "The climb on the scale of hostility.",
        some(shown)
            + "Dots: the highest level of a month. Line: the highest so far. The table has the day on"
            + " which a dyad first stood on a level or above.",
        Optional.of(ClimbPanels.of(counts, shown)),
        new Table(head, rows));
  }

  private String first(EventCounts.Dyad dyad, int level) {
    return counts.climbs().stream()
        .filter(climb -> dyad.is(climb.actor(), climb.target()) && climb.level() >= level)
        .map(climb -> climb.first().toString())
        .findFirst()
        .orElse("");
  }

  private Exhibit timeline() {
    boolean years = MonthAxis.of(counts.months()).months() > MOST_MONTHS;
    List<List<String>> rows = new ArrayList<>();
    for (EventCounts.Dyad dyad : dyads) {
      spans(dyad, years ? 4 : 7)
          .forEach(
              (span, sums) ->
                  rows.add(
                      List.of(
                          dyad.name(),
                          span,
                          Figures.count(sums[0]),
                          Figures.count(sums[1]),
                          sums[2] == 0 ? "" : String.valueOf(sums[2]))));
    }
    return new Exhibit(
        "Who acted upon whom, by month.",
        some(dyads)
            + "Colour: the highest level. Height: how many events, as a root, each dyad by its own"
            + " most."
            + (years ? " The table has years; the months are in `--csv`." : ""),
        Optional.of(EventTimeline.of(counts, dyads)),
        new Table(
            List.of("dyad", years ? "year" : "month", "events", "escalating", "highest level"),
            rows));
  }

  /// {@return events, escalating ones and the highest level, by so many letters of the date}
  private Map<String, long[]> spans(EventCounts.Dyad dyad, int letters) {
    Map<String, long[]> spans = new TreeMap<>();
    for (EventCounts.Month month : counts.of(dyad)) {
      String span = month.month().toString().substring(0, letters);
      long[] sums = spans.computeIfAbsent(span, _ -> new long[3]);
      sums[0] += month.events();
      sums[1] += month.escalatory();
      sums[2] = Math.max(sums[2], month.highest());
    }
    return spans;
  }

  private Exhibit gaps() {
    Predicate<EventCounts.Gap> shown =
        gap -> dyads.stream().anyMatch(dyad -> dyad.is(gap.actor(), gap.target()));
    List<List<String>> rows =
        counts.gaps().stream()
            .filter(shown)
            .map(
                gap ->
                    List.of(
                        gap.actor() + " > " + gap.target(),
                        Figures.count(gap.days()),
                        gap.after().toString(),
                        gap.before().toString()))
            .toList();
    return new Exhibit(
        "The longest silences of these dyads.",
        "A silence of the record is not one of the world.",
        new Table(List.of("dyad", "days without an event", "after", "until"), rows));
  }

  private Exhibit files() {
    return new Exhibit(
        "What was read.",
        "",
        new Table(
            List.of("file", "layout", "rows read", "added", "there before", "aside"),
            counts.files().stream()
                .map(
                    file ->
                        List.of(
                            file.name(),
                            file.layout(),
                            Figures.count(file.read()),
                            Figures.count(file.added()),
                            Figures.count(file.there()),
                            Figures.count(file.aside())))
                .toList()));
  }

  private Exhibit aside() {
    return new Exhibit(
        "What was kept aside, and why.",
        "",
        new Table(
            List.of("reason", "rows"),
            counts.aside().stream()
                .map(aside -> List.of(aside.reason(), Figures.count(aside.rows())))
                .toList()));
  }
}
