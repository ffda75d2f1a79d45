package offramp.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was told to have happened in one case, in order.
public record PastEvents(PastCase of, List<Event> events) {
  /// The classes of events of crises that count as escalatory.
  static final Set<String> CRISIS_ESCALATORY = Set.of("escalate", "threaten");

  /// The classes of militarized acts that count as escalatory.
  static final Set<String> MILITARIZED_ESCALATORY = Set.of("force", "war");

  public PastEvents {
    events = List.copyOf(events);
  }

  /// An event.
  ///
  /// @param kind the class of it
  /// @param lethal whether it is an act of force likely to kill
  /// @param day if it is known to the day
  public record Event(String kind, boolean escalatory, boolean lethal, Optional<LocalDate> day) {}

  /// A row with the place of its event in the case.
  private record Placed(long first, long second, Event event) {}

  /// {@return what was done and said in each crisis; near-duplicates and thoughts are left out}
  static List<PastEvents> ofCrises(CaseTable table, Map<String, PastCrisis> crises)
      throws UnusableCases {
    table.need("crisno", "seq", "category", "lethal", "date_lo", "date_precision");
    Map<PastCase, List<Placed>> found = new LinkedHashMap<>();
    for (Map<String, String> row : table.rows()) {
      String category = row.getOrDefault("category", "");
      if (row.getOrDefault("seq", "").isEmpty() || !Set.of("do", "say").contains(category)) {
        continue;
      }
      String number = row.getOrDefault("crisno", "");
      PastCrisis crisis = crises.get(number);
      if (crisis == null) {
        throw new UnusableCases(
            "%s has events of crisis %s, of which no file of crises tells"
                .formatted(table.name(), number),
            "give the file of crises too: folds need its conflict and its date");
      }
      String kind = row.getOrDefault("direction", "");
      boolean lethal = category.equals("do") && "1".equals(row.get("lethal"));
      Event event =
          new Event(kind, CRISIS_ESCALATORY.contains(kind), lethal, day(table, row, "date_lo"));
      found
          .computeIfAbsent(crisis.of(), of -> new ArrayList<>())
          .add(new Placed(table.whole(row, "seq"), 0, event));
    }
    return ordered(found);
  }

  private static Optional<LocalDate> day(CaseTable table, Map<String, String> row, String column)
      throws UnusableCases {
    boolean exact = "day".equals(row.get(column.replaceFirst("_lo$", "") + "_precision"));
    return exact ? Optional.of(Days.first(table, row, column)) : Optional.empty();
  }

  /// {@return the acts of each confrontation; copies for other targets are left out, and
  /// confrontations of the same two states, as the first act names them, are one group}
  static List<PastEvents> ofConfrontations(CaseTable table) throws UnusableCases {
    table.need("eventnum", "hostility", "start", "start_precision", "actor", "target", "dyad_copy");
    Map<String, PastCase> cases = new LinkedHashMap<>();
    Map<PastCase, List<Placed>> found = new LinkedHashMap<>();
    for (Map<String, String> row : table.rows()) {
      if ("1".equals(row.get("dyad_copy"))) {
        continue;
      }
      String number = row.getOrDefault("micnum", "");
      PastCase of = cases.get(number);
      if (of == null) {
        of = confrontation(table, row, number);
        cases.put(number, of);
      }
      String kind = level(table.whole(row, "hostility"));
      boolean force = MILITARIZED_ESCALATORY.contains(kind);
      Event event = new Event(kind, force, force, day(table, row, "start"));
      found
          .computeIfAbsent(of, each -> new ArrayList<>())
          .add(
              new Placed(
                  Days.first(table, row, "start").toEpochDay(),
                  table.whole(row, "eventnum"),
                  event));
    }
    return ordered(found);
  }

  private static PastCase confrontation(CaseTable table, Map<String, String> row, String number)
      throws UnusableCases {
    String actor = row.getOrDefault("actor", "");
    String target = row.getOrDefault("target", "");
    boolean inOrder = actor.compareTo(target) < 0;
    String pair = inOrder ? actor + " " + target : target + " " + actor;
    long day = Days.first(table, row, "start").toEpochDay();
    return new PastCase(number, "confrontation " + number, pair, day);
  }

  private static String level(int hostility) {
    return switch (hostility) {
      case 2 -> "threat";
      case 3 -> "display";
      case 4 -> "force";
      case 5 -> "war";
      default -> "none";
    };
  }

  private static List<PastEvents> ordered(Map<PastCase, List<Placed>> found) {
    List<PastEvents> all = new ArrayList<>();
    found.forEach(
        (of, placed) ->
            all.add(
                new PastEvents(
                    of,
                    placed.stream()
                        .sorted(
                            Comparator.comparingLong(Placed::first)
                                .thenComparingLong(Placed::second))
                        .map(Placed::event)
                        .toList())));
    return all;
  }
}
