package offramp.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What holds for one of two models alone, on top of what holds for both.
final class SideOptions {
  @Option(
      names = "--theory-a",
      paramLabel = "NAME",
      description = "The theory of A; `base` for the model as it is.")
  @Nullable String theoryOfA;

  @Option(names = "--theory-b", paramLabel = "NAME", description = "The theory of B.")
  @Nullable String theoryOfB;

  @Option(
      names = "--lever-a",
      paramLabel = "LEVER",
      description = "Pull this lever in A; repeatable.")
  List<String> leversOfA = new ArrayList<>();

  @Option(
      names = "--lever-b",
      paramLabel = "LEVER",
      description = "Pull this lever in B; repeatable.")
  List<String> leversOfB = new ArrayList<>();

  @Option(
      names = "--set-a",
      paramLabel = "NAME=VALUE",
      description = "Fix an unknown or a constant in A; repeatable.")
  Map<String, String> setsOfA = new LinkedHashMap<>();

  @Option(
      names = "--set-b",
      paramLabel = "NAME=VALUE",
      description = "Fix an unknown or a constant in B; repeatable.")
  Map<String, String> setsOfB = new LinkedHashMap<>();

  /// {@return the choices of A}
  Choices a(Choices both) {
    return joined(both, theoryOfA, leversOfA, setsOfA);
  }

  /// {@return the choices of B}
  Choices b(Choices both) {
    return joined(both, theoryOfB, leversOfB, setsOfB);
  }

  private static Choices joined(
      Choices both, @Nullable String theory, List<String> levers, Map<String, String> sets) {
    Choices side = new Choices();
    side.theory = theory == null ? both.theory : theory;
    side.levers.addAll(both.levers);
    side.levers.addAll(levers);
    side.sets.putAll(both.sets);
    side.sets.putAll(sets);
    return side;
  }
}
