package offramp.history;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import offramp.program.Agenda;
import offramp.program.Code;
import offramp.program.Duration;
import offramp.program.State;
import offramp.random.Key;
import offramp.random.Stream;
import offramp.simulate.Guided;
import offramp.simulate.Moment;
import offramp.simulate.Observer;

/// One history that follows what was seen, and how well it does: the logarithm of its weight.
///
/// A told event happens at its time and weighs with its rate then (or the density of its clock);
/// its absence in between weighs with exp(-integral of the rate), or the survival of its clock. A
/// time known by its range only is drawn evenly from it and weighs with the length of the range.
/// The rest comes by dice. The mean of the weights is the likelihood (Andersen, Borgan, Gill &
/// Keiding, Statistical Models Based on Counting Processes, 1993, chapter II).
final class Track implements Observer {
  private static final long DATES = 3;

  private final Observed observed;
  private final Code code;
  private final Guided walk;
  private final int[] clocks;
  private final double[] since;
  private final Duration[] laws;
  private final double[] times;
  private final boolean ranges;
  private final int[] mute;
  private final BitSet done = new BitSet();
  private double weight;
  private Optional<Death> death = Optional.empty();

  /// What a history needs to be gone on with.
  record Kept(Moment moment, double[] since, Duration[] laws, double[] times, BitSet done) {}

  Track(Observed observed, Code code) {
    this(observed, code, new BitSet());
  }

  /// @param mute told events of which nobody would have told: they do not happen, and that does not
  ///   weigh
  Track(Observed observed, Code code, BitSet mute) {
    this.observed = observed;
    this.code = code;
    this.walk = new Guided(observed.program(), code, observed.told(), this);
    this.clocks =
        Arrays.stream(observed.program().clockEvents())
            .filter(event -> observed.told().get(event) && !mute.get(event))
            .toArray();
    this.mute = Arrays.stream(observed.program().rateEvents()).filter(mute::get).toArray();
    this.since = new double[clocks.length];
    this.laws = new Duration[clocks.length];
    this.times = new double[observed.sightings().size()];
    this.ranges = observed.sightings().stream().anyMatch(s -> s.drawn() || !s.told());
  }

  /// Begins a history under these values of the unknowns.
  void begin(double[] unknowns, Key dice) {
    System.arraycopy(unknowns, 0, walk.state().parameters, 0, unknowns.length);
    code.define(walk.state());
    weight = 0;
    death = Optional.empty();
    done.clear();
    Arrays.fill(since, Double.NaN);
    for (int i = 0; i < times.length; i++) {
      Sighting each = observed.sightings().get(i);
      times[i] = each.told() && !each.drawn() ? each.from() : Double.NaN;
    }
    walk.begin(dice);
    look();
  }

  /// Goes on from where one stood.
  void resume(Kept from, Key dice) {
    weight = 0;
    death = Optional.empty();
    System.arraycopy(from.since, 0, since, 0, since.length);
    System.arraycopy(from.laws, 0, laws, 0, laws.length);
    System.arraycopy(from.times, 0, times, 0, times.length);
    done.clear();
    done.or(from.done);
    walk.resume(from.moment, dice);
  }

  Kept kept() {
    return new Kept(
        walk.moment(), since.clone(), laws.clone(), times.clone(), (BitSet) done.clone());
  }

  /// {@return why it could not go on, if it could not}
  Optional<Death> death() {
    return death;
  }

  /// Follows what was seen up to a stop.
  ///
  /// @return the logarithm of what it weighs since it began or went on
  double to(int stop, Key dice) {
    double before = stop == 0 ? 0 : observed.stops()[stop - 1];
    double day = observed.stops()[stop];
    draw(before, day, dice);
    for (int next = next(day); next >= 0 && alive(); next = next(day)) {
      advance(times[next]);
      if (alive()) {
        tell(next);
      }
    }
    if (alive()) {
      advance(day);
    }
    missed(day);
    if (stop == observed.stops().length - 1) {
      observed.groups().forEach(group -> weight -= Math.log(Alike.ways(observed, times, group)));
    }
    return alive() ? weight : Double.NEGATIVE_INFINITY;
  }

  private boolean alive() {
    return death.isEmpty();
  }

  private void draw(double from, double to, Key dice) {
    Optional<Stream> stream = Optional.empty();
    for (int i = 0; i < times.length; i++) {
      Sighting each = observed.sightings().get(i);
      if (each.drawn() && each.from() >= from && each.from() < to) {
        stream = Optional.of(stream.orElseGet(() -> dice.at(DATES).stream()));
        double length = each.to() - each.from();
        times[i] = each.from() + length * stream.get().uniform();
        weight += Math.log(length);
      }
    }
  }

  /// {@return the first sighting that is to be told by `day`; -1 if there is none}
  private int next(double day) {
    if (!ranges) {
      int open = done.nextClearBit(0);
      return open < times.length && times[open] <= day ? open : -1;
    }
    int first = -1;
    for (int i = 0; i < times.length; i++) {
      boolean open = !done.get(i) && times[i] <= day;
      if (open && (first < 0 || times[i] < times[first])) {
        first = i;
      }
    }
    return first;
  }

