package offramp.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import offramp.study.Store;
import org.junit.jupiter.api.Test;

/// What every store keeps to.
interface AnyStore {
  /// {@return a store of the file system under test that holds nothing}
  Store empty() throws IOException;

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  default void storeGivesWhatWasPutLast() throws IOException {
    Store store = empty();
    store.sweep();
    assertThat(store.get("jobs/a.json")).isEmpty();
    assertThat(store.list("jobs")).isEmpty();
    store.put("jobs/b.json", bytes("first"));
    store.put("jobs/b.json", bytes("second"));
    store.put("jobs/a.json", bytes("other"));
    store.put("jobs/below=1/c.json", bytes("more"));
    assertThat(store.get("jobs/b.json")).contains(bytes("second"));
    assertThat(store.get("jobs/below=1/c.json")).contains(bytes("more"));
    assertThat(store.list("jobs")).containsExactly("a.json", "b.json");
    store.delete("jobs/a.json");
    store.delete("jobs/a.json");
    assertThat(store.list("jobs")).containsExactly("b.json");
  }

  /// Each of two writers puts other contents in the same places, many times over, and sweeps, as a
  /// process does that begins; both find one of the two contents, whole, at any time.
  @Test
  default void writersAtOnceLeaveOneWholeContent() throws Exception {
    Store store = empty();
    List<byte[]> contents = List.of(bytes("a".repeat(70_000)), bytes("b".repeat(70_000)));
    List<Throwable> failed = new CopyOnWriteArrayList<>();
    List<Thread> writers = contents.stream().map(text -> writer(store, text, failed)).toList();
    for (Thread writer : writers) {
      writer.join();
    }
    assertThat(failed).isEmpty();
    assertThat(store.list("jobs")).containsExactly("0.json", "1.json", "2.json");
  }

  private static Thread writer(Store store, byte[] content, List<Throwable> failed) {
    return Thread.ofPlatform()
        .start(
            () -> {
              try {
                for (int i = 0; i < 30; i++) {
                  String name = "jobs/%d.json".formatted(i % 3);
                  store.put(name, content);
                  byte[] found = store.get(name).orElseThrow();
                  byte[] whole = new byte[content.length];
                  Arrays.fill(whole, found[0]);
                  assertThat(found).isEqualTo(whole);
                  if (i % 5 == 0) {
                    store.sweep();
                  }
                }
              } catch (IOException | RuntimeException | AssertionError thrown) {
                failed.add(thrown);
              }
            });
  }
}
