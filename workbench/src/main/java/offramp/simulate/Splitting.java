package offramp.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import offramp.program.Code;
import offramp.program.Distance;
import offramp.program.Lookahead;
import offramp.program.Program;
import offramp.random.Key;
import offramp.random.Stream;

/// One worker's way to an outcome that almost never happens: multilevel splitting with fixed
/// effort.
///
/// From the start, and then from each level, the same number of histories goes on. Those that come
/// nearer to the outcome than the next level are where the histories of that level begin, spread
/// evenly over them. What comes about on a level counts with the share of histories that reached
/// it: an estimate without bias for levels that were fixed before (Garvels, The splitting method in
/// rare event simulation, thesis, Twente 2000; Cérou, Del Moral, Furon & Guyader, Stat. Comput.
/// 22:795, 2012). The nearness is [Distance]; it decides how much the estimate scatters, never
/// where it lies.
///
/// What an event with a rate would bring about is not waited for: its rate, integrated over the
/// time in which it could fire, counts instead, which has the same mean (the compensator of the
/// jump) and scatters less. So a last step that levels cannot split needs none.
final class Splitting {
  private static final double AIM = 0.2;
  private static final int MOST_LEVELS = 60;

  private final Code code;
  private final Draws draws;
  private final Walk walk;
  private final Distance distance;
  private final Lookahead lookahead;
  private final int outcome;
  private final double[] days;
  private long jumps;

  Splitting(Program program, Code code, int outcome, Settings settings) {
    this.code = code;
    this.outcome = outcome;
    this.days = settings.days();
    this.draws = new Draws(program.model(), settings);
    this.walk = new Walk(program, code, Observer.NONE);
    this.distance = Distance.of(program, outcome);
    this.lookahead = new Lookahead(program, code, outcome);
  }

  /// {@return firings of all histories so far}
  long jumps() {
    return jumps;
  }

  /// {@return whether there are events whose hazard counts instead of their firing}
  boolean scores() {
    return lookahead.events().length > 0;
  }

