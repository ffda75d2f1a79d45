package offramp.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import offramp.explore.Scenario;
import offramp.finding.ExploreFinding;
import offramp.finding.ExploreFinding.At;
import offramp.finding.ExploreFinding.Dependence;
import offramp.finding.ExploreFinding.Discovery;
import offramp.finding.ExploreFinding.Early;
import offramp.finding.ExploreFinding.Effect;
import offramp.finding.ExploreFinding.Screened;
import offramp.finding.ExploreFinding.Threshold;
import offramp.finding.ExploreFinding.Tip;
import offramp.finding.ExploreFinding.Work;
import offramp.report.BoxText;
import offramp.report.ExploreText;
import offramp.report.Figures;
import offramp.report.ScenarioText;

/// What the answers depend on: the part of each unknown in what is not known of an outcome.
public final class ExploreSection {
  /// Unknowns that a sentence names at most.
  private static final int NAMED = 3;

  private final List<ExploreFinding> all;
  private final List<String> outcomes;

  private ExploreSection(List<ExploreFinding> all, List<String> outcomes) {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("findings are not at least 1");
    }
    this.all = List.copyOf(all);
    this.outcomes = List.copyOf(outcomes);
  }

  /// {@return the section}
  ///
  /// @param all of one model under each theory, with the same horizon and report dates, at least
  ///   one
  /// @param outcomes the names of those to be told of
  /// @param rests what the numbers rest on, in sentences
  public static Section of(List<ExploreFinding> all, List<String> outcomes, List<String> rests) {
    ExploreSection section = new ExploreSection(all, outcomes);
    return new Section(
        "explore",
        "What does the answer depend on?",
        section.answer(),
        section.exhibits(),
        List.of(
            Section.how(section.how()),
            Section.rests(rests),
            Section.change(
                List.of(
                    "A source that narrows an unknown takes its part out of the spread; what only"
                        + " several do together goes if one of them is known.",
                    "Wider or narrower priors: a part is that of an unknown within its prior."))),
        Section.again(all.stream().map(ExploreFinding::command)));
  }

  private List<String> theories() {
    return all.stream().map(ExploreFinding::theory).toList();
  }

  private List<Exhibit> exhibits() {
    List<Exhibit> exhibits = new ArrayList<>();
    Dependences dependences = new Dependences(all);
    for (String outcome : outcomes) {
      exhibits.addAll(dependences.of(outcome));
      exhibits.addAll(ExpertViews.of(all, outcome));
    }
    for (ExploreFinding finding : all) {
      finding.scenarios().forEach(found -> exhibits.addAll(Discoveries.of(finding, found)));
    }
    exhibits.addAll(TippingPoints.of(all));
    exhibits.addAll(Contours.of(all));
    exhibits.addAll(LeverStrengths.of(all));
    outcomes.forEach(outcome -> exhibits.addAll(EarlySigns.of(all, outcome)));
    return exhibits;
  }

  private List<String> answer() {
    List<String> answer = new ArrayList<>();
    for (String outcome : outcomes) {
      List<String> told =
          Words.under(theories(), all.stream().map(finding -> told(finding, outcome)).toList());
      answer.add(
          "`%s` by %s: %s."
              .formatted(
                  outcome,
                  Words.by(all.getFirst().horizon()),
                  told.stream()
                      .map(each -> each.replaceFirst("^Under", "under"))
                      .collect(Collectors.joining("; "))));
    }
    answer.add(
        "± behind a probability is half of its interval of 95%; the spread is what the unknowns make"
            + " of it, as one standard deviation; what stands behind an unknown is its part.");
    for (ExploreFinding finding : all) {
      finding.scenarios().forEach(found -> answer.add(common(finding, found)));
      finding.tipping().forEach(threshold -> answer.add(tips(finding, threshold)));
      finding.warnings().forEach(early -> warns(finding, early).ifPresent(answer::add));
    }
    return answer;
  }

  private static String told(ExploreFinding finding, String outcome) {
    Optional<Dependence> found =
        finding.outcomes().stream().filter(o -> o.outcome().equals(outcome)).findFirst();
    if (found.isEmpty()) {
      return "nothing is unknown";
    }
    At last = found.get().last();
    if (!last.told()) {
      return ScenarioText.percent(last.mean())
          + ", and what the unknowns do cannot be told from the dice";
    }
    List<String> most =
        Dependences.sorted(last).stream()
            .filter(effect -> effect.main().above())
            .limit(NAMED)
            .map(effect -> "`%s` (%s)".formatted(effect.quantity(), main(effect)))
            .toList();
    return "%s, spread %s, %s"
        .formatted(
            ScenarioText.percent(last.mean()),
            Figures.percent(Math.sqrt(Math.max(0, last.variance().value()))),
            most.isEmpty() ? "no unknown alone stands out" : "most by " + String.join(", ", most));
  }

  private static String main(Effect effect) {
    boolean share = effect.total().or(effect::shapley).isPresent();
    return share ? ExploreText.share(effect.main()) : ExploreText.number(effect.main());
  }

  private static String common(ExploreFinding finding, Discovery found) {
    Scenario scenario = found.scenario();
    String where =
        scenario.limits().isEmpty()
            ? "no part of the unknowns is told from the others by the search"
            : "most common where %s: %s, against %s in all; such values are %s of the draws and hold %s of all the histories with it"
                .formatted(
                    BoxText.of(scenario.best().box(), scenario.all(), found.unknowns()),
                    ScenarioText.percent(scenario.best().density()),
                    ScenarioText.percent(scenario.everywhere()),
                    ScenarioText.percent(scenario.best().support()),
                    ScenarioText.percent(scenario.best().coverage()));
    return "Where `%s` is common, under `%s`: %s."
        .formatted(found.outcome(), finding.theory(), where);
  }

  private static String tips(ExploreFinding finding, Threshold threshold) {
    List<String> sure =
        threshold.tips().stream()
            .filter(tip -> tip.tipping().certain())
            .sorted(Comparator.comparingDouble(Tip::distance))
            .limit(NAMED)
            .map(tip -> "`%s` at %s".formatted(tip.unknown().name(), TippingPoints.value(tip)))
            .toList();
    return "`%s` crosses %s, under `%s` (today %s): %s."
        .formatted(
            threshold.outcome(),
            Figures.written(threshold.threshold()),
            finding.theory(),
            ScenarioText.percent(threshold.mean()),
            sure.isEmpty()
                ? "no unknown alone is sure to tip it within its prior"
                : "nearest " + String.join(", ", sure));
  }

  /// {@return the sign that says most of an outcome that is told of}
  private Optional<String> warns(ExploreFinding finding, Early early) {
    return early.signs().stream()
        .findFirst()
        .filter(_ -> outcomes.contains(early.outcome()))
        .map(
            sign ->
                "What would warn most of `%s` within %s, under `%s`: %s (then %s, without it %s)."
                    .formatted(
                        early.outcome(),
                        Words.span(early.by().value(), finding.horizon().unit()),
                        finding.theory(),
                        sign.words(),
                        ScenarioText.percent(sign.warning().ifSeen()),
                        ScenarioText.percent(sign.warning().ifNot())));
  }

  private List<String> how() {
    List<String> how = new ArrayList<>();
    how.addAll(Words.under(theories(), all.stream().map(ExploreSection::work).toList()));
    List<String> theories = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (ExploreFinding finding : all) {
      finding.notes().forEach(_ -> theories.add(finding.theory()));
      notes.addAll(finding.notes());
    }
    how.addAll(Words.under(theories, notes));
    return how;
  }

  private static String work(ExploreFinding finding) {
    if (finding.work().isEmpty()) {
      return "nothing was varied.";
    }
    Work work = finding.work().orElseThrow();
    String levers =
        finding.levers().isEmpty()
            ? ""
            : " Levers pulled: " + String.join(", ", finding.levers()) + ".";
    return "%s from %s of values of %s, %s; method %s (%s). Intervals are of 95%%.%s%s"
        .formatted(
            work.measure(),
            Words.plural(work.rows(), "set"),
            Words.plural(unknowns(finding), "unknown"),
            work.histories() == 0 ? "no dice" : Words.histories(work.histories()),
            work.method(),
            work.why(),
            screened(finding),
            levers);
  }

  private static int unknowns(ExploreFinding finding) {
    return finding.screened().isEmpty() ? finding.quantities().size() : finding.screened().size();
  }

  private static String screened(ExploreFinding finding) {
    List<String> kept =
        finding.screened().stream().filter(Screened::kept).map(Screened::unknown).toList();
    return kept.isEmpty()
        ? ""
        : " A first look (Morris) at all left these to be looked at alone: "
            + Words.names(kept)
            + ".";
  }

  /// {@return the unknowns that matter most to some outcomes under any theory}
  static List<String> most(List<ExploreFinding> all, List<String> outcomes, int many) {
    return all.stream()
        .flatMap(finding -> finding.outcomes().stream())
        .filter(outcome -> outcomes.contains(outcome.outcome()) && outcome.last().told())
        .flatMap(outcome -> Dependences.sorted(outcome.last()).stream())
        .filter(effect -> effect.main().above())
        .sorted(Comparator.comparingDouble(effect -> -effect.main().value()))
        .map(Effect::quantity)
        .distinct()
        .limit(many)
        .toList();
  }
}
