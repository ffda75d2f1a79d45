package offramp.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import offramp.finding.RunFinding.Time;
import offramp.finding.Walkthrough.Change;
import offramp.finding.Walkthrough.Might;
import offramp.finding.Walkthrough.Reached;
import offramp.finding.Walkthrough.Step;
import offramp.finding.Walkthrough.Value;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.model.Variable;
import offramp.program.Agenda;
import offramp.program.Program;
import offramp.simulate.Replay;
import offramp.simulate.Trajectory;
import offramp.text.Span;
import offramp.text.Unit;

/// Walks through single histories of a run: the same draws and dice as the run has.
public final class Walkthroughs {
  /// How many histories are looked through for one that reaches an outcome.
  public static final long TRIES = 10_000;

  private final Model model;
  private final Runs.Question question;
  private final Replay replay;

  private Walkthroughs(Model model, Runs.Question question) {
    this.model = model;
    this.question = question;
    double[] days = {question.horizon() * question.unit().days()};
    this.replay =
        new Replay(Program.of(model), question.effort().settings(days, question.evidence()));
  }

  /// {@return history number `history` of the run that the question asks for}
  public static Walkthrough of(Model model, Runs.Question question, long history) {
    Walkthroughs all = new Walkthroughs(model, question);
    return all.told(all.replay.passage(history));
  }

  /// {@return the first history from number `from` on that reaches the outcome of this number;
  /// empty if none of [#TRIES] does}
  public static Optional<Walkthrough> reaching(
      Model model, Runs.Question question, int outcome, long from) {
    Walkthroughs all = new Walkthroughs(model, question);
    OptionalLong found = all.replay.first(outcome, from, TRIES);
    return found.isPresent()
        ? Optional.of(all.told(all.replay.passage(found.getAsLong())))
        : Optional.empty();
  }

  private Walkthrough told(Replay.Passage passage) {
    return new Walkthrough(
        model.crisis().title(),
        question.file(),
        model.crisis().theory(),
        Runs.levers(model),
        question.effort().seed(),
        passage.number(),
        passage.draw(),
        replay.draws(),
        Runs.horizon(model, question),
        unknowns(passage),
        IntStream.range(0, passage.steps().size()).mapToObj(i -> step(passage, i)).toList(),
        end(passage),
        reached(passage),
        passage.cut(),
        question.command());
  }

  private List<Value> unknowns(Replay.Passage passage) {
    return IntStream.range(0, model.unknowns().size())
        .mapToObj(
            i ->
                new Value(
                    model.unknowns().get(i).name(),
                    model.unknowns().get(i).told(passage.unknowns()[i])))
        .toList();
  }

  private Time time(double days) {
    return new Time(days / question.unit().days(), Runs.date(model, days));
  }

  private boolean came(Replay.Passage passage, int outcome) {
    double horizon = question.horizon() * question.unit().days();
    return passage.hits()[outcome] <= horizon + Agenda.INSTANT;
  }

  private List<Reached> reached(Replay.Passage passage) {
    return IntStream.range(0, model.outcomes().size())
        .filter(outcome -> came(passage, outcome))
        .boxed()
        .sorted(Comparator.comparingDouble(outcome -> passage.hits()[outcome]))
        .map(o -> new Reached(model.outcomes().get(o).name(), time(passage.hits()[o])))
        .toList();
  }

  private String end(Replay.Passage passage) {
    if (!passage.ended()) {
      return passage.cut() ? "it went on" : "the horizon came";
    }
    List<String> ending =
        IntStream.range(0, model.outcomes().size())
            .filter(o -> model.outcomes().get(o).ends() && passage.hits()[o] == passage.end())
            .mapToObj(o -> model.outcomes().get(o).name())
            .toList();
    return String.join(", ", ending);
  }

  private Step step(Replay.Passage passage, int number) {
    Replay.Step step = passage.steps().get(number);
    return new Step(
        time(step.day()),
        name(step.event()),
        place(step.event()),
        step.triggers().stream().map(t -> model.triggers().get(t).name()).toList(),
        changes(step),
        values(step.after()),
        might(step.rates()),
        outcomes(passage, number));
  }

  private String name(int event) {
    return switch (event) {
      case Replay.START -> "start";
      case Trajectory.DATE -> "a date";
      default -> model.events().get(event).name();
    };
  }

  private Optional<Span> place(int event) {
    return event < 0 ? Optional.empty() : Optional.of(model.events().get(event).span());
  }

  private List<Change> changes(Replay.Step step) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < step.after().length; i++) {
      if (step.before()[i] != step.after()[i]) {
        Variable variable = model.variables().get(i);
        changes.add(
            new Change(
                variable.name(),
                Paths.word(variable, step.before()[i]),
                Paths.word(variable, step.after()[i])));
      }
    }
    return changes;
  }

  private List<Value> values(double[] values) {
    return IntStream.range(0, values.length)
        .mapToObj(
            i ->
                new Value(
                    model.variables().get(i).name(),
                    Paths.word(model.variables().get(i), values[i])))
        .toList();
  }

  private List<Might> might(double[] rates) {
    Unit unit = question.unit();
    return IntStream.range(0, rates.length)
        .filter(event -> rates[event] > 0)
        .filter(event -> model.events().get(event).timing() instanceof Firing.Timing.Rate)
        .mapToObj(e -> new Might(model.events().get(e).name(), rates[e] * unit.days()))
        .sorted(Comparator.comparingDouble(Might::rate).reversed())
        .toList();
  }

  /// Of several steps at one instant, the last has the outcomes that came about with it.
  private List<String> outcomes(Replay.Passage passage, int number) {
    double day = passage.steps().get(number).day();
    boolean last =
        number == passage.steps().size() - 1 || passage.steps().get(number + 1).day() > day;
    return IntStream.range(0, model.outcomes().size())
        .filter(o -> last && passage.hits()[o] == day)
        .mapToObj(o -> model.outcomes().get(o).name())
        .toList();
  }
}
