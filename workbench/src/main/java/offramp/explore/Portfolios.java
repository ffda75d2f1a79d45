package offramp.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import offramp.random.Stream;

/// The portfolios that may be chosen: of each lever one option, within a limit of the total cost.
///
/// Option 0 of every lever is not to pull it, and costs nothing, so that one portfolio always fits.
///
/// @param costs per lever and option, at least 0, in any one unit
/// @param limit of the sum, at least 0, in the same unit; may be infinite
/// @param most levers that are pulled together, at least 0
public record Portfolios(List<List<Double>> costs, double limit, int most) {
  private static final double ROUNDING = 1e-12;

  public Portfolios {
    costs = costs.stream().map(List::copyOf).toList();
    for (List<Double> lever : costs) {
      if (lever.isEmpty() || lever.getFirst() != 0) {
        throw new IllegalArgumentException(
            "costs of a lever (%s) do not begin with 0, that of not pulling it".formatted(lever));
      }
      lever.forEach(cost -> Bounds.notNegative("cost", cost));
    }
    if (!(limit >= 0)) {
      throw new IllegalArgumentException("limit (%s) is not at least 0".formatted(limit));
    }
    Bounds.atLeast("most", most, 0);
  }

  /// Any number of levers may be pulled together.
  public Portfolios(List<List<Double>> costs, double limit) {
    this(costs, limit, Integer.MAX_VALUE);
  }

  /// {@return how many levers there are}
  public int levers() {
    return costs.size();
  }

  /// {@return what a portfolio costs}
  ///
  /// @param choice per lever the number of its option
  public double cost(List<Integer> choice) {
    double cost = 0;
    for (int lever = 0; lever < choice.size(); lever++) {
      cost += costs.get(lever).get(choice.get(lever));
    }
    return cost;
  }

  /// {@return whether a portfolio is within the limit, but for what rounding adds, and not of more
  /// levers than may be pulled together}
  public boolean fits(List<Integer> choice) {
    return cost(choice) <= limit * (1 + ROUNDING) && !tooMany(choice);
  }

  private boolean tooMany(List<Integer> choice) {
    return choice.stream().filter(option -> option > 0).count() > most;
  }

  /// {@return all portfolios that fit, the first lever changing slowest; empty if there are more
  /// than `most`}
  Optional<List<List<Integer>>> all(int most) {
    List<List<Integer>> found = new ArrayList<>();
    found.add(List.of());
    for (int lever = 0; lever < levers(); lever++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> start : found) {
        for (int option = 0; option < costs.get(lever).size(); option++) {
          List<Integer> choice = new ArrayList<>(start);
          choice.add(option);
          if (fits(choice)) {
            longer.add(List.copyOf(choice));
          }
        }
        // each of these can be ended by pulling nothing more, so there are at least as many
        if (longer.size() > most) {
          return Optional.empty();
        }
      }
      found = longer;
    }
    return Optional.of(found);
  }

  /// {@return a portfolio of options all equally likely, made to fit}
  List<Integer> draw(Stream dice) {
    List<Integer> choice = new ArrayList<>();
    for (List<Double> lever : costs) {
      choice.add(below(lever.size(), dice));
    }
    return repaired(choice, dice);
  }

  /// {@return the portfolio with levers let go, by chance, until it fits: any while they are too
  /// many, then those that cost something}
  List<Integer> repaired(List<Integer> choice, Stream dice) {
    List<Integer> repaired = new ArrayList<>(choice);
    while (!fits(repaired)) {
      boolean any = tooMany(repaired);
      List<Integer> free =
          IntStream.range(0, levers())
              .filter(lever -> repaired.get(lever) > 0)
              .filter(lever -> any || costs.get(lever).get(repaired.get(lever)) > 0)
              .boxed()
              .toList();
      repaired.set(free.get(below(free.size(), dice)), 0);
    }
    return List.copyOf(repaired);
  }

  /// {@return a whole number from 0 to `bound` - 1, all equally likely to 2^-53}
  static int below(int bound, Stream dice) {
    return (int) (dice.uniform() * bound);
  }
}
