package offramp.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import offramp.finding.PathsFinding.Change;
import offramp.finding.PathsFinding.Passed;
import offramp.finding.PathsFinding.Path;
import offramp.finding.PathsFinding.Probability;
import offramp.finding.PathsFinding.Share;
import offramp.finding.PathsFinding.Step;
import offramp.finding.RunFinding.Time;
import offramp.history.Wilson;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Variable;
import offramp.program.Program;
import offramp.simulate.Arrivals;
import offramp.simulate.Settings;
import offramp.simulate.Trajectory;
import offramp.solve.TooLarge;

/// Answers how an outcome comes about: by which sequences of events.
public final class Paths {
  private final Model model;
  private final Runs.Question question;
  private final Arrivals arrivals;
  private final int[] followed;
  private final int[] perDraw;

  private Paths(Model model, Runs.Question question, Arrivals arrivals, int[] followed) {
    this.model = model;
    this.question = question;
    this.arrivals = arrivals;
    this.followed = followed;
    this.perDraw = new int[arrivals.draws()];
    arrivals.trajectories().forEach(trajectory -> perDraw[trajectory.draw()]++);
  }

  /// What paths are asked for.
  ///
  /// @param outcome its number in the model
  /// @param follow the numbers of the variables to follow, ascending; empty for those that tell
  ///   most
  /// @param most how many paths to tell
  public record Wanted(int outcome, Optional<int[]> follow, int most) {}

  /// {@return how the outcome comes about}
  ///
  /// @throws TooLarge if an exact answer was asked for that is out of reach
  /// @throws TooFew if what is given happens too seldom
  public static PathsFinding of(
      Model model, Runs.Question question, Wanted wanted, Settings.Watcher watcher) {
    Program program = Program.of(model);
    Settings settings = question.effort().settings(question.days(), question.evidence());
    Arrived arrived =
        Arrived.of(program, question.effort().method(), wanted.outcome(), settings, watcher);
    Arrivals arrivals = arrived.arrivals();
    int[] followed =
        wanted
            .follow()
            .orElseGet(
                () ->
                    arrivals.trajectories().isEmpty()
                        ? new int[0]
                        : Following.of(
                            model, arrivals.trajectories(), program.bearingOn(wanted.outcome())));
    return new Paths(model, question, arrivals, followed).finding(arrived, wanted);
  }

  private PathsFinding finding(Arrived arrived, Wanted wanted) {
    Outcome outcome = model.outcomes().get(wanted.outcome());
    List<Story> stories = arrivals.trajectories().stream().map(t -> Story.of(t, followed)).toList();
    Map<Story.Path, List<Integer>> alike = new LinkedHashMap<>();
    for (int i = 0; i < stories.size(); i++) {
      alike.computeIfAbsent(stories.get(i).path(), _ -> new ArrayList<>()).add(i);
    }
    return new PathsFinding(
        model.crisis().title(),
        question.file(),
        model.crisis().theory(),
        Runs.levers(model),
        question.effort().seed(),
        arrived.method().word(),
        arrived.why(),
        arrived.states(),
        Runs.horizon(model, question),
        outcome.name(),
        outcome.harm().map(Outcome.Harm::word),
        arrivals.histories(),
        arrivals.draws(),
        model.unknowns().size(),
        arrivals.givenShare(),
        arrivals.held().map(held -> Runs.given(question, held)),
        arrivals.stopped(),
        probability(),
        stories.size(),
        Arrays.stream(followed).mapToObj(v -> model.variables().get(v).name()).toList(),
        alike.entrySet().stream()
            .sorted(Comparator.comparingInt(path -> -path.getValue().size()))
            .limit(wanted.most())
            .map(path -> path(path.getKey(), path.getValue(), stories))
            .toList(),
        alike.size(),
        events(stories),
        question.command());
  }

  private Probability probability() {
    boolean never = arrivals.counted() > 0 && arrivals.arrived() == 0;
    return new Probability(
        arrivals.probability().mean(),
        arrivals.probability().standardError(),
        arrivals.probability().low(),
        arrivals.probability().high(),
        never ? Optional.of(-Math.expm1(Math.log(0.05) / arrivals.counted())) : Optional.empty());
  }

