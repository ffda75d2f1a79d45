package offramp.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import offramp.program.Agenda;
import offramp.random.Key;
import offramp.random.Stream;
import offramp.simulate.Recording;
import offramp.simulate.Trajectory;

/// Histories of a chain drawn from those in which an outcome comes about and all that is known
/// holds, however rare they are.
///
/// Under that condition a chain is a chain again, whose steps are weighted by the probability of
/// the outcome from where they lead (Doob, Bull. Soc. Math. France 85:431, 1957). Between two
/// instants of the calendar the number of steps at one pace is drawn first, given the outcome; then
/// each step, by the probabilities with so many steps left. These are kept for few numbers of steps
/// and computed again between them. Nothing is approximated.
final class Conditioned {
  private final Chain chain;
  private final Backward backward;
  private final int[] labels;
  private final double[] slots;
  private final List<Walker> walkers;

  /// A history on its way: where it stands, and what is to come between two instants.
  private static final class Walker {
    final Stream dice;
    final Recording recording;
    int state;
    double day;
    int left;
    double threshold;
    boolean arrived;

    Walker(Stream dice, Recording recording) {
      this.dice = dice;
      this.recording = recording;
    }
  }

  private Conditioned(Chain chain, Backward backward, List<Walker> walkers) {
    this.chain = chain;
    this.backward = backward;
    this.slots = new double[chain.packing().slots()];
    this.walkers = walkers;
    this.labels = labels(chain);
  }

  /// {@return for each piece that is one instant the event that fires in it, or [Trajectory#DATE]}
  private static int[] labels(Chain chain) {
    List<Piece> pieces = chain.pieces();
    double horizon = pieces.getLast().toDays();
    List<Integer> instants = new ArrayList<>();
    for (Agenda.Entry entry : Ways.agenda(chain.program(), horizon)) {
      if (entry.dates().length > 0) {
        instants.add(Trajectory.DATE);
      }
      Arrays.stream(entry.events()).forEach(instants::add);
    }
    Iterator<Integer> next = instants.iterator();
    return IntStream.range(0, pieces.size())
        .map(
            i ->
                i > 0 && pieces.get(i).fromDays() == pieces.get(i).toDays() && next.hasNext()
                    ? next.next()
                    : Trajectory.DATE)
        .toArray();
  }

  /// {@return histories into the outcome, in the order of their keys}
  ///
  /// @param number of the draw of the unknowns
  /// @param keys what the dice of each history hang on
  static List<Trajectory> histories(Backward backward, int number, List<Key> keys) {
    Chain chain = backward.chain();
    int variables = chain.program().model().variables().size();
    List<Walker> walkers =
        keys.stream()
            .map(key -> new Walker(key.stream(), new Recording(number, variables)))
            .toList();
    Conditioned all = new Conditioned(chain, backward, walkers);
    for (int piece = 0; piece < chain.pieces().size(); piece++) {
      all.enter(piece);
      all.walk(piece);
    }
    return walkers.stream().map(walker -> walker.recording.arrived(walker.day)).toList();
  }

  private List<Walker> walking() {
    return walkers.stream().filter(walker -> !walker.arrived).toList();
  }

  private void enter(int number) {
    Piece piece = chain.pieces().get(number);
    double[] begin = backward.begin(number);
    Piece.Passage passage = piece.passage();
    for (Walker walker : walking()) {
      int from = passage.first()[walker.state];
      int to = passage.first()[walker.state + 1];
      double total = 0;
      for (int way = from; way < to; way++) {
        total += passage.probability()[way] * begin[passage.target()[way]];
      }
      double rest = total * walker.dice.uniform();
      int taken = -1;
      for (int way = from; way < to && rest >= 0; way++) {
        double weight = passage.probability()[way] * begin[passage.target()[way]];
        taken = weight > 0 ? way : taken;
        rest -= weight;
      }
      walker.day = piece.fromDays();
      stand(walker, number, passage.target()[taken]);
      if (number == 0) {
        walker.recording.begin(slots);
      } else {
        walker.recording.happened(walker.day, labels[number], slots);
      }
    }
  }

