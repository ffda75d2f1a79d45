package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import offramp.check.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `offramp report` writes and refuses.
class ReportCommandTest {
  private static final String GRIT = Documents.root() + "/models/grit.crisis";

  @TempDir Path folder;

  private static Commands.Result report(String... options) {
    return report(200, options);
  }

  private static Commands.Result report(int histories, String... options) {
    List<String> words =
        new ArrayList<>(List.of("report", GRIT, "--draws=10", "--steps=3", "--method=simulate"));
    words.add("--trajectories=" + histories);
    words.addAll(List.of(options));
    return Commands.run(words.toArray(String[]::new));
  }

  @Test
  void pageIsWrittenWholeAndSaysWhereAndHowLarge() throws IOException {
    Path page = folder.resolve("r.html");
    Commands.Result result = report("-o", page.toString());
    assertThat(result.out()).matches("(?s).*r\\.html written: \\d+ kB, \\d+ questions\\n");
    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(page);
    }
  }

  @Test
  void commandUnderComparedTheoriesGivesItsNumbersAgain() throws IOException {
    Path page = folder.resolve("r.html");
    Path again = folder.resolve("again.html");
    assertThat(report(6000, "-o", page.toString()).exit()).isZero();
    String whole = Files.readString(page);
    assertThat(whole).contains("./offramp compare " + GRIT + " --steps 3 --method simulate");
    Commands.run(
        "compare",
        GRIT,
        "--steps=3",
        "--method=simulate",
        "--trajectories=300",
        "--draws=10",
        "--html=" + again);
    assertThat(tables(whole)).containsAll(tables(Files.readString(again)));
  }

  private static List<String> tables(String page) {
    return Pattern.compile("(?s)<table>.*?</table>")
        .matcher(page)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  @Test
  void lettersLeakNoNameIntoMarkdownEvenByOptions() throws IOException {
    Path page = folder.resolve("r.md");
    Commands.Result result =
        report("--format", "md", "--letters", "--theory", "momentum", "-o", page.toString());
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(Files.readString(page)).doesNotContainIgnoringCase("amber", "blue", "grit.crisis");
  }

  @Test
  void whatCannotBeWrittenIsRefusedBeforeAnyWork() {
    assertThat(report("--format", "odt").err()).contains("--format is html, md or pdf, not odt");
    assertThat(report("-o", folder + "/none/r.html").err()).contains("there is no folder");
    assertThat(report("--outcome", "rase").err()).contains("did you mean `race`?");
  }

  @Test
  void whatOtherCommandsFoundStandsInTheReport() throws IOException {
    Path cases = MadeCrises.file(folder, 60);
    String past = folder.resolve("past.html").toString();
    Commands.run("backtest", "--cases", cases.toString(), "--outcome", "war", "--html", past);
    String record = folder.resolve("record.html").toString();
    String file = Documents.root().resolve("models/forecasts/june-2024.jsonl").toString();
    Commands.run("forecast", "score", "--as-of=2026-11-28", "--file", file, "--html", record);
    Path page = folder.resolve("r.html");
    Commands.Result result = report("--with", past, "--with", record, "-o", page.toString());
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(Files.readString(page))
        .contains("<li><a href=\"#joined-1\">How well would past cases have been foreseen?</a>")
        .contains("<section class=\"finding\" id=\"joined-1\">", "id=\"joined-2\">");
  }

  @Test
  void whatOtherCommandsDidNotWriteIsRefused() throws IOException {
    Path strange = folder.resolve("s.html");
    Files.writeString(strange, "<section><script>1</script></section>");
    assertThat(report("--with", strange.toString()).err())
        .contains(
            "s.html is not what `--html` of another command wrote", "no section has <script>");
    assertThat(report("--with", folder + "/none.html").err()).contains("there is no file");
    assertThat(report("--letters", "--with", strange.toString()).err())
        .contains("it goes neither with --letters nor with --format md");
  }

  @Test
  void withoutABrowserOnThePathThereIsNone() {
    assertThat(Browser.in(folder.toString())).isEmpty();
  }

  @Test
  void pdfIsPrintedByAnInstalledBrowser() throws IOException {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    assumeTrue(Browser.in(path).isPresent(), "no browser on the path: printing is not tested");
    Path page = folder.resolve("r.pdf");
    Commands.Result result = report("--format", "pdf", "-o", page.toString());
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(Files.readAllBytes(page)).startsWith('%', 'P', 'D', 'F');
  }
}
