package offramp.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import offramp.study.Store;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stores in Hadoop's file systems: one that moves, and one that has a single put.
class HadoopStoreTest {
  @TempDir Path folder;

  /// An object store: nothing is moved there.
  public static final class Bucket extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("s3a://bucket");
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to) {
      throw new AssertionError("an object store copies where it is asked to move");
    }
  }

  private Store store(String scheme) throws IOException {
    Configuration settings = new Configuration();
    settings.setClass("fs.s3a.impl", Bucket.class, RawLocalFileSystem.class);
    settings.setBoolean("fs.s3a.impl.disable.cache", true);
    String host = scheme.equals("file") ? "" : "bucket";
    return HadoopStore.of(URI.create(scheme + "://" + host + folder.resolve("a.study")), settings);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "s3a"})
  void storeGivesWhatWasPutLast(String scheme) throws IOException {
    Store store = store(scheme);
    assertThat(store.get("jobs/a.json")).isEmpty();
    assertThat(store.list("jobs")).isEmpty();
    store.put("jobs/b.json", bytes("first"));
    store.put("jobs/b.json", bytes("second"));
    store.put("jobs/a.json", bytes("other"));
    store.put("jobs/below/c.json", bytes("more"));
    assertThat(store.get("jobs/b.json")).contains(bytes("second"));
    assertThat(store.list("jobs")).containsExactly("a.json", "b.json");
    store.delete("jobs/a.json");
    store.delete("jobs/a.json");
    assertThat(store.list("jobs")).containsExactly("b.json");
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(Files::isRegularFile).map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("b.json", "c.json");
    }
  }

  @Test
  void whatKilledWritersLeftIsNotSeenAndSweptAway() throws IOException {
    Store store = store("file");
    store.put("jobs/a.json", bytes("whole"));
    Path left = folder.resolve("a.study/jobs/.b.json.0.part");
    Files.writeString(left, "half");
    assertThat(store.list("jobs")).containsExactly("a.json");
    store.put("jobs/b.json", bytes("whole"));
    assertThat(left).hasContent("half");
    store.sweep();
    assertThat(left).doesNotExist();
    assertThat(store.get("jobs/b.json")).contains(bytes("whole"));
  }

  @Test
  void placeThatNoFileSystemKnowsIsSaidInWords() {
    assertThatThrownBy(() -> Stores.of("nowhere://host/a.study"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere");
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
