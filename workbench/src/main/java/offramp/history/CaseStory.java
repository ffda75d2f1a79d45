package offramp.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import offramp.simulate.Identity;

/// One case as a template reads it, with times in days from the beginning of its first day.
///
/// Acts stand in the order of the file. One whose day is not known, or lies before that of the one
/// before, happens when the one before did; one behind the end happens at the end. All happen at
/// noon.
///
/// @param facts what was known at the beginning, by the word of the fact
/// @param told whether anything is told of acts at all
/// @param lethal which act is the first of lethal force on a known day
/// @param lethalDay the earliest day of such an act from the beginning to the end
/// @param ending what it came to at the end, if that is told: the likeliest name first
/// @param end when it ended
record CaseStory(
    PastCase of,
    Map<CaseFact, String> facts,
    boolean told,
    List<Act> acts,
    OptionalInt lethal,
    OptionalDouble lethalDay,
    List<String> ending,
    double end) {
  CaseStory {
    facts = Map.copyOf(facts);
    acts = List.copyOf(acts);
    ending = List.copyOf(ending);
  }

  /// An act or a word.
  record Act(String kind, double time) {}

  /// {@return a text that differs where stories do}
  static String identity(List<CaseStory> stories) {
    return stories.stream().map(CaseStory::identity).collect(Collectors.joining(" "));
  }

  private String identity() {
    return Identity.digest(
        "%s %s %s %s %s %s %s %s"
            .formatted(of, new TreeMap<>(facts), told, acts, lethal, lethalDay, ending, end));
  }

  /// {@return the cases as stories, in the order of the files}
  static List<CaseStory> of(PastCases cases) {
    Map<PastCase, PastEvents> events = new HashMap<>();
    cases.events().forEach(told -> events.put(told.of(), told));
    List<CaseStory> stories = new ArrayList<>();
    for (PastCrisis crisis : cases.crises()) {
      stories.add(of(crisis, Optional.ofNullable(events.remove(crisis.of()))));
    }
    for (PastEvents told : cases.events()) {
      if (events.containsKey(told.of())) {
        stories.add(of(told));
      }
    }
    return stories;
  }

  private static CaseStory of(PastCrisis crisis, Optional<PastEvents> told) {
    double last = Math.max(0, crisis.ended().toEpochDay() - crisis.of().day());
    List<PastEvents.Event> events = told.map(PastEvents::events).orElse(List.of());
    OptionalInt lethal = OptionalInt.empty();
    OptionalDouble day = OptionalDouble.empty();
    for (int i = 0; i < events.size(); i++) {
      double on = day(crisis.of(), events.get(i).day());
      if (events.get(i).lethal() && on >= 0 && on <= last) {
        lethal = lethal.isEmpty() ? OptionalInt.of(i) : lethal;
        day = OptionalDouble.of(Math.min(day.orElse(on), on));
      }
    }
    List<String> ending =
        crisis.war()
            ? List.of("war", "violence", "ends", "settles")
            : crisis.violent()
                ? List.of("violence", "ends", "settles")
                : List.of("settles", "ends");
    return new CaseStory(
        crisis.of(),
        crisis.facts(),
        told.isPresent(),
        acts(crisis.of(), events, last),
        lethal,
        day,
        ending,
        last + Sighting.NOON);
  }

  /// A confrontation ends with its last act.
  private static CaseStory of(PastEvents told) {
    List<Act> acts = acts(told.of(), told.events(), Double.POSITIVE_INFINITY);
    return new CaseStory(
        told.of(),
        Map.of(),
        true,
        acts,
        OptionalInt.empty(),
        OptionalDouble.empty(),
        List.of("settles", "ends"),
        acts.isEmpty() ? Sighting.NOON : acts.getLast().time());
  }

  private static double day(PastCase of, Optional<LocalDate> day) {
    return day.map(d -> (double) (d.toEpochDay() - of.day())).orElse(Double.NEGATIVE_INFINITY);
  }

  private static List<Act> acts(PastCase of, List<PastEvents.Event> events, double last) {
    List<Act> acts = new ArrayList<>();
    double now = 0;
    for (PastEvents.Event event : events) {
      now = Math.min(last, Math.max(now, day(of, event.day())));
      acts.add(new Act(event.kind(), now + Sighting.NOON));
    }
    return acts;
  }

  /// {@return the same as far as its first acts go, with nothing of what came of it}
  CaseStory first(int many) {
    return new CaseStory(
        of,
        facts,
        told,
        acts.subList(0, Math.min(many, acts.size())),
        lethal.isPresent() && lethal.getAsInt() < many ? lethal : OptionalInt.empty(),
        OptionalDouble.empty(),
        List.of(),
        Double.POSITIVE_INFINITY);
  }
}
