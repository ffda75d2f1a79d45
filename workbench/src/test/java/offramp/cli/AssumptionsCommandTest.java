package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import offramp.check.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `offramp assumptions` prints, and what it refuses.
class AssumptionsCommandTest {
  private static final String JUNE = Documents.root() + "/models/june-2024.crisis";

  @TempDir Path folder;

  private Commands.Result ledger(String text, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("m.crisis"), text);
    String[] words = new String[options.length + 2];
    words[0] = "assumptions";
    words[1] = file.toString();
    System.arraycopy(options, 0, words, 2, options.length);
    return Commands.run(words);
  }

  @Test
  void ledgerOfJuneListsEveryAssumptionOfTheTable() {
    String ledger = Commands.run("assumptions", JUNE, "--effects", "none", "--csv", "-").out();
    String table = Commands.run("show", JUNE, "--csv", "-").out();
    List<String> rows = table.lines().skip(1).toList();
    assertThat(rows).hasSizeGreaterThan(190);
    List<String> listed =
        ledger
            .lines()
            .skip(1)
            .map(row -> row.replaceFirst("^base,", ""))
            .map(row -> row.replaceFirst(",(outcomes|observed|nothing|absent),,,,,$", ""))
            .toList();
    assertThat(listed).isEqualTo(rows);
  }

  @Test
  void linesFitTheWidth() {
    String out = Commands.run("assumptions", JUNE, "--trajectories", "700", "--draws", "70").out();
    assertThat(out.lines().filter(line -> !line.startsWith("  ./offramp")))
        .allMatch(line -> line.length() <= 110);
  }

  private static final String SMALL =
      """
      source book "A book"
      unknown q = Uniform(0, 1)  because book:3
      unknown idle = Uniform(0, 1)
      flag hit
      flag other
      event throw on start then q: hit = true then otherwise: nothing
      event besides rate idle per day then other = true
      outcome hit when hit
      """;

  @Test
  void largestEffectComesFirstAndWhatNothingCouldCountAgainstIsSaid() throws IOException {
    String out = ledger(SMALL).out();
    assertThat(out)
        .containsSubsequence(
            "Moves an outcome, the largest effect first (1)",
            "unknown   q",
            "book:3",
            "10% to 90%: hit +80.0%",
            "Bears on an outcome, not varied (1)",
            "event     throw",
            "not varied: a date",
            "Bears on nothing: no observation",
            "unknown   idle",
            "event     besides",
            "4 assumptions, 3 without a source",
            "1 move an outcome, 0 of them without a source",
            "0 of its 0 `expect` lines can fail",
            "Uncheckable: no observation");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--effects some | --effects is all, unknowns or none, not some",
        "--method split | splitting",
        "--precision 10% | no --precision",
        "--draws 0 | --draws takes a number of 1 or more",
      })
  void whatMakesNoSenseIsRefused(String options, String words) throws IOException {
    Commands.Result result = ledger(SMALL, options.split(" "));
    assertThat(result.exit()).isEqualTo(Exit.USAGE);
    assertThat(result.err()).contains(words);
  }

  @Test
  void modelsWithoutAnythingToMoveHaveALedgerToo() throws IOException {
    String still = "level n = 0..1 event e on start then n up outcome o when n == 1";
    assertThat(ledger(still).exit()).isZero();
    String watched =
        "unknown u = Uniform(0, 1) level n = 0..9 watch w = n * u event e rate u per day then n up";
    assertThat(ledger(watched).out())
        .contains("Bears on no outcome, but on a watch or on events that a history covers (2)");
    assertThat(ledger(SMALL, "--trajectories", "1", "--method", "simulate").out())
        .contains("are not told apart");
  }

  @Test
  void modelThatBreaksARuleIsRefusedAsInARun() throws IOException {
    Commands.Result result =
        ledger("level n = 0..1 event e rate 0 - 1 per day then n up outcome o when n == 1");
    assertThat(result.exit()).isEqualTo(Exit.MODEL_ERROR);
    assertThat(result.err()).contains("E0902");
  }
}
