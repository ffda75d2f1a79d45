package offramp.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import offramp.check.Documents;
import offramp.check.Texts;
import offramp.check.Variation;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.program.Program;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The models that ship keep to what they say of themselves.
///
/// The rule is that of the contract: an expectation fails if the mean lies outside its range by
/// more than 3 standard errors (a false alarm with a chance of 0.3% at the ends of a range that is
/// exact). What is never seen in n histories has the standard error 0.7 / n, so a range near 0 that
/// simulation cannot reach passes here, and says little; exact solving is for those.
class ShippedModelsTest {

  record Case(Path file, String theory, List<String> levers) {
    @Override
    public String toString() {
      return file.getFileName() + " " + theory + " " + levers;
    }

    Model model() {
      return Texts.model(
          Documents.read(file),
          Variation.of(Optional.of(theory).filter(t -> !t.equals(Crisis.BASE)), levers));
    }

    /// {@return the case once for each set of levers under which the model expects something}
    Stream<Case> pulled() {
      return model().expects().stream()
          .map(Outcome.Expect::levers)
          .distinct()
          .map(set -> new Case(file, theory, set));
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    List<Path> files = new ArrayList<>(Documents.files("models", ".crisis"));
    files.addAll(Documents.files("workbench/src/main/resources/offramp/cli", ".crisis"));
    for (Path file : files) {
      cases.add(new Case(file, Crisis.BASE, List.of()));
      Texts.model(Documents.read(file))
          .crisis()
          .theories()
          .forEach(theory -> cases.add(new Case(file, theory.name(), List.of())));
    }
    return cases.stream().flatMap(Case::pulled);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void modelMeetsItsExpectations(Case each) {
    assertThat(failures(each, 2_000)).isEmpty();
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("cases")
  void modelMeetsItsExpectationsInManyHistories(Case each) {
    assertThat(failures(each, 400_000)).isEmpty();
  }

  private static List<String> failures(Case each, long trajectories) {
    Model model = each.model();
    List<Outcome.Expect> expects =
        model.expects().stream().filter(e -> e.levers().equals(each.levers())).toList();
    double[] days =
        expects.stream().mapToDouble(Outcome.Expect::days).sorted().distinct().toArray();
    List<String> failures = new ArrayList<>();
    if (days.length > 0) {
      Settings settings = Chance.settings(1, trajectories, 1_000, days);
      Ensemble ensemble = Ensemble.of(Program.of(model), settings, Settings.Watcher.none());
      for (Outcome.Expect expect : expects) {
        int date = java.util.Arrays.binarySearch(days, expect.days());
        Shares found = ensemble.outcomes().get(expect.outcome()).get(date);
        double slack = 3 * found.standardError();
        if (found.mean() < expect.low() - slack || found.mean() > expect.high() + slack) {
          failures.add(
              "%s by %s is %s, not between %s and %s"
                  .formatted(
                      model.outcomes().get(expect.outcome()).name(),
                      expect.by(),
                      found,
                      expect.low(),
                      expect.high()));
        }
      }
    }
    return failures;
  }
}
