package offramp.explore;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import offramp.check.Variation.How;
import offramp.check.Variation.Pull;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.model.Variable;
import offramp.program.Program;
import offramp.solve.Decided;
import offramp.solve.Decider;
import offramp.solve.Deciding;
import offramp.solve.Limits;

/// The best timing of levers against one outcome under one theory, without dice.
///
/// Every lever of the menu becomes a trigger that nothing sets off, so that only the decider pulls
/// it. It looks at the state at dates evenly apart, at the start first, and when a lever's window
/// opens.
///
/// @param model in which each lever waits to be pulled
/// @param flags per lever the number of the variable that says whether it has been pulled
/// @param lastDay the last on which the decider looks, from the start
/// @param declared the policy, pulled as its levers declare it, that makes the outcome least likely
/// @param probability of the outcome then
public record Timing(
    Model model,
    List<Integer> flags,
    double lastDay,
    Decided decided,
    Policy declared,
    double probability) {
  public Timing {
    flags = List.copyOf(flags);
  }

  /// No lever is pulled by itself.
  private static final How AT_WILL = new How.When("false");

  /// What is asked.
  ///
  /// @param outcome its number
  /// @param dates evenly apart on which the decider looks
  /// @param limit of the cost of all that is pulled
  /// @param policies which are compared with it, pulled as declared
  public record Asked(int outcome, int dates, double limit, List<Policy> policies) {
    public Asked {
      Bounds.atLeast("dates", dates, 1);
      Bounds.atLeast("policies", policies.size(), 1);
      policies = List.copyOf(policies);
    }
  }

  /// {@return the best timing}
  ///
  /// @throws offramp.solve.TooLarge if the model cannot be solved exactly with every set of levers
  public static Timing of(
      Optional<String> theory, Rival.Ground ground, Asked asked, Limits limits) {
    List<String> levers = levers(ground.menu());
    List<Pull> pulls = levers.stream().map(lever -> new Pull(lever, AT_WILL)).toList();
    Model model = ground.model(theory, pulls);
    double[] days = ground.settings().days();
    double horizon = days[days.length - 1];
    Decider decider =
        new Decider(
            dates(model, levers, asked.dates, horizon),
            levers(model, flags(ground.model(theory, Policy.NONE), model), pulls, ground),
            asked.limit);
    Decided decided = Deciding.of(Program.of(model), decider, asked.outcome, horizon, limits);
    Policy best = Policy.NONE;
    double least = Double.POSITIVE_INFINITY;
    for (Policy policy : asked.policies) {
      Program program = Program.of(ground.model(theory, policy));
      double probability = Deciding.probability(program, asked.outcome, horizon, limits);
      best = probability < least ? policy : best;
      least = Math.min(least, probability);
    }
    return new Timing(
        model,
        decider.levers().stream().map(Decider.Lever::flag).toList(),
        decider.days().getLast(),
        decided,
        best,
        least);
  }

  /// {@return the variables that the pulls of a model have added, in their order}
  private static int[] flags(Model plain, Model model) {
    Set<String> before = new HashSet<>(plain.variables().stream().map(Variable::name).toList());
    return IntStream.range(0, model.variables().size())
        .filter(i -> !before.contains(model.variables().get(i).name()))
        .toArray();
  }

  private static List<Decider.Lever> levers(
      Model model, int[] flags, List<Pull> pulls, Rival.Ground ground) {
    int[] firings = Pulls.firings(model, ground.all(pulls));
    List<Decider.Lever> levers = new ArrayList<>();
    for (int i = 0; i < pulls.size(); i++) {
      Crisis.Lever lever = declared(model, pulls.get(i).lever());
      levers.add(
          new Decider.Lever(
              firings[ground.pulled().size() + i] - model.events().size(),
              flags[i],
              lever.cost(),
              day(model, lever.from()).orElse(0.0),
              day(model, lever.until()).orElse(Double.POSITIVE_INFINITY)));
    }
    return levers;
  }

  private static Crisis.Lever declared(Model model, String name) {
    return model.crisis().levers().stream()
        .filter(lever -> lever.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Double> day(Model model, Optional<LocalDate> date) {
    return model
        .crisis()
        .starts()
        .flatMap(start -> date.map(day -> (double) ChronoUnit.DAYS.between(start, day)));
  }

  private static List<Double> dates(Model model, List<String> levers, int dates, double horizon) {
    TreeSet<Double> days = new TreeSet<>();
    IntStream.range(0, dates).forEach(i -> days.add(horizon * i / dates));
    levers.stream()
        .flatMap(lever -> day(model, declared(model, lever).from()).stream())
        .filter(day -> day > 0 && day < horizon)
        .forEach(days::add);
    return List.copyOf(days);
  }

  /// {@return the levers in the order of the numbers in [#decided]}
  public static List<String> levers(Menu menu) {
    return menu.entries().stream().map(entry -> entry.lever().name()).distinct().toList();
  }
}
