package offramp.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import offramp.check.Checker;
import offramp.check.Variation;
import offramp.finding.Compare;
import offramp.finding.Explore;
import offramp.finding.LastExits;
import offramp.finding.Ledger;
import offramp.finding.LedgerFinding;
import offramp.finding.Levers;
import offramp.finding.LeversFinding;
import offramp.finding.Paths;
import offramp.finding.PathsFinding;
import offramp.finding.RunFinding;
import offramp.finding.Runs;
import offramp.finding.TooFew;
import offramp.finding.Unfinished;
import offramp.finding.Views;
import offramp.finding.When;
import offramp.finding.WhenFinding;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Outcome.Harm;
import offramp.report.Portrait;
import offramp.simulate.Settings;
import offramp.solve.TooLarge;
import offramp.text.Unit;

/// Puts all questions of a report to a model, under every theory, and writes down the answers.
public final class Inquiry {
  /// The gravest first: which harm is looked at closely if none is named.
  private static final List<Harm> GRAVEST =
      List.of(
          Harm.NUCLEAR, Harm.MASS_KILLING, Harm.WAR, Harm.CLASH, Harm.REPRESSION, Harm.ACCIDENT);

  private static final int STORIES = 3;

  /// Up to so many levers are tried two by two and for what knowing the right theory is worth;
  /// every set takes a program of its own.
  private static final int FEW_LEVERS = 8;

  private static final int MOMENTS = 6;

  /// How many times more histories there are where it is asked what the answers depend on: fewer
  /// tell the parts of the unknowns from nothing only where they are large.
  private static final long EXPLORED = 2;

  private final Views views;
  private final List<Model> models;
  private final Asked asked;
  private final DoubleFunction<Settings.Watcher> watchers;
  private final Rests rests;
  private final List<Section> sections = new ArrayList<>();
  private final List<String> unanswered = new ArrayList<>();

  /// What is asked.
  ///
  /// @param file the name of the model's file
  /// @param commands the command that answers a question alone: of its words, and of those that
  ///   stand behind the file
  /// @param steps report dates, evenly apart
  /// @param whole how much work where one theory is asked
  /// @param each how much for each policy where policies are compared
  /// @param closely names of the outcomes to look at closely; empty for the gravest harm and the
  ///   way out
  /// @param besides where it is asked what the answers depend on: thresholds and warnings
  public record Asked(
      String file,
      BiFunction<String, String, String> commands,
      double horizon,
      Unit unit,
      int steps,
      Runs.Effort whole,
      Runs.Effort each,
      List<String> closely,
      Explore.Asked besides) {
    public Asked {
      closely = List.copyOf(closely);
    }

    Runs.Question question(String command, int dates, Runs.Effort effort) {
      return new Runs.Question(file, command, horizon, unit, dates, effort);
    }
  }

  /// {@return how many histories there are where it is asked what the answers depend on, if there
  /// are so many where one theory is asked}
  public static long explored(long whole) {
    return EXPLORED * whole;
  }

  private Inquiry(Views views, Asked asked, DoubleFunction<Settings.Watcher> watchers) {
    this.views = views;
    this.asked = asked;
    this.watchers = watchers;
    this.models = models(views);
    this.rests = new Rests(models);
  }

  /// {@return the models of a text under its theories}
  private static List<Model> models(Views views) {
    return views.theories().stream()
        .map(theory -> new Variation(theory, views.pulled(), views.sets()))
        .map(variation -> Checker.check(views.source(), variation).model().orElseThrow())
        .toList();
  }

  /// {@return the report}
  ///
  /// @param views a text that is a model under each of its theories
  /// @param watchers a watch over the work that may take this share of the time
  public static Report of(Views views, Asked asked, DoubleFunction<Settings.Watcher> watchers) {
    return new Inquiry(views, asked, watchers).report();
  }

  private Report report() {
    Optional<Outcome> focus = focus();
    Optional<List<WhenFinding>> whens = focus.flatMap(this::whens);
    runs(whens.map(found -> WhenSection.marks(found.getFirst())).orElse(List.of()));
    whens.ifPresent(found -> sections.add(WhenSection.of(found, rests.counted())));
    Optional<List<LedgerFinding>> ledgers = ledgers();
    ledgers.ifPresent(found -> drivers(found, focus));
    explore(focus);
    levers();
    compare();
    whens.ifPresent(this::limits);
    paths(focus);
    fit();
    ledgers.ifPresent(found -> sections.add(LedgerSection.of(found, models)));
    unanswered.addAll(Responsible.notAsked(asked.besides()));
    Crisis crisis = base().crisis();
    return new Report(
        Facts.title(asked, crisis),
        Facts.of(views, asked, models),
        Responsible.USE,
        sections,
        List.of(),
        unanswered,
        Facts.sources(crisis));
  }

  private Model base() {
    return models.getFirst();
  }

