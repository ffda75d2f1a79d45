package offramp.history;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is asked of every case, and from where.
public record CaseQuestion(Outcome outcome, Origin origin, List<CaseFact> inputs) {
  static final int FIRST = 5;
  private static final int DAYS = 30;

  /// What is asked for.
  public enum Outcome {
    WAR,
    VIOLENCE,
    NEXT_ESCALATORY,
    FIRST_LETHAL,
    DURATION,
    COUNT;

    /// {@return whether it is foreseen from facts known at the trigger, not from events}
    public boolean readsFacts() {
      return this == WAR || this == VIOLENCE;
    }

    /// {@return in what lengths are told}
    public String unit() {
      return this == COUNT ? "acts" : "days";
    }
  }

  /// When the forecast is made.
  public enum Origin {
    TRIGGER("at the trigger"),
    EVENTS("after 5 events"),
    DAYS("after 30 days");

    private final String words;

    Origin(String words) {
      this.words = words;
    }

    /// {@return the origin as it is written}
    public String words() {
      return words;
    }
  }

  public CaseQuestion {
    inputs = List.copyOf(inputs);
  }

  /// {@return whether it asks how long, rather than whether}
  public boolean lasts() {
    return outcome == Outcome.DURATION
        || outcome == Outcome.COUNT
        || (outcome == Outcome.FIRST_LETHAL && origin != Origin.EVENTS);
  }

  /// {@return the question put to every case that it can be put to}
  public List<Trial> trials(PastCases cases) throws UnusableCases {
    return switch (outcome) {
      case WAR -> atTrigger(cases, false);
      case VIOLENCE -> atTrigger(cases, true);
      case NEXT_ESCALATORY -> cases.events().stream().flatMap(c -> following(c, cases)).toList();
      case FIRST_LETHAL -> cases.events().stream().flatMap(c -> warned(c).stream()).toList();
      case DURATION, COUNT -> throw new IllegalArgumentException("asked by `lastings`");
    };
  }

  private List<Trial> atTrigger(PastCases cases, boolean violence) throws UnusableCases {
    if (origin != Origin.TRIGGER) {
      throw new UnusableCases(
          "war and violence have no date in these files, so nobody knows whether they came before"
              + " or after a later origin",
          "ask for them `--origin \"at the trigger\"`");
    }
    List<Trial> trials = new ArrayList<>();
    for (PastCrisis crisis : cases.crises()) {
      if (violence && crisis.violentTrigger()) {
        continue;
      }
      boolean came = violence ? crisis.violent() : crisis.war();
      trials.add(
          new Trial(crisis.of(), crisis.known(inputs), came ? "yes" : "no", Optional.of(came)));
    }
    return trials;
  }

  /// Every event after the origin, from what was told before it.
  private Stream<Trial> following(PastEvents told, PastCases cases) {
    List<Trial> trials = new ArrayList<>();
    List<PastEvents.Event> events = told.events();
    int escalatory = 0;
    for (int i = 1; i <= events.size(); i++) {
      PastEvents.Event last = events.get(i - 1);
      escalatory += last.escalatory() ? 1 : 0;
      boolean end = i == events.size();
      if (!begun(told, i)) {
        continue;
      }
      String before = i > 1 ? events.get(i - 2).kind() : "START";
      Known known =
          new Known(
              last.kind(),
              List.of("last=" + last.kind(), "before=" + before),
              List.of(escalatory / (double) i, StrictMath.log(i)));
      String next = end ? Trial.END : events.get(i).kind();
      Optional<Boolean> happened =
          end ? Optional.empty() : Optional.of(cases.escalatory().contains(next));
      trials.add(new Trial(told.of(), known, next, happened, i));
    }
    return trials.stream();
  }

  /// {@return whether the origin lies before event `i`, counted from 0}
  private boolean begun(PastEvents told, int i) {
    return switch (origin) {
      case TRIGGER -> true;
      case EVENTS -> i >= FIRST;
      case DAYS ->
          told.events().get(i - 1).day().stream()
              .anyMatch(day -> day.toEpochDay() - told.of().day() >= DAYS);
    };
  }

