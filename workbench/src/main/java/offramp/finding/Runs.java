package offramp.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import offramp.finding.RunFinding.Comparison;
import offramp.finding.RunFinding.Estimate;
import offramp.finding.RunFinding.Horizon;
import offramp.finding.RunFinding.OutcomeSeries;
import offramp.finding.RunFinding.Time;
import offramp.finding.RunFinding.WatchSeries;
import offramp.model.Because;
import offramp.model.Crisis;
import offramp.model.Dimension;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Watch;
import offramp.program.Program;
import offramp.simulate.Evidence;
import offramp.simulate.Held;
import offramp.simulate.Rare;
import offramp.simulate.Settings;
import offramp.simulate.Shares;
import offramp.simulate.Spread;
import offramp.solve.TooLarge;
import offramp.text.Unit;
import org.apache.commons.statistics.distribution.GammaDistribution;

/// Answers the question of a run: how likely is each outcome, by when.
public final class Runs {
  private static final double DAYS_A_YEAR = Unit.YEAR.days();
  private static final double NEGLIGIBLE = 1e-6;

  /// How many times the histories to ask for where the dice hide the unknowns: at nine tenths dice
  /// ten times the histories leave about a half.
  private static final long MORE = 10;

  private final Model model;
  private final Question question;

  private Runs(Model model, Question question) {
    this.model = model;
    this.question = question;
  }

  /// What is asked of a model, and with how much work.
  ///
  /// @param file the name of the model's file
  /// @param command what reproduces the answer
  /// @param horizon how far to look, in `unit`
  /// @param steps report dates, evenly apart
  /// @param given what is taken to have happened, all together
  /// @param distributions whether to tell how every part of the state is distributed
  public record Question(
      String file,
      String command,
      double horizon,
      Unit unit,
      int steps,
      Effort effort,
      List<Given> given,
      boolean distributions) {
    /// Report dates where nobody asks for another number.
    public static final int STEPS = 24;

    public Question {
      given = List.copyOf(given);
    }

    /// A question that takes nothing as given.
    public Question(
        String file, String command, double horizon, Unit unit, int steps, Effort effort) {
      this(file, command, horizon, unit, steps, effort, List.of(), false);
    }

    /// {@return the same given that all this has happened}
    public Question given(List<Given> known) {
      return new Question(file, command, horizon, unit, steps, effort, known, distributions);
    }

    /// {@return the same, also asking for distributions if `wanted`}
    public Question distributions(boolean wanted) {
      return new Question(file, command, horizon, unit, steps, effort, given, wanted);
    }

    /// {@return the same with so much work}
    Question with(Effort other) {
      return new Question(file, command, horizon, unit, steps, other, given, distributions);
    }

    /// {@return what is taken to have happened, without the words}
    List<Evidence> evidence() {
      return given.stream().map(Given::evidence).toList();
    }

    double[] days() {
      double[] days = new double[steps];
      for (int i = 0; i < steps; i++) {
        days[i] = horizon * (i + 1) / steps * unit.days();
      }
      return days;
    }
  }

  /// What is taken to have happened.
  ///
  /// @param words as the user wrote them
  public record Given(String words, Evidence evidence) {}

  /// How much work, and where the dice begin.
  ///
  /// @param method how to compute the answer
  public record Effort(
      Method method,
      long seed,
      long trajectories,
      int draws,
      int threads,
      OptionalDouble precision) {
    /// {@return the same with so many histories}
    public Effort with(long histories) {
      return new Effort(method, seed, histories, draws, threads, precision);
    }

    Settings settings(double[] days, List<Evidence> evidence) {
      return new Settings(seed, trajectories, draws, days, threads, precision, evidence);
    }
  }

  /// {@return how far the question looks, in words}
  public static Horizon horizon(Model model, Question question) {
    double days = question.horizon() * question.unit().days();
    return new Horizon(question.horizon(), question.unit(), date(model, days));
  }

  /// {@return the day so many days from the start, if the model has dates}
  public static Optional<LocalDate> date(Model model, double days) {
    return model.crisis().starts().map(start -> start.plusDays((long) Math.floor(days + 1e-9)));
  }

  /// {@return whether the distributions asked for, if they are, can be kept}
  public static boolean fits(Model model, Question question) {
    return !question.distributions() || Distributions.fit(model, question);
  }

  /// {@return what a run of the model finds}
  ///
  /// @throws TooLarge if an exact answer was asked for that is out of reach
  /// @throws TooFew if what is given happens too seldom
  public static RunFinding run(Model model, Question question, Settings.Watcher watcher) {
    Model followed = question.distributions() ? Distributions.watched(model) : model;
    return run(model, Program.of(followed), question, watcher);
  }

