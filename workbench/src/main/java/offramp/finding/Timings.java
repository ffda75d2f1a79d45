package offramp.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import offramp.explore.Menu;
import offramp.explore.Policy;
import offramp.explore.Rival;
import offramp.explore.Timing;
import offramp.model.Model;
import offramp.model.Variable;
import offramp.program.ModelFault;
import offramp.simulate.RunFault;
import offramp.simulate.Settings;
import offramp.solve.Decided;
import offramp.solve.Limits;
import offramp.solve.Rule;
import offramp.solve.TooLarge;

/// Answers when to pull which lever, under every theory.
public final class Timings {
  private static final long STATES = 1_000_000;

  private final Rival.Ground ground;
  private final Timing.Asked asked;
  private final double unitDays;

  private Timings(Rival.Ground ground, Timing.Asked asked, double unitDays) {
    this.ground = ground;
    this.asked = asked;
    this.unitDays = unitDays;
  }

  /// What is asked.
  ///
  /// @param levers with one harm
  /// @param dates on which a decider looks at the state, at least 1
  public record Asked(Levers.Asked levers, int dates) {}

  /// {@return what is found}
  ///
  /// @param base the model without any theory, with the levers pulled that hold for all
  /// @throws IllegalArgumentException unless one harm is asked about
  public static TimingFinding of(
      Views views, Model base, Asked asked, Runs.Question question, Settings.Watcher watcher) {
    List<Integer> harms = Levers.harms(base, asked.levers);
    if (harms.size() != 1) {
      throw new IllegalArgumentException("harms (%s) are not one".formatted(harms));
    }
    Menu menu = Levers.menu(views, base, asked.levers);
    double spend = asked.levers.spend();
    List<Policy> policies = Policy.upTo(asked.levers.size(), menu, spend);
    Timings timings =
        new Timings(
            views.ground(menu, question, watcher),
            new Timing.Asked(harms.getFirst(), asked.dates, spend, policies),
            question.unit().days());
    return new TimingFinding(
        base.outcomes().get(harms.getFirst()).name(),
        asked.dates,
        IntStream.range(0, views.theories().size())
            .mapToObj(i -> timings.view(views.names().get(i), views.theories().get(i)))
            .toList());
  }

  private TimingFinding.View view(String name, Optional<String> theory) {
    if (ground.menu().size() == 0) {
      return new TimingFinding.Refused(name, "there is no lever to pull");
    }
    Limits limits = Views.limits(ground, STATES);
    try {
      return solved(name, Timing.of(theory, ground, asked, limits));
    } catch (TooLarge large) {
      return new TimingFinding.Refused(name, large.why());
    } catch (ModelFault fault) {
      throw new RunFault(fault, new RunFault.Place(0, RunFault.MEDIANS, -1, 0));
    }
  }

  private TimingFinding.Solved solved(String name, Timing timing) {
    Decided decided = timing.decided();
    List<String> levers = Timing.levers(ground.menu());
    List<TimingFinding.Day> days = new ArrayList<>();
    List<TimingFinding.Use> uses = new ArrayList<>();
    for (int lever = 0; lever < levers.size(); lever++) {
      if (Double.isFinite(decided.days().get(lever))) {
        days.add(new TimingFinding.Day(levers.get(lever), decided.days().get(lever) / unitDays));
      }
      Decided.Use use = decided.policy().get(lever);
      List<TimingFinding.Rule> rules = use.rules().stream().map(r -> rule(timing, r)).toList();
      uses.add(new TimingFinding.Use(levers.get(lever), use.share(), rules));
    }
    return new TimingFinding.Solved(
        name,
        decided.states(),
        decided.nothing(),
        ground.menu().words(timing.declared()),
        timing.probability(),
        decided.timed(),
        decided.all(),
        days,
        decided.least(),
        uses);
  }

  private TimingFinding.Rule rule(Timing timing, Rule rule) {
    return new TimingFinding.Rule(
        rule.fromDay() / unitDays,
        rule.toDay() / unitDays,
        rule.toDay() >= timing.lastDay(),
        rule.when().stream()
            .map(test -> words(timing.model(), timing.flags(), test))
            .collect(Collectors.joining(" and ")),
        rule.right());
  }

  /// {@return a test in the words of the language, or of a lever that has been pulled}
  private String words(Model model, List<Integer> flags, Rule.Test test) {
    Variable variable = model.variables().get(test.variable());
    int lever = flags.indexOf(test.variable());
    boolean high = test.value() > 0;
    if (lever >= 0) {
      return (high ? "after " : "before ") + Timing.levers(ground.menu()).get(lever);
    }
    return switch (variable) {
      case Variable.Flag flag -> (high ? "" : "not ") + flag.name();
      case Variable.Ladder ladder -> compared(ladder, test, ladder.rungs().get((int) test.value()));
      case Variable.Level level -> compared(level, test, String.valueOf((long) test.value()));
      case Variable.Score score -> compared(score, test, "%.3g".formatted(test.value()));
    };
  }

  private static String compared(Variable variable, Rule.Test test, String value) {
    boolean only =
        switch (test.sign()) {
          case AT_LEAST -> test.value() == variable.high();
          case AT_MOST -> test.value() == variable.low();
          case EQUAL -> true;
        };
    String sign = only ? "==" : test.sign() == Rule.Sign.AT_LEAST ? ">=" : "<=";
    return "%s %s %s".formatted(variable.name(), sign, value);
  }
}
