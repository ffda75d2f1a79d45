package offramp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Studies as the workbench lists them.
class StudiesTest {
  private static final String MANIFEST =
      """
      {"kind": "study", "version": 1, "offramp": "0.1.0", "machine": "m", "told": ["run", "a.crisis"],
       "words": ["run", "inputs/a.crisis"], "options": {}, "inputs": {}, "blocks": 4}
      """;

  private static final String JOB =
      """
      {"kind": "ensemble", "labels": {}, "tables": ["draws", "outcomes"], "parts": 3}
      """;

  @TempDir Path folder;
  private Server server;
  private Page page;

  @BeforeEach
  void start() throws IOException {
    server = Server.start(folder, 0, typed -> new Commands.Done(0, ""));
    page = Page.of(server.address());
  }

  @AfterEach
  void end() {
    server.close();
  }

  private void put(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void study(String name) throws IOException {
    put(name + "/study.json", MANIFEST);
    put(name + "/jobs/key.json", JOB);
    for (int part = 0; part < 2; part++) {
      String file = "/job=key/part-00000%d-0123456789abcdef.parquet".formatted(part);
      put(name + "/draws" + file, "");
    }
    put(name + "/outcomes/job=key/part-000001-0123456789abcdef.parquet", "");
  }

  @Test
  void studiesAreListedWithThePartsThatAreWhole() throws Exception {
    assertThat(page.get("/api/studies").body()).isEqualTo("[]\n");
    study("a.study");
    put("b.study/study.json", "no study");
    study("c.study");
    put("c.study/jobs/x", JOB);
    assertThat(page.get("/api/studies").body())
        .isEqualTo(
            "[{\"folder\":\"a.study\",\"told\":\"run a.crisis\",\"done\":1,\"planned\":3,\"finished\":false}]\n");
    assertThat(page.get("/api/study?folder=a.study").statusCode()).isEqualTo(404);
  }

  @Test
  void whatWasFoundIsShown() throws Exception {
    study("a.study");
    put("a.study/finding.txt", "found");
    assertThat(page.get("/api/studies").body()).contains("\"finished\":true");
    assertThat(page.get("/api/study?folder=a.study").body()).isEqualTo("{\"text\":\"found\"}\n");
  }

  @Test
  void noLinkLeadsOutside() throws Exception {
    study("a.study");
    put("secret.txt", "secret");
    Files.createSymbolicLink(folder.resolve("a.study/finding.txt"), folder.resolve("secret.txt"));
    Files.createSymbolicLink(folder.resolve("c.study"), folder.resolve("a.study"));
    assertThat(page.get("/api/studies").body()).doesNotContain("c.study");
    for (String name : new String[] {"a.study", "c.study", "..", ".", "a.study/jobs", "%2e%2e"}) {
      assertThat(page.get("/api/study?folder=" + name).statusCode()).as(name).isEqualTo(404);
    }
  }
}
