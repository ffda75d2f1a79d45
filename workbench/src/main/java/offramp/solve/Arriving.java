package offramp.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import offramp.random.Key;
import offramp.simulate.Arrivals;
import offramp.simulate.Evidence;
import offramp.simulate.Held;
import offramp.simulate.Settings;
import offramp.simulate.Shares;
import offramp.simulate.Trajectory;

/// Draws histories into an outcome: the probability of the outcome under each draw of the unknowns,
/// then from each draw its part of the histories.
final class Arriving {
  /// Numbers that are held at once, in all threads together: about 0.8 GB.
  private static final double MOST_CELLS = 1e8;

  /// Steps of all histories: about 20 seconds' work.
  private static final double MOST_STEPS = 5e8;

  /// Fewer histories are not worth drawing.
  private static final int LEAST = 1_000;

  private static final int ROUND = 50;

  private final Solver solver;
  private final int outcome;
  private final Settings settings;
  private final List<Evidence> evidence;

  Arriving(Solver solver, int outcome, Settings settings) {
    this.solver = solver;
    this.outcome = outcome;
    this.settings = settings;
    this.evidence = settings.evidence();
  }

  Arrivals arrivals(Settings.Watcher watcher) {
    int count = count();
    List<Weighed> found = new ArrayList<>();
    long attempts = 0;
    Optional<String> stopped = Optional.empty();
    while (found.size() < solver.draws() && stopped.isEmpty()) {
      int round = Math.min(ROUND, solver.draws() - found.size());
      List<Solver.Drawn> drawn =
          IntStream.range(found.size(), found.size() + round).mapToObj(solver::drawn).toList();
      attempts += drawn.stream().mapToLong(Solver.Drawn::attempts).sum();
      found.addAll(solver.round(drawn, this::weighed));
      stopped = watcher.stop(found.size(), solver.draws());
    }
    List<Trajectory> drawn = histories(found.stream().mapToDouble(Weighed::both).toArray(), count);
    return new Arrivals(
        shares(found),
        held(found),
        0,
        drawn.size(),
        found.size(),
        (double) found.size() / attempts,
        found.size() < solver.draws() ? stopped : Optional.empty(),
        drawn);
  }

  /// A draw.
  ///
  /// @param both the probability that the outcome comes about and what is known holds
  /// @param known the probability that what is known holds, 1 if nothing is known
  private record Weighed(double both, double known) {
    double share() {
      return Math.min(1, both / known);
    }
  }

  private Weighed weighed(Solver.Drawn drawn, Solver.With with) {
    double known =
        evidence.isEmpty()
            ? 1
            : backward(solver.chain(drawn, with), drawn, Backward.NONE, with).probability();
    double both =
        known == 0 ? 0 : backward(solver.chain(drawn, with), drawn, outcome, with).probability();
    return new Weighed(both, known);
  }

  private Shares shares(List<Weighed> found) {
    List<Weighed> possible = found.stream().filter(draw -> draw.known() > 0).toList();
    if (possible.isEmpty()) {
      return Shares.exact(new double[1]);
    }
    double[] shares = possible.stream().mapToDouble(Weighed::share).toArray();
    return evidence.isEmpty()
        ? Shares.exact(shares)
        : Shares.weighted(
            shares,
            possible.stream().mapToDouble(Weighed::known).toArray(),
            new double[shares.length]);
  }

  private Optional<Held> held(List<Weighed> found) {
    return evidence.isEmpty()
        ? Optional.empty()
        : Optional.of(Held.exact(found.stream().mapToDouble(Weighed::known).toArray()));
  }

  /// {@return how many histories to draw}
  private int count() {
    double most = 0;
    double all = 0;
    double steps = 0;
    for (Piece piece : CutChain.of(solver.chain(), evidence).chain().pieces()) {
      double days = piece.toDays() - piece.fromDays();
      int apart = Conditioned.apart(solver.fastest(), days);
      most = Math.max(most, (2.0 * apart + 3) * piece.size());
      all += piece.size();
      steps += days > 0 ? Backward.count(solver.fastest(), days) : 0;
    }
    int together = Math.min(settings.threads(), solver.draws());
    if ((all + most) * together > MOST_CELLS) {
      throw new TooLarge(
          "drawing histories through %,d states needs more than %,.0f numbers in memory"
              .formatted(solver.chain().states(), MOST_CELLS));
    }
    int wanted = (int) Math.min(Arrivals.MOST, settings.trajectories());
    int count = (int) Math.min(wanted, MOST_STEPS / Math.max(1, steps));
    if (count < Math.min(wanted, LEAST)) {
      throw new TooLarge("%.3g steps of each history were needed".formatted(steps));
    }
    return count;
  }

  private Backward backward(Chain chain, Solver.Drawn drawn, int goal, Solver.With with) {
    return new Backward(
        CutChain.of(chain, evidence), new Draw(chain, drawn.parameters()), goal, with.team());
  }

  /// Some histories under one draw.
  ///
  /// @param from the number of the first
  private record Part(int draw, int from, int to) {}

  /// {@return each draw's part, as its probability is in the whole}
  private List<Part> parts(double[] probabilities, int count) {
    double whole = Arrays.stream(probabilities).sum();
    List<Part> parts = new ArrayList<>();
    double sum = 0;
    int from = 0;
    for (int draw = 0; draw < probabilities.length && whole > 0; draw++) {
      sum += probabilities[draw];
      int to = (int) Math.min(count, Math.floor(count * (sum / whole) + 0.5));
      if (to > from) {
        parts.add(new Part(draw, from, to));
      }
      from = Math.max(from, to);
    }
    return parts;
  }

  private List<Trajectory> histories(double[] probabilities, int count) {
    List<Part> parts = parts(probabilities, count);
    List<List<Trajectory>> drawn = new ArrayList<>();
    for (int from = 0; from < parts.size(); from += ROUND) {
      drawn.addAll(
          solver.round(parts.subList(from, Math.min(from + ROUND, parts.size())), this::histories));
    }
    return drawn.stream().flatMap(List::stream).toList();
  }

  private List<Trajectory> histories(Part part, Solver.With with) {
    Solver.Drawn drawn = solver.drawn(part.draw());
    Chain chain = solver.chain(drawn, with);
    Backward backward = backward(chain, drawn, outcome, with);
    Key key = Key.of(settings.seed()).at(part.draw()).at("paths");
    List<Key> keys = LongStream.range(part.from(), part.to()).mapToObj(key::at).toList();
    return Conditioned.histories(backward, part.draw(), keys);
  }
}
