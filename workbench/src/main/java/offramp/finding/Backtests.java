package offramp.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import offramp.finding.BacktestFinding.Length;
import offramp.finding.BacktestFinding.Row;
import offramp.finding.BacktestFinding.Versus;
import offramp.finding.BacktestFinding.Wrong;
import offramp.history.CaseFact;
import offramp.history.CaseQuestion;
import offramp.history.CrossFit;
import offramp.history.CrossFit.Lawful;
import offramp.history.CrossFit.Said;
import offramp.history.DurationLaw;
import offramp.history.Folds;
import offramp.history.Forecaster;
import offramp.history.Lasting;
import offramp.history.PastCase;
import offramp.history.PastCases;
import offramp.history.RidgeLogistic;
import offramp.history.TemplateForecaster;
import offramp.history.Trial;
import offramp.history.UnusableCases;

/// Puts one question to every case of the past, to forecasters that have learnt from others.
public final class Backtests {
  /// A skill that nothing tried on such cases has reached without hindsight.
  private static final double TOO_GOOD = 0.5;

  private static final String TEMPLATE = "template";

  private final PastCases cases;
  private final Question question;

  private Backtests(PastCases cases, Question question) {
    this.cases = cases;
    this.question = question;
  }

  /// What is asked.
  ///
  /// @param template that takes part, if one does
  /// @param command what gives the numbers again
  public record Question(
      CaseQuestion asked,
      Folds folds,
      long seed,
      Optional<TemplateForecaster> template,
      String command) {
    /// Baselines alone.
    public Question(CaseQuestion asked, Folds folds, long seed, String command) {
      this(asked, folds, seed, Optional.empty(), command);
    }
  }

  /// {@return how the baselines did, and the template}
  public static BacktestFinding of(PastCases cases, Question question) throws UnusableCases {
    Backtests backtests = new Backtests(cases, question);
    return question.asked().lasts() ? backtests.lengths() : backtests.answers();
  }

  private BacktestFinding answers() throws UnusableCases {
    List<Trial> trials = question.asked().trials(cases);
    varied(trials);
    CrossFit fit = CrossFit.of(question.folds(), CrossFit.cases(trials), question.seed());
    Map<String, List<Said>> said = new LinkedHashMap<>();
    forecasters().forEach(each -> said.put(each.name(), fit.said(each, trials)));
    if (question.template().isPresent()) {
      said.put(TEMPLATE, question.template().get().said(question.asked(), cases, fit, trials));
    }
    List<Said> reference = List.copyOf(said.values().iterator().next());
    List<Row> rows = new ArrayList<>();
    said.forEach((name, all) -> rows.add(row(name, all, reference)));
    List<String> warnings = warnings(rows, fit.suspects(trials));
    return new BacktestFinding(
        words(),
        word(question.folds()),
        question.seed(),
        (int) reference.stream().map(one -> one.trial().of()).distinct().count(),
        reference.size(),
        rows,
        question.asked().outcome().unit(),
        List.of(),
        versus(
            said,
            Backtests::squares,
            all -> CaseScores.sums(all, one -> one.trial().of(), one -> 1)),
        wrong(List.copyOf(said.values())),
        warnings,
        question.command());
  }

  private List<String> warnings(List<Row> rows, List<String> suspects) {
    List<String> warnings = mixed();
    for (String suspect : suspects) {
      warnings.add(
          "`%s` alone tells more than half of the answer: look whether it was known then"
              .formatted(suspect));
    }
    rows.stream()
        .filter(row -> row.skill().value() > TOO_GOOD)
        .forEach(
            row ->
                warnings.add(
                    "%s is far better than anything tried on such cases: look for hindsight first"
                        .formatted(row.name())));
    if (rows.stream().skip(1).noneMatch(row -> row.skill().low() > 0)) {
      warnings.add("no forecaster here can be told from climatology");
    }
    return warnings;
  }

  /// {@return what the template has to say of its own learning}
  private List<String> mixed() {
    return new ArrayList<>(question.template().map(TemplateForecaster::warnings).orElse(List.of()));
  }

