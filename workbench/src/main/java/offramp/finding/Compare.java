package offramp.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import offramp.explore.Known;
import offramp.explore.Likelihoods;
import offramp.explore.Menu;
import offramp.explore.Observations;
import offramp.explore.OffRamps;
import offramp.explore.Policy;
import offramp.explore.Rival;
import offramp.finding.CompareFinding.Causes;
import offramp.finding.CompareFinding.Difference;
import offramp.finding.CompareFinding.Dispute;
import offramp.finding.CompareFinding.Gap;
import offramp.finding.CompareFinding.OutcomeRow;
import offramp.finding.CompareFinding.Ratio;
import offramp.finding.CompareFinding.Told;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.simulate.Settings;
import offramp.simulate.Shares;

/// Sets rival theories side by side: what they say, why they differ, and what would tell them
/// apart.
///
/// Everything runs with the same dice, and the same draws unless they are from posteriors.
public final class Compare {
  /// How many times the histories of a policy a theory gets.
  public static final int MORE = 10;

  private static final int FEW = 20;

  private final Views views;
  private final Asked asked;
  private final Runs.Question question;
  private final Settings.Watcher watcher;
  private final Observations observations;
  private final List<Rival> rivals;
  private final List<Model> models;
  private final List<Known> under;
  private final List<Double> weights;

  /// What is asked beside the question of a run.
  ///
  /// @param levers whether to try the levers
  /// @param weights of the theories by name; all alike, and nothing is pooled, if empty
  public record Asked(boolean levers, Map<String, Double> weights) {
    public Asked {
      weights = Map.copyOf(weights);
    }
  }

  /// {@return what is found}
  ///
  /// @param views at least two theories
  /// @param base the model without any theory, with the levers pulled that hold for all
  /// @param question with the effort of a single policy
  public static CompareFinding of(
      Views views, Model base, Asked asked, Runs.Question question, Settings.Watcher watcher) {
    return new Compare(views, base, asked, question, watcher).finding();
  }

  private Compare(
      Views views, Model base, Asked asked, Runs.Question question, Settings.Watcher watcher) {
    this.views = views;
    this.asked = asked;
    this.question = question;
    this.watcher = watcher;
    this.observations = Observations.of(base);
    Runs.Question more = more(question);
    this.rivals = views.rivals(observations::amended, more, watcher);
    this.models = rivals.stream().map(Rival::model).toList();
    this.under =
        rivals.stream()
            .map(rival -> rival.known(Policy.NONE, Levers.parts(rival.model(), more)))
            .toList();
    List<Double> given = Levers.weights(models, asked.weights());
    this.weights = given.isEmpty() ? models.stream().map(_ -> 1.0 / models.size()).toList() : given;
  }

  private static Runs.Question more(Runs.Question question) {
    Runs.Effort effort = question.effort();
    return new Runs.Question(
        question.file(),
        question.command(),
        question.horizon(),
        question.unit(),
        question.steps(),
        effort.with(MORE * effort.trajectories()));
  }

  private CompareFinding finding() {
    boolean enough = under.stream().allMatch(known -> known.parts() > (known.exact() ? 0 : 1));
    Optional<String> early = rivals.stream().flatMap(rival -> rival.stopped().stream()).findFirst();
    List<Causes> causes = early.isPresent() || views.posterior().isPresent() ? List.of() : causes();
    early = early.or(() -> watcher.stop(0, 1));
    Tried tried = asked.levers() && early.isEmpty() ? tried() : Tried.nothing(early);
    early = early.or(tried::stopped);
    return new CompareFinding(
        models.getFirst().crisis().title(),
        question.file(),
        question.effort().seed(),
        Runs.horizon(models.getFirst(), question),
        IntStream.range(0, models.size()).mapToObj(this::view).toList(),
        weights,
        !asked.weights().isEmpty(),
        views.posterior().isPresent(),
        enough ? outcomes() : List.of(),
        causes,
        tried.menu().entries().stream().map(Menu.Entry::words).toList(),
        tried.found().map(found -> disputes(tried.menu(), found)).orElse(List.of()),
        enough
            ? signals(tried)
            : CompareFinding.Signals.none(
                Signalling.entropy(likely()), observations.words().size()),
        early,
        caveats(),
        question.command());
  }

  private LeversFinding.View view(int theory) {
    return Levers.view(models.get(theory), under.get(theory));
  }

  private List<Causes> causes() {
    Causing causing = new Causing(views, question, watcher, models, under);
    List<Causes> causes = new ArrayList<>();
    for (int theory = 1; theory < models.size(); theory++) {
      Causes found = causing.of(theory);
      if (watcher.stop(theory, models.size()).isPresent()) {
        return causes; // not all changes of this one were made
      }
      causes.add(found);
    }
    return causes;
  }

  /// The levers that were tried one by one, if all of them were.
  private record Tried(Menu menu, Optional<OffRamps.Found> found, Optional<String> stopped) {
    static Tried nothing(Optional<String> stopped) {
      return new Tried(new Menu(List.of()), Optional.empty(), stopped);
    }
  }

