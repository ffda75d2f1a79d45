package offramp.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import offramp.model.Fault;
import offramp.model.Model;
import offramp.program.Agenda;
import offramp.program.Code;
import offramp.program.Exactness;
import offramp.program.Program;
import offramp.simulate.Team;

/// Finds every state that can be reached, breadth first, piece by piece of the calendar.
///
/// States are expanded by several workers at once, and numbered by one in the order in which they
/// were found, so that the numbers do not depend on the workers.
final class Explorer {
  private static final int BATCH = 2_048;
  private static final int MOST_TRANSITIONS = 400_000_000;

  private final Program program;
  private final Exactness exactness;
  private final double[] parameters;
  private final boolean several;
  private final Decider decider;
  private final Limits limits;
  private final Packing packing;
  private final List<Hand> hands;
  private final long[] word;
  private final List<Piece> pieces = new ArrayList<>();
  private long known;

  private Explorer(
      Program program, double[] parameters, boolean several, Decider decider, Limits limits) {
    this.program = program;
    this.exactness = program.exactness();
    this.parameters = parameters;
    this.several = several;
    this.decider = decider;
    this.limits = limits;
    this.packing = new Packing(Ways.slots(program));
    this.word = new long[packing.words()];
    this.hands =
        IntStream.range(0, limits.threads()).mapToObj(_ -> new Hand(program.compiled())).toList();
  }

  /// {@return the chain up to a horizon}
  ///
  /// @param parameters the drawn unknowns and what they fix
  /// @param several whether rates will be computed again for other draws
  static Chain explore(
      Program program, double[] parameters, double horizonDays, boolean several, Limits limits) {
    return new Explorer(program, parameters, several, Decider.NOBODY, limits).chain(horizonDays);
  }

  /// {@return the chain up to a horizon, whatever is pulled}
  static Chain explore(
      Program program, double[] parameters, double horizonDays, Decider decider, Limits limits) {
    return new Explorer(program, parameters, false, decider, limits).chain(horizonDays);
  }

  private Chain chain(double horizonDays) {
    try (Team team = new Team(limits.threads())) {
      walk(horizonDays, team);
    } catch (Packing.Full full) {
      throw new TooLarge(full(full.slot()));
    }
    return new Chain(program, packing, pieces, dropped());
  }

  private String full(String slot) {
    boolean belief =
        program.model().crisis().beliefs().stream().anyMatch(b -> b.name().equals(slot));
    String values = "`%s` takes more than %,d values".formatted(slot, 1 << Packing.REAL_BITS);
    return belief
        ? values + ": put it on a grid with `in 20 steps`"
        : values + ": make it a level, or let it move in fewer steps";
  }

  private double dropped() {
    return hands.stream().mapToDouble(hand -> hand.ways.dropped()).sum();
  }

  private void walk(double horizonDays, Team team) {
    start();
    int[] come = {};
    double now = 0;
    for (Agenda.Entry entry : decider.agenda(Ways.agenda(program, horizonDays))) {
      if (entry.day() > now + Agenda.INSTANT) {
        interval(now, entry.day(), come, team);
      }
      now = Math.max(0, entry.day());
      if (entry.dates().length > 0) {
        int[] dates = entry.dates();
        instant(now, come, (ways, to) -> ways.turn(dates, to));
        come = IntStream.concat(Arrays.stream(come), Arrays.stream(dates)).toArray();
        settle(come);
      }
      decide(now, come, team);
      for (int event : entry.events()) {
        instant(now, come, (ways, to) -> fired(event, ways, to));
      }
    }
    if (horizonDays > now + Agenda.INSTANT) {
      interval(now, horizonDays, come, team);
    }
  }

  private void decide(double day, int[] come, Team team) {
    int[] open = decider.open(day);
    if (open.length > 0) {
      hands.forEach(hand -> hand.open = open);
      interval(day, day, come, team);
      hands.forEach(hand -> hand.open = new int[0]);
    }
  }

