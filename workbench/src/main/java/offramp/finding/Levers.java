package offramp.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import offramp.explore.Choice;
import offramp.explore.Known;
import offramp.explore.LargeMenu;
import offramp.explore.Menu;
import offramp.explore.OffRamps;
import offramp.explore.Pareto;
import offramp.explore.Policy;
import offramp.explore.Reservation;
import offramp.explore.Rival;
import offramp.explore.Robust;
import offramp.finding.LeversFinding.Chosen;
import offramp.finding.LeversFinding.Doubt;
import offramp.finding.LeversFinding.Effect;
import offramp.finding.LeversFinding.Estimated;
import offramp.finding.LeversFinding.OutcomeTable;
import offramp.finding.LeversFinding.Point;
import offramp.finding.LeversFinding.Regretted;
import offramp.finding.LeversFinding.Split;
import offramp.finding.LeversFinding.Verdict;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Unknown;
import offramp.random.Key;
import offramp.simulate.Settings;
import offramp.simulate.Shares;

/// Answers what could be done about the harms of a crisis, under every theory.
public final class Levers {
  private static final int TOLD = 6;

  /// Fewer batches of histories say next to nothing of the error.
  private static final long LEAST_BATCHES = 10;

  private final Runs.Question question;
  private final Menu menu;
  private final List<Rival> rivals;
  private final List<Model> models;
  private final OffRamps.Found found;
  private final List<Integer> harms;
  private final List<Robust> robust;
  private final List<Double> weights;
  private final List<OutcomeTable> tables;

  /// What is asked beside the question of a run.
  ///
  /// @param only names of the levers to look at; all if empty
  /// @param harms names of the outcomes that are to become less likely; all harms if empty
  /// @param size how many levers a policy has at most
  /// @param spend how much a policy costs at most
  /// @param threshold the probability of a harm that satisfies; a half of that without levers if
  ///   empty
  /// @param weights of the theories by name, for pooled numbers; empty to pool nothing
  public record Asked(
      List<String> only,
      List<String> harms,
      int size,
      double spend,
      OptionalDouble threshold,
      Map<String, Double> weights) {
    public Asked {
      only = List.copyOf(only);
      harms = List.copyOf(harms);
      weights = Map.copyOf(weights);
    }
  }

  /// {@return what is found}
  ///
  /// @param base the model without any theory, with the levers pulled that hold for all
  public static LeversFinding of(
      Views views, Model base, Asked asked, Runs.Question question, Settings.Watcher watcher) {
    Menu menu = menu(views, base, asked);
    int tries = Policy.count(asked.size(), menu, asked.spend(), LargeMenu.EXHAUSTIVE + 1);
    List<Rival> rivals = views.rivals(menu, tries, question, watcher);
    return new Levers(asked, question, menu, rivals).finding();
  }

  /// {@return the levers that can be chosen}
  static Menu menu(Views views, Model base, Asked asked) {
    return Menu.of(
        base.crisis().levers().stream()
            .filter(lever -> asked.only().isEmpty() || asked.only().contains(lever.name()))
            .filter(lever -> !views.pulls(lever.name()))
            .filter(lever -> lever.cost() <= asked.spend())
            .toList());
  }

  private Levers(Asked asked, Runs.Question question, Menu menu, List<Rival> rivals) {
    this.question = question;
    this.menu = menu;
    this.rivals = rivals;
    this.models = rivals.stream().map(Rival::model).toList();
    this.harms = harms(models.getFirst(), asked);
    int[] numbers = harms.stream().mapToInt(Integer::intValue).toArray();
    int parts = parts(models.getFirst(), question);
    int policies = Policy.count(asked.size(), menu, asked.spend(), LargeMenu.EXHAUSTIVE + 1);
    this.found =
        policies > LargeMenu.EXHAUSTIVE
            ? new LargeMenu(
                    rivals, menu, numbers, new LargeMenu.Bound(asked.size(), asked.spend(), parts))
                .search(Key.of(question.effort().seed()).at("policies"))
            : new OffRamps(rivals, menu, numbers)
                .search(Policy.upTo(asked.size(), menu, asked.spend()), parts);
    boolean all =
        found.known().containsKey(Policy.NONE)
            && IntStream.range(0, menu.size())
                .allMatch(entry -> found.known().containsKey(Policy.of(entry)));
    if (!all) {
      throw new Unfinished(
          found.stopped().orElse("stopped")
              + ", before each lever had been tried under each theory");
    }
    this.robust = harms.stream().map(h -> Robust.of(found, h, asked.threshold())).toList();
    this.weights = weights(models, asked.weights());
    this.tables = tables();
  }

