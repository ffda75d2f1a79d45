package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import offramp.check.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever the file, a clear message with place and mend, and the right exit code.
class BadInputTest {
  private static final String GOOD =
      """
      level n = 0..3
      event e rate 1 per day then n up
      event f rate 1 per day then n down
      outcome o when n == 3
      """;

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("bad.crisis"), text);
  }

  private Commands.Result check(String text) throws IOException {
    return Commands.run("check", file(text).toString());
  }

  private static void says(Commands.Result result, int exit, String... parts) {
    assertThat(result.err()).contains(parts);
    assertThat(result.err()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(result.exit()).isEqualTo(exit);
  }

  @Test
  void missingFile() {
    says(Commands.run("check", "nowhere.crisis"), Exit.USAGE, "nowhere.crisis", "offramp new");
  }

  @Test
  void folderForAFile() {
    says(Commands.run("run", folder.toString()), Exit.USAGE, "is a folder");
  }

  @Test
  void emptyFile() throws IOException {
    says(check(""), Exit.WRONG_MODEL, "the model is empty", "offramp new");
  }

  @Test
  void nothingButAComment() throws IOException {
    says(check("# nothing\n"), Exit.WRONG_MODEL, "the model is empty");
  }

  @Test
  void binaryFile() throws IOException {
    says(check("crisis \"a\"\0\0\1"), Exit.WRONG_MODEL, "E0107");
  }

  @Test
  void fileThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("latin.crisis");
    Files.write(file, "crisis \"caf\u00e9\"".getBytes(StandardCharsets.ISO_8859_1));
    says(Commands.run("check", file.toString()), Exit.WRONG_MODEL, "E0002", "UTF-8");
  }

  @Test
  void hugeFile() throws IOException {
    says(check("# x\n".repeat(13_000_000)), Exit.WRONG_MODEL, "E0001", "52,000,000");
  }

  @Test
  void windowsLineEndsAreFine() throws IOException {
    assertThat(check(GOOD.replace("\n", "\r\n")).exit()).isZero();
  }

  @Test
  void byteOrderMarkIsFine() throws IOException {
    assertThat(check("\uFEFF" + GOOD).exit()).isZero();
  }

  @Test
  void bracketsTenThousandDeep() throws IOException {
    String deep = "let a = " + "(".repeat(10_000) + "1" + ")".repeat(10_000);
    says(check(deep + "\n" + GOOD), Exit.WRONG_MODEL, "E0207", "let");
  }

  @Test
  void operatorsTenThousandLong() throws IOException {
    says(check("let a = 1" + " + 1".repeat(10_000) + "\n" + GOOD), Exit.WRONG_MODEL, "E0218");
  }

  @Test
  void effectsTenThousandDeep() throws IOException {
    String deep = "each(c in G: ".repeat(10_000) + "n up" + ")".repeat(10_000);
    says(check("actors A in G\n" + GOOD + "event g rate 1 per day then " + deep), 1, "E0207");
  }

  @Test
  void ladderOfNinetyThousandRungs() throws IOException {
    String rungs =
        IntStream.range(0, 90_000).mapToObj(i -> "r" + i).collect(Collectors.joining(" < "));
    says(check("ladder l = " + rungs + "\n" + GOOD), Exit.WRONG_MODEL, "E0701", "90000 rungs");
  }

  @Test
  void twentyThousandActorsInPairs() throws IOException {
    String actors =
        IntStream.range(0, 20_000).mapToObj(i -> "A" + i).collect(Collectors.joining(", "));
    String text = "actors " + actors + " in G\nlevel f[a in G, b in G] = 0..3\n" + GOOD;
    says(check(text), Exit.WRONG_MODEL, "E0702", "smaller groups");
  }

  @Test
  void cycleOfDefinitions() throws IOException {
    String cycle = "let a = b\nlet b = c\nlet c = a + 1\n";
    says(check(cycle + GOOD), Exit.WRONG_MODEL, "E0309", "`a` reads `b` reads `c`");
  }

  @Test
  void thousandsOfMistakesAreCutOff() throws IOException {
    String many = "level x = q..w\n".repeat(5_000);
    assertThat(check(GOOD + many).err().lines().count()).isLessThan(5_000);
  }

  @Test
  void divisionByZeroAtOneState() throws IOException {
    Path file = file(GOOD.replaceFirst("rate 1", "rate (n - 1) / (n - 1)"));
    Commands.Result result = Commands.run("run", file.toString(), "--trajectories", "100");
    says(result, Exit.MODEL_ERROR, "event `e`", "bad.crisis:2:", "n = 1", "--seed 1");
    assertThat(result.out()).doesNotContain("%");
  }

  @Test
  void placeThatCannotBeWrittenToIsSaidBeforeTheRun() throws IOException {
    String where = folder.resolve("none/out.json").toString();
    Commands.Result result = Commands.run("run", file(GOOD).toString(), "--json", where);
    says(result, Exit.USAGE, "there is no folder");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void newNeverOverwrites() throws IOException {
    Path there = file(GOOD);
    says(Commands.run("new", there.toString()), Exit.USAGE, "nothing was changed");
    assertThat(Files.readString(there)).isEqualTo(GOOD);
  }

  @Test
  void fmtLeavesABrokenModelAlone() throws IOException {
    Path broken = file("levl n = 0..3\n");
    says(Commands.run("fmt", broken.toString()), Exit.WRONG_MODEL, "E0202", "`level`");
    assertThat(Files.readString(broken)).isEqualTo("levl n = 0..3\n");
  }

  @Test
  void misspeltCommandsOptionsAndChoicesAreNamed() throws IOException {
    String file = file(GOOD).toString();
    says(Commands.run("chek", file), Exit.USAGE, "Did you mean", "check");
    says(Commands.run("run", file, "--draws", "0"), Exit.USAGE, "--draws", "1 or more");
    says(Commands.run("run", file, "--precision", "2"), Exit.USAGE, "between 0% and 100%");
    says(Commands.run("run", file, "--horizon", "3 moons"), Exit.USAGE, "`moons`");
    says(Commands.run("run", file, "--budget", "soon"), Exit.USAGE, "--budget");
    says(Commands.run("run", file, "--theory", "t"), Exit.WRONG_MODEL, "E0611");
    says(Commands.run("run", file, "--lever", "l"), Exit.WRONG_MODEL, "E0612");
    says(Commands.run("run", file, "--set", "x=1"), Exit.WRONG_MODEL, "E0615");
    says(Commands.run("explain", "E9999"), Exit.USAGE, "no code E9999");
  }

  @Test
  void anExactAnswerThatTakesTooLongIsUnfinishedAndNoMisuse() {
    says(
        Commands.run(
            "run",
            Documents.root().resolve("models/brink.crisis").toString(),
            "--method",
            "exact",
            "--budget",
            "0.001s"),
        Exit.INTERRUPTED,
        "the budget of 0.001 s is used up",
        "--budget");
  }
}