  private Path path(Story.Path path, List<Integer> numbers, List<Story> all) {
    List<Story> stories = numbers.stream().map(all::get).toList();
    List<Step> steps = new ArrayList<>();
    List<Double> before = path.start();
    for (int i = 0; i < path.legs().size(); i++) {
      int leg = i;
      Story.Leg told = path.legs().get(leg);
      double[] days = stories.stream().mapToDouble(story -> story.days()[leg]).sorted().toArray();
      steps.add(
          new Step(
              name(told.event()),
              told.times(),
              changes(before, told.after()),
              time(quantile(days, 0.25)),
              time(quantile(days, 0.5)),
              time(quantile(days, 0.75))));
      before = told.after();
    }
    return new Path(
        share(numbers),
        steps,
        stories.stream().mapToInt(Story::excursions).average().orElse(0),
        stories.stream().mapToInt(Story::others).average().orElse(0));
  }

  private Optional<String> name(int event) {
    return event == Trajectory.DATE
        ? Optional.empty()
        : Optional.of(model.events().get(event).name());
  }

  private List<Change> changes(List<Double> before, List<Double> after) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < followed.length; i++) {
      if (!before.get(i).equals(after.get(i))) {
        Variable variable = model.variables().get(followed[i]);
        changes.add(
            new Change(
                variable.name(), word(variable, before.get(i)), word(variable, after.get(i))));
      }
    }
    return changes;
  }

  /// {@return a value of a part of the state in words}
  static String word(Variable variable, double value) {
    return switch (variable) {
      case Variable.Ladder(_, var rungs, _, _) -> rungs.get((int) value);
      case Variable.Flag _ -> value == 0 ? "false" : "true";
      case Variable.Level _ -> String.valueOf((long) value);
      case Variable.Score _ -> "%.3g".formatted(value);
    };
  }

  private static double quantile(double[] sorted, double p) {
    return sorted[(int) Math.max(0, Math.ceil(p * sorted.length) - 1)];
  }

  private Time time(double days) {
    double value = days / question.unit().days();
    Optional<LocalDate> date = Runs.date(model, days);
    return new Time(value, date);
  }

  /// {@return the share of some of the histories}
  ///
  /// The interval is that of [Wilson] with as many histories as would have the error that the draws
  /// of the unknowns show (Korn & Graubard, Survey Methodology 24:193, 1998).
  private Share share(List<Integer> numbers) {
    int all = arrivals.trajectories().size();
    double share = (double) numbers.size() / all;
    int[] mine = new int[perDraw.length];
    numbers.forEach(number -> mine[arrivals.trajectories().get(number).draw()]++);
    double squares = 0;
    for (int draw = 0; draw < mine.length; draw++) {
      double off = mine[draw] - share * perDraw[draw];
      squares += off * off;
    }
    double draws = mine.length;
    double variance = draws < 2 ? 0 : squares * draws / (draws - 1) / ((double) all * all);
    double worth = variance > 0 ? Math.min(all, share * (1 - share) / variance) : all;
    Wilson interval = Wilson.of(share, Math.max(1, worth), 0.95);
    return new Share(share, interval.low(), interval.high());
  }

  private List<Passed> events(List<Story> stories) {
    Map<Integer, long[]> counts = new TreeMap<>();
    for (int i = 0; i < stories.size(); i++) {
      stories.get(i).path().legs().stream()
          .mapToInt(Story.Leg::event)
          .distinct()
          .forEach(event -> counts.computeIfAbsent(event, _ -> new long[3])[0]++);
      int[] events = arrivals.trajectories().get(i).events();
      Arrays.stream(events)
          .distinct()
          .forEach(e -> counts.computeIfAbsent(e, _ -> new long[3])[1]++);
      Arrays.stream(events).forEach(e -> counts.computeIfAbsent(e, _ -> new long[3])[2]++);
    }
    double all = stories.size();
    return counts.entrySet().stream()
        .map(
            entry ->
                new Passed(
                    name(entry.getKey()),
                    entry.getValue()[0] / all,
                    entry.getValue()[1] / all,
                    entry.getValue()[2] / all))
        .sorted(
            Comparator.comparingDouble((Passed p) -> -p.onPath())
                .thenComparingDouble(p -> -p.happened()))
        .toList();
  }
}