  /// {@return how many draws of the unknowns, or batches of histories, a run of this size has}
  static int parts(Model model, Runs.Question question) {
    Runs.Effort effort = question.effort();
    long parts =
        model.unknowns().isEmpty()
            ? Math.max(LEAST_BATCHES, effort.trajectories() / 64)
            : Math.min(effort.draws(), effort.trajectories());
    return Math.clamp(parts, 2, Integer.MAX_VALUE);
  }

  /// {@return the numbers of the harms that are to become less likely}
  static List<Integer> harms(Model model, Asked asked) {
    return IntStream.range(0, model.outcomes().size())
        .filter(o -> model.outcomes().get(o).harm().isPresent())
        .filter(o -> asked.harms().isEmpty() || asked.harms().contains(name(model, o)))
        .boxed()
        .toList();
  }

  private static String name(Model model, int outcome) {
    return model.outcomes().get(outcome).name();
  }

  private LeversFinding finding() {
    Crisis crisis = models.getFirst().crisis();
    List<Verdict> verdicts = IntStream.range(0, harms.size()).mapToObj(this::verdict).toList();
    return new LeversFinding(
        crisis.title(),
        question.file(),
        question.effort().seed(),
        Runs.horizon(models.getFirst(), question),
        IntStream.range(0, rivals.size()).mapToObj(this::view).toList(),
        weights,
        models.stream().anyMatch(model -> model.posterior().isPresent()),
        Runs.levers(models.getFirst()),
        menu.entries().stream()
            .map(
                e ->
                    new LeversFinding.Option(
                        e.words(), e.lever().name(), e.lever().actor(), e.lever().cost()))
            .toList(),
        tables,
        verdicts,
        front(),
        Optional.empty(),
        new LeversFinding.Work(
            found.known().size(), found.finalists().size(), found.histories(), found.jumps()),
        found.stopped(),
        caveats(),
        Optional.empty(),
        question.command());
  }

  private LeversFinding.View view(int theory) {
    return view(models.get(theory), known(Policy.NONE, theory));
  }

  static LeversFinding.View view(Model model, Known plain) {
    return new LeversFinding.View(
        model.crisis().theory(),
        (plain.exact() ? Method.EXACT : Method.SIMULATE).word(),
        plain.parts(),
        model.unknowns().size(),
        plain.histories());
  }

  private Known known(Policy policy, int theory) {
    return found.of(policy).get(theory);
  }

  /// {@return the weights of models by their theories, adding up to 1; empty if none are given}
  static List<Double> weights(List<Model> models, Map<String, Double> given) {
    List<Double> weights =
        models.stream().map(m -> given.getOrDefault(m.crisis().theory(), 0.0)).toList();
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    return sum > 0 ? weights.stream().map(weight -> weight / sum).toList() : List.of();
  }

  private List<OutcomeTable> tables() {
    List<List<Effect>> pooled = weights.isEmpty() ? List.of() : pooled();
    return IntStream.range(0, models.getFirst().outcomes().size())
        .mapToObj(outcome -> table(outcome, pooled))
        .toList();
  }

  /// {@return per option and outcome what it changes, over all theories by their weights}
  private List<List<Effect>> pooled() {
    Known without = Known.pooled(found.of(Policy.NONE), weights);
    return IntStream.range(0, menu.entries().size())
        .mapToObj(entry -> Known.pooled(found.of(Policy.of(entry)), weights))
        .map(
            with ->
                IntStream.range(0, models.getFirst().outcomes().size())
                    .mapToObj(o -> effect(with, without, o, OptionalDouble.empty()))
                    .toList())
        .toList();
  }