  /// Whether an act of lethal force comes after the first events, of which none is one.
  private static Optional<Trial> warned(PastEvents told) {
    List<PastEvents.Event> events = told.events();
    if (events.size() < FIRST
        || events.subList(0, FIRST).stream().anyMatch(PastEvents.Event::lethal)) {
      return Optional.empty();
    }
    Map<String, Double> shares = new HashMap<>();
    events.subList(0, FIRST).forEach(e -> shares.merge(e.kind(), 1.0 / FIRST, Double::sum));
    List<Double> numbers =
        Template.SAID.stream().map(kind -> shares.getOrDefault(kind, 0.0)).toList();
    boolean came = events.subList(FIRST, events.size()).stream().anyMatch(PastEvents.Event::lethal);
    Known known = new Known(events.get(FIRST - 1).kind(), List.of(), numbers);
    return Optional.of(new Trial(told.of(), known, came ? "yes" : "no", Optional.of(came)));
  }

  /// {@return the classes whose share a first-order chain gives as the answer}
  public Set<String> wanted(PastCases cases) {
    return outcome == Outcome.NEXT_ESCALATORY ? cases.escalatory() : Set.of("yes");
  }

  /// {@return how long it took in every case of which that is known to the day}
  public List<Lasting> lastings(PastCases cases) throws UnusableCases {
    if (outcome == Outcome.DURATION) {
      if (origin == Origin.EVENTS) {
        throw new UnusableCases(
            "five events have no one date from which a duration counts",
            "ask `--origin \"at the trigger\"` or \"after 30 days\"");
      }
      return cases.crises().stream()
          .flatMap(crisis -> crisis.lasting().stream())
          .flatMap(this::later)
          .toList();
    }
    if (outcome == Outcome.COUNT) {
      return counts(cases);
    }
    Map<PastCase, PastCrisis> crises = new HashMap<>();
    cases.crises().forEach(crisis -> crises.put(crisis.of(), crisis));
    List<Lasting> found = new ArrayList<>();
    for (PastEvents told : cases.events()) {
      Optional.ofNullable(crises.get(told.of()))
          .flatMap(crisis -> firstLethal(told, crisis))
          .ifPresent(found::add);
    }
    return found.stream().flatMap(this::later).toList();
  }

  /// How many events are told of each case.
  private List<Lasting> counts(PastCases cases) throws UnusableCases {
    if (origin != Origin.TRIGGER) {
      throw new UnusableCases(
          "how many events are told of a case is asked of the whole case",
          "ask for it `--origin \"at the trigger\"`");
    }
    return cases.events().stream()
        .filter(told -> !told.events().isEmpty())
        .map(t -> new Lasting(t.of(), t.events().size(), true, Double.POSITIVE_INFINITY))
        .toList();
  }

  /// {@return whether acts that are told of a case bear on the answer}
  boolean readsActs() {
    return outcome == Outcome.NEXT_ESCALATORY
        || outcome == Outcome.COUNT
        || origin != Origin.TRIGGER;
  }

  /// {@return the days that have passed at the origin}
  double passed() {
    return origin == Origin.DAYS ? DAYS : 0;
  }

  /// Those that last beyond the origin, counted from there.
  private Stream<Lasting> later(Lasting all) {
    double passed = passed();
    return all.days() > passed
        ? Stream.of(new Lasting(all.of(), all.days() - passed, all.seen(), all.until() - passed))
        : Stream.empty();
  }

  /// The days to the first lethal act; a crisis that has one on its first day asks nothing.
  private static Optional<Lasting> firstLethal(PastEvents told, PastCrisis crisis) {
    if (crisis.trigger().isEmpty() || crisis.end().isEmpty()) {
      return Optional.empty();
    }
    LocalDate from = crisis.trigger().get();
    LocalDate to = crisis.end().get();
    Optional<LocalDate> first =
        told.events().stream()
            .filter(PastEvents.Event::lethal)
            .flatMap(event -> event.day().stream())
            .filter(day -> !day.isBefore(from) && !day.isAfter(to))
            .min(LocalDate::compareTo);
    long days = ChronoUnit.DAYS.between(from, first.orElse(to));
    return days == 0
        ? Optional.empty()
        : Optional.of(
            new Lasting(told.of(), days, first.isPresent(), ChronoUnit.DAYS.between(from, to)));
  }
}
