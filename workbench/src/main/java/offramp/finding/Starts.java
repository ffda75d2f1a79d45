package offramp.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import offramp.check.KernelText;
import offramp.explore.Correlation;
import offramp.explore.Index;
import offramp.finding.ExploreFinding.From;
import offramp.finding.ExploreFinding.Start;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.program.Grounds;
import offramp.program.Program;
import offramp.simulate.RunFault;
import offramp.simulate.Settings;

/// What outcomes are from other starting values: each rung of a ladder, and values over the range
/// of a level, a score or a belief, one variable at a time, with the draws and dice of today.
final class Starts {
  /// The part of the histories that one starting value takes.
  private static final int PART = 10;

  /// Values over the range of a level or a score, its ends included.
  private static final int VALUES = 5;

  private final Model model;
  private final Runs.Question question;
  private final Settings.Watcher watcher;

  /// Per variable and value what was found of each outcome by the horizon; empty if the model
  /// breaks a rule.
  private final Map<Integer, Map<Double, Optional<Answer>>> found = new LinkedHashMap<>();

  /// What was found from the start of today, once it has been looked for.
  private List<Optional<Answer>> today = List.of();

  Starts(Model model, Runs.Question question, Settings.Watcher watcher) {
    this.model = model;
    this.question = question;
    this.watcher = watcher;
  }

  /// {@return what an outcome is from other values of each variable that bears on it}
  List<Start> of(int outcome, double threshold) {
    Grounds grounds = Grounds.ofOutcome(model, outcome);
    List<Start> starts = new ArrayList<>();
    for (int i = 0; i < model.variables().size(); i++) {
      Variable variable = model.variables().get(i);
      if (variable.start() instanceof Term.Constant(double today)
          && !line(i)
          && grounds.holds(variable.span())) {
        starts.add(start(i, today, outcome, threshold));
      }
    }
    return starts;
  }

  private boolean line(int variable) {
    return model.crisis().red().stream().map(Crisis.RedLine::variable).anyMatch(v -> v == variable);
  }

  private Start start(int number, double today, int outcome, double threshold) {
    Variable variable = model.variables().get(number);
    Map<Double, Optional<Answer>> answers =
        found.computeIfAbsent(number, n -> answers(n, variable, today));
    Optional<Index> now = answers.getOrDefault(today, Optional.empty()).map(a -> index(a, outcome));
    List<From> values = new ArrayList<>();
    answers.forEach(
        (value, answer) -> {
          Optional<Index> there = answer.map(a -> index(a, outcome));
          boolean crosses =
              now.isPresent() && there.isPresent() && apart(now.get(), there.get(), threshold);
          values.add(new From(told(variable, value), there, crosses));
        });
    return new Start(variable.name(), told(variable, today), values);
  }

  private static boolean apart(Index now, Index there, double threshold) {
    return (now.value() < threshold && there.low() > threshold)
        || (now.value() > threshold && there.high() < threshold);
  }

  private Index index(Answer answer, int outcome) {
    return Correlation.mean(answer.batches().of(outcome, question.steps() - 1));
  }

  private Map<Double, Optional<Answer>> answers(int number, Variable variable, double today) {
    Map<Double, Optional<Answer>> answers = new LinkedHashMap<>();
    DoubleStream.concat(values(variable), DoubleStream.of(today))
        .distinct()
        .sorted()
        .forEach(
            value ->
                answers.put(
                    value,
                    value == today
                        ? today()
                        : answer(model.withStarts(Map.of(number, value)), method())));
    return answers;
  }

  private Optional<Answer> today() {
    if (today.isEmpty()) {
      today = List.of(answer(model, question.effort().method()));
    }
    return today.getFirst();
  }

  /// {@return how the others are found: what is out of reach of an exact solution from the start of
  /// today is not tried again from each}
  private Method method() {
    return today()
        .map(Answer::method)
        .filter(found -> found == Method.SIMULATE)
        .orElse(question.effort().method());
  }

  private static DoubleStream values(Variable variable) {
    return switch (variable) {
      case Variable.Ladder ladder -> IntStream.range(0, ladder.rungs().size()).asDoubleStream();
      case Variable.Flag _ -> DoubleStream.of(0, 1);
      case Variable.Level level -> spread(level.low(), level.high()).map(Math::rint);
      case Variable.Score score ->
          Double.isFinite(score.low()) && Double.isFinite(score.high())
              ? spread(score.low(), score.high())
              : DoubleStream.empty();
    };
  }

  private static DoubleStream spread(double low, double high) {
    return IntStream.range(0, VALUES).mapToDouble(i -> low + (high - low) * i / (VALUES - 1));
  }

  private Optional<Answer> answer(Model from, Method method) {
    Runs.Effort effort = question.effort();
    int draws = Math.max(1, effort.draws());
    Settings settings =
        new Runs.Effort(
                method,
                effort.seed(),
                Math.max(draws, effort.trajectories() / PART),
                draws,
                effort.threads(),
                effort.precision())
            .settings(question.days(), List.of());
    try {
      Answer answer = Answer.ofDraws(Program.of(from), method, settings, draws, watcher);
      return Optional.of(answer).filter(Answer::any);
    } catch (RunFault broken) {
      return Optional.empty();
    }
  }

  private static String told(Variable variable, double value) {
    return switch (variable) {
      case Variable.Ladder ladder -> ladder.rungs().get((int) value);
      case Variable.Flag _ -> String.valueOf(value != 0);
      case Variable.Level _, Variable.Score _ -> KernelText.number(value);
    };
  }
}
