package offramp.explore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import offramp.random.Key;
import offramp.random.Stream;

/// NSGA-II over portfolios (Deb, Pratap, Agarwal & Meyarivan, IEEE Trans. Evol. Comput. 6:182,
/// 2002), without copies.
///
/// Parents and children compete by rank, then by crowding. Parents are the better of two by chance;
/// a child takes each lever from either of two, and each lever then changes with a chance of one
/// over their number. A child that has been evaluated before is drawn anew, for no evaluation is
/// wasted on a copy and no copy crowds out another portfolio: where options are few, most children
/// are copies. What does not fit is repaired. All dice come from the key of the generation.
final class Genetic {
  /// So many tries for one new child; then what is near has been seen.
  private static final int TRIES = 50;

  private final Portfolios portfolios;
  private final Function<List<List<Integer>>, List<double[]>> evaluation;
  private final Search.Settings settings;
  private final Map<List<Integer>, double[]> seen = new HashMap<>();

  Genetic(
      Portfolios portfolios,
      Function<List<List<Integer>>, List<double[]>> evaluation,
      Search.Settings settings) {
    this.portfolios = portfolios;
    this.evaluation = evaluation;
    this.settings = settings;
  }

  private record Member(List<Integer> choice, double[] objectives, int rank, double crowding) {}

  /// Goes through all generations, or until nothing new is near; the evaluation has seen it all.
  void run(Key key) {
    List<Member> parents = first(key.at(0).stream());
    for (int generation = 1; generation <= settings.generations(); generation++) {
      List<List<Integer>> children = children(parents, key.at(generation).stream());
      if (children.isEmpty()) {
        return;
      }
      evaluate(children);
      List<List<Integer>> all = new ArrayList<>(parents.stream().map(Member::choice).toList());
      all.addAll(children);
      parents = best(all);
    }
  }

  private List<Member> first(Stream dice) {
    Set<List<Integer>> first = new LinkedHashSet<>();
    first.add(Collections.nCopies(portfolios.levers(), 0));
    for (int i = 0;
        i < TRIES * settings.population() && first.size() < settings.population();
        i++) {
      first.add(portfolios.draw(dice));
    }
    evaluate(List.copyOf(first));
    return best(List.copyOf(first));
  }

  private void evaluate(List<List<Integer>> choices) {
    List<double[]> found = evaluation.apply(choices);
    for (int i = 0; i < found.size(); i++) {
      seen.put(choices.get(i), found.get(i));
    }
  }

  private List<List<Integer>> children(List<Member> parents, Stream dice) {
    Set<List<Integer>> children = new LinkedHashSet<>();
    int tries = TRIES * settings.population();
    for (int i = 0; i < tries && children.size() < settings.population(); i++) {
      List<Integer> child = child(better(parents, dice), better(parents, dice), dice);
      if (!seen.containsKey(child)) {
        children.add(child);
      }
    }
    return List.copyOf(children);
  }

  private List<Integer> child(Member one, Member other, Stream dice) {
    int levers = portfolios.levers();
    List<Integer> child = new ArrayList<>();
    for (int lever = 0; lever < levers; lever++) {
      int options = portfolios.costs().get(lever).size();
      int option = (dice.uniform() < 0.5 ? one : other).choice.get(lever);
      boolean changes = dice.uniform() * levers < 1;
      child.add(changes ? Portfolios.below(options, dice) : option);
    }
    return portfolios.repaired(child, dice);
  }

  private static Member better(List<Member> parents, Stream dice) {
    Member one = parents.get(Portfolios.below(parents.size(), dice));
    Member other = parents.get(Portfolios.below(parents.size(), dice));
    boolean better =
        other.rank < one.rank || (other.rank == one.rank && other.crowding > one.crowding);
    return better ? other : one;
  }

  /// {@return as many of the portfolios as the population has, by rank, then by crowding}
  private List<Member> best(List<List<Integer>> choices) {
    double[][] points = choices.stream().map(seen::get).toArray(double[][]::new);
    int[] ranks = Pareto.ranks(points);
    List<Member> best = new ArrayList<>();
    for (int rank = 0; best.size() < Math.min(settings.population(), choices.size()); rank++) {
      best.addAll(front(choices, ranks, rank));
    }
    return best.subList(0, Math.min(settings.population(), choices.size()));
  }

  private List<Member> front(List<List<Integer>> choices, int[] ranks, int rank) {
    List<List<Integer>> front = new ArrayList<>();
    for (int i = 0; i < ranks.length; i++) {
      if (ranks[i] == rank) {
        front.add(choices.get(i));
      }
    }
    double[][] points = front.stream().map(seen::get).toArray(double[][]::new);
    double[] crowding = Pareto.crowding(points);
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < crowding.length; i++) {
      members.add(new Member(front.get(i), points[i], rank, crowding[i]));
    }
    members.sort(Comparator.comparingDouble(Member::crowding).reversed());
    return members;
  }
}
