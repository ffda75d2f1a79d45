package offramp.report;

import java.util.Optional;
import offramp.finding.PoolFinding;
import offramp.history.Pooled;

/// What many cases teach together, as a person reads it in a terminal.
public final class PoolText {
  private PoolText() {}

  /// {@return all that was found under one theory}
  public static String of(PoolFinding found) {
    Lines out = new Lines();
    Pooled pooled = found.pooled();
    out.line("%s", found.title().isEmpty() ? "A model without a title" : found.title());
    out.line(
        "theory `%s`, %s cases; read of each: %s",
        found.theory(), Figures.count(pooled.cases()), found.read());
    out.line("likelihood of each case exact: nothing is left to dice");
    out.line(
        "%s draws of %d unknowns that cases share, %d chains, seed %d: worth %.0f at least,"
            + " acceptance %s, R-hat at most %.2f",
        Figures.count(pooled.draws()),
        pooled.unknowns().size(),
        pooled.chains(),
        found.seed(),
        pooled.fewest(),
        Figures.percent(pooled.acceptance()),
        pooled.worst());
    FitText.unknowns(out, "the cases say", found.learned());
    found.warnings().forEach(warning -> out.wrapped("\nwarning: ", 2, warning));
    return out.toString();
  }

  /// {@return how to get the numbers again}
  public static String end(PoolFinding first) {
    Lines out = new Lines();
    out.command(Optional.empty(), first.command());
    return out.toString();
  }
}
