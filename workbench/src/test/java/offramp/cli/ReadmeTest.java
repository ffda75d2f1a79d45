package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import offramp.check.Documents;
import offramp.check.Texts;
import offramp.finding.Method;
import offramp.finding.RunFinding;
import offramp.finding.Runs;
import offramp.simulate.Settings;
import offramp.text.Unit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What README.md, the guide, the page on PRISM and the models' pages tell a reader to type works,
/// and prints what they show.
///
/// The numbers are those of seed 1. They are rounded to two or three digits, and those of a table
/// in full are compared to nine, so that a processor whose logarithm differs in the last bit shows
/// the same.
class ReadmeTest {
  private static final Path ROOT = Documents.root();
  private static final String PICTURE = "docs/june-2024.svg";

  @TempDir Path folder;

  static Stream<String> pages() {
    return Stream.of(
        "README.md",
        "docs/forecast.md",
        "docs/prism.md",
        "docs/paths.md",
        "docs/methods/exact.md",
        "docs/methods/split.md",
        "docs/methods/assumptions.md",
        "docs/methods/compare.md",
        "docs/methods/diff.md",
        "docs/methods/levers.md",
        "docs/methods/given.md",
        "docs/methods/last-exit.md");
  }

  /// {@return pages of which many commands take seconds}
  static Stream<String> longPages() {
    return Stream.concat(
        Stream.of("docs/guide.md"),
        Documents.files("docs/models", ".md").stream()
            .map(page -> ROOT.relativize(page).toString()));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandWorksAndPrintsWhatThePageShows(String page) throws IOException {
    new Reader(folder).follow(page);
  }

  @ParameterizedTest
  @MethodSource("longPages")
  void everyCommandOfALongPageWorksAndShortOnesPrintWhatItShows(String page) throws IOException {
    new Reader(folder, true).follow(page);
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("longPages")
  void everyCommandOfALongPagePrintsWhatItShows(String page) throws IOException {
    new Reader(folder).follow(page);
  }

  @Tag("full")
  @Test
  void thePictureIsWhatTheToolGives() throws IOException {
    String drawn = Picture.of(found());
    Path made = ROOT.resolve("workbench/target/" + Path.of(PICTURE).getFileName());
    Files.writeString(made, drawn);
    assertThat(Documents.read(ROOT.resolve(PICTURE)).equals(drawn))
        .as("%s is what the tool gives; if the change is meant, copy %s there", PICTURE, made)
        .isTrue();
  }

  /// {@return what `./offramp run models/june-2024.crisis --trajectories 20000` finds}
  private static RunFinding found() {
    String name = "june-2024.crisis";
    Runs.Effort effort = new Runs.Effort(Method.AUTO, 1, 20_000, 500, 2, OptionalDouble.empty());
    return Runs.run(
        Texts.model(Documents.read(ROOT.resolve("models/" + name))),
        new Runs.Question(name, "", 24, Unit.MONTH, 24, effort),
        Settings.Watcher.none());
  }
}
