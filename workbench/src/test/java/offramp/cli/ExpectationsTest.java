package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `offramp test` runs a model once for each theory and each set of levers that it expects
/// something of.
class ExpectationsTest {
  private static final String MODEL =
      """
      starts 2024-05-31
      level n = 0..3
      event e on start + 1 days then n up
      event f rate 1 per day then n down
      lever jump then n = 3
      lever late from 2024-07-01 then n = 3
      outcome top when n == 3
      expect top by 2 months with lever late@2024-07-10, jump between 100% and 100%
      expect top by 2 months with lever jump between 0% and 0%
      expect top by 2 months between 0% and 0%
      expect top by 30 days with lever jump, late@2024-07-10 between 100% and 100%
      expect top by 30 days with lever late between 0% and 0%
      expect top by 30 days with lever jump when n == 1 between 100% and 100%
      expect top by 30 days with lever jump when n == 2 between 0% and 0%
      theory t {
        lever jump then n up
        expect top by 2 months with lever jump between 0% and 0%
      }
      """;

  @TempDir Path folder;

  @Test
  void eachSetOfLeversIsRunOnceThePlainOneFirst() throws IOException {
    Path file = Files.writeString(folder.resolve("m.crisis"), MODEL);
    Commands.Result result = Commands.run("test", file.toString(), "--trajectories", "1000");
    assertThat(result.out())
        .isEqualTo(
            """
            m.crisis, theory `base`
              met     top by 2 months: 0% exactly, expected 0% to 0%
            m.crisis, theory `base`, lever `jump`, lever `late@2024-07-10`
              met     top by 2 months: 100% exactly, expected 100% to 100%
              met     top by 30 days: 100% exactly, expected 100% to 100%
            m.crisis, theory `base`, lever `jump`
              FAILED  top by 2 months: 100% exactly, expected 0% to 0%
            m.crisis, theory `base`, lever `late`
              met     top by 30 days: 0% exactly, expected 0% to 0%
            m.crisis, theory `base`, lever `jump when n == 1`
              met     top by 30 days: 100% exactly, expected 100% to 100%
            m.crisis, theory `base`, lever `jump when n == 2`
              met     top by 30 days: 0% exactly, expected 0% to 0%
            m.crisis, theory `t`, lever `jump`
              met     top by 2 months: 0% exactly, expected 0% to 0%
            8 expectations, 7 met, 1 failed
            """);
    assertThat(result.exit()).isEqualTo(Exit.WRONG_MODEL);
  }

  @Test
  void jsonNamesTheLevers() throws IOException {
    Path file = Files.writeString(folder.resolve("m.crisis"), MODEL);
    String json =
        Commands.run("test", file.toString(), "--trajectories", "10", "--json", "-").out();
    assertThat(json)
        .contains("\"levers\":[\"jump\",\"late@2024-07-10\"]")
        .contains("\"levers\":[]");
  }
}
