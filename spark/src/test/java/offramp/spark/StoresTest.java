package offramp.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import offramp.study.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The store at an address: of a folder here, and the words for places that have none.
class StoresTest implements AnyStore {
  @TempDir Path folder;

  @Override
  public Store empty() throws IOException {
    return Stores.of("file://" + folder.resolve("a.study"));
  }

  @Test
  void placeThatNoFileSystemKnowsIsSaidInWords() {
    assertThatThrownBy(() -> Stores.of("nowhere://host/a.study"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void fileSystemWhoseJarIsMissingIsSaidInWords() {
    assertThatThrownBy(() -> Stores.of("abfs://container@account/a.study"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Spark has no jar for abfs://container@account/a.study (Class ")
        .hasMessageEndingWith("); give it one, as with spark-submit --packages");
  }

  @Test
  void studyAtAnAddressHasTheBytesOfOneInAFolder() throws IOException {
    Border border = new Border(folder);
    border.done("study new --blocks 20 AT/plain.study " + Border.RUN);
    border.done("study run AT/plain.study");
    border.done("study new --blocks 20 AT/hadoop.study " + Border.RUN);
    border.done("study run --on local[2] file://AT/hadoop.study");
    Map<String, String> files = border.sums("hadoop.study");
    assertThat(files).isEqualTo(border.sums("plain.study"));
  }
}
