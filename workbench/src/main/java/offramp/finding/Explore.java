package offramp.finding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import offramp.explore.Constraints;
import offramp.explore.Design;
import offramp.explore.Evaluations;
import offramp.explore.Morris;
import offramp.explore.MorrisDesign;
import offramp.explore.PlainDesign;
import offramp.explore.ShapleyDesign;
import offramp.explore.SobolDesign;
import offramp.finding.ExploreFinding.Dependence;
import offramp.finding.ExploreFinding.Screened;
import offramp.finding.ExploreFinding.Work;
import offramp.model.Fault;
import offramp.model.Model;
import offramp.model.Unknown;
import offramp.program.ModelFault;
import offramp.program.Program;
import offramp.random.GaussianCopula;
import offramp.random.Key;
import offramp.random.SobolPoints;
import offramp.simulate.Batches;
import offramp.simulate.RunFault;
import offramp.simulate.Settings;

/// Finds what the answers of a model depend on: runs a design of the unknowns and measures what
/// each accounts for.
public final class Explore {
  /// More unknowns than these are looked at quickly first.
  private static final int SCREENED = 16;

  /// Sobol' points have two dimensions for each unknown.
  private static final int MOST_UNKNOWNS = SobolPoints.MOST_DIMENSIONS / 2;

  /// So many of them are then looked at alone, the others together.
  private static final int KEPT = 10;

  /// The part of the histories that the first look takes.
  private static final int LOOK = 4;

  /// Histories of a row where nothing else is asked for: enough to tell the dice, and as few as to
  /// leave many rows.
  private static final int EACH = 20;

  /// Rows of draws at the least: fewer tell nothing of a law or a box.
  private static final int FEWEST_ROWS = 100;

  /// The most base points that can be asked for.
  public static final int MOST_BASE = 1 << 20;

  private static final int FEWEST_BASE = 16;
  private static final int MOST_ROWS = 1 << 26;

  private final Model model;
  private final Runs.Question question;
  private final Asked asked;
  private final Settings.Watcher watcher;
  private final Key key;
  private List<Screened> screened = List.of();

  private Explore(Model model, Runs.Question question, Asked asked, Settings.Watcher watcher) {
    this.model = model;
    this.question = question;
    this.asked = asked;
    this.watcher = watcher;
    this.key = Key.of(question.effort().seed()).at("explore");
  }

  /// What is asked for besides.
  ///
  /// @param pairs whether also what each two quantities do together
  /// @param base how many base points; 0 for as many as the histories allow
  /// @param discover outcomes of which it is asked where they are common
  /// @param thresholds probabilities, by outcome, of which it is asked where they are crossed
  /// @param warnings whether also what would warn of each outcome
  /// @param levers the text of the model under its theory, where levers are to be tried at the
  ///   thresholds
  public record Asked(
      boolean pairs,
      int base,
      List<String> discover,
      Map<String, Double> thresholds,
      boolean warnings,
      Optional<Views> levers) {
    public Asked {
      discover = List.copyOf(discover);
      thresholds = Collections.unmodifiableMap(new LinkedHashMap<>(thresholds));
    }

    /// Nothing is asked of warnings and levers.
    public Asked(boolean pairs, int base, List<String> discover, Map<String, Double> thresholds) {
      this(pairs, base, discover, thresholds, false, Optional.empty());
    }

    /// {@return the same, with levers tried at the thresholds}
    public Asked tried(Views under) {
      return new Asked(pairs, base, discover, thresholds, warnings, Optional.of(under));
    }
  }

  /// {@return what the answers of a model depend on}
  ///
  /// @throws offramp.solve.TooLarge if exact answers were asked for that are out of reach
  /// @throws Unfinished if the work was stopped
  public static ExploreFinding of(
      Model model, Runs.Question question, Asked asked, Settings.Watcher watcher) {
    return new Explore(model, question, asked, watcher).finding();
  }

