package offramp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import offramp.check.Documents;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many who ask a real workbench at once: it has a quarter of a gigabyte, ends at the first object
/// that does not fit, and answers all of them.
@Tag("full")
class CrowdTest {
  private static final int JOBS = 50;
  private static final int CLIENTS = 200;

  /// How a server refuses what it would have to keep waiting in memory.
  private static final int BUSY = 429;

  @TempDir Path folder;

  @Test
  void fiftyJobsAndTwoHundredPagesFitIntoAQuarterOfAGigabyte() throws Exception {
    String large = copied("june-2024");
    String small = copied("granovetter");
    Process server = server();
    try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      String first = server.inputReader().readLine();
      Page page = Page.of(first.substring(first.indexOf("http")));
      List<Future<String>> jobs = new ArrayList<>();
      for (int i = 0; i < JOBS; i++) {
        String asked =
            "/api/jobs?command=run&file=june-2024.crisis&trajectories=200&draws=20&seed=" + (i + 1);
        Callable<String> job =
            () -> {
              String id = Page.field(page.post(asked, large).body(), "id");
              return page.get("/api/jobs/" + id).body().strip().lines().toList().getLast();
            };
        jobs.add(crowd.submit(job));
      }
      List<Future<Integer>> pages = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        String asked = i % 2 == 0 ? "/api/check" : "/api/answers?theory=base&client=" + i;
        String text = i % 4 == 0 ? large : small;
        Callable<Integer> one = () -> page.post(asked, text).statusCode();
        pages.add(crowd.submit(one));
      }
      int served = 0;
      for (Future<Integer> one : pages) {
        assertThat(one.get()).isIn(200, BUSY);
        served += one.get() == 200 ? 1 : 0;
      }
      assertThat(served).isGreaterThan(CLIENTS / 4);
      for (Future<String> job : jobs) {
        assertThat(job.get()).contains("\"state\":\"done\"");
      }
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  private String copied(String model) throws IOException {
    String text = Files.readString(Documents.root().resolve("models/" + model + ".crisis"));
    Files.writeString(folder.resolve(model + ".crisis"), text);
    return text;
  }

  private Process server() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            "offramp.cli.Main",
            "serve",
            folder.toString(),
            "--no-open",
            "--port=0")
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