  private static void fired(int event, Ways ways, Ways.Way to) {
    if (ways.guard(event)) {
      ways.fire(event, to);
    } else {
      ways.stay(to);
    }
  }

  private void settle(int[] come) {
    hands.forEach(hand -> hand.ways.set(come, 1));
  }

  private void start() {
    Space space = new Space(packing.words());
    Hand hand = hands.getFirst();
    hand.once(ways -> ways.start((chance, to) -> hand.rows.add(-1, chance, to)));
    hand.rows.end();
    Piece.Passage passage = passage(hand.rows, space);
    add(new When(0, 0, new int[0]), space, new Links(1), passage);
  }

  /// What happens to every state in one instant.
  private interface Instant {
    void happen(Ways ways, Ways.Way to);
  }

  private void instant(double day, int[] come, Instant instant) {
    Piece before = pieces.getLast();
    Space space = new Space(packing.words());
    Hand hand = hands.getFirst();
    hand.rows.clear();
    for (int state = 0; state < before.states().size(); state++) {
      boolean ended = before.ended().get(state);
      hand.stand(before.states(), state);
      hand.once(
          ways -> {
            Ways.Way to = (chance, slots) -> hand.rows.add(-1, chance, slots);
            if (ended) {
              ways.stay(to);
            } else {
              instant.happen(ways, to);
            }
          });
      hand.rows.end();
    }
    Piece.Passage passage = passage(hand.rows, space);
    check(space);
    add(new When(day, day, come), space, new Links(1), passage);
  }

  private Piece.Passage passage(Rows rows, Space space) {
    int size = rows.rows() == 0 ? 0 : rows.end(rows.rows() - 1);
    int[] first = new int[rows.rows() + 1];
    int[] target = new int[size];
    double[] probability = new double[size];
    for (int row = 0; row < rows.rows(); row++) {
      first[row + 1] = rows.end(row);
    }
    for (int at = 0; at < size; at++) {
      packing.pack(rows.leads(), at * packing.slots(), word);
      target[at] = space.number(word);
      probability[at] = rows.share(at);
    }
    return new Piece.Passage(first, target, probability);
  }

  private void interval(double from, double to, int[] come, Team team) {
    Space before = pieces.getLast().states();
    Space space = new Space(packing.words());
    int[] first = new int[before.size() + 1];
    int[] target = new int[before.size()];
    double[] sure = new double[before.size()];
    for (int state = 0; state < target.length; state++) {
      System.arraycopy(before.packed(), state * packing.words(), word, 0, word.length);
      target[state] = space.number(word);
      first[state + 1] = state + 1;
      sure[state] = 1;
    }
    Links links = new Links(1 << 12);
    for (int done = 0; done < space.size(); ) {
      done = expand(space, done, links, team);
      check(space);
    }
    add(new When(from, to, come), space, links, new Piece.Passage(first, target, sure));
  }

  private void check(Space space) {
    if (known + space.size() > limits.states()) {
      throw new TooLarge("more than %,d states can be reached".formatted(limits.states()));
    }
    if (limits.stop().getAsBoolean()) {
      throw new TooLarge(
          "it was stopped after %,d states were found".formatted(known + space.size()));
    }
  }

  /// Expands the next states, from `done` on.
  ///
  /// @return up to where states have been expanded
  private int expand(Space space, int done, Links links, Team team) {
    int all = Math.min(space.size() - done, BATCH * hands.size());
    int each = (all + hands.size() - 1) / hands.size();
    team.each(
        hands.size(),
        number -> {
          int from = Math.min(all, number * each);
          int to = Math.min(all, from + each);
          hands.get(number).expand(space, done + from, done + to);
        });
    int state = done;
    for (Hand hand : hands) {
      int at = 0;
      for (int row = 0; row < hand.rows.rows(); row++) {
        for (; at < hand.rows.end(row); at++) {
          packing.pack(hand.rows.leads(), at * packing.slots(), word);
          int target = space.number(word);
          if (target != state) {
            links.add(hand.rows.event(at), hand.rows.share(at), target);
          }
        }
        links.end();
        state++;
      }
    }
    if (links.size() > MOST_TRANSITIONS) {
      throw new OutOfMemoryError("more than %,d transitions".formatted(MOST_TRANSITIONS));
    }
    return done + all;
  }