  private OutcomeTable table(int outcome, List<List<Effect>> pooled) {
    Outcome declared = models.getFirst().outcomes().get(outcome);
    return new OutcomeTable(
        declared.name(),
        declared.harm().map(Outcome.Harm::word),
        IntStream.range(0, rivals.size())
            .mapToObj(view -> known(Policy.NONE, view).probability(outcome))
            .map(s -> new Estimated(s.mean(), s.standardError(), s.low(), s.high()))
            .toList(),
        IntStream.range(0, menu.entries().size()).mapToObj(e -> effects(e, outcome)).toList(),
        pooled.stream().map(effects -> effects.get(outcome)).toList());
  }

  /// {@return what an option alone changes under each view}
  private List<Effect> effects(int entry, int outcome) {
    return IntStream.range(0, rivals.size())
        .mapToObj(view -> effect(Policy.of(entry), view, outcome))
        .toList();
  }

  private Effect effect(Policy policy, int view, int outcome) {
    Known with = known(policy, view);
    return effect(with, known(Policy.NONE, view), outcome, half(policy, view, outcome));
  }

  private static Effect effect(Known with, Known without, int outcome, OptionalDouble half) {
    Shares above = with.above(without, outcome);
    return new Effect(
        with.probability(outcome).mean(),
        above.mean(),
        above.standardError(),
        above.low(),
        above.high(),
        above.diceShare(),
        half);
  }

  /// {@return how long after the pull half of the effect by the horizon is there}
  private OptionalDouble half(Policy policy, int view, int outcome) {
    double[] with = known(policy, view).curve().get(outcome);
    double[] without = known(Policy.NONE, view).curve().get(outcome);
    int last = with.length - 1;
    double whole = with[last] - without[last];
    double unit = question.unit().days();
    double pulled = menu.entries().get(policy.entries().getFirst()).day(models.get(view)) / unit;
    for (int date = 0; date <= last && whole != 0; date++) {
      if ((with[date] - without[date]) / whole >= 0.5) {
        double time = question.horizon() * (date + 1) / question.steps();
        return OptionalDouble.of(Math.max(0, time - pulled));
      }
    }
    return OptionalDouble.empty();
  }

