package offramp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a page gets that is not ours.
class GuardTest {
  @TempDir Path folder;
  private Server server;
  private Page page;

  @BeforeEach
  void start() throws IOException {
    Path models = Files.createDirectory(folder.resolve("models"));
    Files.writeString(models.resolve("a.crisis"), "crisis \"A\"\n");
    Files.writeString(folder.resolve("secret.crisis"), "crisis \"Secret\"\n");
    Files.createSymbolicLink(models.resolve("out.crisis"), folder.resolve("secret.crisis"));
    server = Server.start(models, 0, typed -> new Commands.Done(0, ""));
    page = Page.of(server.address());
  }

  @AfterEach
  void end() {
    server.close();
  }

  private String raw(String host, String more) throws IOException {
    return page.raw(
        "GET /api/models HTTP/1.1\r\nHost: %s\r\nX-Offramp-Token: %s\r\nConnection: close\r\n%s\r\n"
            .formatted(host, page.token(), more));
  }

  @Test
  void ourOwnPageIsAnswered() throws IOException {
    String own = "127.0.0.1:" + page.port();
    assertThat(raw(own, "Origin: http://" + own + "\r\nSec-Fetch-Site: same-origin\r\n"))
        .startsWith("HTTP/1.1 200")
        .contains("\"title\":\"A\"")
        .doesNotContain("Secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1", "0.0.0.0:1", ""})
  void anotherHostIsRefusedAlsoForStaticFiles(String host) throws IOException {
    assertThat(raw(host, "")).startsWith("HTTP/1.1 4").doesNotContain("\"title\"");
    assertThat(page.raw("GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host)))
        .startsWith("HTTP/1.1 4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://evil.example",
        "Origin: null",
        "Origin: https://127.0.0.1",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Host: evil.example"
      })
  void whatComesFromAnotherPageIsRefused(String header) throws IOException {
    assertThat(raw("127.0.0.1:" + page.port(), header + "\r\n")).startsWith("HTTP/1.1 4");
  }

  @Test
  void withoutTheTokenNothingIsAnswered() throws Exception {
    for (String token : List.of("", "x", page.token() + "0", page.token().substring(1))) {
      Page other = new Page(page.client(), page.port(), token);
      assertThat(other.get("/api/models").statusCode()).isEqualTo(403);
      assertThat(other.put("b.crisis", "", "x").statusCode()).isEqualTo(403);
    }
    assertThat(server.address()).doesNotContain("?");
    assertThat(folder.resolve("models/b.crisis")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.crisis",
        "..%2Fsecret.crisis",
        "%2e%2e/secret.crisis",
        "..\\secret.crisis",
        "/etc/passwd",
        "a.crisis/../../secret.crisis",
        "a.crisis%00",
        ".offramp/previous/a.crisis",
        "out.crisis",
        "%FF.crisis",
        "models"
      })
  void noFileOutsideTheFolderIsReadOrWritten(String file) throws Exception {
    // what is encoded twice is a name with percent signs in it, which is no way out
    for (String name : file.contains("%") ? List.of(file) : List.of(file, Page.encoded(file))) {
      String path = "/api/model?version=&file=" + name.replace("\\", "%5C");
      assertThat(page.get(path).statusCode()).isBetween(400, 404);
      HttpRequest put = page.to(path).PUT(HttpRequest.BodyPublishers.ofString("crisis")).build();
      assertThat(page.send(put).statusCode()).isBetween(400, 409);
    }
    assertThat(folder.resolve("secret.crisis")).hasContent("crisis \"Secret\"\n");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app/../index.html",
        "/app/%2e%2e/package-info.class",
        "/app/..%2fcli/dyad.crisis",
        "/lib/../../offramp/web/index.html",
        "/lib/uplot/../uplot/dist/uPlot.esm.js",
        "/lib/uplot//dist/uPlot.esm.js",
        "/lib/nothing/index.js",
        "/META-INF/MANIFEST.MF",
        "/offramp/cli/dyad.crisis"
      })
  void onlyTheFilesOfThePagesAreSent(String path) throws IOException {
    String host = "127.0.0.1:" + page.port();
    assertThat(
            page.raw(
                "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host)))
        .startsWith("HTTP/1.1 404");
  }

  @Test
  void everyAnswerSaysWhatItsPageMayDo() throws Exception {
    for (String path : List.of("/", "/lib/uplot/dist/uPlot.esm.js", "/nothing", "/api/models")) {
      HttpResponse<String> answer = page.get(path);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
    assertThat(page.get("/").body()).contains("importmap");
    assertThat(page.get("/").headers().firstValue("Content-Security-Policy").orElse(""))
        .containsPattern("script-src 'self' 'sha256-[\\w+/=]+'");
  }

  @Test
  void aBodyThatIsTooLargeOrNoTextIsRefused() throws Exception {
    assertThat(page.post("/api/answers", "x".repeat(2_000_001)).statusCode()).isEqualTo(413);
    HttpRequest malformed =
        page.to("/api/answers")
            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {'a', (byte) 0xC3, '('}))
            .build();
    assertThat(page.send(malformed).statusCode()).isEqualTo(400);
    assertThat(page.get("/api/models").statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyThatNeverComesHoldsNobodyUp() throws Exception {
    try (var socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), page.port())) {
      socket
          .getOutputStream()
          .write(
              "POST /api/answers HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nX-Offramp-Token: %s\r\nContent-Length: 9\r\n\r\nx"
                  .formatted(page.port(), page.token())
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      assertThat(page.get("/api/models").statusCode()).isEqualTo(200);
    }
  }
}
