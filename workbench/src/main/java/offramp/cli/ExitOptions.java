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
      names = "--dates",
      paramLabel = "K",
      description = "With --last-exit: try a lever on K dates of its window (default 6).")
  @Nullable Integer dates;

  @Option(
      names = "--ladder",
      paramLabel = "NAME",
      description =
          "With --last-exit: by the rungs of this ladder. Default: of those nearest to the harm.")
  @Nullable String ladder;

  /// Refuses what no model could answer.
  void check() throws Refusal {
    if (!asked && (dates != null || ladder != null)) {
      throw EffortOptions.usage("%s goes with --last-exit", dates == null ? "--ladder" : "--dates");
    }
    if (dates != null && (dates < 1 || dates > MOST)) {
      throw EffortOptions.usage("--dates takes 1 to 1,000, not %d", dates);
    }
  }

  /// {@return which moments to look at; empty if none are asked for}
  Optional<LastExits.Moments> moments(Model base) throws Refusal {
    Optional<String> named = Optional.ofNullable(ladder);
    Named.check("--ladder", named.map(List::of).orElse(List.of()), Rung.ladders(base));
    return asked
        ? Optional.of(new LastExits.Moments(dates == null ? USUAL : dates, named))
        : Optional.empty();
  }
}