  private ExploreFinding finding() {
    if (model.unknowns().isEmpty() || model.outcomes().isEmpty()) {
      return finding(Optional.empty(), List.of(), List.of(), List.of());
    }
    if (model.unknowns().size() > MOST_UNKNOWNS) {
      throw new Unfinished(
          "%,d unknowns are more than the %,d that a design can hold; fix some with --set"
              .formatted(model.unknowns().size(), MOST_UNKNOWNS));
    }
    if (!model.given().isEmpty() || !model.correlations().isEmpty()) {
      return dependent();
    }
    List<Integer> groups = groups();
    List<String> names = names(groups);
    int block = SobolDesign.block(names.size(), asked.pairs);
    SobolDesign design = new SobolDesign(groups, base(block), asked.pairs, key.at("points"));
    Found found = run(design);
    Measuring measuring =
        new Measuring(model, question, new Measuring.Rows(names, groups, design), key);
    return finding(
        Optional.of(found.work("Sobol' indices")),
        names,
        measuring.outcomes(found::at),
        experts(design, found));
  }

  private GaussianCopula copula() {
    return model.copula().orElseGet(() -> GaussianCopula.independent(model.unknowns().size()));
  }

  /// {@return the same by Shapley effects, as `given` or `correlate` ties unknowns together; of too
  /// many unknowns by what draws alone tell}
  private ExploreFinding dependent() {
    int n = model.unknowns().size();
    List<Integer> alone = IntStream.range(0, n).boxed().toList();
    boolean shapley = n <= SCREENED;
    int rows =
        asked.base > 0
            ? Math.max(FEWEST_ROWS, Math.multiplyExact(asked.base, SobolDesign.block(n, false)))
            : rows(question.effort().trajectories());
    Key points = key.at("points");
    Design design =
        drawn(
            keeps ->
                shapley
                    ? new ShapleyDesign(
                        ShapleyDesign.Sizes.within(n, rows), copula(), keeps, points)
                    : new PlainDesign(copula(), rows, keeps, points));
    Found found = run(design);
    List<String> names = names(alone);
    Measuring measuring =
        new Measuring(model, question, new Measuring.Rows(names, alone, design), key);
    return finding(
        Optional.of(found.work(shapley ? "Shapley effects" : "Moment-free scores (PAWN)")),
        names,
        measuring.outcomes(found::at),
        experts(design, found));
  }

  /// {@return a design whose rows keep to every `given`}
  private Design drawn(Function<Predicate<double[]>, Design> design) {
    try {
      return design.apply(new Constraints(Program.of(model)));
    } catch (ModelFault fault) {
      throw new RunFault(fault, RunFault.Place.fitted(question.effort().seed()));
    } catch (Fault fault) {
      throw new RunFault(
          ModelFault.of(fault.kind()), RunFault.Place.fitted(question.effort().seed()));
    }
  }

  /// Draws, and what came of them: what boxes and tipping points are looked for in.
  private Optional<Sampled> sampled() {
    if ((asked.discover.isEmpty() && asked.thresholds.isEmpty()) || model.unknowns().isEmpty()) {
      return Optional.empty();
    }
    Design design =
        drawn(
            keeps ->
                new PlainDesign(
                    copula(), rows(question.effort().trajectories()), keeps, key.at("draws")));
    Found found = run(design);
    return Optional.of(
        new Sampled(
            model,
            design,
            outcome -> found.at(outcome, question.steps() - 1).values(),
            key.at("sampled")));
  }

  private ExploreFinding finding(
      Optional<Work> work,
      List<String> names,
      List<Dependence> outcomes,
      List<ExploreFinding.Disagreed> disagreements) {
    Optional<Sampled> sampled = sampled();
    return new ExploreFinding(
        question.file(),
        model.crisis().title(),
        model.crisis().theory(),
        Runs.levers(model),
        question.effort().seed(),
        Runs.horizon(model, question),
        work,
        names,
        outcomes,
        screened,
        sampled.map(s -> s.discoveries(asked.discover)).orElse(List.of()),
        sampled
            .map(
                s ->
                    s.thresholds(
                        asked.thresholds, new Starts(model, question, watcher), levers(s.design())))
            .orElse(List.of()),
        new ExploreNotes(model, work, outcomes).words(),
        question.command(),
        disagreements,
        asked.warnings && !model.outcomes().isEmpty()
            ? new Warnings(model, question, key.at("warnings")).of(watcher)
            : List.of());
  }

  /// {@return what levers do at the rows of a design; empty if none are to be tried}
  private Optional<Strengths> levers(Design design) {
    if (asked.thresholds.isEmpty()) {
      return Optional.empty();
    }
    Runs.Question whole = question.with(question.effort().with(histories(design.rows())));
    return asked.levers.flatMap(views -> Strengths.of(views, model, design, whole, watcher));
  }

