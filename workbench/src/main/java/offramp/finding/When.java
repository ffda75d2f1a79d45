package offramp.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import offramp.finding.RunFinding.Time;
import offramp.finding.WhenFinding.Estimated;
import offramp.finding.WhenFinding.Interval;
import offramp.finding.WhenFinding.Ladder;
import offramp.finding.WhenFinding.Rung;
import offramp.model.Model;
import offramp.model.Variable;
import offramp.program.ModelFault;
import offramp.program.Program;
import offramp.simulate.Mark;
import offramp.simulate.Onset;
import offramp.simulate.Onsets;
import offramp.simulate.RunFault;
import offramp.simulate.Settings;
import offramp.solve.Eventual;
import offramp.solve.Limits;
import offramp.solve.OnsetSolution;
import offramp.solve.Solver;
import offramp.solve.TooLarge;

/// Answers when an outcome comes about.
public final class When {
  /// The work for an exact solution, in multiplications, that `auto` takes: about a minute of one
  /// core.
  private static final double AFFORDABLE = 3e10;

  private static final long STATES = 1_000_000;
  private static final double STATES_OF_ALL_DRAWS = 2e8;

  private final Program program;
  private final Model model;
  private final Runs.Question question;
  private final Settings settings;
  private final Settings.Watcher watcher;
  private final Onset.Asked asked;

  private When(Model model, int outcome, Runs.Question question, Settings.Watcher watcher) {
    this.program = Program.of(model);
    this.model = model;
    this.question = question;
    this.settings = question.effort().settings(question.days(), List.of());
    this.watcher = watcher;
    this.asked = new Onset.Asked(outcome, marks(model));
  }

  /// {@return what is found about an outcome}
  ///
  /// @param outcome its number in the model
  /// @throws TooLarge if an exact answer was asked for that is out of reach
  public static WhenFinding of(
      Model model, int outcome, Runs.Question question, Settings.Watcher watcher) {
    When when = new When(model, outcome, question, watcher);
    try {
      return when.finding(when.answer());
    } catch (ModelFault fault) {
      throw new RunFault(fault, new RunFault.Place(question.effort().seed(), 0, -1, 0));
    }
  }

  /// {@return every rung but the lowest, ladder by ladder}
  private static List<Mark> marks(Model model) {
    List<Mark> marks = new ArrayList<>();
    for (int variable = 0; variable < model.variables().size(); variable++) {
      if (model.variables().get(variable) instanceof Variable.Ladder ladder) {
        for (int rung = 1; rung < ladder.rungs().size(); rung++) {
          marks.add(new Mark(variable, rung));
        }
      }
    }
    return marks;
  }

  /// What was found, and how.
  private record Answer(
      Method method,
      String why,
      List<Onset> draws,
      long histories,
      double givenShare,
      Optional<String> stopped,
      Optional<RunFinding.Exact> exact,
      List<Eventual> ever,
      Optional<String> whyNotEver) {}

  private Answer answer() {
    return switch (question.effort().method()) {
      case EXACT -> exact(solver(Limits.MOST_STATES, settings), "as asked");
      case SIMULATE, SPLIT -> simulated("as asked");
      case AUTO -> best();
    };
  }

  private Answer best() {
    int draws = model.unknowns().isEmpty() ? 1 : settings.draws();
    try {
      Solver solver = solver((long) Math.min(STATES, STATES_OF_ALL_DRAWS / draws), settings);
      if (solver.work(asked) <= AFFORDABLE) {
        return exact(solver, "few enough states");
      }
      return simulated(
          String.format(
              Locale.ROOT,
              "an exact solution of %,d states for %,d rungs under %,d draws would take longer",
              solver.chain().states(),
              asked.marks().size(),
              draws));
    } catch (TooLarge large) {
      return simulated(large.why());
    }
  }

  private Solver solver(long states, Settings within) {
    BooleanSupplier stop = () -> watcher.stop(0, 1).isPresent();
    return Solver.of(program, within, new Limits(states, settings.threads(), stop));
  }

  private Answer exact(Solver solver, String why) {
    OnsetSolution found = solver.onsets(asked, watcher);
    List<Eventual> ever = List.of();
    Optional<String> whyNotEver = found.stopped();
    if (whyNotEver.isEmpty()) {
      try {
        ever = behindCalendar(solver).ever(asked.outcome(), watcher);
      } catch (TooLarge large) {
        whyNotEver = Optional.of(large.why());
      }
    }
    return new Answer(
        Method.EXACT,
        why,
        found.draws(),
        0,
        found.givenShare(),
        found.stopped(),
        Optional.of(new RunFinding.Exact(found.states(), found.transitions(), found.error())),
        ever,
        whyNotEver);
  }

