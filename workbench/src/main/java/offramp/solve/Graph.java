package offramp.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import offramp.program.Exactness;
import offramp.program.Program;
import offramp.program.State;

/// The chain of a program with its unknowns at their medians, as states and what leads from one to
/// another.
///
/// Where the calendar cuts the chain, each stretch between two instants is a period with states of
/// its own. States are numbered from 0, period by period, in the order in which they are found.
public final class Graph {
  private final Program program;
  private final Chain chain;
  private final List<Integer> intervals;
  private final int[] first;
  private final boolean given;
  private final double[] initial;

  private Graph(Program program, Chain chain, boolean given) {
    this.program = program;
    this.chain = chain;
    this.given = given;
    List<Piece> pieces = chain.pieces();
    this.intervals = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).toDays() > pieces.get(i).fromDays()) {
        intervals.add(i);
      }
    }
    this.first = new int[intervals.size() + 1];
    for (int i = 0; i < intervals.size(); i++) {
      first[i + 1] = first[i] + piece(i).size();
    }
    this.initial = new double[piece(0).size()];
    behind(0, 0, intervals.getFirst()).forEach((state, share) -> initial[state] = share);
  }

  /// {@return the chain up to a horizon}
  ///
  /// @throws TooLarge if the program has clocks that remember, or more states than `limits` allow
  public static Graph of(Program program, double horizonDays, Limits limits) {
    Solver.check(program);
    State state = program.newState();
    for (int i = 0; i < program.model().unknowns().size(); i++) {
      state.parameters[i] = program.model().unknowns().get(i).quantile(0.5);
    }
    program.interpreter().define(state);
    Chain chain = Explorer.explore(program, state.parameters, horizonDays, false, limits);
    return new Graph(program, chain, program.interpreter().given(state));
  }

  /// A stretch between two instants of the calendar, in days from the start, and its states.
  ///
  /// @param first the number of its first state
  /// @param end the number behind its last
  public record Period(double fromDays, double toDays, int first, int end) {}

  private Piece piece(int period) {
    return chain.pieces().get(intervals.get(period));
  }

  public List<Period> periods() {
    List<Period> periods = new ArrayList<>();
    for (int i = 0; i < intervals.size(); i++) {
      periods.add(new Period(piece(i).fromDays(), piece(i).toDays(), first[i], first[i + 1]));
    }
    return periods;
  }

  public int states() {
    return first[first.length - 1];
  }

  /// {@return whether the medians of the unknowns keep to every `given`}
  public boolean given() {
    return given;
  }

  /// {@return the names of the columns that a state has behind its variables: of each clock its
  /// phase and the days that a phase lasts, of each outcome that reads a date whether it has come
  /// about}
  public List<String> memory() {
    List<String> names = new ArrayList<>();
    Exactness exactness = program.exactness();
    for (Exactness.Phased clock : exactness.phased()) {
      String event = program.model().events().get(clock.event()).name();
      names.addAll(List.of(event + " (phase)", event + " (days a phase, if it is kept)"));
    }
    for (int outcome : exactness.dated()) {
      names.add(program.model().outcomes().get(outcome).name() + " (has come about)");
    }
    return names;
  }

  private int period(int state) {
    int found = Arrays.binarySearch(first, state);
    int period = found >= 0 ? found : -found - 2;
    return Math.min(period, intervals.size() - 1);
  }

  /// {@return the values of the variables in a state, then those of [#memory()]}
  public double[] values(int state) {
    int period = period(state);
    double[] values = new double[chain.packing().slots()];
    int words = chain.packing().words();
    chain
        .packing()
        .unpack(piece(period).states().packed(), (state - first[period]) * words, values);
    return values;
  }

  /// {@return the probability that a history begins in the state}
  public double initial(int state) {
    return state < initial.length ? initial[state] : 0;
  }

  /// {@return whether the outcome has come about in the state}
  public boolean hit(int outcome, int state) {
    int period = period(state);
    return piece(period).hit().get(outcome).get(state - first[period]);
  }

  /// Takes what leads from one state to another.
  public interface Visitor {
    /// An event leads from the state to another.
    ///
    /// @param rate per day
    /// @param event its number
    void transition(int target, double rate, int event);

    /// The end of the period leads from the state to one of the next.
    ///
    /// @param probability that the history is in `target` once the period has ended
    void passage(int target, double probability);
  }

  /// Shows all that leads away from a state; several ways of one event to one state are one.
  public void leave(int state, Visitor visitor) {
    int period = period(state);
    Piece piece = piece(period);
    int local = state - first[period];
    Map<List<Integer>, Double> rates = new LinkedHashMap<>();
    for (int at = piece.first()[local]; at < piece.first()[local + 1]; at++) {
      rates.merge(List.of(piece.event()[at], piece.target()[at]), piece.share()[at], Double::sum);
    }
    rates.forEach(
        (way, rate) -> visitor.transition(first[period] + way.getLast(), rate, way.getFirst()));
    if (period < intervals.size() - 1) {
      behind(local, intervals.get(period) + 1, intervals.get(period + 1))
          .forEach((target, share) -> visitor.passage(first[period + 1] + target, share));
    }
  }

  /// {@return the states of a piece, with their probabilities, to which a state leads}
  ///
  /// @param from the first piece that is entered
  /// @param to the last
  private SortedMap<Integer, Double> behind(int state, int from, int to) {
    SortedMap<Integer, Double> now = new TreeMap<>(Map.of(state, 1.0));
    for (int number = from; number <= to; number++) {
      Piece.Passage passage = chain.pieces().get(number).passage();
      SortedMap<Integer, Double> next = new TreeMap<>();
      now.forEach(
          (source, mass) -> {
            for (int way = passage.first()[source]; way < passage.first()[source + 1]; way++) {
              next.merge(passage.target()[way], mass * passage.probability()[way], Double::sum);
            }
          });
      now = next;
    }
    return now;
  }
}