  /// {@return what a run of a program finds that is run again and again}
  ///
  /// @param question that asks for no distributions
  /// @throws TooLarge if an exact answer was asked for that is out of reach
  public static RunFinding run(Program program, Question question, Settings.Watcher watcher) {
    return run(program.model(), program, question.distributions(false), watcher);
  }

  private static RunFinding run(
      Model model, Program program, Question question, Settings.Watcher watcher) {
    Effort effort = question.effort();
    Settings settings = effort.settings(question.days(), question.evidence());
    return new Runs(model, question)
        .finding(Answer.of(program, effort.method(), settings, watcher));
  }

  private RunFinding finding(Answer answer) {
    Crisis crisis = model.crisis();
    List<OutcomeSeries> outcomes = outcomes(answer);
    return new RunFinding(
        crisis.title(),
        question.file(),
        crisis.theory(),
        levers(model),
        question.effort().seed(),
        answer.method().word(),
        answer.why(),
        answer.exact(),
        horizon(model, question),
        answer.histories(),
        answer.draws(),
        model.unknowns().size(),
        answer.givenShare(),
        answer.held().map(held -> given(question, held)),
        answer.stopped(),
        outcomes,
        watches(answer),
        question.distributions() ? Distributions.of(model, question, answer) : List.of(),
        answer.jumps(),
        crisis.assumptions().stream().filter(a -> a.because().isEmpty()).toList(),
        caveats(answer, outcomes),
        question.command());
  }

  /// {@return what is given, and how much keeps to it}
  static RunFinding.Given given(Question question, Held held) {
    return new RunFinding.Given(
        question.given().stream().map(Given::words).toList(),
        held.share(),
        held.kept() > 0 ? OptionalLong.of(held.kept()) : OptionalLong.empty(),
        held.effectiveDraws());
  }

  /// {@return the levers that are pulled, each with how}
  static List<String> levers(Model model) {
    return model.crisis().levers().stream()
        .flatMap(lever -> lever.pulls().stream().map(how -> lever.name() + " " + how))
        .toList();
  }

  private List<String> caveats(Answer answer, List<OutcomeSeries> outcomes) {
    List<String> caveats = new ArrayList<>();
    caveats.add(
        "Each number is conditional on this model and theory: what has never happened cannot be"
            + " checked against counts, only bracketed.");
    caveats.add(
        (answer.exact().isEmpty()
                ? "The error is numerical (dice, and finitely many draws of the unknowns)"
                : model.unknowns().isEmpty()
                    ? "The numbers are exact for the model as it is written"
                    : "The error is numerical (finitely many draws of the unknowns, no dice)")
            + "; the range is what is not known. Neither holds what the model leaves out.");
    caveats.addAll(Posteriors.caveats(model, answer.draws()));
    if (!model.unknowns().isEmpty() && answer.histories() > 0) {
      noRange(answer, outcomes).ifPresent(caveats::add);
    }
    return caveats;
  }

  /// {@return why a range over the unknowns is not known, and what to do}
  private Optional<String> noRange(Answer answer, List<OutcomeSeries> outcomes) {
    if (answer.draws() == 1) {
      return Optional.of("One draw of the unknowns shows no range: ask for more with `--draws`.");
    }
    long each = answer.histories() / answer.draws();
    String more = ", as in `--trajectories %d`.".formatted(MORE * each * question.effort().draws());
    if (answer.histories() == answer.draws()) {
      return Optional.of(
          "One history for each draw of the unknowns cannot tell these from the dice, so no range"
              + " (low to high) is known. More histories for each draw show it"
              + more);
    }
    boolean hidden =
        outcomes.stream().flatMap(outcome -> outcome.series().stream()).anyMatch(Estimate::hidden);
    return Optional.of(
            "Hidden by the dice: where they make up more than nine tenths of the variance, the range"
                + " (low to high) is not known. More histories for each draw show it"
                + more)
        .filter(_ -> hidden);
  }

  private Time time(int step) {
    return time(model, question, step);
  }

  /// {@return the report date of this number}
  static Time time(Model model, Question question, int step) {
    double value = question.horizon() * (step + 1) / question.steps();
    return new Time(value, date(model, value * question.unit().days()));
  }

  private List<OutcomeSeries> outcomes(Answer answer) {
    List<OutcomeSeries> all = new ArrayList<>();
    for (int i = 0; i < model.outcomes().size(); i++) {
      Outcome outcome = model.outcomes().get(i);
      List<Shares> shares = answer.outcomes().get(i);
      List<Estimate> series = new ArrayList<>();
      for (int step = 0; step < shares.size(); step++) {
        boolean split = answer.rare().containsKey(i) && shares.get(step).mean() > 0;
        OptionalLong counted = split ? OptionalLong.empty() : seen(answer, i, step);
        series.add(estimate(time(step), shares.get(step), counted, answer));
      }
      OptionalLong seen =
          shares.isEmpty() ? OptionalLong.empty() : seen(answer, i, shares.size() - 1);
      all.add(
          new OutcomeSeries(
              outcome.name(),
              outcome.harm().map(Outcome.Harm::word),
              outcome.ends(),
              seen,
              Optional.ofNullable(answer.rare().get(i)).map(Runs::split),
              series,
              reference(i, series)));
    }
    return all;
  }