  /// {@return a solver of a horizon at which the calendar is over}
  private Solver behindCalendar(Solver solver) {
    double[] days = settings.days();
    double over = Solver.endOfCalendar(program) + 1;
    if (days[days.length - 1] >= over) {
      return solver;
    }
    Settings later =
        new Settings(
            settings.seed(),
            settings.trajectories(),
            settings.draws(),
            new double[] {over},
            settings.threads(),
            settings.precision());
    return solver(Limits.MOST_STATES, later);
  }

  private Answer simulated(String why) {
    Onsets found = Onsets.of(program, settings, asked, watcher);
    return new Answer(
        Method.SIMULATE,
        why,
        found.draws(),
        found.histories(),
        found.givenShare(),
        found.stopped(),
        Optional.empty(),
        List.of(),
        Optional.of("histories are simulated up to the horizon only"));
  }

  private WhenFinding finding(Answer answer) {
    Ratio ratio = new Ratio(answer.draws());
    return new WhenFinding(
        model.crisis().title(),
        question.file(),
        model.crisis().theory(),
        Runs.levers(model),
        model.outcomes().get(asked.outcome()).name(),
        question.effort().seed(),
        answer.method().word(),
        answer.why(),
        answer.exact(),
        Runs.horizon(model, question),
        answer.histories(),
        answer.draws().size(),
        model.unknowns().size(),
        answer.givenShare(),
        answer.stopped(),
        intervals(answer.draws()),
        ratio.share(When::last, _ -> 1).orElse(new Estimated(0, 0)),
        ratio.days().map(this::inUnits),
        ever(answer),
        answer.whyNotEver(),
        ladders(answer),
        question.command());
  }

  private static double last(Onset onset) {
    return onset.by()[onset.by().length - 1];
  }

  private Estimated inUnits(Estimated days) {
    double unit = question.unit().days();
    return new Estimated(days.value() / unit, days.standardError() / unit);
  }

  private Optional<WhenFinding.Ever> ever(Answer answer) {
    if (answer.ever().isEmpty()) {
      return Optional.empty();
    }
    Ratio ratio =
        new Ratio(
            answer.ever().stream()
                .map(
                    e ->
                        new Onset(
                            0,
                            new double[] {e.probability()},
                            e.days(),
                            0,
                            new double[0],
                            new double[0]))
                .toList());
    return Optional.of(
        new WhenFinding.Ever(
            ratio.share(When::last, _ -> 1).orElseThrow(), ratio.days().map(this::inUnits)));
  }

  private Time time(double days) {
    return new Time(days / question.unit().days(), Runs.date(model, days));
  }

  private List<Interval> intervals(List<Onset> draws) {
    List<Interval> intervals = new ArrayList<>();
    if (draws.isEmpty()) {
      return intervals;
    }
    Calendar calendar = new Calendar(program, this::time);
    double[] days = settings.days();
    for (int step = 0; step < days.length; step++) {
      double from = step == 0 ? 0 : days[step - 1];
      double length = (days[step] - from) / question.unit().days();
      Hazard hazard = new Hazard(step, length);
      Optional<Estimated> mean =
          new Ratio(draws).share(hazard::came, hazard::left).flatMap(hazard::of);
      Optional<WhenFinding.Range> range =
          hazard
              .range(draws)
              .map(s -> new WhenFinding.Range(Math.max(0, s.low()), Math.max(0, s.high())));
      intervals.add(
          new Interval(
              time(from), time(days[step]), mean, range, calendar.between(from, days[step])));
    }
    return intervals;
  }

  private List<Ladder> ladders(Answer answer) {
    List<Ladder> ladders = new ArrayList<>();
    List<Mark> marks = asked.marks();
    for (int variable = 0; variable < model.variables().size(); variable++) {
      if (model.variables().get(variable) instanceof Variable.Ladder ladder) {
        int number = variable;
        List<Rung> rungs =
            IntStream.range(0, answer.draws().isEmpty() ? 0 : marks.size())
                .filter(mark -> marks.get(mark).variable() == number)
                .mapToObj(
                    mark -> rung(ladder.rungs().get((int) marks.get(mark).least()), mark, answer))
                .toList();
        ladders.add(new Ladder(ladder.name(), rungs, turning(rungs)));
      }
    }
    return ladders;
  }

  private Rung rung(String name, int mark, Answer answer) {
    ToDoubleFunction<Onset> reached = onset -> onset.reached()[mark];
    Ratio ratio = new Ratio(answer.draws());
    long histories =
        answer.draws().stream()
            .mapToLong(onset -> Math.round(onset.reached()[mark] * onset.histories()))
            .sum();
    return new Rung(
        name,
        ratio.share(reached, _ -> 1).orElseThrow().value(),
        answer.histories() == 0 ? OptionalLong.empty() : OptionalLong.of(histories),
        ratio.share(onset -> onset.both()[mark], reached));
  }

  private static Optional<String> turning(List<Rung> rungs) {
    return rungs.stream()
        .filter(rung -> rung.probability().filter(p -> p.value() > 0.5).isPresent())
        .map(Rung::name)
        .findFirst();
  }
}
