package offramp.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.program.Program;
import offramp.simulate.Settings;
import offramp.simulate.Shares;
import offramp.solve.TooLarge;

/// Holds a model against its own `expect` lines.
public final class Tests {
  /// An expectation of the first instant is read so many days after it.
  private static final double FIRST = 1e-9;

  private Tests() {}

  /// {@return the sets of levers under which the model expects something, that without any first}
  public static List<List<String>> levers(Model model) {
    return model.expects().stream()
        .map(Outcome.Expect::levers)
        .distinct()
        .sorted(Comparator.comparing(levers -> !levers.isEmpty()))
        .toList();
  }

  /// {@return what became of each expectation under `levers`}
  ///
  /// @param model with these levers pulled
  /// @throws TooLarge if an exact answer was asked for that is out of reach
  public static TestFinding run(
      Model model, List<String> levers, String file, Runs.Effort effort, Settings.Watcher watcher) {
    List<Outcome.Expect> expects =
        model.expects().stream().filter(expect -> expect.levers().equals(levers)).toList();
    double[] days = days(expects);
    Answer answer =
        Answer.of(Program.of(model), effort.method(), effort.settings(days, List.of()), watcher);
    List<TestFinding.Result> results = new ArrayList<>();
    if (answer.any()) {
      expects.forEach(expect -> results.add(result(model, expect, days, answer)));
    }
    return new TestFinding(file, model.crisis().theory(), levers, answer.stopped(), results);
  }

  private static double[] days(List<Outcome.Expect> expects) {
    TreeSet<Double> days = new TreeSet<>();
    expects.forEach(expect -> days.add(day(expect)));
    return days.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double day(Outcome.Expect expect) {
    return Math.max(FIRST, expect.days());
  }

  private static TestFinding.Result result(
      Model model, Outcome.Expect expect, double[] days, Answer answer) {
    int date = java.util.Arrays.binarySearch(days, day(expect));
    Shares shares = answer.outcomes().get(expect.outcome()).get(date);
    return new TestFinding.Result(
        model.outcomes().get(expect.outcome()).name(),
        expect.by(),
        expect.low(),
        expect.high(),
        shares.mean(),
        shares.standardError());
  }
}
