package offramp.prism;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import offramp.check.Documents;
import offramp.check.Texts;
import offramp.text.Diagnostic;
import offramp.text.Source;
import offramp.text.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages of the mistakes of models that are carried over are true.
class PrismPagesTest {
  static Stream<Path> pages() {
    return Documents.files("docs/errors", ".md").stream()
        .filter(page -> page.getFileName().toString().startsWith("E100"));
  }

  private static List<String> codes(Carried carried) {
    return carried.diagnostics().stream().map(Diagnostic::code).toList();
  }

  private static Carried imported(String prism) {
    return PrismImport.of(new Source("page.prism", prism), Map.of(), Unit.MONTH);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pageShowsItsErrorAndItsMend(Path page) {
    String code = page.getFileName().toString().replace(".md", "");
    String text = Documents.read(page);
    assertThat(text).contains("```prism-bad", "```prism\n");
    for (String bad : Documents.blocks(text, "prism-bad")) {
      assertThat(codes(imported(bad))).as(bad).contains(code);
    }
    for (String good : Documents.blocks(text, "prism")) {
      assertThat(codes(imported(good))).as(good).isEmpty();
    }
    for (String bad : Documents.blocks(text, "crisis-export-bad")) {
      assertThat(codes(PrismExport.of(Texts.model(bad)))).as(bad).contains(code);
    }
    for (String good : Documents.blocks(text, "crisis")) {
      assertThat(codes(PrismExport.of(Texts.model(good)))).as(good).isEmpty();
    }
  }

  @Test
  void pageOnPrismShowsWhatItsModelBecomes() {
    String page = Documents.read(Documents.root().resolve("docs/prism.md"));
    Source prism = new Source("sides.prism", Documents.blocks(page, "prism").getFirst());
    assertThat(PrismImport.of(prism, Map.of(), Unit.MONTH).text())
        .hasValue(Documents.blocks(page, "crisis").getFirst());
  }
}
