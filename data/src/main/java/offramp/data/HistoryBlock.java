package offramp.data;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import offramp.data.Merging.Happening;
import offramp.data.Sightings.Sighting;

/// The `history` block of a model, made from a ledger and a map.
///
/// @param window from and to; empty if nothing was found and the map names none
/// @param notes what a reader should know of what became of the rows
record HistoryBlock(
    EventMap map,
    Optional<Span> window,
    List<Entry> entries,
    Map<String, Set<String>> files,
    List<String> notes) {
  private static final int CITED = 3;

  HistoryBlock {
    entries = List.copyOf(entries);
    notes = List.copyOf(notes);
  }

  /// The first and the last day of the window.
  record Span(LocalDate from, LocalDate to) {}

  /// An event of the model that the ledger tells of.
  record Entry(String event, Happening happening) {}

  /// {@return what a ledger says of the events of a map}
  static HistoryBlock of(Database ledger, EventMap map) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (EventMap.Rule given : map.rules()) {
      EventMap.Rule rule = map.window().map(window -> inside(given, window)).orElse(given);
      List<Happening> happenings = Merging.of(Sightings.of(ledger, rule), rule.within());
      happenings.forEach(happening -> entries.add(new Entry(rule.event(), happening)));
      notes.addAll(notes(ledger, given, happenings));
    }
    Optional<Span> window = window(map, entries);
    entries.sort(
        Comparator.comparing((Entry entry) -> entry.happening().first())
            .thenComparing(entry -> entry.happening().last()));
    return new HistoryBlock(map, window, entries, files(ledger, entries), notes);
  }

  private static List<String> notes(Database ledger, EventMap.Rule rule, List<Happening> found)
      throws SQLException {
    List<String> notes = new ArrayList<>();
    long rows = found.stream().mapToLong(Happening::rows).sum();
    long differ = found.stream().filter(one -> one.disagreement().isPresent()).count();
    notes.add(
        "%s: %,d events from %,d rows%s"
            .formatted(
                rule.event(),
                found.size(),
                rows,
                differ == 0 ? "" : "; of %,d their sources differ".formatted(differ)));
    long undated = Sightings.undated(ledger, rule);
    if (undated > 0) {
      notes.add("%s: %,d rows have no date and are left out".formatted(rule.event(), undated));
    }
    return notes;
  }

  private static EventMap.Rule inside(EventMap.Rule rule, EventMap.Window window) {
    List<EventMap.Condition> conditions = new ArrayList<>(rule.conditions());
    conditions.add(new EventMap.Condition.Between(window.from(), window.to()));
    return new EventMap.Rule(rule.event(), rule.at(), conditions, rule.within());
  }

  private static Optional<Span> window(EventMap map, List<Entry> entries) {
    if (map.window().isPresent()) {
      return map.window().map(given -> new Span(given.from(), given.to()));
    }
    return entries.stream()
        .map(entry -> new Span(entry.happening().first(), entry.happening().last()))
        .reduce(
            (a, b) ->
                new Span(
                    a.from().isBefore(b.from()) ? a.from() : b.from(),
                    a.to().isAfter(b.to()) ? a.to() : b.to()))
        .map(span -> new Span(span.from(), span.to().plusDays(1)));
  }

  private static Map<String, Set<String>> files(Database ledger, List<Entry> entries)
      throws SQLException {
    Set<String> used = new LinkedHashSet<>();
    entries.forEach(
        entry -> entry.happening().sightings().forEach(sighting -> used.add(sighting.layout())));
    Map<String, Set<String>> files = new LinkedHashMap<>();
    ledger.list(
        "select distinct layout, name from import where added > 0 order by all",
        row ->
            used.contains(row.getString(1))
                && files
                    .computeIfAbsent(row.getString(1), _ -> new LinkedHashSet<>())
                    .add(row.getString(2)));
    return files;
  }

  /// {@return the block in the language of models; empty if there is no window}
  ///
  /// @param declared the sources that the model declares already
  Optional<String> text(Collection<String> declared) {
    return window.map(span -> text(span, declared));
  }

  private String text(Span span, Collection<String> declared) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Set<String>> source : files.entrySet()) {
      if (!declared.contains(source.getKey())) {
        text.append(
            "source %s %s"
                .formatted(
                    source.getKey(),
                    quoted(Layout.of(source.getKey()).map(Layout::title).orElse(source.getKey()))));
        text.append(
            source.getValue().stream()
                .limit(CITED)
                .map(name -> " " + quoted(name))
                .collect(Collectors.joining()));
        text.append("\n");
      }
    }
    String name = map.window().map(EventMap.Window::name).orElse("");
    String with = map.window().map(EventMap.Window::with).orElse("");
    text.append(
        "%nhistory %sfrom %s to %s%n"
            .formatted(name.isEmpty() ? "" : name + " ", span.from(), span.to()));
    if (!with.isEmpty()) {
      text.append("  with ").append(with).append("\n");
    }
    Set<String> covers = new LinkedHashSet<>();
    map.rules().forEach(rule -> covers.add(rule.event()));
    text.append("  covers ").append(String.join(", ", covers)).append("\n");
    entries.forEach(entry -> text.append(line(entry, span)));
    return text.toString().stripLeading();
  }

  private static String line(Entry entry, Span span) {
    Happening seen = entry.happening();
    LocalDate first = seen.first().isBefore(span.from()) ? span.from() : seen.first();
    LocalDate last = seen.last().isAfter(span.to()) ? span.to() : seen.last();
    List<String> cited = cited(seen.sightings());
    List<String> said = new ArrayList<>();
    if (seen.rows() > cited.size()) {
      said.add("%,d rows".formatted(seen.rows()));
    }
    seen.disagreement().ifPresent(said::add);
    return "  %s  %s  because %s%s%n"
        .formatted(
            Merging.days(first, last),
            entry.event(),
            String.join(", ", cited),
            said.isEmpty() ? "" : " " + quoted(String.join("; ", said)));
  }

  /// {@return the first few rows of each source, as in `gdelt1:219147702`}
  private static List<String> cited(List<Sighting> sightings) {
    Map<String, Set<String>> bySource = new LinkedHashMap<>();
    for (Sighting sighting : sightings) {
      Set<String> ids = bySource.computeIfAbsent(sighting.layout(), _ -> new LinkedHashSet<>());
      sighting.ids().stream().limit(CITED - ids.size()).forEach(ids::add);
    }
    List<String> cited = new ArrayList<>();
    bySource.forEach((layout, ids) -> ids.forEach(id -> cited.add(layout + ":" + place(id))));
    return cited;
  }

  /// {@return an id with the signs alone that a place in a source may have}
  private static String place(String id) {
    String place = id.replaceAll("[^A-Za-z0-9_]+", "-").replaceAll("^-|-$", "");
    return place.isEmpty() ? "0" : place;
  }

  private static String quoted(String text) {
    return '"' + text.replace('"', '\'').replaceAll("\\p{Cntrl}", " ") + '"';
  }
}
