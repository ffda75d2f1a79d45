package offramp.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the page on scale tells a reader to type works, where it needs no cluster.
class ScalePageTest {
  @TempDir Path folder;

  @Test
  void everyCommandWorksAndPrintsWhatThePageShows() throws IOException {
    new Reader(folder).follow("docs/scale.md");
  }
}