  /// {@return the distances that become levels, descending: as far apart as about one history in
  /// five comes}
  ///
  /// @param effort histories per level
  /// @param draws under so many draws of the unknowns
  double[] levels(Key key, int effort, int draws) {
    List<Double> levels = new ArrayList<>();
    double now = Double.POSITIVE_INFINITY;
    List<Moment> from = List.of();
    while (levels.size() < MOST_LEVELS) {
      List<List<Approach>> paths = new ArrayList<>();
      Key stage = key.at(levels.size());
      for (int history = 0; history < effort; history++) {
        begin(from, history, effort, stage, draws);
        paths.add(approach());
      }
      double next = next(paths, now);
      if (!(next > 0)) {
        break;
      }
      levels.add(next);
      now = next;
      from = reached(paths, next);
    }
    return levels.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private void begin(List<Moment> from, int history, int effort, Key stage, int draws) {
    Key dice = stage.at(history);
    if (from.isEmpty()) {
      this.draws.into(walk.state, code, history % draws);
      walk.begin(dice);
    } else {
      walk.resume(from.get((int) ((long) history * from.size() / effort)), dice);
    }
  }

  /// A history that has come nearer than ever before in it.
  private record Approach(double distance, Moment moment) {}

  private List<Approach> approach() {
    List<Approach> nearer = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    do {
      double at = hit() ? 0 : distance.from(walk.state);
      if (at < least - 1e-9) {
        least = at;
        nearer.add(new Approach(at, walk.moment()));
      }
    } while (!hit() && next() != Came.NOTHING);
    return nearer;
  }

  private Came next() {
    Came came = walk.advance(days[days.length - 1]);
    jumps += came == Came.NOTHING ? 0 : 1;
    return came;
  }

  private boolean hit() {
    return walk.hits[outcome] < Double.POSITIVE_INFINITY;
  }

  /// {@return the next level below `now`: the one that the wanted share of histories reaches, else
  /// the nearest below; 0 if there is none above 0}
  private static double next(List<List<Approach>> paths, double now) {
    double[] nearest =
        paths.stream().mapToDouble(path -> path.getLast().distance()).sorted().toArray();
    double wanted = nearest[(int) (AIM * nearest.length)];
    double limit = Math.min(now, start(paths));
    if (wanted < limit - 1e-9) {
      return wanted;
    }
    double below = 0;
    for (double each : nearest) {
      below = each < limit - 1e-9 ? Math.max(below, each) : below;
    }
    return below;
  }

  private static double start(List<List<Approach>> paths) {
    return paths.stream().mapToDouble(path -> path.getFirst().distance()).max().orElse(0);
  }

  private static List<Moment> reached(List<List<Approach>> paths, double level) {
    List<Moment> reached = new ArrayList<>();
    for (List<Approach> path : paths) {
      path.stream()
          .filter(approach -> approach.distance() > 0 && approach.distance() <= level + 1e-9)
          .findFirst()
          .ifPresent(approach -> reached.add(approach.moment()));
    }
    return reached;
  }

  /// {@return an estimate of the probability by each report date, without bias}
  ///
  /// @param draw of the unknowns
  double[] estimate(Key key, int draw, double[] levels, int effort) {
    draws.into(walk.state, code, draw);
    double[] found = new double[days.length];
    double weight = 1.0 / effort;
    List<Moment> from = List.of();
    for (int level = 0; level <= levels.length; level++) {
      double goal = level < levels.length ? levels[level] : Double.NEGATIVE_INFINITY;
      Key stage = key.at(level);
      double shift = new Stream(stage.at("from")).uniform();
      List<Moment> reached = new ArrayList<>();
      for (int history = 0; history < effort; history++) {
        Key dice = stage.at(history);
        if (level == 0) {
          walk.begin(dice);
        } else {
          walk.resume(from.get((int) ((history + shift) * from.size() / effort)), dice);
        }
        if (reaches(goal, weight, found)) {
          reached.add(walk.moment());
        }
      }
      if (reached.isEmpty()) {
        break;
      }
      weight *= (double) reached.size() / effort;
      from = reached;
    }
    for (int date = 1; date < found.length; date++) {
      found[date] += found[date - 1];
    }
    return found;
  }

  /// Follows a history to the goal, and adds what comes about on the way.
  ///
  /// @return whether it has come as near as `goal`
  private boolean reaches(double goal, double weight, double[] found) {
    if (hit()) {
      add(walk.hits[outcome], weight, found);
      return false;
    }
    while (goal < 0 || distance.from(walk.state) > goal + 1e-9) {
      if (walk.ended()) {
        return false;
      }
      walk.rate();
      double hazard = lookahead.hazard(walk.state) * weight;
      double before = walk.now();
      Came came = next();
      if (hazard > 0) {
        double until = came == Came.NOTHING ? days[days.length - 1] : walk.now();
        integrate(hazard, before, until, found);
      }
      if (came == Came.NOTHING) {
        return false;
      }
      if (hit()) {
        if (came == Came.TIMED) {
          add(walk.hits[outcome], weight, found);
        }
        return false;
      }
    }
    return true;
  }

  private void add(double day, double weight, double[] found) {
    int date = Arrays.binarySearch(days, day);
    int by = date < 0 ? -date - 1 : date;
    if (by < days.length) {
      found[by] += weight;
    }
  }

  /// Adds a hazard to the spans between report dates, each as long as it lasts in them.
  private void integrate(double hazard, double from, double to, double[] found) {
    double begin = from;
    int place = Arrays.binarySearch(days, from);
    for (int date = place < 0 ? -place - 1 : place + 1; date < days.length && begin < to; date++) {
      double end = Math.min(to, days[date]);
      found[date] += hazard * (end - begin);
      begin = end;
    }
  }
}
