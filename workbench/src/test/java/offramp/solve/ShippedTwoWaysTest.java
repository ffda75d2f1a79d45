package offramp.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Stream;
import offramp.check.Documents;
import offramp.check.Texts;
import offramp.check.Variation;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.program.Exactness;
import offramp.program.Program;
import offramp.simulate.Ensemble;
import offramp.simulate.Settings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Exact and simulated answers to the models and templates that ship, under each of their theories
/// and the same draws of their unknowns.
///
/// Each number is held within 4 standard errors, a false alarm with a chance of 6e-5; of the 45
/// numbers of all models together, 0.3%. The seeds are fixed.
class ShippedTwoWaysTest {
  private static final double Z = 4;
  private static final int DRAWS = 8;
  private static final int MOST = 1_000_000;

  private record Case(String name, Model model) {}

  private static Stream<Case> chains(Path file) {
    String text = Documents.read(file);
    List<Case> cases = new ArrayList<>();
    List<String> theories = new ArrayList<>(List.of(Crisis.BASE));
    Texts.model(text).crisis().theories().forEach(theory -> theories.add(theory.name()));
    for (String theory : theories) {
      Optional<String> named = Optional.of(theory).filter(t -> !t.equals(Crisis.BASE));
      Model model = Texts.model(text, Variation.of(named, List.of()));
      if (Exactness.obstacles(model).isEmpty()) {
        // watches only cost time here
        cases.add(new Case(file.getFileName() + " " + theory, model.withWatches(List.of())));
      }
    }
    return cases.stream();
  }

  private static Stream<Path> shipped() {
    return Stream.of("models", "workbench/src/main/resources/offramp/cli")
        .flatMap(folder -> Documents.files(folder, ".crisis").stream());
  }

  @Test
  void brinkHasTheSameAnswersBothWays() {
    Path file = Documents.root().resolve("models/brink.crisis");
    assertThat(chains(file)).allMatch(each -> same(each, 1, 40_000));
  }

  @Tag("full")
  @Test
  void everyModelThatCanBeSolvedHasTheSameAnswersBothWays() {
    TreeSet<String> solved = new TreeSet<>();
    shipped()
        .flatMap(ShippedTwoWaysTest::chains)
        .filter(each -> same(each, 0.1, 400_000))
        .forEach(each -> solved.add(each.name()));
    assertThat(solved)
        .containsExactly(
            "brink.crisis base",
            "grit.crisis base",
            "grit.crisis momentum",
            "grit.crisis reciprocity");
  }

  /// Holds both ways against each other.
  ///
  /// @param share of the horizon to look at: a long one takes a large chain many minutes
  /// @return whether the model has few enough states
  private static boolean same(Case each, double share, long histories) {
    double horizon = share * each.model().crisis().runs() * each.model().crisis().unit().days();
    double[] days = {horizon / 12, horizon / 2, horizon};
    Settings settings = new Settings(1, histories, DRAWS, days, 2, OptionalDouble.empty());
    Program program = Program.of(each.model());
    Solution solution;
    try {
      solution =
          Solver.of(program, settings, new Limits(MOST, 2, () -> false))
              .solution(Settings.Watcher.none());
    } catch (TooLarge large) {
      return false;
    }
    Ensemble ensemble = Ensemble.of(program, settings, Settings.Watcher.none());
    for (int outcome = 0; outcome < each.model().outcomes().size(); outcome++) {
      for (int date = 0; date < days.length; date++) {
        double p = solution.outcomes().get(outcome).get(date).mean();
        double error = Math.sqrt(p * (1 - p) / histories) + 1.0 / histories;
        assertThat(ensemble.outcomes().get(outcome).get(date).mean())
            .as("%s: outcome %d at date %d", each.name(), outcome, date)
            .isCloseTo(p, within(Z * error));
      }
    }
    return true;
  }
}