  private static RunFinding.Split split(Rare rare) {
    return new RunFinding.Split(
        rare.levels(), rare.scored(), rare.replications(), rare.jumps(), rare.stopped());
  }

  private static OptionalLong seen(Answer answer, int outcome, int step) {
    return answer.seen().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(answer.seen().orElseThrow().get(outcome).get(step));
  }

  /// @param seen in how many histories it was, if any were simulated
  static Estimate estimate(Time time, Shares shares, OptionalLong seen, Answer answer) {
    return new Estimate(
        time,
        shares.mean(),
        shares.standardError(),
        shares.low(),
        shares.high(),
        shares.diceShare(),
        seen.isPresent() && shares.mean() < NEGLIGIBLE
            ? Optional.of(bound(seen.getAsLong(), answer.counted()))
            : Optional.empty());
  }

  /// What was seen so often has, in the mean over the draws made, a probability below this with 95%
  /// confidence: the upper limit of Clopper and Pearson (Biometrika 26:404, 1934), by Poisson's law
  /// if it was seen at all. That the draws differ makes the limit safer (Hoeffding, Ann. Math.
  /// Stat. 27:713, 1956).
  private static double bound(long seen, long histories) {
    return seen == 0
        ? -Math.expm1(Math.log(0.05) / histories)
        : Math.min(
            1, GammaDistribution.of(seen + 1.0, 1).inverseSurvivalProbability(0.05) / histories);
  }

  private Optional<Comparison> reference(int outcome, List<Estimate> series) {
    boolean published = question.given().isEmpty(); // what is published takes nothing as given
    if (series.isEmpty() || !published) {
      return Optional.empty();
    }
    double p = series.getLast().probability();
    double years = question.horizon() * question.unit().days() / DAYS_A_YEAR;
    return model.references().stream()
        .filter(reference -> reference.outcome() == outcome)
        .findFirst()
        .map(
            r ->
                new Comparison(
                    r.low(),
                    r.high(),
                    r.perYear(),
                    r.perYear() ? -Math.expm1(Math.log1p(-p) / years) : p,
                    r.because().map(because -> source(model, because))));
  }

  /// {@return where a statement of the model comes from, in words}
  public static String source(Model model, Because because) {
    List<String> titles = new ArrayList<>();
    because
        .citations()
        .forEach(
            c ->
                titles.add(
                    String.join(
                        ", ",
                        model.crisis().sources().getOrDefault(c.source(), List.of(c.source())))));
    because.reason().ifPresent(titles::add);
    return String.join("; ", titles);
  }

  private List<WatchSeries> watches(Answer answer) {
    List<WatchSeries> all = new ArrayList<>();
    for (int i = 0; i < model.watches().size(); i++) {
      Watch watch = model.watches().get(i);
      all.add(
          new WatchSeries(
              watch.name(),
              unit(watch.dimension()),
              spreads(model, question, answer.watches().get(i), factor(watch.dimension()))));
    }
    return all;
  }

  /// {@return how a number lies at each report date}
  static List<RunFinding.Spread> spreads(
      Model model, Question question, List<Spread> spreads, double factor) {
    List<RunFinding.Spread> series = new ArrayList<>();
    for (int step = 0; step < spreads.size(); step++) {
      series.add(spread(spreads.get(step), factor, time(model, question, step)));
    }
    return series;
  }

  /// Rates and durations are told in the unit of the horizon.
  private double factor(Dimension dimension) {
    return switch (dimension) {
      case NUMBER -> 1;
      case RATE -> question.unit().days();
      case DURATION -> 1 / question.unit().days();
    };
  }

  private String unit(Dimension dimension) {
    return switch (dimension) {
      case NUMBER -> "";
      case RATE -> "per " + question.unit().word();
      case DURATION -> question.unit().word() + "s";
    };
  }

  private static RunFinding.Spread spread(Spread s, double factor, Time time) {
    return new RunFinding.Spread(
        time,
        s.mean() * factor,
        s.sd() * factor,
        s.quantiles().get(0) * factor,
        s.quantiles().get(1) * factor,
        s.quantiles().get(2) * factor,
        s.quantiles().get(3) * factor,
        s.quantiles().get(4) * factor,
        s.shares().low() * factor,
        s.shares().high() * factor);
  }
}
