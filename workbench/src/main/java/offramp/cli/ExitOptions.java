package offramp.cli;

import java.util.List;
import java.util.Optional;
import offramp.explore.Rung;
import offramp.finding.LastExits;
import offramp.model.Model;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Until when levers are asked to help.
final class ExitOptions {
  private static final int USUAL = 6;
  private static final int MOST = 1_000;

  @Option(
      names = "--last-exit",
      description = "Find the last date and the last rung at which each lever still helps enough.")
  boolean asked;

  @Option(
      names = "--optimal",
      description =
          "Also find when to pull what against one --harm, for who sees the state and for who does"
              + " not; exact models only, the unknowns at their medians.")
  boolean optimal;

  @Option(
      names = "--dates",
      paramLabel = "K",
      description =
          "With --last-exit: try a lever on K dates of its window (default 6). With --optimal:"
              + " decide on K dates evenly apart (default 12).")
  @Nullable Integer dates;

  @Option(
      names = "--ladder",
      paramLabel = "NAME",
      description =
          "With --last-exit: by the rungs of this ladder. Default: of those nearest to the harm.")
  @Nullable String ladder;

  /// Refuses what no model could answer.
  void check() throws Refusal {
    if (!asked && ladder != null) {
      throw EffortOptions.usage("--ladder goes with --last-exit");
    }
    if (!asked && !optimal && dates != null) {
      throw EffortOptions.usage("--dates goes with --last-exit or --optimal");
    }
    if (dates != null && (dates < 1 || dates > MOST)) {
      throw EffortOptions.usage("--dates takes 1 to 1,000, not %d", dates);
    }
  }

  /// {@return on how many dates to look}
  int dates(int usual) {
    return dates == null ? usual : dates;
  }

  /// {@return which moments to look at; empty if none are asked for}
  Optional<LastExits.Moments> moments(Model base) throws Refusal {
    Optional<String> named = Optional.ofNullable(ladder);
    Named.check("--ladder", named.map(List::of).orElse(List.of()), Rung.ladders(base));
    return asked ? Optional.of(new LastExits.Moments(dates(USUAL), named)) : Optional.empty();
  }
}
