package offramp.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All that was read of the cases of a backtest.
///
/// @param escalatory the classes of events that count as escalatory
public record PastCases(List<PastCrisis> crises, List<PastEvents> events, Set<String> escalatory) {
  public PastCases {
    crises = List.copyOf(crises);
    events = List.copyOf(events);
    escalatory = Set.copyOf(escalatory);
  }

  /// {@return what the tables hold together}
  public static PastCases of(List<CaseTable> tables) throws UnusableCases {
    Map<String, PastCrisis> crises = new LinkedHashMap<>();
    List<CaseTable> told = new ArrayList<>();
    List<CaseTable> fought = new ArrayList<>();
    for (CaseTable table : tables) {
      switch (table.layout()) {
        case CRISES -> crises.putAll(PastCrisis.of(table));
        case CRISIS_EVENTS -> told.add(table);
        case MILITARIZED_EVENTS -> fought.add(table);
      }
    }
    if (!told.isEmpty() && !fought.isEmpty()) {
      throw new UnusableCases(
          "events of crises and of confrontations have different classes",
          "give one of the two at a time");
    }
    List<PastEvents> events = new ArrayList<>();
    for (CaseTable table : told) {
      events.addAll(PastEvents.ofCrises(table, crises));
    }
    for (CaseTable table : fought) {
      events.addAll(PastEvents.ofConfrontations(table));
    }
    return new PastCases(
        List.copyOf(crises.values()),
        events,
        fought.isEmpty() ? PastEvents.CRISIS_ESCALATORY : PastEvents.MILITARIZED_ESCALATORY);
  }
}
