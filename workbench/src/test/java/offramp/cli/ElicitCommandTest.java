package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `offramp elicit` asks, and what it makes of answers.
class ElicitCommandTest {
  private static final String MODEL =
      """
      crisis "Two sides"
      runs 1 year
      # How often the east moves.
      # Count every step.
      unknown push  = 0.1 to 0.4 per month   # steps of any size
      unknown share = 20% to 60% by cleo weight 2, Beta(2, 3) by ann because "guessed"
      unknown drift = Normal(0, 1)
      unknown hard  = Bernoulli(0.3)
      level fear = 0..10   # stays
      event scare when hard or drift > 0 rate push then share: fear up then otherwise: nothing
      outcome panic when fear == 10
      """;

  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void write() throws IOException {
    model = Files.writeString(folder.resolve("m.crisis"), MODEL);
  }

  private Commands.Result elicit(String... options) {
    return Commands.run(
        Stream.concat(Stream.of("elicit", model.toString()), Arrays.stream(options))
            .toArray(String[]::new));
  }

  private Path filled(String expert, String... answers) throws IOException {
    String page = elicit("--for", expert).out();
    for (String answer : answers) {
      String[] parts = answer.split(" ", -1);
      int from = page.indexOf("## " + parts[0]);
      String rest = page.substring(from);
      rest = rest.replaceFirst("\\(5%\\):", "(5%): " + parts[1]);
      rest = rest.replaceFirst("\\(95%\\):", "(95%): " + parts[2]);
      rest = rest.replaceFirst("\\(50%\\):", "(50%): " + parts[3]);
      page = page.substring(0, from) + rest;
    }
    return Files.writeString(folder.resolve(expert + ".md"), page);
  }

  @Test
  void pageAsksForTheEndsBeforeTheMiddleAndShowsNoRangeOfTheModel() {
    String page = elicit("--for", "ann").out();
    assertThat(page)
        .contains("# Questions about: Two sides", "For: ann", "## push", "## share", "## drift")
        .contains(
            "How often the east moves. Count every step. steps of any size. Write a number per month,")
        .contains("above 0.")
        .contains("The model says of it: guessed. Write a number, between 0 and 1")
        .doesNotContain("hard", "0.4", "cleo");
    assertThat(page.indexOf("(5%)")).isLessThan(page.indexOf("(95%)"));
    assertThat(page.indexOf("(95%)")).isLessThan(page.indexOf("(50%)"));
    assertThat(elicit("--for", "ann", "--ask", "drift").out()).doesNotContain("## push");
  }

  @Test
  void pageToPrintAsksTheSameInOneFile() throws IOException {
    String text = MODEL.replace("steps of any size", "steps <small> & large");
    Files.writeString(model, text);
    String page = elicit("--for", "ann", "--format", "html").out();
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("<h1>Questions about: Two sides</h1>", "For: <strong>ann</strong>")
        .contains("steps &lt;small&gt; &amp; large. Write a number per month, above 0.")
        .contains("The model says of it: guessed. Write a number, between 0 and 1")
        .doesNotContain("hard", "0.4", "cleo", "<script", "<link", "href=", "src=");
    String question = page.substring(page.indexOf("<h2>push</h2>"), page.indexOf("<h2>share</h2>"));
    assertThat(question.indexOf("(5%)")).isPositive().isLessThan(question.indexOf("(95%)"));
    assertThat(question.indexOf("(95%)")).isLessThan(question.indexOf("(50%)"));
    assertThat(elicit("--for", "ann", "--format", "word").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void answersBecomeLawsAndAllElseStays() throws IOException {
    Path ann = filled("ann", "push 0.2 0.9 0.3", "share 10% 30% 0.2");
    Path ben = filled("ben", "push 0.5 2 1", "drift -1 3 0.5");
    Commands.Result result = elicit("--answers", ann.toString(), ben.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            MODEL
                .replace(
                    "0.1 to 0.4 per month",
                    "Quantiles(0.2, 0.3, 0.9) per month by ann, Quantiles(0.5, 1, 2) per month by"
                        + " ben")
                .replace("Beta(2, 3) by ann", "LogitQuantiles(0.1, 0.2, 0.3) by ann")
                .replace("Normal(0, 1)", "Quantiles(-1, 0.5, 3) by ben"));
    Path asked = Files.writeString(folder.resolve("asked.crisis"), result.out());
    assertThat(Commands.run("check", asked.toString()).exit()).isZero();
  }

  @Test
  void tableIsReadLikePages() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("a.csv"),
            "expert,unknown,lowest,median,highest\nann,push,0.2,0.3,0.9\n");
    assertThat(elicit("--answers", table.toString()).out())
        .contains(
            "unknown push  = Quantiles(0.2, 0.3, 0.9) per month by ann   # steps of any size");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ann,push,0.2,,0.9 | 2: `push`: the middle (50%) is missing",
        "ann,push,0.2,0.1,0.9 | do not rise",
        "ann,push,0,0.1,0.9 | `push`: 0 is out of range",
        "ann,share,0.2,0.3,120% | 120% is out of range",
        "ann,push,a,0.1,0.9 | `a` is not a number",
        "ann,posh,0.1,0.2,0.3 | no unknown `posh`",
        "ann,hard,0.1,0.2,0.3 | no unknown `hard`",
        "when,push,0.1,0.2,0.3 | cannot stand for an expert",
        "ann,push,0.1,0.2 | has 4 cells"
      })
  void answerThatCannotBeTakenIsRefusedWithItsLine(String row, String said) throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("a.csv"), "expert,unknown,lowest,median,highest\n" + row + "\n");
    Path out = folder.resolve("out.crisis");
    Commands.Result result = elicit("--answers", table.toString(), "-o", out.toString());
    assertThat(result.exit()).isEqualTo(Exit.USAGE);
    assertThat(result.err())
        .contains("a.csv:2")
        .contains(said.replace("2: ", ""))
        .contains("help:");
    assertThat(out).doesNotExist();
  }

  @Test
  void emptyPageAndTwoAnswersAreRefused() throws IOException {
    Path empty = filled("ann");
    assertThat(elicit("--answers", empty.toString()).err()).contains("no question is answered");
    Path one = filled("ann", "push 0.2 0.9 0.3");
    Path two = Files.copy(one, folder.resolve("again.md"));
    assertThat(elicit("--answers", one.toString(), two.toString()).err())
        .contains("has answered on `push` in a file before it");
    for (String[] options : List.of(new String[] {}, new String[] {"--for", "per"})) {
      assertThat(elicit(options).exit()).isEqualTo(Exit.USAGE);
    }
  }
}
