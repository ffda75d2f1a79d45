package offramp.history;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import offramp.model.Fault;
import offramp.model.Unknown;
import offramp.program.Code;
import offramp.program.ModelFault;
import offramp.random.Key;
import offramp.random.Stream;
import offramp.simulate.Guided;
import offramp.simulate.RunFault;

/// What a template foresees of a case, from draws of what all cases share.
///
/// What is told of the case up to the origin weighs the draws, its own unknowns drawn from their
/// priors among them (importance sampling). Nothing behind the origin is looked at.
final class Foresight {
  private static final int MOST = 1_000;
  private static final int LEAST = 100;
  private static final int TOLD = 100_000;
  private static final int HISTORIES = 2_000;

  private final Template template;
  private final double[][] draws;
  private final Key root;
  private final Code code;
  private final int[] shared;
  private final int[] own;

  /// @param draws values of what is shared, each as likely as every other
  Foresight(Template template, double[][] draws, long seed) {
    this.template = template;
    this.draws = draws.clone();
    this.root = Key.of(seed).at("foresight");
    this.code = template.program().compiled();
    this.shared = template.numbers(Unknown.Reach.ALL);
    this.own = template.numbers(Unknown.Reach.CASE);
  }

  /// Writes a draw where the unknowns stand.
  private void draw(int number, Key key, double[] into) {
    double[] values = draws[(int) (((long) number * draws.length / MOST + number) % draws.length)];
    for (int i = 0; i < shared.length; i++) {
      into[shared[i]] = values[i];
    }
    Stream dice = key.at(number).stream();
    for (int unknown : own) {
      into[unknown] = template.model().unknowns().get(unknown).quantile(dice.uniform());
    }
  }

  private Key key(CaseStory story) {
    return root.at(story.of().id());
  }

  /// {@return after so many acts the chance that the next, if one follows, is of a wanted class;
  /// none of it looks at that act or a later one}
  double[] next(CaseStory story, Set<String> wanted) throws UnusableCases {
    int many = Math.clamp(TOLD / Math.max(1, story.acts().size()), LEAST, MOST);
    int[] hits = template.events(wanted);
    int[] all = template.acts().stream().toArray();
    CaseTrack track = CaseTrack.told(template, story, code);
    double[][] logs = new double[story.acts().size() + 1][many];
    double[][] shares = new double[logs.length][many];
    for (int draw = 0; draw < many; draw++) {
      int number = draw;
      draw(draw, key(story).at("told"), track.unknowns());
      track.follow(
          (acts, log) -> {
            double some = rate(track, hits);
            double sum = rate(track, all);
            logs[acts][number] = sum > 0 ? log : Double.NEGATIVE_INFINITY;
            shares[acts][number] = sum > 0 ? some / sum : 0;
          });
    }
    double[] chances = new double[logs.length];
    for (int i = 0; i < chances.length; i++) {
      chances[i] = mean(logs[i], shares[i]);
    }
    return chances;
  }

  private static double rate(CaseTrack track, int[] events) {
    double sum = 0;
    for (int event : events) {
      sum += track.hazard(event);
    }
    return sum;
  }

  private static double mean(double[] logs, double[] values) {
    double[] weights = weights(logs);
    double mean = 0;
    for (int i = 0; i < weights.length; i++) {
      mean += weights[i] * values[i];
    }
    return mean;
  }

  /// {@return weights that sum to 1; equal ones if nothing can have happened}
  private static double[] weights(double[] logs) {
    double most = Weights.max(logs);
    double[] weights = new double[logs.length];
    Arrays.setAll(
        weights, i -> most == Double.NEGATIVE_INFINITY ? 1 : StrictMath.exp(logs[i] - most));
    double sum = Arrays.stream(weights).sum();
    Arrays.setAll(weights, i -> weights[i] / sum);
    return weights;
  }

  /// A history of the template for a case.
  ///
  /// @param hit when the outcome that is asked for came about; infinite if it did not
  /// @param actsBefore how many acts came before it
  /// @param end when the history ended; infinite if it did not
  record Made(double hit, int actsBefore, double end, int acts) {}

  /// {@return histories of the case from its beginning, under draws weighed by what was told of it
  /// so far}
  ///
  /// @param so as far as the origin goes; without acts nothing weighs
  Made[] histories(CaseStory so, int outcome) throws UnusableCases {
    double[] unknowns = new double[template.model().unknowns().size()];
    template.tell(so, unknowns);
    int[] chosen = chosen(so);
    Walked walked = new Walked(outcome);
    Made[] made = new Made[HISTORIES];
    for (int i = 0; i < made.length; i++) {
      draw(chosen[i], key(so).at("told"), unknowns);
      made[i] = walked.of(unknowns, key(so).at("made").at(i));
    }
    return made;
  }

  /// {@return the draw of each history}
  private int[] chosen(CaseStory so) throws UnusableCases {
    int[] chosen = new int[HISTORIES];
    if (so.acts().isEmpty()) {
      Arrays.setAll(chosen, i -> i);
      return chosen;
    }
    CaseTrack track = CaseTrack.told(template, so, code);
    double[] logs = new double[MOST];
    for (int draw = 0; draw < MOST; draw++) {
      int number = draw;
      draw(draw, key(so).at("told"), track.unknowns());
      track.follow((_, log) -> logs[number] = log);
    }
    double u = key(so).at("chosen").stream().uniform();
    boolean none = Weights.max(logs) == Double.NEGATIVE_INFINITY;
    return Weights.systematic(none ? new double[MOST] : logs, HISTORIES, u);
  }

  /// Walks histories in which nothing is told.
  private final class Walked {
    private final int outcome;
    private final BitSet acts = template.acts();
    private final Guided walk;
    private final double horizon;
    private int count;

    Walked(int outcome) {
      this.outcome = outcome;
      this.walk =
          new Guided(
              template.program(),
              code,
              new BitSet(),
              (_, firing) -> count += acts.get(firing) ? 1 : 0);
      this.horizon = template.model().crisis().runs() * template.model().crisis().unit().days();
    }

    Made of(double[] unknowns, Key dice) {
      try {
        count = 0;
        System.arraycopy(unknowns, 0, walk.state().parameters, 0, unknowns.length);
        code.define(walk.state());
        walk.begin(dice);
        int before = -1;
        boolean more = !walk.ended();
        while (more) {
          more = walk.next(horizon) && !walk.ended();
          if (before < 0 && hit() < Double.POSITIVE_INFINITY) {
            before = count;
          }
        }
        // a history that has ended stands where it ended only until it is asked to go on
        double end = walk.ended() ? walk.now() : Double.POSITIVE_INFINITY;
        return new Made(hit(), before, end, count);
      } catch (Fault fault) {
        throw new RunFault(ModelFault.of(fault.kind()), RunFault.Place.fitted(0));
      }
    }

    private double hit() {
      return outcome < 0 ? Double.POSITIVE_INFINITY : walk.hit(outcome);
    }
  }

  /// {@return the share of histories that have something, drawn a little towards a half so that
  /// none is 0 or 1 because so few were made}
  static double share(Made[] made, ToDoubleFunction<Made> has) {
    double sum = Arrays.stream(made).mapToDouble(has).sum();
    return (sum + 0.5) / (made.length + 1);
  }
}