  private Tried tried() {
    Menu menu =
        Menu.of(
            models.getFirst().crisis().levers().stream()
                .filter(lever -> !views.pulls(lever.name()))
                .toList());
    if (menu.size() == 0 || harms().length == 0) {
      return Tried.nothing(Optional.empty());
    }
    List<Policy> policies = Policy.upTo(1, menu, Double.POSITIVE_INFINITY);
    List<Rival> ready = views.rivals(menu, policies.size(), question, watcher);
    OffRamps.Found found =
        new OffRamps(ready, menu, harms())
            .search(policies, Levers.parts(models.getFirst(), question));
    return found.stopped().isPresent()
        ? Tried.nothing(found.stopped())
        : new Tried(menu, Optional.of(found), Optional.empty());
  }

  private int[] harms() {
    List<Outcome> outcomes = models.getFirst().outcomes();
    return IntStream.range(0, outcomes.size())
        .filter(outcome -> outcomes.get(outcome).harm().isPresent())
        .toArray();
  }

  private List<Dispute> disputes(Menu menu, OffRamps.Found found) {
    Disputes disputes = new Disputes(models.getFirst(), views.names(), menu, found);
    return Arrays.stream(harms()).mapToObj(disputes::of).toList();
  }

  private double[] likely() {
    return weights.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private CompareFinding.Signals signals(Tried tried) {
    Signalling signalling =
        new Signalling(
            models.getFirst(),
            more(question),
            observations.words(),
            new Signalling.Theories(views.names(), likely(), under));
    return signalling.signals(
        tried
            .found()
            .map(
                found ->
                    Arrays.stream(harms())
                        .mapToObj(harm -> signalling.worth(found, tried.menu(), harm))
                        .toList())
            .orElse(List.of()));
  }

  private List<OutcomeRow> outcomes() {
    return IntStream.range(0, observations.outcomes().size()).mapToObj(this::outcome).toList();
  }

  private OutcomeRow outcome(int outcome) {
    Outcome declared = models.getFirst().outcomes().get(outcome);
    long most = MORE * question.effort().trajectories();
    Likelihoods last = Likelihoods.of(under, outcome, question.steps() - 1, most);
    List<Gap> gaps = new ArrayList<>();
    Optional<Ratio> largest = Optional.empty();
    for (int one = 0; one < under.size(); one++) {
      for (int other = one + 1; other < under.size(); other++) {
        Gap gap = gap(one, other, outcome);
        gaps.add(gap);
        if (gap.difference().seen()) {
          boolean more = last.p()[one] > last.p()[other];
          Ratio ratio = more ? ratio(last, outcome, one, other) : ratio(last, outcome, other, one);
          largest =
              largest.filter(was -> was.ratio() >= ratio.ratio()).or(() -> Optional.of(ratio));
        }
      }
    }
    return new OutcomeRow(
        declared.name(),
        declared.harm().map(Outcome.Harm::word),
        IntStream.range(0, under.size())
            .mapToObj(theory -> estimated(under.get(theory), outcome, last.errors()[theory]))
            .toList(),
        asked.weights().isEmpty()
            ? Optional.empty()
            : Optional.of(estimated(Known.pooled(under, weights), outcome, 0)),
        gaps,
        largest);
  }

  /// @param unseen the error of a probability that histories put at 0 or 1
  private static Told estimated(Known known, int outcome, double unseen) {
    Shares shares = known.probability(outcome);
    boolean open = known.exact() || (shares.mean() > 0 && shares.mean() < 1);
    double error = open ? shares.standardError() : unseen;
    return new Told(shares.mean(), error, shares.low(), shares.high(), shares.diceShare());
  }

  private Gap gap(int one, int other, int outcome) {
    return new Gap(
        views.names().get(one),
        views.names().get(other),
        Difference.of(
            under.get(one).above(under.get(other), outcome),
            greatest(List.of(under.get(one), under.get(other)), outcome)));
  }

  /// {@return the greatest of the probabilities of an outcome}
  static double greatest(List<Known> under, int outcome) {
    return under.stream().mapToDouble(known -> known.probability(outcome).mean()).max().orElse(0);
  }

  private Ratio ratio(Likelihoods last, int outcome, int above, int below) {
    boolean guarded = last.guarded()[above] || last.guarded()[below];
    Likelihoods.Valued factor = last.factor(above, below, true);
    double error =
        guarded ? factor.error() : under.get(above).errorOfRatio(under.get(below), outcome);
    return new Ratio(
        views.names().get(above),
        views.names().get(below),
        factor.value(),
        factor.value() * Math.exp(-2 * error),
        factor.value() * Math.exp(2 * error),
        guarded);
  }

  private List<String> caveats() {
    List<String> caveats = new ArrayList<>();
    caveats.add(
        "Every number is conditional on the theories as they are written: what would tell them apart"
            + " says nothing of a theory that nobody wrote down.");
    caveats.add(
        "A difference counts as seen from two standard errors on; of many that are looked at, one in"
            + " twenty is then seen by chance where there is none.");
    views
        .posterior()
        .ifPresent(
            from ->
                caveats.add(
                    "The unknowns are drawn from the posterior "
                        + from.name()
                        + ", each theory's its own; single changes are not tried, for a theory with"
                        + " a change of another was not fitted."));
    IntStream.range(0, models.size())
        .mapToObj(i -> Posteriors.again(models.get(i), under.get(i).parts()))
        .flatMap(Optional::stream)
        .distinct()
        .forEach(caveats::add);
    if (under.stream().anyMatch(known -> !known.exact() && known.parts() < FEW)) {
      caveats.add(
          "Errors rest on fewer than %d draws here, and are little known themselves: ask for more"
                  .formatted(FEW)
              + " with --draws and --trajectories.");
    }
    return caveats;
  }
}
