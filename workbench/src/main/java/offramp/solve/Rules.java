package offramp.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Says in a few comparisons in which states a lever is pulled, day by day.
///
/// For each day the comparison of one variable is looked for that is right in the most probable
/// states, then a second beside it; days that follow each other and agree become one rule.
final class Rules {
  /// What is told less often than this is told of rounding.
  private static final double ROUNDING = 1e-9;

  private final int variables;
  private final List<Rule> rules = new ArrayList<>();
  private boolean open;

  /// @param variables how many of the values of a state are told of
  Rules(int variables) {
    this.variables = variables;
  }

  /// A state in which the lever can be pulled.
  ///
  /// @param mass the probability to meet it
  /// @param pulled whether it is
  record Case(double[] values, double mass, boolean pulled) {}

  /// {@return all rules so far, in order of their days}
  List<Rule> rules() {
    return List.copyOf(rules);
  }

  /// Adds a day.
  void add(double day, List<Case> cases) {
    double all = mass(cases, _ -> true);
    double pulled = mass(cases, Case::pulled);
    if (all == 0) {
      return;
    }
    if (pulled <= ROUNDING * all) {
      open = false;
      return;
    }
    List<Rule.Test> when = pulled >= all * (1 - ROUNDING) ? List.of() : tests(cases, all);
    double right = 1 - wrong(cases, when) / all;
    if (open && rules.getLast().when().equals(when)) {
      Rule last = rules.removeLast();
      rules.add(new Rule(last.fromDay(), day, when, Math.min(last.right(), right)));
    } else {
      rules.add(new Rule(day, day, when, right));
    }
    open = true;
  }

  private List<Rule.Test> tests(List<Case> cases, double all) {
    if (open && wrong(cases, rules.getLast().when()) <= ROUNDING * all) {
      return rules.getLast().when();
    }
    List<Rule.Test> one = best(cases, List.of());
    if (wrong(cases, one) <= ROUNDING * all) {
      return one;
    }
    List<Rule.Test> two = best(cases, one);
    return wrong(cases, two) < wrong(cases, one) - ROUNDING * all ? two : one;
  }

  /// {@return the tests with the one more that leaves least wrong}
  private List<Rule.Test> best(List<Case> cases, List<Rule.Test> begun) {
    List<Case> met = cases.stream().filter(each -> hold(begun, each.values)).toList();
    List<Rule.Test> best = begun;
    double least = Double.POSITIVE_INFINITY;
    for (int variable = 0; variable < variables; variable++) {
      for (Rule.Test test : candidates(met, variable)) {
        List<Rule.Test> longer = new ArrayList<>(begun);
        longer.add(test);
        double wrong = wrong(met, longer);
        if (wrong < least * (1 - ROUNDING)) {
          least = wrong;
          best = longer;
        }
      }
    }
    return best;
  }

  /// {@return the comparison of each sign that leaves least wrong, of a variable that differs}
  private static List<Rule.Test> candidates(List<Case> cases, int variable) {
    TreeMap<Double, Double> gains = new TreeMap<>();
    cases.forEach(
        each ->
            gains.merge(each.values[variable], each.pulled ? each.mass : -each.mass, Double::sum));
    if (gains.size() < 2) {
      return List.of();
    }
    List<Rule.Test> found = new ArrayList<>();
    double all = gains.values().stream().mapToDouble(gain -> gain).sum();
    double[] best = new double[Rule.Sign.values().length];
    double[] value = new double[best.length];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    double below = 0;
    for (var entry : gains.entrySet()) {
      double[] gain = {all - below, below + entry.getValue(), entry.getValue()};
      below += entry.getValue();
      for (int sign = 0; sign < gain.length; sign++) {
        if (gain[sign] > best[sign]) {
          best[sign] = gain[sign];
          value[sign] = entry.getKey();
        }
      }
    }
    for (Rule.Sign sign : Rule.Sign.values()) {
      found.add(new Rule.Test(variable, sign, value[sign.ordinal()]));
    }
    return found;
  }

  private static double wrong(List<Case> cases, List<Rule.Test> when) {
    return mass(cases, each -> hold(when, each.values) != each.pulled);
  }

  private static boolean hold(List<Rule.Test> when, double[] values) {
    return when.stream().allMatch(test -> test.holds(values));
  }

  private static double mass(List<Case> cases, Predicate<Case> which) {
    return cases.stream().filter(which).mapToDouble(Case::mass).sum();
  }
}
