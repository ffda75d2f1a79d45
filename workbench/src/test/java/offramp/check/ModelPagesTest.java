package offramp.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import offramp.model.Crisis;
import offramp.model.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every model that ships is explained, set against a rival and against what is known.
class ModelPagesTest {
  private static final List<String> SECTIONS =
      List.of(
          "## What it shows",
          "## What it cannot show",
          "## Where the numbers come from",
          "## What would count against it",
          "## The three numbers to change first");

  /// Rates and answers are invented and exact: there is no view to set against another.
  private static final String MEASURING_ROD = "brink";

  static Stream<String> models() {
    return Documents.files("models", ".crisis").stream()
        .map(file -> String.valueOf(file.getFileName()).replace(".crisis", ""));
  }

  static Stream<String> pages() {
    return Documents.files("docs/models", ".md").stream()
        .map(file -> String.valueOf(file.getFileName()).replace(".md", ""));
  }

  private static Path file(String name) {
    return Documents.root().resolve("models/" + name + ".crisis");
  }

  private static String page(String name) {
    return Documents.read(Documents.root().resolve("docs/models/" + name + ".md"));
  }

  private static Model model(String name, String theory) {
    return Texts.model(
        Documents.read(file(name)),
        theory.equals(Crisis.BASE) ? Variation.BASE : Variation.of(theory));
  }

  private static List<String> theories(String name) {
    List<String> theories = new ArrayList<>();
    model(name, Crisis.BASE).crisis().theories().forEach(theory -> theories.add(theory.name()));
    return theories;
  }

  @ParameterizedTest
  @MethodSource("models")
  void modelHasAPageWithAllSections(String name) {
    List<String> headings = page(name).lines().filter(line -> line.startsWith("## ")).toList();
    assertThat(headings).containsAll(SECTIONS);
  }

  @ParameterizedTest
  @MethodSource("models")
  void sectionsHoldSomethingAndNameThreeNumbersToChange(String name) {
    for (String section : SECTIONS) {
      assertThat(section(name, section)).as("%s", section).isNotBlank();
    }
    assertThat(
            section(name, SECTIONS.getLast()).lines().filter(line -> line.matches("[1-9]\\. .*")))
        .hasSize(3);
  }

  private static String section(String name, String heading) {
    String page = page(name) + "\n## ";
    int start = page.indexOf(heading + "\n") + heading.length();
    return page.substring(start, page.indexOf("\n## ", start));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pageHasAModelAndNamesIt(String name) {
    assertThat(file(name)).exists();
    assertThat(page(name)).contains("`models/" + name + ".crisis`");
  }

  @ParameterizedTest
  @MethodSource("models")
  void modelSetsTwoTheoriesSideBySide(String name) {
    if (name.equals(MEASURING_ROD)) {
      assertThat(page(name)).contains("no theory");
    } else {
      assertThat(theories(name)).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void modelHasAReferenceOrSaysWhyNot(String name) {
    if (model(name, Crisis.BASE).references().isEmpty()) {
      assertThat(page(name) + Documents.read(file(name)))
          .as("no `reference` line, so the page or a comment says why")
          .containsPattern("no `reference`");
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void baseAndEachTheorySayWhatIsExpectedOfThem(String name) {
    assertThat(model(name, Crisis.BASE).expects()).isNotEmpty();
    for (String theory : theories(name)) {
      String own = Documents.read(file(name)).split("\ntheory " + theory + " ", 2)[1];
      assertThat(own.substring(0, own.indexOf("\n}")))
          .as("theory %s", theory)
          .containsPattern("\n +expect ");
    }
  }
}
