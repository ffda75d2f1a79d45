package offramp.cli;

import java.util.OptionalDouble;
import offramp.finding.Method;
import offramp.finding.Runs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// With how much work an answer is computed: the options that every command with an answer shares.
final class EffortOptions {
  private static final long ALL = 100_000;
  private static final long EACH = 1_000;
  private static final long EXPLORING = 200_000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Same seed, same numbers, whatever the number of threads (default 1).")
  long seed;

  @Option(
      names = "--trajectories",
      paramLabel = "N",
      description =
          "Histories in all (default 100,000); where policies are compared, of each of them under"
              + " each theory (default 1,000); where unknowns are explored, in all (default 200,000).")
  @Nullable Long trajectories;

  @Option(
      names = "--draws",
      paramLabel = "D",
      defaultValue = "500",
      description = "Draws of the unknowns (default 500); each gets N/D histories.")
  int draws;

  @Option(
      names = "--method",
      paramLabel = "auto|exact|simulate|split",
      defaultValue = "auto",
      description =
          "How to compute the answer (default auto): exact by the states that can be reached,"
              + " simulate by histories drawn at random, split by histories that multiply where"
              + " they come near what almost never happens.")
  String method;

  @Option(
      names = "--precision",
      paramLabel = "SHARE",
      description =
          "Go on until the relative standard error of every outcome is below this, as in 10%%.")
  @Nullable String precision;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = "Stop after this time, as in 60s, and say so.")
  @Nullable String budget;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Threads to use (default: all).")
  int threads;

  Runs.Effort effort() throws Refusal {
    return effort(ALL);
  }

  /// {@return the effort for each of several policies that are compared}
  Runs.Effort each() throws Refusal {
    return effort(EACH);
  }

  /// {@return the effort for many draws of the unknowns}
  Runs.Effort exploring() throws Refusal {
    return effort(EXPLORING);
  }

  /// {@return the effort with so many histories, unless others are asked for}
  Runs.Effort effort(long usual) throws Refusal {
    int workers = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    long histories = trajectories == null ? usual : trajectories;
    return new Runs.Effort(method(), seed, histories, draws, workers, precisionShare());
  }

  /// Refuses values that no run can have.
  void check() throws Refusal {
    atLeastOne("--trajectories", trajectories == null ? ALL : trajectories);
    atLeastOne("--draws", draws);
    if (draws > 1_000_000) {
      throw usage("--draws takes at most 1,000,000, not %d", draws);
    }
    if (threads < 0 || threads > 1_024) {
      throw usage("--threads takes 1 to 1,024, not %d", threads);
    }
    method();
  }

  private Method method() throws Refusal {
    for (Method known : Method.values()) {
      if (known.word().equals(method)) {
        return known;
      }
    }
    throw usage("--method is auto, exact, simulate or split, not %s", method);
  }

  static void atLeastOne(String option, long value) throws Refusal {
    if (value < 1) {
      throw usage("%s takes a number of 1 or more, not %d", option, value);
    }
  }

  static Refusal usage(String form, Object... parts) {
    return new Refusal(Exit.USAGE, "error: " + form.formatted(parts));
  }

  /// {@return the relative standard error to reach}
  private OptionalDouble precisionShare() throws Refusal {
    if (precision == null) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(share("--precision", precision));
  }

  /// {@return a share between 0 and 1, which may be written in percent}
  static double share(String option, String written) throws Refusal {
    String text = written.strip();
    boolean percent = text.endsWith("%");
    double share = number(option, percent ? text.substring(0, text.length() - 1) : text);
    double value = percent ? share / 100 : share;
    if (!(value > 0 && value < 1)) {
      throw usage("%s is between 0%% and 100%%, not %s", option, written);
    }
    return value;
  }

  /// {@return the budget in seconds}
  OptionalDouble budgetSeconds() throws Refusal {
    return budgetSeconds(budget);
  }

  static OptionalDouble budgetSeconds(@Nullable String budget) throws Refusal {
    if (budget == null) {
      return OptionalDouble.empty();
    }
    String text = budget.strip();
    double factor = text.endsWith("h") ? 3600 : text.endsWith("m") ? 60 : 1;
    String digits = text.replaceFirst("[smh]$", "");
    double seconds = number("--budget", digits) * factor;
    if (!(seconds > 0 && seconds < 1e9)) {
      throw usage("--budget is a time above 0, as in 60s, 5m or 2h, not %s", budget);
    }
    return OptionalDouble.of(seconds);
  }

  static double number(String option, String text) throws Refusal {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException unreadable) {
      throw usage("%s takes a number, not `%s`", option, text);
    }
  }
}