  private void stand(Walker walker, int number, int state) {
    Piece piece = chain.pieces().get(number);
    chain.packing().unpack(piece.states().packed(), state * chain.packing().words(), slots);
    walker.state = state;
    walker.arrived = backward.hit(number).get(state);
  }

  private void walk(int number) {
    Piece piece = chain.pieces().get(number);
    List<Walker> walking = walking();
    if (piece.fromDays() == piece.toDays() || walking.isEmpty()) {
      return;
    }
    double days = piece.toDays() - piece.fromDays();
    Steps steps = backward.steps(number);
    int apart = apart(steps.pace(), days);
    List<double[]> marks = marks(number, steps, apart, walking);
    for (int mark = marks.size() - 1; mark >= 0; mark--) {
      List<double[]> values =
          backward.marks(steps, marks.get(mark), 1, (step, _) -> step < apart - 1);
      for (int step = values.size() - 1; step >= 0; step--) {
        step(number, steps, values.get(step), mark * apart + step + 1);
      }
    }
    walking().forEach(walker -> walker.day = piece.toDays());
  }

  /// {@return how many steps apart values are kept: about as many as are computed again at a time}
  static int apart(double pace, double days) {
    return (int) Math.ceil(Math.sqrt(Backward.count(pace, days)));
  }

  /// Draws how many steps each history makes, and keeps values on the way.
  private List<double[]> marks(int number, Steps steps, int apart, List<Walker> walking) {
    Piece piece = chain.pieces().get(number);
    Poisson law = Poisson.of(steps.pace() * (piece.toDays() - piece.fromDays()));
    double[] begin = backward.begin(number);
    for (Walker walker : walking) {
      walker.left = -1;
      walker.threshold = walker.dice.uniform() * begin[walker.state];
    }
    return backward.marks(
        steps, backward.end(number), apart, (step, values) -> more(walking, law, step, values));
  }

  private static boolean more(List<Walker> walking, Poisson law, int step, double[] values) {
    boolean more = false;
    double weight = law.weight(step);
    for (Walker walker : walking) {
      if (walker.left < 0) {
        walker.threshold -= weight * values[walker.state];
        if (walker.threshold < 0 || step == law.last()) {
          walker.left = step;
        }
        more |= walker.left < 0;
      }
    }
    return more;
  }

  /// One step of those that have `left` to make.
  ///
  /// @param after the probabilities of the outcome once it is made
  private void step(int number, Steps steps, double[] after, int left) {
    Piece piece = chain.pieces().get(number);
    for (Walker walker : walkers) {
      if (!walker.arrived && walker.left >= left) {
        // the next of so many that are spread evenly over the rest of the piece
        double part = -Math.expm1(Math.log(walker.dice.uniform()) / left);
        walker.day += (piece.toDays() - walker.day) * part;
        int at = taken(walker, steps, after);
        if (at >= 0) {
          stand(walker, number, piece.target()[at]);
          walker.recording.happened(walker.day, piece.event()[at], slots);
        }
      }
    }
  }

  /// {@return the transition taken; -1 if the history stays}
  private static int taken(Walker walker, Steps steps, double[] after) {
    Piece piece = steps.piece();
    int from = piece.first()[walker.state];
    int to = piece.first()[walker.state + 1];
    double staying = steps.stay()[walker.state] * after[walker.state];
    double total = staying;
    for (int at = from; at < to; at++) {
      total += steps.jump()[at] * after[piece.target()[at]];
    }
    double rest = walker.dice.uniform() * total - staying;
    int taken = -1;
    for (int at = from; at < to && rest >= 0; at++) {
      double weight = steps.jump()[at] * after[piece.target()[at]];
      taken = weight > 0 ? at : taken;
      rest -= weight;
    }
    return taken;
  }
}