  /// When a piece begins and ends, in days, and which dates have come by then.
  private record When(double from, double to, int[] come) {}

  private void add(When when, Space space, Links links, Piece.Passage passage) {
    Model model = program.model();
    Hand hand = hands.getFirst();
    List<BitSet> hit = new ArrayList<>();
    model.outcomes().forEach(_ -> hit.add(new BitSet()));
    BitSet ended = new BitSet();
    for (int state = 0; state < space.size(); state++) {
      hand.stand(space, state);
      for (int outcome = 0; outcome < hit.size(); outcome++) {
        if (hand.hit(outcome)) {
          hit.get(outcome).set(state);
          if (model.outcomes().get(outcome).ends()) {
            ended.set(state);
          }
        }
      }
    }
    known += space.size();
    pieces.add(
        new Piece(
            when.from(),
            when.to(),
            when.come(),
            space,
            links.first(space.size()),
            links.target(),
            links.event(),
            links.share(),
            !several,
            hit,
            ended,
            passage));
  }

  /// A worker: it stands at a state and finds where that leads.
  private final class Hand {
    final Ways ways;
    final Rows rows;

    /// The levers that may be pulled now; if there are any, nothing else happens meanwhile.
    int[] open = {};

    private final double[] slots;

    Hand(Code code) {
      ways = new Ways(program, code);
      System.arraycopy(parameters, 0, ways.state.parameters, 0, parameters.length);
      rows = new Rows(packing.slots());
      slots = new double[packing.slots()];
    }

    void stand(Space space, int state) {
      packing.unpack(space.packed(), state * packing.words(), slots);
      ways.stand(slots);
    }

    boolean hit(int outcome) {
      try {
        return ways.hit(outcome);
      } catch (Fault fault) {
        throw replayed(fault, again -> again.hit(outcome));
      }
    }

    void expand(Space space, int from, int to) {
      rows.clear();
      for (int state = from; state < to; state++) {
        stand(space, state);
        if (!ended()) {
          leave();
        }
        rows.end();
      }
    }

    private boolean ended() {
      for (int outcome = 0; outcome < program.model().outcomes().size(); outcome++) {
        if (program.model().outcomes().get(outcome).ends() && hit(outcome)) {
          return true;
        }
      }
      return false;
    }

    private void leave() {
      if (open.length > 0) {
        pull();
        return;
      }
      for (int event = 0; event < program.model().events().size(); event++) {
        leave(event);
      }
    }

    private void pull() {
      for (int lever : open) {
        if (decider.free(lever, slots)) {
          int trigger = decider.levers().get(lever).trigger();
          once(from -> from.pull(trigger, (chance, to) -> rows.add(lever, chance, to)));
        }
      }
    }

    private void leave(int event) {
      try {
        leave(event, ways);
      } catch (Fault fault) {
        throw replayed(fault, again -> leave(event, again));
      }
    }

    private void leave(int event, Ways from) {
      double rate = from.rate(event);
      if (rate > 0 || (several && exactness.doubtful().get(event) && from.guard(event))) {
        double scale = several ? 1 : rate;
        from.fire(event, (chance, to) -> rows.add(event, chance * scale, to));
      }
    }

    /// Does something once, into the rows.
    void once(Consumer<Ways> work) {
      try {
        work.accept(ways);
      } catch (Fault fault) {
        throw replayed(fault, work);
      }
    }

    /// Does again with the interpreter, which knows where it is when a rule is broken.
    private AssertionError replayed(Fault fault, Consumer<Ways> work) {
      Ways again = ways.again(program.interpreter());
      again.stand(slots);
      try {
        work.accept(again);
      } catch (Fault whole) {
        throw again.busy(whole);
      }
      throw new AssertionError("the interpreter does not repeat: " + fault.getMessage(), fault);
    }
  }
}