  private Optional<Outcome> focus() {
    if (!asked.closely().isEmpty()) {
      return base().outcomes().stream()
          .filter(outcome -> outcome.name().equals(asked.closely().getFirst()))
          .findFirst();
    }
    return base().outcomes().stream()
        .min(
            Comparator.comparingInt(
                outcome -> outcome.harm().map(GRAVEST::indexOf).orElse(GRAVEST.size())));
  }

  /// {@return the outcomes whose paths are told}
  private List<Outcome> told(Optional<Outcome> focus) {
    List<Outcome> told = new ArrayList<>(focus.stream().toList());
    if (asked.closely().isEmpty()) {
      base().outcomes().stream()
          .filter(outcome -> outcome.harm().isEmpty() && outcome.ends() && !told.contains(outcome))
          .findFirst()
          .ifPresent(told::add);
    } else {
      base().outcomes().stream()
          .filter(o -> asked.closely().contains(o.name()) && !told.contains(o))
          .forEach(told::add);
    }
    return told;
  }

  /// {@return what was found; empty, with the reason noted, if it could not be}
  private <T> Optional<T> found(String question, Supplier<T> work) {
    try {
      return Optional.of(work.get());
    } catch (Unfinished unfinished) {
      unanswered.add("%s Not finished: %s.".formatted(question, unfinished.why()));
    } catch (TooLarge large) {
      unanswered.add("%s Out of reach: %s.".formatted(question, large.why()));
    } catch (TooFew few) {
      unanswered.add("%s %s.".formatted(question, few.why()));
    }
    return Optional.empty();
  }

  /// {@return what is found under each theory}
  private <T> Optional<List<T>> each(String question, Function<Model, T> work) {
    return found(question, () -> models.stream().map(work).toList());
  }

  private String command(String name, String words, Model model) {
    String theory = model.crisis().theory();
    String under = theory.equals(Crisis.BASE) ? "" : " --theory " + theory;
    return asked.commands().apply(name, words + under);
  }

  private Settings.Watcher watcher(double share) {
    return watchers.apply(share / models.size());
  }

  private void runs(List<Mark> marks) {
    Optional<List<RunFinding>> found =
        each(
            "How likely is each outcome?",
            model ->
                Runs.run(
                    model,
                    asked.question(command("run", "", model), asked.steps(), asked.whole()),
                    watcher(0.2)));
    List<Mark> all = new ArrayList<>(marks);
    all.addAll(Past.marks(base(), asked.horizon(), asked.unit()));
    found.ifPresent(runs -> sections.addFirst(RunSection.of(runs, all, rests.counted())));
  }

  private Optional<List<WhenFinding>> whens(Outcome outcome) {
    return each(
        "When does the risk come?",
        model ->
            When.of(
                model,
                number(model, outcome),
                asked.question(
                    command("when", " " + outcome.name(), model), asked.steps(), asked.whole()),
                watcher(0.15)));
  }

  private static int number(Model model, Outcome outcome) {
    return IntStream.range(0, model.outcomes().size())
        .filter(i -> model.outcomes().get(i).name().equals(outcome.name()))
        .findFirst()
        .orElseThrow();
  }

  private Optional<List<LedgerFinding>> ledgers() {
    return each(
        "What drives it?",
        model ->
            Ledger.of(
                model,
                asked.question(
                    command("assumptions", " --effects unknowns", model), 1, asked.whole()),
                Ledger.Effects.UNKNOWNS,
                watcher(0.15)));
  }

  private void drivers(List<LedgerFinding> ledgers, Optional<Outcome> focus) {
    if (models.stream().allMatch(model -> model.unknowns().isEmpty())) {
      unanswered.add("What drives it? Nothing in the model is said to be unknown.");
    } else {
      focus.ifPresent(outcome -> sections.add(DriversSection.of(ledgers, outcome.name(), rests)));
    }
  }

  private void explore(Optional<Outcome> focus) {
    List<String> outcomes = told(focus).stream().map(Outcome::name).toList();
    if (outcomes.isEmpty() || models.stream().allMatch(model -> model.unknowns().isEmpty())) {
      return;
    }
    found(
            "What does the answer depend on?",
            () ->
                new Depth(views, asked, rests)
                    .explore(
                        models, outcomes, (model, name) -> command(name, "", model), watcher(0.15)))
        .ifPresent(sections::add);
  }

  private void fit() {
    String question = "What does the history say of the unknowns and the theories?";
    if (base().crisis().histories().isEmpty()) {
      unanswered.add(question + " The model has no history.");
      return;
    }
    found(question, () -> new Depth(views, asked, rests).fit(watcher(0.15)))
        .ifPresent(
            found ->
                found.ifPresentOrElse(
                    sections::add,
                    () ->
                        unanswered.add(
                            question
                                + " It cannot have happened as the model is written; `offramp fit`"
                                + " says which line cannot be followed.")));
  }

