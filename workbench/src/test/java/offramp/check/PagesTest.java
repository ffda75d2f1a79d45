package offramp.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every error code has a page, and every page is true.
class PagesTest {
  private static final Pattern CODE = Pattern.compile("\"([EW][01][0-9]{3})\"");

  static Stream<Path> pages() {
    return Documents.files("docs/errors", ".md").stream();
  }

  @Test
  void everyCodeHasItsPageAndEveryPageItsCode() {
    TreeSet<String> said = new TreeSet<>();
    String main = "workbench/src/main/java/offramp/";
    for (String folder :
        List.of(
            main + "check",
            main + "syntax",
            main + "prism",
            main + "history",
            main + "cli",
            "data/src/main/java/offramp/data")) {
      for (Path file : Documents.files(folder, ".java")) {
        Matcher matcher = CODE.matcher(Documents.read(file));
        while (matcher.find()) {
          said.add(matcher.group(1));
        }
      }
    }
    TreeSet<String> explained = new TreeSet<>();
    pages().forEach(page -> explained.add(page.getFileName().toString().replace(".md", "")));
    assertThat(explained).isEqualTo(said);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pageShowsItsErrorAndItsMend(Path page) {
    String code = page.getFileName().toString().replace(".md", "");
    String text = Documents.read(page);
    assertThat(text).startsWith("# " + code + ": ");
    for (String bad : Documents.blocks(text, "crisis-bad")) {
      assertThat(Texts.codes(bad)).as(bad).contains(code);
    }
    for (String good : Documents.blocks(text, "crisis")) {
      assertThat(Texts.said(Texts.diagnostics(good))).as(good).isEmpty();
    }
  }

  @Test
  void everyExampleOfTheLanguagePageIsSound() {
    for (String good :
        Documents.blocks(Documents.read(Documents.root().resolve("docs/language.md")), "crisis")) {
      assertThat(Texts.said(Texts.diagnostics(good))).as(good).isEmpty();
    }
  }
}
