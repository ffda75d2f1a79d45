package offramp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Long work in the background.
class JobsTest {
  @TempDir Path folder;

  private static String dyad() throws IOException {
    try (var text = JobsTest.class.getResourceAsStream("/offramp/cli/dyad.crisis")) {
      return new String(text.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  /// Writes what a command would, when it is let.
  private static Commands.Done write(Commands.Typed typed) {
    for (String word : typed.words()) {
      if (word.startsWith("--json=")) {
        try {
          Files.writeString(Path.of(word.substring("--json=".length())), "{}");
        } catch (IOException failed) {
          return new Commands.Done(2, failed.toString());
        }
      }
    }
    return new Commands.Done(0, "");
  }

  /// {@return the last line of a job's own, when it has ended}
  private static String end(Page page, String id) throws Exception {
    return page.get("/api/jobs/" + id).body().strip().lines().toList().getLast();
  }

  private static String add(Page page) throws Exception {
    return Page.field(page.post("/api/jobs?command=run&file=a.crisis&seed=2", "text").body(), "id");
  }

  @Test
  void fiftyJobsOfManyPagesQueueAndFinishAndFewRunAtOnce() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Commands counted =
        typed -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          try {
            return write(typed);
          } finally {
            running.decrementAndGet();
          }
        };
    try (Server server = Server.start(folder, 0, counted);
        var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Page page = Page.of(server.address());
      List<Future<String>> ends = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        Callable<String> one = () -> end(page, add(page));
        ends.add(clients.submit(one));
      }
      for (Future<String> end : ends) {
        assertThat(end.get()).contains("\"state\":\"done\"");
      }
      assertThat(most.get()).isBetween(1, 2);
    }
  }