  private void levers() {
    boolean harms = base().outcomes().stream().anyMatch(outcome -> outcome.harm().isPresent());
    if (base().crisis().levers().isEmpty() || !harms) {
      unanswered.add(
          "Which lever helps most? The model has %s."
              .formatted(harms ? "no levers" : "no outcome that is marked `harm`"));
      return;
    }
    int together = base().crisis().levers().size() > FEW_LEVERS ? 1 : 2;
    Levers.Asked all =
        new Levers.Asked(
            List.of(),
            List.of(),
            together,
            Double.POSITIVE_INFINITY,
            OptionalDouble.empty(),
            Map.of());
    String words = together == 1 ? " --together 1" : "";
    Runs.Question question =
        asked.question(asked.commands().apply("levers", words), asked.steps(), asked.each());
    Optional<LeversFinding> found =
        found(
            "Which lever helps most?",
            () -> Levers.of(views, base(), all, question, watchers.apply(0.2)));
    found.ifPresent(
        levers -> {
          List<String> names = levers.options().stream().map(LeversFinding.Option::lever).toList();
          sections.add(LeversSection.of(levers, rests.of("lever", names)));
          sections.add(RegretSection.of(levers, rests.of("lever", names)));
          exit(levers);
        });
  }

  /// Asks until when the safest lever helps against the harm that is looked at closely; a model
  /// without dates has no date to ask for.
  private void exit(LeversFinding found) {
    Optional<String> harm =
        focus().filter(outcome -> outcome.harm().isPresent()).map(Outcome::name);
    Optional<String> lever = harm.flatMap(name -> lever(found, name));
    if (lever.isEmpty() || harm.isEmpty() || base().crisis().starts().isEmpty()) {
      return;
    }
    Levers.Asked one =
        new Levers.Asked(
            lever.stream().toList(),
            harm.stream().toList(),
            1,
            Double.POSITIVE_INFINITY,
            OptionalDouble.empty(),
            Map.of());
    String words =
        " --only %s --harm %s --together 1 --last-exit".formatted(lever.get(), harm.get());
    String command = asked.commands().apply("levers", words);
    Runs.Question question = asked.question(command, asked.steps(), asked.each());
    LastExits.Question until =
        new LastExits.Question(one, new LastExits.Moments(MOMENTS, Optional.empty()), question);
    found(
            "Until when is there a way out?",
            () -> LastExits.add(found, views, base(), until, watchers.apply(0.1)))
        .flatMap(
            whole -> ExitSection.of(whole, command, rests.of("lever", lever.stream().toList())))
        .ifPresent(sections::add);
  }

  /// {@return the first lever that the policies least to be regretted against a harm pull}
  private static Optional<String> lever(LeversFinding found, String harm) {
    List<String> levers = found.options().stream().map(LeversFinding.Option::lever).toList();
    return found.verdicts().stream()
        .filter(verdict -> verdict.outcome().equals(harm))
        .flatMap(verdict -> verdict.policies().stream())
        .flatMap(policy -> Stream.of(policy.words().split(" \\+ ", -1)))
        .filter(levers::contains)
        .findFirst();
  }

  private void compare() {
    if (models.size() < 2) {
      unanswered.add("What would change my mind? One theory alone is not told from another.");
      return;
    }
    boolean levers = base().crisis().levers().size() <= FEW_LEVERS;
    String words = levers ? "" : " --no-levers";
    Runs.Question question =
        asked.question(asked.commands().apply("compare", words), asked.steps(), asked.each());
    found(
            "What would change my mind?",
            () ->
                Compare.of(
                    views,
                    base(),
                    new Compare.Asked(levers, Map.of()),
                    question,
                    watchers.apply(0.1)))
        .ifPresent(found -> sections.add(SignalsSection.of(found, theories())));
  }

  private List<String> theories() {
    return base().crisis().theories().stream()
        .map(
            theory ->
                "theory `%s`%s: %s"
                    .formatted(
                        theory.name(),
                        Words.title(theory),
                        theory.because().map(Portrait::words).orElse("no source")))
        .toList();
  }

  private void limits(List<WhenFinding> whens) {
    List<String> limits = base().crisis().red().stream().map(Crisis.RedLine::name).toList();
    if (limits.isEmpty()) {
      unanswered.add("What if a declared limit is crossed? The model has no red line.");
    } else {
      sections.add(LimitsSection.of(whens, limits, rests.of("red line", limits)));
    }
  }

  private void paths(Optional<Outcome> focus) {
    List<PathsFinding> all = new ArrayList<>();
    for (Outcome outcome : told(focus)) {
      each(
              "How could `%s` happen?".formatted(outcome.name()),
              model -> {
                Paths.Wanted wanted =
                    new Paths.Wanted(number(model, outcome), Optional.empty(), STORIES);
                String words = " %s --paths %d".formatted(outcome.name(), STORIES);
                return Paths.of(
                    model,
                    asked.question(command("paths", words, model), 1, asked.whole()),
                    wanted,
                    watcher(0.05));
              })
          .ifPresent(all::addAll);
    }
    if (!all.isEmpty()) {
      sections.add(PathsSection.of(all, rests.of("event", PathsSection.events(all))));
    }
  }
}
