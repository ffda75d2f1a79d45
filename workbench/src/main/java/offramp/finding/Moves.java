package offramp.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import offramp.finding.LedgerFinding.Effect;
import offramp.finding.LedgerFinding.Swing;
import offramp.model.Crisis.Assumption;
import offramp.model.Model;
import offramp.program.Grounds;
import offramp.program.ModelFault;
import offramp.program.Program;
import offramp.simulate.RunFault;
import offramp.simulate.Settings;

/// How much each assumption moves each outcome by the horizon: from one run in which the unknowns
/// are drawn, and a second in which every other number swings besides.
///
/// In both, what each draw came to is laid over what was drawn ([LeastSquares]).
final class Moves {
  /// Where nothing is exact, so many draws for each one asked for.
  private static final int MANY = 10;

  /// So many draws a quantity, at least.
  private static final int DRAWS_A_QUANTITY = 3;

  /// More numbers are not laid over one another: some 300 MB.
  private static final long MOST_CELLS = 20_000_000;

  private static final double ROUNDING = 1e-12;

  private final Model model;
  private final List<Grounds> grounds;
  private final Runs.Question question;
  private final Settings.Watcher watcher;
  private final Map<Assumption, List<Swing>> swings = new LinkedHashMap<>();
  private final Map<Assumption, String> still = new LinkedHashMap<>();
  private final List<String> whyNone = new ArrayList<>();

  /// @param grounds what bears on each outcome
  Moves(Model model, List<Grounds> grounds, Runs.Question question, Settings.Watcher watcher) {
    this.model = model;
    this.grounds = grounds;
    this.question = question;
    this.watcher = watcher;
  }

  /// A run and how many quantities moved in it.
  record Run(Answer answer, int quantities) {}

  /// What was found.
  ///
  /// @param probabilities of the outcomes; empty if nothing was run
  /// @param still why an assumption was not varied
  record Found(
      List<Double> probabilities,
      Optional<Run> unknowns,
      Optional<Run> numbers,
      Map<Assumption, List<Swing>> swings,
      Map<Assumption, String> still,
      List<String> whyNone,
      Optional<String> stopped) {}

  Found of(Ledger.Effects effects) {
    Swung swung = Swung.of(model, Map.of());
    model.crisis().assumptions().forEach(a -> swung.still(a).ifPresent(why -> still.put(a, why)));
    if (effects == Ledger.Effects.NONE) {
      return new Found(
          List.of(), Optional.empty(), Optional.empty(), swings, still, whyNone, Optional.empty());
    }
    Answer answer = answer(model);
    DesignMatrix columns = columns(model, answer);
    lay(columns, 0, answer, "the unknowns");
    seldom();
    Optional<Run> numbers =
        effects == Ledger.Effects.ALL && answer.stopped().isEmpty()
            ? numbers(swung)
            : Optional.empty();
    return new Found(
        probabilities(answer),
        Optional.of(new Run(answer, columns.size())),
        numbers,
        FalseDiscovery.apart(swings),
        still,
        whyNone,
        answer.stopped().or(() -> numbers.flatMap(run -> run.answer().stopped())));
  }

  /// Says of which unknowns the draws tell nothing.
  private void seldom() {
    for (Assumption assumption : model.crisis().assumptions()) {
      if (assumption.kind().equals("unknown")
          && whyNone.isEmpty()
          && !swings.containsKey(assumption)
          && grounds.stream().anyMatch(g -> g.holds(assumption.span()))) {
        still.put(assumption, "one of its values is drawn too seldom");
      }
    }
  }

  private Answer answer(Model of) {
    Runs.Effort effort = question.effort();
    int many = (int) Math.min((long) MANY * effort.draws(), effort.trajectories());
    Settings settings = effort.settings(question.days(), List.of());
    return Answer.ofDraws(Program.of(of), effort.method(), settings, Math.max(1, many), watcher);
  }

  private List<Double> probabilities(Answer answer) {
    return answer.any()
        ? answer.outcomes().stream().map(series -> series.getLast().mean()).toList()
        : List.of();
  }

  /// Runs the model with swinging numbers; those by which it breaks a rule are left as they are.
  private Optional<Run> numbers(Swung first) {
    Swung swung = first;
    Map<String, String> fixed = new LinkedHashMap<>();
    while (!swung.swings().isEmpty()) {
      try {
        return Optional.of(numbers(swung, answer(swung.model())));
      } catch (RunFault fault) {
        if (!culprits(fault.fault().site(), swung, fixed)) {
          whyNone.add(
              "No number but the unknowns was varied: the model breaks a rule then ("
                  + fault.fault().getMessage()
                  + ").");
          return Optional.empty();
        }
        swung = Swung.of(model, fixed);
      }
    }
    return Optional.empty();
  }