  @Test
  void aQueueThatIsFullSaysSo() throws Exception {
    CountDownLatch let = new CountDownLatch(1);
    Commands held =
        typed -> {
          try {
            let.await();
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
          return write(typed);
        };
    try (Server server = Server.start(folder, 0, held)) {
      Page page = Page.of(server.address());
      int status = 200;
      for (int i = 0; i < 110 && status == 200; i++) {
        status = page.post("/api/jobs?command=run&file=a.crisis", "text").statusCode();
      }
      assertThat(status).isEqualTo(429);
      let.countDown();
    }
  }

  @Test
  void aJobThatIsStoppedEnds() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Commands endless =
        typed -> {
          begun.countDown();
          while (true) {
            Optional<String> why = typed.watcher().stop(1, 4);
            if (why.isPresent()) {
              return new Commands.Done(4, why.get());
            }
            Thread.onSpinWait();
          }
        };
    try (Server server = Server.start(folder, 0, endless)) {
      Page page = Page.of(server.address());
      String id = add(page);
      begun.await();
      page.send(page.to("/api/jobs/" + id).DELETE().build());
      assertThat(end(page, id)).contains("\"state\":\"stopped\"");
      assertThat(page.get("/api/jobs/" + id + "/json").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void noOptionNamesAFile() throws Exception {
    try (Server server = Server.start(folder, 0, JobsTest::write)) {
      Page page = Page.of(server.address());
      for (String option : List.of("json=x", "csv=x", "output=x", "html=x", "threads=9", "@x=1")) {
        assertThat(page.post("/api/jobs?command=run&file=a.crisis&" + option, "x").statusCode())
            .isEqualTo(400);
      }
      assertThat(page.post("/api/jobs?command=import&file=a.crisis", "x").statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void aServerThatIsKilledLosesAtMostWhatRan() throws Exception {
    try (Server server = Server.start(folder, 0, JobsTest::write)) {
      Page page = Page.of(server.address());
      assertThat(end(page, add(page))).contains("\"state\":\"done\"");
    }
    Process killed = forked();
    String address = killed.inputReader().readLine();
    Page page = Page.of(String.valueOf(address));
    String running = add(page);
    String other = add(page);
    String waiting = add(page);
    while (!page.get("/api/jobs")
        .body()
        .contains(
            "\"id\":\""
                + other
                + "\",\"command\":\"run\",\"file\":\"a.crisis\",\"options\":[\"--seed=2\"],\"state\":\"running\"")) {
      Thread.onSpinWait();
    }
    killed.destroyForcibly().waitFor();
    try (Server server = Server.start(folder, 0, JobsTest::write)) {
      Page after = Page.of(server.address());
      assertThat(end(after, "1")).contains("\"state\":\"done\"");
      assertThat(after.get("/api/jobs/1/json").body()).isEqualTo("{}");
      assertThat(end(after, running)).contains("failed", "the server stopped while it ran");
      assertThat(end(after, waiting)).contains("\"state\":\"done\"");
    }
  }

  @Test
  void aServerThatIsEndedTakesUpAgainWhatRan() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Commands endless =
        typed -> {
          begun.countDown();
          while (typed.watcher().stop(1, 4).isEmpty()) {
            Thread.onSpinWait();
          }
          return new Commands.Done(4, "stopped");
        };
    String id;
    try (Server server = Server.start(folder, 0, endless)) {
      id = add(Page.of(server.address()));
      begun.await();
    }
    try (Server server = Server.start(folder, 0, JobsTest::write)) {
      assertThat(end(Page.of(server.address()), id)).contains("\"state\":\"done\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "command=run\\noptions=--json\\=/elsewhere",
        "command=run\\noptions=/elsewhere",
        "command=export\\noptions=",
        "command=paths\\noptions=--seed\\=1"
      })
  void aJobThatNoPageAskedForIsNotRun(String asked) throws Exception {
    Path job = Files.createDirectories(folder.resolve(".offramp/jobs/7"));
    Files.writeString(
        job.resolve("job.properties"),
        "file=a.crisis\nstate=QUEUED\n" + asked.replace("\\n", "\n") + "\n");
    try (Server server = Server.start(folder, 0, JobsTest::write)) {
      assertThat(end(Page.of(server.address()), "7")).contains("failed", "it is not run");
    }
  }

  private Process forked() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "offramp.web.EndlessServer",
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  void answersEndWhereNobodyListens() throws Exception {
    Files.writeString(folder.resolve("dyad.crisis"), dyad());
    try (Server server = Server.start(folder, 0, JobsTest::write)) {
      Page page = Page.of(server.address());
      for (int i = 0; i < 5; i++) {
        var response =
            page.client()
                .send(
                    page.to("/api/answers?theory=base&seed=" + i)
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(dyad()))
                        .build(),
                    java.net.http.HttpResponse.BodyHandlers.ofInputStream());
        response.body().close();
      }
      String whole = page.post("/api/answers?theory=base", dyad()).body();
      assertThat(whole).contains("\"kind\":\"model\"", "\"final\":false", "\"final\":true");
      assertThat(whole).doesNotContain("NaN");
    }
  }

  @Test
  void aTextIsExplainedWalkedAndDrawn() throws Exception {
    try (Server server = Server.start(folder, 0, JobsTest::write)) {
      Page page = Page.of(server.address());
      for (String path : List.of("complete?at=9", "hover?at=9", "definition?at=9", "format")) {
        assertThat(page.post("/api/" + path, dyad()).statusCode()).as(path).isEqualTo(200);
      }
      assertThat(page.post("/api/check", "crisis 7").body()).contains("\"severity\":\"error\"");
      assertThat(page.post("/api/walk?theory=base&history=3", dyad()).body())
          .contains("\"history\":3", "\"steps\":[{", "\"might\":");
      assertThat(page.post("/api/picture?theory=base", dyad()).body())
          .contains("<svg", "data-from");
      assertThat(page.post("/api/timeline?theory=base", dyad()).body()).contains("\"rows\":[{");
      String model = page.post("/api/answers?theory=base&letters=true", dyad()).body();
      assertThat(model).doesNotContain("Amber").contains("\"kind\":\"answer\"");
      assertThat(page.post("/api/figure?format=csv&trajectories=200", dyad()).body())
          .startsWith("theory,");
    }
  }

  @Test
  void twoHundredPagesAreAllAnswered() throws Exception {
    Files.writeString(folder.resolve("dyad.crisis"), dyad());
    try (Server server = Server.start(folder, 0, JobsTest::write);
        var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Page page = Page.of(server.address());
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        Callable<Integer> one = () -> page.post("/api/check", dyad()).statusCode();
        all.add(clients.submit(one));
      }
      for (Future<Integer> one : all) {
        assertThat(one.get()).isEqualTo(200);
      }
    }
  }
}