  /// The template less each of the others.
  private <T> List<Versus> versus(
      Map<String, List<T>> rows,
      Function<List<T>, Map<PastCase, Double>> losses,
      Function<List<T>, Map<PastCase, Double>> counts) {
    List<Versus> versus = new ArrayList<>();
    List<T> template = rows.get(TEMPLATE);
    if (template != null) {
      rows.forEach(
          (name, other) -> {
            if (!name.equals(TEMPLATE)) {
              versus.add(
                  new Versus(
                      name,
                      CaseScores.difference(
                          losses.apply(template),
                          losses.apply(other),
                          counts.apply(template),
                          question.seed())));
            }
          });
    }
    return versus;
  }

  private static void varied(List<Trial> trials) throws UnusableCases {
    List<Boolean> answers =
        trials.stream().flatMap(trial -> trial.happened().stream()).distinct().toList();
    if (answers.size() == 1) {
      throw new UnusableCases(
          "the answer is %s for every case: there is nothing to foresee"
              .formatted(answers.getFirst() ? "yes" : "no"),
          "give cases with both answers");
    }
  }

  private List<Forecaster> forecasters() {
    boolean follows = question.asked().outcome() == CaseQuestion.Outcome.NEXT_ESCALATORY;
    boolean trigger =
        !cases.crises().isEmpty()
            && !follows
            && question.asked().origin() == CaseQuestion.Origin.TRIGGER;
    String kind = trigger ? "trigger-type rate" : "rate by last event";
    return List.of(
        new Forecaster.Climatology(),
        new Forecaster.Markov(question.asked().wanted(cases)),
        new Forecaster.ShrunkRate(kind, 5),
        new RidgeLogistic(2));
  }

  private Row row(String name, List<Said> all, List<Said> reference) {
    Map<PastCase, Double> losses = squares(all);
    Map<PastCase, Double> counts = CaseScores.sums(all, one -> one.trial().of(), one -> 1);
    double macro =
        losses.entrySet().stream()
            .mapToDouble(each -> each.getValue() / counts.getOrDefault(each.getKey(), 1.0))
            .average()
            .orElse(0);
    return new Row(
        name,
        CaseScores.sum(losses) / all.size(),
        macro,
        all.stream().mapToDouble(CaseScores::log).average().orElse(0),
        CaseScores.auc(all),
        CaseScores.gain(losses, squares(reference), question.seed()),
        CaseScores.reliability(all));
  }

  private static Map<PastCase, Double> squares(List<Said> all) {
    return CaseScores.sums(all, one -> one.trial().of(), CaseScores::brier);
  }

  /// The case that the last forecaster missed by most comes first.
  private static List<Wrong> wrong(List<List<Said>> rows) {
    Map<PastCase, Double> losses = squares(rows.getLast());
    Map<PastCase, Double> counts =
        CaseScores.sums(rows.getLast(), one -> one.trial().of(), one -> 1);
    List<Map<PastCase, Double>> said =
        rows.stream()
            .map(all -> CaseScores.sums(all, one -> one.trial().of(), Said::probability))
            .toList();
    Map<PastCase, Double> came =
        CaseScores.sums(rows.getLast(), one -> one.trial().of(), one -> one.trial().hit());
    Comparator<PastCase> byLoss =
        Comparator.comparingDouble(
            of -> -losses.getOrDefault(of, 0.0) / counts.getOrDefault(of, 1.0));
    return counts.keySet().stream()
        .sorted(byLoss.thenComparing(PastCase::id))
        .map(
            of -> {
              double count = counts.getOrDefault(of, 1.0);
              return new Wrong(
                  of.id(),
                  of.name(),
                  came.getOrDefault(of, 0.0) / count,
                  said.stream().map(row -> row.getOrDefault(of, 0.0) / count).toList());
            })
        .toList();
  }

