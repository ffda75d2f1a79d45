package offramp.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import offramp.study.Manifest;
import offramp.study.Store;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Studies in an object store: through Hadoop's file system for Amazon S3, in a server that speaks
/// its protocol and is too busy for every tenth put.
class ObjectStoreTest implements AnyStore {
  private static final String SPARK = "spark.hadoop.";

  @TempDir static Path folder;
  private static ObjectServer server;
  private static Map<String, String> settings;
  private static int stores;

  @BeforeAll
  static void begin() throws IOException {
    server = new ObjectServer(9);
    settings = settings();
    settings.forEach((name, value) -> System.setProperty(SPARK + name, value));
  }

  @AfterAll
  static void end() {
    settings.keySet().forEach(name -> System.clearProperty(SPARK + name));
    server.close();
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("fs.s3a.endpoint", server.address().toString());
    settings.put("fs.s3a.endpoint.region", "us-east-1");
    settings.put("fs.s3a.path.style.access", "true");
    settings.put("fs.s3a.access.key", "anybody");
    settings.put("fs.s3a.secret.key", "anything");
    settings.put("fs.s3a.retry.throttle.interval", "10ms");
    return settings;
  }

  private static Store store(String study) throws IOException {
    Configuration all = new Configuration();
    settings.forEach(all::set);
    return HadoopStore.of(URI.create("s3a://bucket/studies/" + study), all);
  }

  @Override
  public Store empty() throws IOException {
    return store("empty-" + stores++);
  }

  @Test
  void studyInAnObjectStoreHasTheBytesOfOneInAFolder() throws IOException {
    Border border = new Border(folder);
    border.done("study new --blocks 20 AT/plain.study " + Border.RUN);
    Path plain = folder.resolve("plain.study");
    Store store = store("there.study");
    for (String name : border.files("plain.study").keySet()) {
      store.put(name, Files.readAllBytes(plain.resolve(name)));
    }
    border.done("study run AT/plain.study");
    border.done("study run --on local[2] s3a://bucket/studies/there.study");
    String prefix = "studies/there.study/";
    Map<String, String> sums = new TreeMap<>();
    server
        .objects()
        .forEach(
            (name, content) -> {
              if (name.startsWith(prefix) && !name.endsWith("/")) {
                sums.put(name.substring(prefix.length()), Manifest.sum(content));
              }
            });
    assertThat(sums).isEqualTo(border.sums("plain.study"));
    assertThat(server.refused()).isPositive();
  }
}
