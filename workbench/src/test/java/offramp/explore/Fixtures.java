package offramp.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;
import offramp.check.Documents;
import org.junit.jupiter.api.Assumptions;

/// Numbers that other programs computed, each file with its source.
///
/// They are not part of the project: the environment variable `OFFRAMP_FIXTURES` names their
/// folder, else it is `shared/fixtures` beside the project. Without them the tests that need them
/// are skipped.
final class Fixtures {
  private Fixtures() {}

  static String text(String file) {
    Path path = folder().resolve(file);
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: there is no " + path);
    return Documents.read(path);
  }

  private static Path folder() {
    return Optional.ofNullable(System.getenv("OFFRAMP_FIXTURES"))
        .map(Path::of)
        .orElseGet(() -> Documents.root().resolveSibling("shared/fixtures"));
  }

  static JsonNode json(String file) {
    try {
      return new ObjectMapper().readTree(text(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(
            each -> each.asText().equals("inf") ? Double.POSITIVE_INFINITY : each.asDouble())
        .toArray();
  }

  static double[][] table(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(Fixtures::numbers)
        .toArray(double[][]::new);
  }
}