  /// Goes on to a day, with all that comes by itself.
  private void advance(double day) {
    boolean came = true;
    while (came && alive()) {
      double before = walk.now();
      boolean over = walk.ended();
      double hazard = walk.hazard() - unheard();
      came = walk.next(day);
      weight -= hazard * (walk.now() - before);
      if (!over) {
        survive(before, walk.now());
      }
      if (came) {
        look();
      }
    }
  }

  private double unheard() {
    double sum = 0;
    for (int i = 0; i < mute.length && !walk.ended(); i++) {
      sum += walk.hazard(mute[i]);
    }
    return sum;
  }

  /// Follows what was seen up to one sighting, which happens; those before it have.
  ///
  /// @return the logarithm of what it weighs since it began
  double follow(int sighting) {
    advance(times[sighting]);
    if (alive()) {
      tell(sighting);
    }
    return alive() ? weight : Double.NEGATIVE_INFINITY;
  }

  /// {@return the present rate of a told event, per day}
  double hazard(int event) {
    return walk.ended() ? 0 : walk.hazard(event);
  }

  /// Told clocks have run on and have not run out.
  private void survive(double from, double to) {
    for (int i = 0; i < clocks.length && alive(); i++) {
      if (since[i] <= from) {
        double after = laws[i].logSurvival(to - since[i]);
        if (after == Double.NEGATIVE_INFINITY) {
          die(Death.Why.OVERDUE, OptionalInt.empty(), clocks[i]);
        } else {
          weight += after - laws[i].logSurvival(from - since[i]);
        }
      }
    }
  }

  /// Looks at what has come about: told clocks start and stop with their guards.
  private void look() {
    for (int outcome : observed.survived()) {
      if (walk.hit(outcome) < Double.POSITIVE_INFINITY) {
        die(Death.Why.OUTCOME, OptionalInt.empty(), outcome);
      }
    }
    for (int i = 0; i < clocks.length && !walk.ended(); i++) {
      boolean holds = walk.holds(clocks[i]);
      if (holds && Double.isNaN(since[i])) {
        // says where the rule is that the parameters break, if they do
        code.lag(clocks[i], walk.state());
        since[i] = walk.now();
        laws[i] = observed.program().duration(clocks[i], walk.state()).orElseThrow();
      } else if (!holds) {
        since[i] = Double.NaN;
      }
    }
  }

  private void tell(int sighting) {
    int event = observed.sightings().get(sighting).firing();
    if (event == Sighting.NEVER) {
      die(Death.Why.NEVER, OptionalInt.of(sighting), event);
      return;
    }
    if (walk.ended()) {
      die(Death.Why.ENDED, OptionalInt.of(sighting), event);
      return;
    }
    int clock = Arrays.binarySearch(clocks, event);
    double log = clock < 0 ? Math.log(walk.hazard(event)) : density(clock);
    if (log == Double.NEGATIVE_INFINITY) {
      Death.Why why = walk.holds(event) ? Death.Why.ZERO : Death.Why.GUARD;
      die(why, OptionalInt.of(sighting), event);
      return;
    }
    weight += log;
    done.set(sighting);
    if (clock >= 0) {
      since[clock] = Double.NaN;
    }
    walk.tell(event);
    look();
  }

  /// {@return the logarithm of the rate at which a clock runs out that has not yet}
  private double density(int clock) {
    double ran = walk.now() - since[clock];
    return Double.isNaN(ran)
        ? Double.NEGATIVE_INFINITY
        : laws[clock].logDensity(ran) - laws[clock].logSurvival(ran);
  }

  @Override
  public void fired(double day, int firing) {
    if (!observed.met().get(firing)) {
      return;
    }
    int met = -1;
    for (int i = 0; i < times.length; i++) {
      Sighting each = observed.sightings().get(i);
      boolean fits =
          each.firing() == firing
              && !done.get(i)
              && each.from() <= day + Agenda.INSTANT
              && day < each.to() - Agenda.INSTANT;
      if (fits && (met < 0 || each.to() < observed.sightings().get(met).to())) {
        met = i;
      }
    }
    if (met < 0) {
      die(Death.Why.UNLISTED, OptionalInt.empty(), firing);
    } else {
      done.set(met);
    }
  }

  private void missed(double day) {
    List<Sighting> all = observed.sightings();
    for (int i = 0; i < all.size() && alive(); i++) {
      if (!all.get(i).told() && !done.get(i) && all.get(i).to() <= day) {
        die(Death.Why.MISSED, OptionalInt.of(i), all.get(i).firing());
      }
    }
  }

  private void die(Death.Why why, OptionalInt sighting, int firing) {
    if (alive()) {
      State state = walk.state();
      death =
          Optional.of(
              new Death(
                  observed,
                  why,
                  sighting,
                  firing,
                  walk.now(),
                  state.values.clone(),
                  state.parameters.clone()));
    }
  }
}
