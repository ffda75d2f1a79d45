package offramp.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.program.Program;
import offramp.simulate.Ensemble;
import offramp.simulate.Settings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The translation into the kernel is a model that runs to the same numbers.
class KernelTextTest {
  record Case(String name, String text, Variation variation) {
    @Override
    public String toString() {
      return name;
    }
  }

  /// {@return every model that ships or stands in the reference, as it is, under each theory and
  /// with each lever pulled}
  static Stream<Case> cases() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String folder : List.of("models", "workbench/src/main/resources/offramp/cli")) {
      Documents.files(folder, ".crisis")
          .forEach(file -> texts.put(folder + "/" + file.getFileName(), Documents.read(file)));
    }
    List<String> blocks =
        Documents.blocks(
            Documents.read(Documents.root().resolve("docs").resolve("language.md")), "crisis");
    for (int i = 0; i < blocks.size(); i++) {
      texts.put("docs/language.md, block " + (i + 1), blocks.get(i));
    }
    List<Case> cases = new ArrayList<>();
    texts.forEach((name, text) -> cases.addAll(cases(name, text)));
    return cases.stream();
  }

  private static List<Case> cases(String name, String text) {
    List<Case> cases = new ArrayList<>();
    cases.add(new Case(name, text, Variation.BASE));
    Crisis crisis = Texts.model(text).crisis();
    for (Crisis.Theory theory : crisis.theories()) {
      cases.add(new Case(name + " " + theory.name(), text, Variation.of(theory.name())));
    }
    for (Crisis.Lever lever : crisis.levers()) {
      for (String pull : List.of(lever.name(), lever.name() + " when 1 > 0")) {
        Variation variation = Variation.of(Optional.empty(), List.of(pull));
        cases.add(new Case(name + " with " + pull, text, variation));
      }
    }
    return cases;
  }

  /// {@return every model as it is, and of its variations each third, so that levers take turns in
  /// how they are pulled}
  static Stream<Case> some() {
    List<Case> cases = cases().toList();
    return IntStream.range(0, cases.size())
        .filter(i -> i % 3 == 0 || cases.get(i).variation().equals(Variation.BASE))
        .mapToObj(cases::get);
  }

  @ParameterizedTest
  @MethodSource("some")
  void kernelRunsToTheSameBits(Case each) {
    same(each);
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("cases")
  void kernelOfEveryVariationRunsToTheSameBits(Case each) {
    same(each);
  }

  private static void same(Case each) {
    Model model = Texts.model(each.text(), each.variation());
    String kernel = KernelText.of(model);
    assertThat(kernel).doesNotContainPattern("(?m)^(red line|belief|lever|theory) ");
    assertEquals(run(model), run(Texts.model(kernel)), kernel);
  }

  private static Ensemble run(Model model) {
    double horizon = model.crisis().runs() * model.crisis().unit().days();
    double[] days = {horizon / 10, horizon / 2, horizon};
    Settings settings = new Settings(1, 60, 12, days, 1, OptionalDouble.empty());
    return Ensemble.of(Program.of(model), settings, Settings.Watcher.none());
  }

  @Test
  void kernelOfTheKernelIsItself() {
    cases()
        .forEach(
            each -> {
              String kernel = KernelText.of(Texts.model(each.text(), each.variation()));
              assertEquals(kernel, KernelText.of(Texts.model(kernel)), each.name());
            });
  }
}