  private long histories(int rows) {
    return Math.multiplyExact(Math.max(EACH, question.effort().trajectories() / rows), rows);
  }

  private List<ExploreFinding.Disagreed> experts(Design design, Found found) {
    return new Experts(model, design, key.at("experts")).of(found::at, question.steps() - 1);
  }

  /// {@return per unknown the number of the quantity that it belongs to}
  private List<Integer> groups() {
    int n = model.unknowns().size();
    if (n <= SCREENED) {
      return IntStream.range(0, n).boxed().toList();
    }
    screened = screened();
    List<Integer> groups = new ArrayList<>();
    int next = 0;
    for (Screened each : screened) {
      groups.add(each.kept() ? next++ : KEPT);
    }
    return groups;
  }

  private List<String> names(List<Integer> groups) {
    List<String> names = new ArrayList<>();
    int together = 0;
    for (int i = 0; i < groups.size(); i++) {
      boolean other = !screened.isEmpty() && groups.get(i) == KEPT;
      together += other ? 1 : 0;
      if (!other) {
        names.add(model.unknowns().get(i).name());
      }
    }
    if (together > 0) {
      names.add("the other %d together".formatted(together));
    }
    return names;
  }

  /// {@return what a first look says of each unknown}
  private List<Screened> screened() {
    int n = model.unknowns().size();
    int ways = Math.max(2, rows(question.effort().trajectories() / LOOK) / (n + 1));
    MorrisDesign design = new MorrisDesign(n, ways, key.at("screening"));
    Found found = run(design);
    double[] shares = new double[n];
    for (int outcome = 0; outcome < model.outcomes().size(); outcome++) {
      List<Morris.Effect> effects =
          Morris.of(design, found.at(outcome, question.steps() - 1), key.at("looks").at(outcome));
      double all = effects.stream().mapToDouble(e -> Math.max(0, e.square().value())).sum();
      for (int i = 0; i < n && all > 0; i++) {
        shares[i] = Math.max(shares[i], effects.get(i).square().value() / all);
      }
    }
    List<Integer> kept =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -shares[i]))
            .limit(KEPT)
            .toList();
    return IntStream.range(0, n)
        .mapToObj(i -> screened(model.unknowns().get(i), shares[i], kept.contains(i)))
        .toList();
  }

  private static Screened screened(Unknown unknown, double share, boolean kept) {
    return new Screened(unknown.name(), share, kept);
  }

  private int base(int block) {
    if (asked.base > 0) {
      return asked.base;
    }
    int fit = rows(question.effort().trajectories()) / block;
    return Math.clamp(Integer.highestOneBit(Math.max(1, fit)), FEWEST_BASE, MOST_BASE);
  }

  private static int rows(long histories) {
    return Math.clamp(histories / EACH, FEWEST_ROWS, MOST_ROWS);
  }

  /// What was found at the rows of a design.
  private record Found(Answer answer, int rows, long each) {
    Work work(String measure) {
      return new Work(measure, answer.method().word(), answer.why(), rows, answer.histories());
    }

    Evaluations at(int outcome, int date) {
      double[] shares = answer.batches().of(outcome, date);
      double[] noise = new double[shares.length];
      for (int i = 0; i < noise.length && answer.exact().isEmpty(); i++) {
        noise[i] = shares[i] * (1 - shares[i]) / (each - 1);
      }
      return new Evaluations(shares, noise);
    }
  }

  private Found run(Design design) {
    int rows = design.rows();
    if (!Batches.fits(rows, model.outcomes().size(), question.steps())) {
      throw new Unfinished(
          "%,d rows of %d outcomes at %d dates are more than can be kept"
              .formatted(rows, model.outcomes().size(), question.steps()));
    }
    Runs.Effort effort = question.effort();
    long all = histories(rows);
    Settings settings =
        new Runs.Effort(
                effort.method(), effort.seed(), all, rows, effort.threads(), effort.precision())
            .settings(question.days(), List.of())
            .of(design.sample(model.unknowns()), rows);
    Answer answer = Answer.ofDraws(Program.of(model), effort.method(), settings, rows, watcher);
    if (answer.stopped().isPresent() || answer.draws() < rows) {
      throw new Unfinished(
          "%s: a design says nothing before all its %,d rows are done"
              .formatted(answer.stopped().orElse("stopped"), rows));
    }
    return new Found(answer, rows, all / rows);
  }
}