  private BacktestFinding lengths() throws UnusableCases {
    List<Lasting> lastings = question.asked().lastings(cases);
    long left = lastings.stream().filter(lasting -> !lasting.seen()).count();
    if (left > 0 && left == lastings.size()) {
      throw new UnusableCases(
          "it came in none of %d cases: there is no time to foresee".formatted(lastings.size()),
          "give cases in which it came");
    }
    Set<PastCase> of =
        lastings.stream().map(Lasting::of).collect(Collectors.toCollection(LinkedHashSet::new));
    CrossFit fit = CrossFit.of(question.folds(), of, question.seed());
    Map<String, List<Lawful>> fitted = new LinkedHashMap<>();
    laws().forEach((name, law) -> fitted.put(name, fit.laws(law, lastings)));
    if (question.template().isPresent()) {
      fitted.put(TEMPLATE, question.template().get().laws(question.asked(), fit, lastings));
    }
    List<String> warnings = mixed();
    if (left > 0) {
      warnings.add(
          "%d of %d cases ended before it came, which is no chance: read it as `if the crisis goes on`"
              .formatted(left, lastings.size()));
    }
    return lengths(fitted, warnings);
  }

  private BacktestFinding lengths(Map<String, List<Lawful>> fitted, List<String> warnings) {
    List<Lawful> reference = fitted.values().iterator().next();
    List<Length> rows = new ArrayList<>();
    fitted.forEach((name, all) -> rows.add(length(name, all, reference)));
    return new BacktestFinding(
        words(),
        word(question.folds()),
        question.seed(),
        reference.size(),
        reference.size(),
        List.of(),
        question.asked().outcome().unit(),
        rows,
        versus(
            fitted,
            Backtests::days,
            all -> CaseScores.sums(all, one -> one.lasting().of(), _ -> 1)),
        late(List.copyOf(fitted.values())),
        warnings,
        question.command());
  }

  private static Map<String, Function<List<Lasting>, DurationLaw>> laws() {
    Map<String, Function<List<Lasting>, DurationLaw>> laws = new LinkedHashMap<>();
    laws.put("exponential", DurationLaw.Exponential::of);
    laws.put("log-normal", DurationLaw.LogNormal::of);
    laws.put("as seen (Kaplan-Meier)", DurationLaw.Seen::of);
    return laws;
  }

  private Length length(String name, List<Lawful> all, List<Lawful> reference) {
    int inside = 0;
    int outside = 0;
    for (Lawful one : all) {
      double days = one.lasting().days();
      boolean below = one.lasting().seen() && days < one.law().quantile(0.05);
      boolean beyond = days > one.law().quantile(0.95);
      outside += below || beyond ? 1 : 0;
      inside += one.lasting().seen() && !below && !beyond ? 1 : 0;
    }
    Map<PastCase, Double> losses = days(all);
    return new Length(
        name,
        CaseScores.sum(losses) / all.size(),
        CaseScores.gain(losses, days(reference), question.seed()),
        inside,
        outside,
        all.size() - inside - outside);
  }

  private static Map<PastCase, Double> days(List<Lawful> all) {
    return CaseScores.sums(all, one -> one.lasting().of(), CaseScores::crps);
  }

  private static List<Wrong> late(List<List<Lawful>> rows) {
    List<Lawful> last = rows.getLast();
    List<Wrong> wrong = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < last.size(); i++) {
      order.add(i);
    }
    Map<PastCase, Double> losses = days(last);
    order.sort(
        Comparator.comparingDouble(i -> -losses.getOrDefault(last.get(i).lasting().of(), 0.0)));
    for (int i : order) {
      Lasting lasting = last.get(i).lasting();
      List<Double> medians = rows.stream().map(row -> row.get(i).law().quantile(0.5)).toList();
      wrong.add(new Wrong(lasting.of().id(), lasting.of().name(), lasting.days(), medians));
    }
    return wrong;
  }

  private String words() {
    boolean facts = question.asked().outcome().readsFacts();
    String inputs =
        question.asked().inputs().stream().map(CaseFact::word).collect(Collectors.joining(", "));
    return "%s, asked %s%s"
        .formatted(
            word(question.asked().outcome()),
            question.asked().origin().words(),
            facts ? ", from " + inputs : "");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