  /// Adds the swings that the broken place reads to those that are fixed.
  ///
  /// @return whether there were any
  private boolean culprits(ModelFault.Site site, Swung swung, Map<String, String> fixed) {
    String why =
        "the model breaks a rule then: %s %s".formatted(site.subject(), site.kind().words());
    int before = fixed.size();
    for (Swung.Swing swing : swung.swings()) {
      if (site.names().containsKey(Swung.name(swing.assumption()))) {
        fixed.put(Swung.name(swing.assumption()), why);
        still.put(swing.assumption(), why);
      }
    }
    return fixed.size() > before;
  }

  private Run numbers(Swung swung, Answer answer) {
    DesignMatrix columns = columns(swung.model(), answer);
    int own = columns.size();
    for (int i = 0; i < swung.swings().size(); i++) {
      Swung.Swing swing = swung.swings().get(i);
      if (grounds.stream().anyMatch(g -> g.holds(swing.assumption().span()))) {
        columns.add(swing, model.unknowns().size() + i);
      }
    }
    lay(columns, own, answer, "the other numbers");
    return new Run(answer, columns.size());
  }

  /// {@return the unknowns of the model as they were drawn}
  private DesignMatrix columns(Model of, Answer answer) {
    int draws = of.unknowns().isEmpty() ? 0 : answer.batches().size();
    int most = (int) (MOST_CELLS / Math.max(1, of.unknowns().size()));
    DesignMatrix columns = new DesignMatrix(of, question.effort().seed(), Math.min(draws, most));
    for (Assumption assumption : model.crisis().assumptions()) {
      for (int i = 0; i < model.unknowns().size(); i++) {
        int unknown = i;
        if (Grounds.inside(model.unknowns().get(i).span(), assumption.span())
            && grounds.stream().anyMatch(g -> g.unknown(unknown))) {
          columns.add(assumption, unknown);
        }
      }
    }
    return columns;
  }

  /// Lays what the draws came to over the columns, and keeps the effects of those from `first` on.
  private void lay(DesignMatrix columns, int first, Answer answer, String what) {
    if (columns.size() == first) {
      return;
    }
    if (columns.draws() < DRAWS_A_QUANTITY * columns.size()) {
      whyNone.add(
          "Effects of %s are not told apart: %,d quantities moved, and that takes at least %,d draws; ask for more with `--draws`."
              .formatted(what, columns.size(), DRAWS_A_QUANTITY * columns.size()));
      return;
    }
    Optional<LeastSquares> slopes = LeastSquares.on(columns.values());
    if (slopes.isEmpty()) {
      whyNone.add("Effects of %s are not told apart: some moved only together.".formatted(what));
      return;
    }
    List<List<LeastSquares.Slope>> found = new ArrayList<>();
    for (int outcome = 0; outcome < grounds.size(); outcome++) {
      double[] parts = answer.batches().of(outcome, 0);
      found.add(slopes.get().of(Arrays.copyOf(parts, columns.draws())));
    }
    for (int i = first; i < columns.size(); i++) {
      DesignMatrix.Column column = columns.get(i);
      int number = i;
      List<Effect> effects =
          IntStream.range(0, grounds.size())
              .filter(outcome -> bears(column, grounds.get(outcome)))
              .mapToObj(o -> effect(o, column, found.get(o).get(number), answer))
              .toList();
      swings
          .computeIfAbsent(column.assumption(), _ -> new ArrayList<>())
          .add(new Swing(column.what(), effects));
    }
  }

  private boolean bears(DesignMatrix.Column column, Grounds ground) {
    return column.unknown() < model.unknowns().size()
        ? ground.unknown(column.unknown())
        : ground.holds(column.assumption().span());
  }

  private Effect effect(
      int outcome, DesignMatrix.Column column, LeastSquares.Slope slope, Answer answer) {
    double change = slope.value() * column.through();
    double error = slope.error() * column.through();
    double mean = answer.outcomes().get(outcome).getLast().mean();
    double rounding =
        Math.max(mean, Math.abs(change))
            * (ROUNDING + answer.exact().map(RunFinding.Exact::error).orElse(0.0));
    boolean more = Math.abs(change) > rounding;
    return new Effect(model.outcomes().get(outcome).name(), change, error, more);
  }
}
