package offramp.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import offramp.history.CrossFit.Lawful;
import offramp.history.CrossFit.Said;
import offramp.history.Foresight.Made;
import offramp.model.Posterior;
import offramp.simulate.Identity;
import offramp.simulate.Parted;
import offramp.simulate.Settings;
import offramp.simulate.Sheets;

/// A template as a forecaster of cases, by a posterior that is given or, fold by fold, by what it
/// learns from the cases that are not tried.
public final class TemplateForecaster {
  private static final int FEW = 20;

  private final Template template;
  private final Map<PastCase, CaseStory> stories = new HashMap<>();
  private final Optional<Posterior.Drawn> posterior;
  private final Pooling.Effort effort;
  private final Settings.Watcher watcher;
  private final List<Pooled> unmixed = new ArrayList<>();

  /// @param posterior draws of what is shared, if they are given
  public TemplateForecaster(
      Template template,
      PastCases cases,
      Optional<Posterior.Drawn> posterior,
      Pooling.Effort effort,
      Settings.Watcher watcher) {
    this.template = template;
    CaseStory.of(cases).forEach(story -> stories.put(story.of(), story));
    this.posterior = posterior;
    this.effort = effort;
    this.watcher = watcher;
  }

  /// {@return what to mind, in words}
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    Set<String> learnt = posterior.map(Posterior.Drawn::learnt).orElse(Set.of());
    long known = stories.keySet().stream().map(PastCase::words).filter(learnt::contains).count();
    if (known > 0) {
      warnings.add(
          "%d of %d cases are among those that the posterior was fitted to: what it says of them is no forecast"
              .formatted(known, stories.size()));
    }
    if (!unmixed.isEmpty()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the chains of %d fold%s have not mixed well (R-hat up to %.2f, worth %.0f draws at"
                  + " least): more --draws",
              unmixed.size(),
              unmixed.size() == 1 ? "" : "s",
              unmixed.stream().mapToDouble(Pooled::worst).max().orElse(1),
              unmixed.stream().mapToDouble(Pooled::fewest).min().orElse(0)));
    }
    return warnings;
  }

  /// {@return what it says of each trial that is tried, in the order of the folds}
  public List<Said> said(CaseQuestion question, PastCases cases, CrossFit fit, List<Trial> trials)
      throws UnusableCases {
    List<List<Trial>> asked =
        fit.folds().stream()
            .map(
                fold ->
                    trials.stream()
                        .filter(trial -> trial.asked() && fold.tried().contains(trial.of()))
                        .toList())
            .toList();
    List<List<PastCase>> tried =
        asked.stream().map(each -> each.stream().map(Trial::of).distinct().toList()).toList();
    List<List<double[]>> chances =
        foreseen(
            fit,
            question,
            tried,
            (foresight, of) -> chances(question, cases, foresight, story(of)),
            new ForecastRows(labels(), tried));
    List<Said> all = new ArrayList<>();
    for (int fold = 0; fold < asked.size(); fold++) {
      for (Trial trial : asked.get(fold)) {
        double[] its = chances.get(fold).get(tried.get(fold).indexOf(trial.of()));
        all.add(new Said(trial, its[Math.min(trial.after(), its.length - 1)]));
      }
    }
    return all;
  }

  /// What is foreseen of a case.
  private interface Foreseeing<F> {
    F of(Foresight foresight, PastCase of) throws UnusableCases;
  }

  /// {@return per fold what is foreseen of each case that is tried}
  private <F> List<List<F>> foreseen(
      CrossFit fit,
      CaseQuestion question,
      List<List<PastCase>> tried,
      Foreseeing<F> foreseeing,
      Sheets<List<F>> sheets)
      throws UnusableCases {
    List<Foresight> foresights = foresights(fit, question);
    Parted<List<F>> forecasts =
        new Parted<>(
            "forecast",
            () -> identity(fit, question, tried),
            labels(),
            foresights.size(),
            () -> fold -> foreseen(foresights.get((int) fold), tried.get((int) fold), foreseeing),
            sheets);
    try {
      return forecasts.all(effort.threads(), watcher);
    } catch (Carried carried) {
      throw carried.why();
    }
  }

  private static <F> List<F> foreseen(
      Foresight foresight, List<PastCase> tried, Foreseeing<F> foreseeing) {
    try {
      List<F> all = new ArrayList<>();
      for (PastCase of : tried) {
        all.add(foreseeing.of(foresight, of));
      }
      return all;
    } catch (UnusableCases why) {
      throw new Carried(why);
    }
  }

  private Map<String, String> labels() {
    return Identity.labels(template.model());
  }

  private String identity(CrossFit fit, CaseQuestion question, List<List<PastCase>> tried) {
    List<String> cases =
        IntStream.range(0, tried.size())
            .mapToObj(
                fold ->
                    CaseStory.identity(learnt(fit.folds().get(fold)))
                        + CaseStory.identity(tried.get(fold).stream().map(this::story).toList()))
            .toList();
    return "%s\n%s\n%s\n%s".formatted(template.identity(), question, effort.identity(), cases);
  }

  private CaseStory story(PastCase of) {
    return java.util.Objects.requireNonNull(stories.get(of), of.name());
  }

  /// {@return what the template foresees in each fold, in their order}
  private List<Foresight> foresights(CrossFit fit, CaseQuestion question) throws UnusableCases {
    Template bearing = template.bearing(asked(question), question.readsActs());
    if (posterior.isPresent()) {
      double[][] draws = posterior.get().values().toArray(double[][]::new);
      return fit.folds().stream().map(_ -> new Foresight(bearing, draws, effort.seed())).toList();
    }
    List<List<CaseStory>> learnt = fit.folds().stream().map(this::learnt).toList();
    List<Pooled> pooled = Pooling.each(bearing, learnt, effort, watcher);
    pooled.stream()
        .filter(each -> each.worst() > Pooled.APART || each.fewest() < FEW)
        .forEach(unmixed::add);
    return pooled.stream()
        .map(each -> new Foresight(bearing, each.values(), effort.seed()))
        .toList();
  }

  private List<CaseStory> learnt(Folds.Fold fold) {
    return stories.values().stream()
        .filter(story -> fold.learnt().contains(story.of()))
        .sorted(Comparator.comparing(story -> story.of().id()))
        .toList();
  }

  /// {@return the outcomes of the template that the question is about}
  private Set<Integer> asked(CaseQuestion question) throws UnusableCases {
    return switch (question.outcome()) {
      case NEXT_ESCALATORY -> Set.of();
      case WAR -> Set.of(template.outcome("war"));
      case VIOLENCE -> Set.of(template.outcome("violence"));
      case FIRST_LETHAL -> Set.of(template.outcome("lethal"));
      case DURATION, COUNT -> template.ends();
    };
  }

  /// {@return by the number of acts told before: the chance of a yes}
  private double[] chances(
      CaseQuestion question, PastCases cases, Foresight foresight, CaseStory story)
      throws UnusableCases {
    return switch (question.outcome()) {
      case NEXT_ESCALATORY -> foresight.next(story, cases.escalatory());
      case WAR, VIOLENCE -> {
        String name = question.outcome() == CaseQuestion.Outcome.WAR ? "war" : "violence";
        Made[] made = foresight.histories(story.first(0), template.outcome(name));
        yield new double[] {Foresight.share(made, m -> m.hit() < Double.POSITIVE_INFINITY ? 1 : 0)};
      }
      case FIRST_LETHAL -> new double[] {later(foresight, story)};
      case DURATION, COUNT -> throw new AssertionError("asked by laws");
    };
  }

  /// The chance that lethal force comes behind the first acts, of which none is lethal.
  private double later(Foresight foresight, CaseStory story) throws UnusableCases {
    int first = CaseQuestion.FIRST;
    Made[] made =
        Arrays.stream(foresight.histories(story.first(first), template.outcome("lethal")))
            .filter(m -> m.acts() >= first && (m.actsBefore() < 0 || m.actsBefore() > first))
            .toArray(Made[]::new);
    return Foresight.share(made, m -> m.hit() < Double.POSITIVE_INFINITY ? 1 : 0);
  }

  /// {@return for each case the law of how long it lasts}
  public List<Lawful> laws(CaseQuestion question, CrossFit fit, List<Lasting> lastings)
      throws UnusableCases {
    List<List<Lasting>> asked =
        fit.folds().stream()
            .map(fold -> lastings.stream().filter(l -> fold.tried().contains(l.of())).toList())
            .toList();
    List<List<PastCase>> tried =
        asked.stream().map(each -> each.stream().map(Lasting::of).toList()).toList();
    List<List<DurationLaw.Seen>> laws =
        foreseen(
            fit,
            question,
            tried,
            (foresight, of) -> law(question, foresight, story(of)),
            new LawRows(labels(), tried));
    List<Lawful> all = new ArrayList<>();
    for (int fold = 0; fold < asked.size(); fold++) {
      for (int one = 0; one < asked.get(fold).size(); one++) {
        all.add(new Lawful(asked.get(fold).get(one), laws.get(fold).get(one)));
      }
    }
    return all;
  }

  private DurationLaw.Seen law(CaseQuestion question, Foresight foresight, CaseStory story)
      throws UnusableCases {
    double passed = question.passed();
    CaseStory so =
        story.first((int) story.acts().stream().filter(act -> act.time() < passed).count());
    int outcome =
        question.outcome() == CaseQuestion.Outcome.FIRST_LETHAL ? template.outcome("lethal") : -1;
    List<Lasting> made = new ArrayList<>();
    for (Made history : foresight.histories(so, outcome)) {
      lasting(question, story.of(), history)
          .filter(lasting -> lasting.days() > passed)
          .ifPresent(
              l -> made.add(new Lasting(l.of(), l.days() - passed, l.seen(), l.until() - passed)));
    }
    if (made.isEmpty()) {
      throw new UnusableCases(
          "no history of the template lasts to the origin in %s".formatted(story.of().name()),
          "see whether its events can make a case last so long");
    }
    return DurationLaw.Seen.of(made);
  }

  private Optional<Lasting> lasting(CaseQuestion question, PastCase of, Made made) {
    double never = template.model().crisis().runs() * template.model().crisis().unit().days();
    boolean ended = made.end() < Double.POSITIVE_INFINITY;
    double end = Math.floor(ended ? made.end() : never);
    return switch (question.outcome()) {
      case COUNT ->
          Optional.of(new Lasting(of, Math.max(1, made.acts()), ended, Double.POSITIVE_INFINITY));
      case FIRST_LETHAL -> {
        boolean hit = made.hit() < Double.POSITIVE_INFINITY;
        double days = hit ? Math.floor(made.hit()) : end;
        yield days < 1
            ? Optional.empty()
            : Optional.of(new Lasting(of, days, hit, Double.POSITIVE_INFINITY));
      }
      default -> Optional.of(new Lasting(of, Math.max(1, end), ended, Double.POSITIVE_INFINITY));
    };
  }
}
