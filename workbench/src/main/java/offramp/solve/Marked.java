package offramp.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import offramp.simulate.Mark;

/// A chain with one thing more in its states: whether a mark has been reached, up to the outcome.
///
/// A state of the chain stands here for itself before the mark and for itself behind it. Two states
/// more keep what comes into them: the outcome behind the mark or with it, and the outcome before.
final class Marked {
  private final Chain chain;
  private final int outcome;
  private final Mark mark;
  private final double[] slots;
  private int[] nodes = {0};

  Marked(Chain chain, int outcome, Mark mark) {
    this.chain = chain;
    this.outcome = outcome;
    this.mark = mark;
    this.slots = new double[chain.packing().slots()];
  }

  /// What comes of a mark under one draw.
  ///
  /// @param reached the probability that it is reached before the outcome or with it
  /// @param both of that, and that the outcome comes about by the horizon
  /// @param error a bound of the relative error of both
  record Reached(double reached, double both, double error) {}

  /// {@return what comes of a mark by the horizon of the chain}
  ///
  /// @param rates per piece those of its transitions
  Reached reached(List<double[]> rates, Route route) {
    double[] now = {1};
    double error = 0;
    for (int number = 0; number < chain.pieces().size(); number++) {
      boolean last = number == chain.pieces().size() - 1;
      Piece plain = chain.pieces().get(number);
      Links links = new Links(1 << 10);
      Piece piece = piece(plain, links);
      int[] origin = links.event();
      double[] rate = new double[origin.length];
      for (int at = 0; at < rate.length; at++) {
        rate[at] = rates.get(number)[origin[at]];
      }
      now = piece.passage().apply(now, piece.size());
      double length = piece.toDays() - piece.fromDays();
      Gauge gauge = Gauge.of(piece.hit(), List.of(), List.of(), 0);
      double[] offsets = last ? new double[] {length} : new double[0];
      Passed.Wanted wanted = new Passed.Wanted(offsets, length, !last, false);
      Flow flow = Flow.of(Incoming.of(piece), rate, piece.first());
      Passed passed = route.pass(piece, flow, now, gauge, wanted);
      error = Math.max(error, passed.error());
      if (last) {
        double[] read = passed.readings()[0];
        return new Reached(Math.min(1, read[0]), Math.min(read[0], read[1]), error);
      }
      now = passed.end();
    }
    throw new AssertionError("a chain without a piece");
  }

  /// The states of a piece that can be reached, as they are found: twice the number of the state,
  /// and 1 more behind the mark.
  private final class Found {
    private final Piece plain;
    private final int both;
    private final int[] number;
    private int[] nodes = new int[256];
    private int size;

    Found(Piece plain) {
      this.plain = plain;
      this.both = 2 * plain.size();
      this.number = new int[both + 2];
      Arrays.fill(number, -1);
    }

    int number(int node) {
      if (number[node] < 0) {
        if (size == nodes.length) {
          nodes = Arrays.copyOf(nodes, 2 * size);
        }
        number[node] = size;
        nodes[size++] = node;
      }
      return number[node];
    }

    /// {@return the number of where `state` leads from before (0) or behind (1) the mark}
    int entered(int state, int behind) {
      boolean now = behind == 1 || holds(plain, state);
      if (plain.hit().get(outcome).get(state)) {
        return number(now ? both : both + 1);
      }
      return number(2 * state + (now ? 1 : 0));
    }
  }

  private boolean holds(Piece piece, int state) {
    chain.packing().unpack(piece.states().packed(), state * chain.packing().words(), slots);
    return slots[mark.variable()] >= mark.least();
  }

  /// @param links takes the transitions, each with its number in the plain piece for its event
  private Piece piece(Piece plain, Links links) {
    Found found = new Found(plain);
    Piece.Passage passage = passage(plain, found);
    for (int i = 0; i < found.size; i++) {
      int node = found.nodes[i];
      if (node < found.both) {
        for (int at = plain.first()[node / 2]; at < plain.first()[node / 2 + 1]; at++) {
          links.add(at, 0, found.entered(plain.target()[at], node % 2));
        }
      }
      links.end();
    }
    nodes = Arrays.copyOf(found.nodes, found.size);
    BitSet reached = new BitSet();
    BitSet both = new BitSet();
    for (int i = 0; i < nodes.length; i++) {
      both.set(i, nodes[i] == found.both);
      reached.set(i, nodes[i] == found.both || (nodes[i] < found.both && nodes[i] % 2 == 1));
    }
    return new Piece(
        plain.fromDays(),
        plain.toDays(),
        plain.dates(),
        plain.states(),
        links.first(nodes.length),
        links.target(),
        IntStream.of(links.event()).map(at -> plain.event()[at]).toArray(),
        links.share(),
        true,
        List.of(reached, both),
        new BitSet(),
        passage);
  }

  /// {@return how the states of the piece before, in `nodes`, lead into this one}
  private Piece.Passage passage(Piece plain, Found found) {
    Piece.Passage ways = plain.passage();
    int kept = 2 * (ways.first().length - 1);
    int[] first = new int[nodes.length + 1];
    List<Integer> target = new ArrayList<>();
    List<Double> probability = new ArrayList<>();
    for (int i = 0; i < nodes.length; i++) {
      int node = nodes[i];
      if (node >= kept) {
        target.add(found.number(found.both + node - kept));
        probability.add(1.0);
      } else {
        for (int way = ways.first()[node / 2]; way < ways.first()[node / 2 + 1]; way++) {
          target.add(found.entered(ways.target()[way], node % 2));
          probability.add(ways.probability()[way]);
        }
      }
      first[i + 1] = target.size();
    }
    return new Piece.Passage(
        first,
        target.stream().mapToInt(Integer::intValue).toArray(),
        probability.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
