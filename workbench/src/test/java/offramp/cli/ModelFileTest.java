package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
  private static final String MODEL =
      """
      crisis "R\u00e9gion"
      level fear = 0..10
      event scare
        rate 2 per month
        then fear up
      outcome panic when fear == 10
      """;

  @TempDir Path folder;

  private Commands.Result check(byte[] bytes) throws IOException {
    Path file = folder.resolve("strange.crisis");
    Files.write(file, bytes);
    return Commands.run("check", file.toString());
  }

  @Test
  void fileOfFiveMegabytesIsNotRead() throws IOException {
    Commands.Result result = check(new byte[5_000_000]);
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .startsWith(
            "error[E0001]: strange.crisis has 5,000,000 bytes; a model has at most 4,000,000")
        .contains("= help: ");
  }

  @Test
  void bytesThatAreNotUtf8AreNotRead() throws IOException {
    Commands.Result result = check(MODEL.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("error[E0002]: strange.crisis is not text in UTF-8")
        .contains("line 1")
        .contains("= help: ");
  }

  @Test
  void sameTextInUtf8IsRead() throws IOException {
    assertThat(check(MODEL.getBytes(StandardCharsets.UTF_8)).exit()).isZero();
  }

  @Test
  void markOfUtf8AtTheBeginningIsLeftOut() throws IOException {
    assertThat(check(("\uFEFF" + MODEL).getBytes(StandardCharsets.UTF_8)).exit()).isZero();
  }
}
