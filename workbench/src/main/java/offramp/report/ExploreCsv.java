package offramp.report;

import java.util.Optional;
import offramp.explore.Index;
import offramp.explore.Tipping;
import offramp.finding.ExploreFinding;
import offramp.finding.ExploreFinding.At;
import offramp.finding.ExploreFinding.Dependence;
import offramp.finding.ExploreFinding.Effect;
import offramp.finding.ExploreFinding.Pulled;
import offramp.finding.ExploreFinding.Strength;
import offramp.finding.ExploreFinding.Threshold;
import offramp.finding.ExploreFinding.Tip;

/// What the answers of a model depend on as CSV: one row for each measure of each quantity, outcome
/// and report date.
public final class ExploreCsv {
  private final StringBuilder out = new StringBuilder();
  private final String theory;

  private ExploreCsv(String theory) {
    this.theory = theory;
  }

  /// {@return the line that names the columns}
  public static String head() {
    return "theory,outcome,time,date,measure,quantity,with,value,low,high\n";
  }

  /// {@return the rows, without the line that names the columns}
  public static String rows(ExploreFinding found) {
    ExploreCsv csv = new ExploreCsv(found.theory());
    for (Dependence outcome : found.outcomes()) {
      outcome.series().forEach(at -> csv.at(outcome.outcome(), at));
      found.disagreements().stream()
          .filter(disagreed -> disagreed.outcome().equals(outcome.outcome()))
          .forEach(disagreed -> csv.experts(disagreed, outcome.last()));
      found.tipping().stream()
          .filter(threshold -> threshold.outcome().equals(outcome.outcome()))
          .forEach(threshold -> csv.threshold(threshold, outcome.last()));
    }
    return csv.out.toString();
  }

  private String start(String outcome, At at) {
    return "%s,%s,%s,%s,"
        .formatted(
            CsvText.quoted(theory),
            CsvText.quoted(outcome),
            at.time().value(),
            at.time().date().map(Object::toString).orElse(""));
  }

  private void experts(ExploreFinding.Disagreed disagreed, At at) {
    String start = start(disagreed.outcome(), at);
    for (ExploreFinding.Expert expert : disagreed.experts()) {
      row(start + "expert," + CsvText.quoted(expert.name()) + ",", expert.probability());
    }
    for (ExploreFinding.Disputed unknown : disagreed.unknowns()) {
      row(start + "disagreement," + CsvText.quoted(unknown.unknown()) + ",", unknown.share());
    }
  }

  /// Where an outcome tips for sure: ranks of unknowns in their priors, strengths of levers.
  private void threshold(Threshold threshold, At at) {
    String start = start(threshold.outcome(), at);
    String crossed = Double.toString(threshold.threshold());
    threshold.tips().forEach(tip -> tip(start + "tipping,", tip, crossed));
    if (threshold.levers().isEmpty()) {
      return;
    }
    for (Strength strength : threshold.levers().orElseThrow().strengths()) {
      String lever = CsvText.quoted(strength.lever());
      row(start + "with lever," + lever + ",", strength.probability());
      if (strength.tipping().certain()) {
        row(start + "strength," + lever + "," + crossed, index(strength.tipping()));
      }
    }
    threshold
        .levers()
        .flatMap(Pulled::best)
        .ifPresent(
            best ->
                best.turns()
                    .forEach(
                        turn ->
                            tip(
                                start + "best lever,",
                                turn.tip(),
                                CsvText.quoted(best.lever() + "|" + turn.other().orElse("none")))));
  }

  private void tip(String start, Tip tip, String with) {
    if (tip.tipping().certain()) {
      String name = CsvText.quoted(tip.unknown().name());
      row(start + name + "," + with, index(tip.tipping()));
    }
  }

  private static Index index(Tipping tipping) {
    return new Index(tipping.at().orElseThrow(), tipping.low(), tipping.high());
  }

  private void at(String outcome, At at) {
    String start = start(outcome, at);
    row(start + "probability,,", at.mean());
    row(start + "variance,,", at.variance());
    for (Effect effect : at.effects()) {
      String name = CsvText.quoted(effect.quantity());
      row(start, "first", name, effect.first());
      row(start, "total", name, effect.total());
      row(start, "shapley", name, effect.shapley());
      row(start, "direction", name, effect.direction());
      row(start, "law", name, effect.law());
    }
    for (ExploreFinding.Pair pair : at.pairs()) {
      String names = CsvText.quoted(pair.one()) + "," + CsvText.quoted(pair.other());
      row(start + "second," + names, pair.second());
    }
  }

  private void row(String start, String measure, String name, Optional<Index> index) {
    index.ifPresent(i -> row(start + measure + "," + name + ",", i));
  }

  private void row(String start, Index index) {
    out.append(start).append(',').append(index.value()).append(',');
    out.append(index.low()).append(',').append(index.high()).append('\n');
  }
}
