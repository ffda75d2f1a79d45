package offramp.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import offramp.model.Crisis;
import offramp.model.Fault;
import offramp.program.Code;
import offramp.program.ModelFault;
import offramp.random.Key;
import offramp.simulate.RunFault;
import offramp.text.Span;

/// One case that a template follows, and how likely it is under given unknowns.
///
/// All that happens by chance is told, so one history gives the likelihood itself.
final class CaseTrack {
  /// Acts behind these do not count in a likelihood: one long war would outweigh all other cases.
  static final int MOST_ACTS = 200;

  private static final Key NO_DICE = Key.of(0);

  private final CaseStory story;
  private final Observed observed;
  private final Track track;
  private final double[] unknowns;
  private final List<Integer> acts;

  private CaseTrack(
      CaseStory story, Observed observed, Track track, double[] unknowns, List<Integer> acts) {
    this.story = story;
    this.observed = observed;
    this.track = track;
    this.unknowns = unknowns;
    this.acts = acts;
  }

  /// What happens when; `act` counts the acts told up to and with it.
  private record Happening(String name, double time, int act) {}

  /// {@return the whole case, lethal force at its day}
  static CaseTrack of(Template template, CaseStory story, Code code) throws UnusableCases {
    List<Happening> all = acts(template, story, MOST_ACTS);
    boolean cut = story.acts().size() > MOST_ACTS;
    double end = cut ? story.acts().get(MOST_ACTS - 1).time() : story.end();
    if (story.lethalDay().isPresent()) {
      double day = story.lethalDay().getAsDouble();
      lethal(template, day).ifPresent(name -> all.add(new Happening(name, day + Sighting.NOON, 0)));
    }
    all.removeIf(each -> each.time() > end);
    all.sort(Comparator.comparingDouble(Happening::time));
    List<String> endings = template.endings(story);
    if (!cut) {
      endings.stream()
          .filter(name -> template.event(name).isPresent())
          .forEach(name -> all.add(new Happening(name, end, 0)));
    }
    return of(template, story, code, all, cut || !endings.isEmpty() ? end : end + Sighting.NOON);
  }

  /// {@return the case as it was told, act by act, with nothing of its end}
  static CaseTrack told(Template template, CaseStory story, Code code) throws UnusableCases {
    List<Happening> all = acts(template, story, Integer.MAX_VALUE);
    if (story.lethal().isPresent()) {
      int act = story.lethal().getAsInt();
      double time = story.acts().get(act).time();
      int at = (int) all.stream().filter(each -> each.act() <= act + 1).count();
      lethal(template, time - Sighting.NOON)
          .ifPresent(name -> all.add(at, new Happening(name, time, act + 1)));
    }
    return of(template, story, code, all, Double.POSITIVE_INFINITY);
  }

  private static List<Happening> acts(Template template, CaseStory story, int most) {
    List<Happening> all = new ArrayList<>();
    for (int i = 0; i < Math.min(most, story.acts().size()); i++) {
      CaseStory.Act act = story.acts().get(i);
      if (template.event(act.kind()).isPresent()) {
        all.add(new Happening(act.kind(), act.time(), i + 1));
      }
    }
    return all;
  }

  private static Optional<String> lethal(Template template, double day) {
    return Template.LETHAL.stream()
        .filter(name -> day < 1 || !name.equals(Template.LETHAL.getFirst()))
        .filter(name -> template.event(name).isPresent())
        .findFirst();
  }

  private static CaseTrack of(
      Template template, CaseStory story, Code code, List<Happening> all, double end)
      throws UnusableCases {
    List<Sighting> sightings = new ArrayList<>();
    List<Integer> acts = new ArrayList<>();
    for (Happening each : all) {
      LocalDate day = LocalDate.ofEpochDay(story.of().day() + (long) each.time());
      Crisis.Entry entry = new Crisis.Entry(day, day, each.name(), Optional.empty(), Span.NOWHERE);
      int event = template.event(each.name()).orElseThrow();
      sightings.add(new Sighting(entry, event, true, each.time(), each.time()));
      acts.add(each.act());
    }
    BitSet told = template.told();
    Observed observed =
        new Observed(
            template.program(),
            sightings,
            told,
            new BitSet(),
            List.of(),
            new double[] {end},
            new int[0]);
    double[] unknowns = new double[template.model().unknowns().size()];
    template.tell(story, unknowns);
    Track track = new Track(observed, code, template.mute(story));
    return new CaseTrack(story, observed, track, unknowns, acts);
  }

  CaseStory story() {
    return story;
  }

  /// {@return how much there is to follow}
  int length() {
    return 1 + acts.size();
  }

  /// {@return where the unknowns are to be written; the facts stand there already}
  double[] unknowns() {
    return unknowns;
  }

  /// {@return the logarithm of the likelihood, in events per day each; minus infinity if it cannot
  /// have happened}
  double likelihood() {
    try {
      track.begin(unknowns, NO_DICE);
      return track.death().isPresent() ? Double.NEGATIVE_INFINITY : track.to(0, NO_DICE);
    } catch (Fault fault) {
      throw new RunFault(ModelFault.of(fault.kind()), RunFault.Place.fitted(0));
    }
  }

  /// {@return why it cannot have happened, in words}
  String why() {
    return track
        .death()
        .map(
            death ->
                "%s: `%s` on %s %s"
                    .formatted(
                        story.of().name(),
                        observed.name(death.firing()),
                        LocalDate.ofEpochDay(story.of().day() + (long) death.day()),
                        switch (death.why()) {
                          case ENDED -> "comes after the end";
                          case GUARD -> "comes when its guard does not hold";
                          case ZERO -> "has a rate of 0";
                          case OVERDUE -> "must have come before";
                          case NEVER, UNLISTED, MISSED, OUTCOME -> "cannot be";
                        }))
        .orElse("");
  }

  /// Sees a case after each of its acts.
  interface Onlooker {
    /// So many acts have been told, with a likelihood of this logarithm.
    void after(int acts, double log);
  }

  /// Follows the case as it was told; the onlooker sees it before the first act and after each.
  void follow(Onlooker onlooker) {
    try {
      track.begin(unknowns, NO_DICE);
      double log = 0;
      int seen = 0;
      for (int i = 0; i < acts.size(); i++) {
        for (; seen < acts.get(i); seen++) {
          onlooker.after(seen, log);
        }
        log = track.follow(i);
      }
      for (; seen <= story.acts().size(); seen++) {
        onlooker.after(seen, log);
      }
    } catch (Fault fault) {
      throw new RunFault(ModelFault.of(fault.kind()), RunFault.Place.fitted(0));
    }
  }

  /// {@return the present rate of an event, per day}
  double hazard(int event) {
    return track.hazard(event);
  }
}
