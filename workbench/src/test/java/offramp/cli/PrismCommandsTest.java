package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import offramp.check.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `offramp import prism` and `offramp export prism`.
class PrismCommandsTest {
  private static final String STEP =
      "ctmc const double k; module m x : [0..1]; [] x = 0 -> k : (x' = 1); endmodule label \"l\" = x = 1;";

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String brink() {
    return Documents.root().resolve("models/brink.crisis").toString();
  }

  @Test
  void importedModelIsSoundAndLaidOut() throws IOException {
    String prism = file("step.prism", STEP);
    String made = folder.resolve("step.crisis").toString();
    Commands.Result read =
        Commands.run("import", "prism", prism, "--const", "k=0.5", "--unit", "week", "-o", made);
    assertThat(read.err()).isEmpty();
    assertThat(read.exit()).isZero();
    assertThat(Files.readString(Path.of(made))).contains("runs 12 weeks", "rate k per week");
    assertThat(Commands.run("check", made).out()).contains("0 errors, 0 warnings");
    assertThat(Commands.run("fmt", "--check", made).exit()).isZero();
  }

  @Test
  void exportedModelHasItsPropertiesBesideIt() throws IOException {
    String made = folder.resolve("brink.prism").toString();
    Commands.Result written = Commands.run("export", "prism", brink(), "-o", made);
    assertThat(written.exit()).isZero();
    assertThat(written.out()).contains("brink.prism and ", "brink.props written");
    assertThat(Files.readString(Path.of(made))).contains("ctmc", "label \"war\" = w = 7;");
    assertThat(Files.readString(folder.resolve("brink.props")))
        .contains("P=? [ F<=24 \"nuclear_use\" ];");
    assertThat(Commands.run("import", "prism", made).out()).contains("outcome war when w == 7");
  }

  @Test
  void standardOutputHoldsTheModelAlone() {
    Commands.Result written = Commands.run("export", "prism", brink());
    assertThat(written.out()).startsWith("// Brink").endsWith("\"settlement\" ]\n");
    assertThat(written.err()).isEmpty();
  }

  @Test
  void mistakesAreSaidWithPlaceAndHelp() throws IOException {
    Commands.Result refused = Commands.run("import", "prism", file("bad.prism", STEP));
    assertThat(refused.exit()).isEqualTo(Exit.WRONG_MODEL);
    assertThat(refused.err())
        .contains("error[E1003]: the constant `k` has no value", "--> bad.prism:1:19")
        .contains("help: give it one, as in `--const k=1`", "offramp explain E1003");
    Commands.Result june =
        Commands.run(
            "export", "prism", Documents.root().resolve("models/june-2024.crisis").toString());
    assertThat(june.exit()).isEqualTo(Exit.WRONG_MODEL);
    assertThat(june.err()).contains("error[E1002]: ", "--> june-2024.crisis:");
    assertThat(june.out()).isEmpty();
  }

  @Test
  void whatIsNoTextIsAMessage() throws IOException {
    Path binary = folder.resolve("binary.prism");
    Files.write(binary, new byte[] {'c', 't', 'm', 'c', 0, 1, 2});
    assertThat(Commands.run("import", "prism", binary.toString()).err()).contains("error[E1001]");
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(Commands.run("import", "prism", binary.toString()).err()).contains("error[E0002]");
    Files.write(binary, new byte[5_000_000]);
    assertThat(Commands.run("import", "prism", binary.toString()).err()).contains("error[E0001]");
  }

  @Test
  void wrongUseIsSaid() throws IOException {
    String prism = file("step.prism", STEP);
    assertThat(Commands.run("import").err()).contains("say the format", "prism");
    assertThat(Commands.run("export").exit()).isEqualTo(Exit.USAGE);
    assertThat(Commands.run("import", "prism", prism, "--unit", "fortnight").exit())
        .isEqualTo(Exit.USAGE);
    assertThat(Commands.run("import", "prism", prism, "-o", "/nowhere/there.crisis").exit())
        .isEqualTo(Exit.USAGE);
    assertThat(Commands.run("import", "prism", "nowhere.prism").exit()).isEqualTo(Exit.USAGE);
    assertThat(Commands.run("import", "prism", "--help").out()).contains("--const", "--unit");
    assertThat(Commands.run("export", "prism", "--help").out()).contains("--theory", "--set");
  }
}
