package offramp.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import offramp.explore.Likelihoods.Valued;
import offramp.explore.RankCorrelation;
import offramp.finding.CompareFinding;
import offramp.finding.CompareFinding.Alone;
import offramp.finding.CompareFinding.Causes;
import offramp.finding.CompareFinding.Difference;
import offramp.finding.CompareFinding.Dispute;
import offramp.finding.CompareFinding.Gap;
import offramp.finding.CompareFinding.OutcomeCauses;
import offramp.finding.CompareFinding.OutcomeRow;
import offramp.finding.CompareFinding.Pair;
import offramp.finding.CompareFinding.PairSignal;
import offramp.finding.CompareFinding.Signal;
import offramp.finding.CompareFinding.Told;

/// What rival theories say, as CSV: one row for each number, by its kind.
public final class CompareCsv {
  private static final String HEAD =
      "kind,outcome,theory,other,item,by,value,standardError,low,high\n";

  private final StringBuilder out = new StringBuilder(HEAD);
  private final CompareFinding found;

  private CompareCsv(CompareFinding found) {
    this.found = found;
  }

  /// {@return all rows}
  public static String of(CompareFinding found) {
    CompareCsv csv = new CompareCsv(found);
    found.outcomes().forEach(csv::outcome);
    found.disputes().forEach(csv::effects);
    found.causes().forEach(csv::causes);
    found.signals().ranked().forEach(csv::signal);
    found.signals().pairs().forEach(csv::pair);
    return csv.out.toString();
  }

  private String theory(int number) {
    return found.views().get(number).theory();
  }

  /// What a row is about.
  private record Key(String kind, String outcome, String theory, String other, String item) {
    /// {@return the same about something}
    Key of(String what) {
      return new Key(kind, outcome, theory, other, what);
    }
  }

  private void outcome(OutcomeRow row) {
    for (int theory = 0; theory < row.under().size(); theory++) {
      Key key = new Key("probability", row.name(), theory(theory), "", "");
      estimated(key, row.under().get(theory));
    }
    row.pooled().ifPresent(is -> estimated(new Key("pooled", row.name(), "", "", ""), is));
    for (Gap gap : row.gaps()) {
      Key key = new Key("difference", row.name(), gap.theory(), gap.other(), "");
      moved(key, gap.difference());
    }
  }

  private void effects(Dispute dispute) {
    for (int lever = 0; lever < dispute.effects().size(); lever++) {
      List<Difference> effects = dispute.effects().get(lever);
      for (int theory = 0; theory < effects.size(); theory++) {
        Key key = new Key("lever", dispute.harm(), theory(theory), "", found.levers().get(lever));
        moved(key, effects.get(theory));
      }
    }
  }

  private void causes(Causes causes) {
    for (OutcomeCauses outcome : causes.outcomes()) {
      Key key = new Key("change", outcome.outcome(), causes.theory(), theory(0), "");
      for (Alone alone : outcome.alone()) {
        moved(key.of(alone.change().kind() + " " + alone.change().name()), alone.move());
      }
      outcome.together().ifPresent(rest -> moved(key.of("what is left"), rest));
      Key unknown = new Key("unknown", outcome.outcome(), causes.theory(), theory(0), "");
      for (RankCorrelation bearing : outcome.bearings()) {
        row(unknown.of(bearing.unknown()), "", bearing.correlation(), bearing.error(), "", "");
      }
    }
  }

  private void signal(Signal signal) {
    String by = String.valueOf(signal.by().value());
    Key all = new Key("bits", "", "", "", signal.words());
    valued(all, by, signal.information());
    for (int theory = 0; theory < signal.under().size(); theory++) {
      Key under = new Key("likelihood", "", theory(theory), "", signal.words());
      valued(under, by, signal.under().get(theory));
    }
  }

  private void pair(Pair pair) {
    for (PairSignal signal : pair.ranked()) {
      String by = String.valueOf(signal.by().value());
      String words = signal.words();
      valued(new Key("nats", "", pair.theory(), pair.other(), words), by, signal.forTheory());
      valued(new Key("nats", "", pair.other(), pair.theory(), words), by, signal.forOther());
      factor(new Key("factorIfSeen", "", pair.theory(), pair.other(), words), by, signal.ifSeen());
      factor(new Key("factorIfNot", "", pair.theory(), pair.other(), words), by, signal.ifNot());
    }
  }

  private void estimated(Key key, Told is) {
    row(key, "", is.probability(), is.standardError(), is.low(), is.high());
  }

  private void moved(Key key, Difference move) {
    row(key, "", move.difference(), move.standardError(), "", "");
  }

  private void valued(Key key, String by, Valued valued) {
    row(key, by, valued.value(), valued.error(), "", "");
  }

  /// A Bayes factor, with two standard errors of its logarithm to either side.
  private void factor(Key key, String by, Valued factor) {
    double width = Math.exp(2 * factor.error());
    row(key, by, factor.value(), "", factor.value() / width, factor.value() * width);
  }

  private void row(Key key, Object... numbers) {
    out.append(
        Stream.concat(
                Stream.of(key.kind, key.outcome, key.theory, key.other, key.item),
                Stream.of(numbers))
            .map(String::valueOf)
            .map(CsvText::quoted)
            .collect(Collectors.joining(",", "", "\n")));
  }
}
