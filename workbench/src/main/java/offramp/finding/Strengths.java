package offramp.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import offramp.explore.Correlation;
import offramp.explore.Design;
import offramp.explore.Index;
import offramp.explore.Known;
import offramp.explore.Menu;
import offramp.explore.Policy;
import offramp.explore.Rival;
import offramp.explore.Tipping;
import offramp.finding.ExploreFinding.Best;
import offramp.finding.ExploreFinding.Pulled;
import offramp.finding.ExploreFinding.Strength;
import offramp.finding.ExploreFinding.Tip;
import offramp.finding.ExploreFinding.Turn;
import offramp.model.Model;
import offramp.model.Unknown;
import offramp.random.Key;
import offramp.simulate.Settings;

/// How strong a lever has to be to carry an outcome over a threshold, and where another becomes the
/// best one.
///
/// The strength of a lever is the share of histories in which it takes hold: it then does all that
/// it does, and else nothing. The probability of an outcome is linear in it, whatever the lever
/// does.
///
/// @param levers their names
/// @param none what is known with none of them pulled, per row of the design
/// @param with the same with each pulled, by the same draws and dice
record Strengths(Model model, Design design, List<String> levers, Known none, List<Known> with) {

  /// {@return what the levers do that are not pulled already; empty if there are none}
  ///
  /// @param question with all histories of the rows of the design
  /// @throws Unfinished if the work was stopped
  static Optional<Strengths> of(
      Views views, Model model, Design design, Runs.Question question, Settings.Watcher watcher) {
    Menu menu =
        Menu.of(model.crisis().levers().stream().filter(l -> !views.pulls(l.name())).toList());
    if (menu.size() == 0) {
      return Optional.empty();
    }
    Rival rival = views.rival(menu, design, question, watcher);
    Known none = rival.known(Policy.NONE, design.rows());
    List<Known> with = new ArrayList<>();
    for (int entry = 0; entry < menu.size(); entry++) {
      with.add(rival.known(Policy.of(entry), design.rows()));
    }
    if (rival.stopped().isPresent()) {
      throw new Unfinished(
          rival.stopped().get() + ": strengths of levers need all draws under each of them");
    }
    List<String> levers = menu.entries().stream().map(entry -> entry.lever().name()).toList();
    return Optional.of(new Strengths(model, design, levers, none, with));
  }

  /// {@return what they do to an outcome}
  Pulled of(int outcome, double threshold, Key key) {
    double[] without = means(none, outcome);
    List<double[]> pulled = with.stream().map(known -> means(known, outcome)).toList();
    List<Strength> strengths = new ArrayList<>();
    for (int lever = 0; lever < levers.size(); lever++) {
      double[] there = pulled.get(lever);
      String name = levers.get(lever);
      strengths.add(
          new Strength(
              name,
              Correlation.mean(there),
              Correlation.mean(less(there, without)),
              Tipping.mixed(without, there, threshold, key.at("strength").at(name))));
    }
    Optional<Best> best = best(strengths, without, pulled, key.at("best"));
    strengths.sort(Comparator.comparingDouble(strength -> strength.change().value()));
    return new Pulled(strengths, best);
  }

  private double[] means(Known known, int outcome) {
    return known.means(outcome, design.rows());
  }

  private static double[] less(double[] here, double[] there) {
    return IntStream.range(0, here.length).mapToDouble(i -> here[i] - there[i]).toArray();
  }

  private Optional<Best> best(
      List<Strength> strengths, double[] without, List<double[]> pulled, Key key) {
    List<Integer> order =
        IntStream.range(0, levers.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> strengths.get(i).change().value()))
            .toList();
    int best = order.getFirst();
    Index change = strengths.get(best).change();
    if (change.high() >= 0) {
      return Optional.empty();
    }
    Optional<Integer> second = order.stream().skip(1).findFirst();
    double[] next = second.map(pulled::get).orElse(without);
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < model.unknowns().size(); i++) {
      if (Few.values(model.unknowns().get(i)).isEmpty()) {
        turn(i, best, without, pulled, key.at(i)).ifPresent(turns::add);
      }
    }
    turns.sort(Comparator.comparingDouble(turn -> turn.tip().distance()));
    return Optional.of(
        new Best(
            levers.get(best),
            change,
            second.map(levers::get),
            Correlation.mean(less(next, pulled.get(best))),
            turns));
  }

  /// {@return where in an unknown another lever, or none, becomes better than the best; of several
  /// the nearest to the middle of its prior}
  private Optional<Turn> turn(
      int unknown, int best, double[] without, List<double[]> pulled, Key key) {
    Unknown varied = model.unknowns().get(unknown);
    double[] ranks =
        IntStream.range(0, design.rows()).mapToDouble(row -> design.rank(row, unknown)).toArray();
    List<Turn> turns = new ArrayList<>();
    for (int other = 0; other <= levers.size(); other++) {
      boolean none = other == levers.size();
      double[] gap = less(pulled.get(best), none ? without : pulled.get(other));
      // a difference that is nothing but noise crosses 0 somewhere
      if (other != best && !Correlation.of(ranks, gap).holdsZero()) {
        Tip tip = new Tip(varied, Tipping.of(ranks, gap, 0, key.at(other)));
        if (tip.tipping().certain()) {
          turns.add(new Turn(none ? Optional.empty() : Optional.of(levers.get(other)), tip));
        }
      }
    }
    return turns.stream().min(Comparator.comparingDouble(turn -> turn.tip().distance()));
  }
}
