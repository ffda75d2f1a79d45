package offramp.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import offramp.check.Change;
import offramp.check.Draft;
import offramp.check.Variation;
import offramp.explore.Known;
import offramp.explore.Policy;
import offramp.explore.RankCorrelation;
import offramp.finding.CompareFinding.Alone;
import offramp.finding.CompareFinding.Causes;
import offramp.finding.CompareFinding.Difference;
import offramp.finding.CompareFinding.OutcomeCauses;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.simulate.RunFault;
import offramp.simulate.Settings;
import offramp.solve.TooLarge;

/// Finds what makes the answers of a theory differ from those of the first.
///
/// Each declaration of the theory is put alone into the first, with the same draws and dice.
final class Causing {
  /// So many changes at most are made one by one.
  private static final int MOST_ALONE = 24;

  private final Views views;
  private final Runs.Question question;
  private final Settings.Watcher watcher;
  private final List<Model> models;
  private final List<Known> under;

  /// What single changes are held against.
  private final List<Known> plain;

  private final List<String> outcomes;

  /// @param question with the effort of a single change
  /// @param models the theories, with observations behind their outcomes
  /// @param under what is known of each, with more histories
  Causing(
      Views views,
      Runs.Question question,
      Settings.Watcher watcher,
      List<Model> models,
      List<Known> under) {
    this.views = views;
    this.question = question;
    this.watcher = watcher;
    this.models = models;
    this.under = under;
    this.plain =
        views.rivals(UnaryOperator.identity(), question, watcher).stream()
            .map(rival -> rival.known(Policy.NONE, Levers.parts(rival.model(), question)))
            .toList();
    this.outcomes = names(models.getFirst()).subList(0, plain.getFirst().means().size());
  }

  private Known known(Model model) {
    return views.rival(model, question, watcher).known(Policy.NONE, Levers.parts(model, question));
  }

  /// {@return the causes for a theory, by its number}
  Causes of(int theory) {
    Draft first = draft(0);
    Draft other = draft(theory);
    List<Change> changes = Draft.between(first, other);
    boolean many = changes.size() > MOST_ALONE;
    List<Made> made =
        many ? List.of() : changes.stream().map(change -> made(change, first, other)).toList();
    return new Causes(
        views.names().get(theory),
        changes,
        made.stream().map(Made::skipped).toList(),
        outcomes(theory, made),
        many
            ? Optional.of(
                "there are %d changes, and at most %d are made one by one"
                    .formatted(changes.size(), MOST_ALONE))
            : Optional.empty());
  }

  private Draft draft(int theory) {
    return Draft.of(
        views.source(), new Variation(views.theories().get(theory), views.pulled(), views.sets()));
  }

  /// A change, and what is known of the first theory with it.
  private record Made(Change change, String why, Optional<Known> known) {
    Optional<String> skipped() {
      return why.isEmpty() ? Optional.empty() : Optional.of(why);
    }
  }

  private Made made(Change change, Draft first, Draft other) {
    Optional<Model> mixed = first.with(change, other).filter(this::sameOutcomes);
    if (mixed.isEmpty()) {
      return new Made(
          change, "it does not make a sound model without the others", Optional.empty());
    }
    if (watcher.stop(0, 1).isPresent()) {
      return new Made(change, "the work ended before its time", Optional.empty());
    }
    try {
      Known known = known(mixed.get());
      return known.parts() < Math.min(2, plain.getFirst().parts())
          ? new Made(change, "the work ended before its time", Optional.empty())
          : new Made(change, "", Optional.of(known));
    } catch (RunFault fault) {
      return new Made(change, "without the others a running model breaks a rule", Optional.empty());
    } catch (TooLarge large) {
      return new Made(change, large.why(), Optional.empty());
    }
  }

  private boolean sameOutcomes(Model model) {
    return names(model).equals(outcomes);
  }

  private static List<String> names(Model model) {
    return model.outcomes().stream().map(Outcome::name).toList();
  }

  private List<OutcomeCauses> outcomes(int theory, List<Made> made) {
    List<OutcomeCauses> all = new ArrayList<>();
    Known first = under.getFirst();
    Known mine = under.get(theory);
    int parts = first.parts(mine);
    RankCorrelation.Table table =
        new RankCorrelation.Table(
            List.of(models.get(theory), models.getFirst()),
            first.drawn() && mine.drawn() ? parts : 0,
            question.effort().seed());
    for (int outcome = 0; outcome < outcomes.size(); outcome++) {
      double[] differences = differences(first.means(outcome, parts), mine.means(outcome, parts));
      all.add(causes(theory, outcome, made, table.of(differences)));
    }
    return all;
  }

  private static double[] differences(double[] first, double[] mine) {
    return IntStream.range(0, mine.length).mapToDouble(i -> mine[i] - first[i]).toArray();
  }

  private OutcomeCauses causes(
      int theory, int outcome, List<Made> made, List<RankCorrelation> bearings) {
    List<Alone> alone = new ArrayList<>();
    for (Made each : made) {
      each.known().ifPresent(known -> alone.add(new Alone(each.change(), move(known, outcome))));
    }
    alone.sort(Comparator.comparingDouble(each -> -Math.abs(each.move().difference())));
    return new OutcomeCauses(
        outcomes.get(outcome),
        move(plain.get(theory), outcome),
        alone,
        alone.isEmpty() ? Optional.empty() : Optional.of(together(theory, outcome, made)),
        bearings);
  }

  /// {@return what is left of the whole difference when what each change does alone is taken away}
  private Difference together(int theory, int outcome, List<Made> made) {
    Known first = plain.getFirst();
    Known rest = plain.get(theory).less(first);
    for (Made each : made) {
      if (each.known().isPresent()) {
        rest = rest.less(each.known().get().less(first));
      }
    }
    return Difference.of(rest.change(outcome), Compare.greatest(plain, outcome));
  }

  private Difference move(Known known, int outcome) {
    double scale = Compare.greatest(List.of(known, plain.getFirst()), outcome);
    return Difference.of(known.above(plain.getFirst(), outcome), scale);
  }
}
