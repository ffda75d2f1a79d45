package offramp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two pages at one file.
class SavingTest {
  @TempDir Path folder;
  private Server server;
  private Page page;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(folder.resolve("a.crisis"), "one");
    server = Server.start(folder, 0, typed -> new Commands.Done(0, ""));
    page = Page.of(server.address());
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void theSecondOfTwoPagesOverwritesNothingAndIsToldWhatIsThere() throws Exception {
    String version = Page.field(page.get("/api/model?file=a.crisis").body(), "version");
    assertThat(page.put("a.crisis", version, "two").statusCode()).isEqualTo(200);
    HttpResponse<String> late = page.put("a.crisis", version, "three");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("\"text\":\"two\"");
    assertThat(folder.resolve("a.crisis")).hasContent("two");
    assertThat(folder.resolve(".offramp/previous/a.crisis")).hasContent("one");
    String now = Page.field(late.body(), "version");
    assertThat(page.put("a.crisis", now, "three").statusCode()).isEqualTo(200);
    assertThat(folder.resolve(".offramp/previous/a.crisis")).hasContent("two");
  }

  @Test
  void aNewFileIsMadeOnlyWhereThereIsNone() throws Exception {
    assertThat(page.put("b.crisis", "", "new").statusCode()).isEqualTo(200);
    assertThat(page.put("b.crisis", "", "other").statusCode()).isEqualTo(409);
    assertThat(folder.resolve("b.crisis")).hasContent("new");
  }

  @Test
  void aFileThatCannotBeWrittenIsToldToWhoSavesIt() throws Exception {
    Files.writeString(folder.resolve(".offramp/previous"), "in the way");
    String version = Page.field(page.get("/api/model?file=a.crisis").body(), "version");
    HttpResponse<String> told = page.put("a.crisis", version, "two");
    assertThat(told.statusCode()).isEqualTo(500);
    assertThat(told.body()).contains("cannot be read or written", "previous");
    assertThat(folder.resolve("a.crisis")).hasContent("one");
  }

  @Test
  void nothingButTheModelIsLeftInTheFolder() throws Exception {
    String version = Page.field(page.get("/api/model?file=a.crisis").body(), "version");
    page.put("a.crisis", version, "two");
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("a.crisis", ".offramp");
    }
  }

  @Test
  void aPageHearsOfWhatOthersWrite() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    Thread listener =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    page.client()
                        .send(page.to("/api/watch").build(), HttpResponse.BodyHandlers.ofLines())
                        .body()
                        .forEach(heard::add);
                  } catch (IOException | UncheckedIOException | InterruptedException ended) {
                    heard.add("ended");
                  }
                });
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("{}");
    String line = "{}";
    for (int i = 0; line.equals("{}") && i < 20; i++) {
      Files.writeString(folder.resolve("a.crisis"), "written on disk " + i);
      line = String.valueOf(heard.poll(20, TimeUnit.SECONDS));
    }
    assertThat(line).contains("\"file\":\"a.crisis\"");
    listener.interrupt();
  }
}