  private Verdict verdict(int harm) {
    int outcome = harms.get(harm);
    Robust robust = this.robust.get(harm);
    List<List<Effect>> effects = tables.get(outcome).effects();
    List<Integer> order =
        IntStream.range(0, robust.policies().size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> greatest(robust.regrets()[i])))
            .toList();
    List<Regretted> policies = order.stream().limit(TOLD).map(i -> regretted(robust, i)).toList();
    List<Chosen> chosen =
        robust.choices().entrySet().stream()
            .map(e -> chosen(robust, e.getKey(), e.getValue()))
            .toList();
    return new Verdict(
        name(models.getFirst(), outcome),
        policies,
        chosen,
        options(effects, true),
        options(effects, false),
        split(effects),
        order.size() < 2 ? List.of() : doubts(robust, order, outcome));
  }

  private static double greatest(double[] values) {
    return Arrays.stream(values).max().orElse(0);
  }

  private Regretted regretted(Robust robust, int policy) {
    Policy is = robust.policies().get(policy);
    return new Regretted(
        menu.words(is), menu.cost(is), Arrays.stream(robust.regrets()[policy]).boxed().toList());
  }

  private Chosen chosen(Robust robust, String measure, Choice choice) {
    List<Policy> policies = robust.policies();
    Optional<String> second =
        choice.second().isPresent()
            ? Optional.of(menu.words(policies.get(choice.second().getAsInt())))
            : Optional.empty();
    Policy cheapest = policies.get(choice.winner());
    for (int tied : choice.tied()) {
      cheapest = simpler(policies.get(tied), cheapest) ? policies.get(tied) : cheapest;
    }
    return new Chosen(
        measure, menu.words(policies.get(choice.winner())), second, menu.words(cheapest), choice);
  }

  private boolean simpler(Policy one, Policy other) {
    double less = menu.cost(one) - menu.cost(other);
    return less < 0 || (less == 0 && one.entries().size() < other.entries().size());
  }

  /// {@return the options that lower an outcome under every view, or else under some and raise it
  /// under none}
  private List<String> options(List<List<Effect>> effects, boolean everywhere) {
    List<String> options = new ArrayList<>();
    for (int entry = 0; entry < effects.size(); entry++) {
      List<Effect> of = effects.get(entry);
      boolean all = of.stream().allMatch(Effect::lowers);
      boolean some = of.stream().anyMatch(Effect::lowers) && of.stream().noneMatch(Effect::raises);
      if (everywhere ? all : some && !all) {
        options.add(menu.entries().get(entry).words());
      }
    }
    return options;
  }

  private List<Split> split(List<List<Effect>> effects) {
    List<Split> splits = new ArrayList<>();
    for (int entry = 0; entry < effects.size(); entry++) {
      List<String> lowers = new ArrayList<>();
      List<String> raises = new ArrayList<>();
      for (int view = 0; view < rivals.size(); view++) {
        Effect effect = effects.get(entry).get(view);
        if (effect.seen()) {
          (effect.lowers() ? lowers : raises).add(models.get(view).crisis().theory());
        }
      }
      if (!lowers.isEmpty() && !raises.isEmpty()) {
        splits.add(new Split(menu.entries().get(entry).words(), lowers, raises));
      }
    }
    return splits;
  }

  private List<Doubt> doubts(Robust robust, List<Integer> order, int outcome) {
    Policy first = robust.policies().get(order.get(0));
    Policy second = robust.policies().get(order.get(1));
    Reservation.Pair pair = new Reservation.Pair(first, second);
    return Reservation.of(rivals, found, pair, outcome, question.effort().seed()).stream()
        .map(r -> doubt(r, menu.words(second)))
        .toList();
  }

  private Doubt doubt(Reservation r, String better) {
    Model model = models.get(r.theory());
    Unknown unknown =
        model.unknowns().stream()
            .filter(u -> u.name().equals(r.unknown()))
            .findFirst()
            .orElseThrow();
    return new Doubt(
        model.crisis().theory(),
        "%s %s %s".formatted(r.unknown(), r.above() ? "above" : "below", unknown.told(r.value())),
        r.share(),
        better,
        r.difference(),
        r.standardError());
  }

  private List<Point> front() {
    List<Policy> policies = found.finalists();
    List<double[][]> tables = harms.stream().map(h -> found.table(policies, h)).toList();
    double[][] points = new double[policies.size()][];
    for (int i = 0; i < points.length; i++) {
      int policy = i;
      points[i] =
          IntStream.concat(IntStream.of(-1), IntStream.range(0, 2 * harms.size()))
              .mapToDouble(
                  o ->
                      o < 0
                          ? menu.cost(policies.get(policy))
                          : o % 2 == 0
                              ? greatest(tables.get(o / 2)[policy])
                              : greatest(robust.get(o / 2).regrets()[policy]))
              .toArray();
    }
    return Arrays.stream(Pareto.front(points))
        .mapToObj(i -> point(policies.get(i), points[i]))
        .sorted(Comparator.comparingDouble(Point::cost))
        .toList();
  }

  private Point point(Policy policy, double[] objectives) {
    return new Point(
        menu.words(policy),
        objectives[0],
        IntStream.range(0, harms.size()).mapToObj(h -> objectives[1 + 2 * h]).toList(),
        IntStream.range(0, harms.size()).mapToObj(h -> objectives[2 + 2 * h]).toList());
  }

  private List<String> caveats() {
    List<String> caveats = new ArrayList<>();
    for (int theory = 0; theory < models.size(); theory++) {
      caveats.addAll(Posteriors.caveats(models.get(theory), known(Policy.NONE, theory).parts()));
    }
    caveats.add(
        "Every number is conditional on the theories as they are written; what all of them leave out"
            + " moves no answer here.");
    caveats.add("A bare 0 means that no history went another way.");
    caveats.add(
        "A difference counts as seen from two standard errors on; of many that are looked at, one in"
            + " twenty is then seen by chance where there is none.");
    return caveats.stream().distinct().toList();
  }
}
