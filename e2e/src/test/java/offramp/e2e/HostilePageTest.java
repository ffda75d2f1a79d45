package offramp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A page of somebody else, open in the same browser, gets nothing out of the workbench and changes
/// nothing in it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostilePageTest {
  private static final String HOSTILE =
      """
      <!doctype html><title>hostile</title><body><script>
      const there = "ORIGIN";
      const got = {};
      const tries = {
        read: async () => (await fetch(there + "/api/models")).text(),
        readWithToken: async () => (await fetch(there + "/api/models", { headers: { "X-Offramp-Token": "guess" } })).text(),
        readBlind: async () => (await fetch(there + "/api/models", { mode: "no-cors" })).text(),
        write: async () => (await fetch(there + "/api/model?file=stolen.crisis&version=", { method: "PUT", body: "x" })).text(),
        job: async () => (await fetch(there + "/api/jobs?command=report&file=grit.crisis", { method: "POST", body: "x", mode: "no-cors" })).text(),
        page: async () => (await fetch(there + "/")).text(),
        script: () => new Promise((done, failed) => {
          const script = document.createElement("script");
          script.src = there + "/app/strings.js";
          script.type = "module";
          script.onload = () => done("ran");
          script.onerror = failed;
          document.body.append(script);
        }),
        events: () => new Promise((done, failed) => {
          const source = new EventSource(there + "/api/watch");
          source.onmessage = event => done(event.data);
          source.onopen = () => done("open");
          source.onerror = failed;
        }),
        socket: () => new Promise((done, failed) => {
          const socket = new WebSocket(there.replace("http", "ws") + "/api/watch");
          socket.onopen = () => done("open");
          socket.onerror = failed;
        }),
        frame: () => new Promise((done, failed) => {
          const frame = document.createElement("iframe");
          frame.src = there + "/";
          frame.onload = () => {
            try { done(frame.contentWindow.document.body.innerHTML); } catch (error) { failed(error); }
          };
          document.body.append(frame);
        }),
        form: () => new Promise(done => {
          document.body.insertAdjacentHTML("beforeend", `<iframe name="sink"></iframe>
            <form method="post" enctype="text/plain" target="sink" action="${there}/api/jobs?command=report&file=grit.crisis"><input name="a" value="b"></form>`);
          const sink = document.querySelector("iframe[name=sink]");
          sink.onload = () => { try { done(sink.contentWindow.document.body.textContent); } catch { done(""); } };
          document.querySelector("form").submit();
        }),
      };
      (async () => {
        for (const [name, act] of Object.entries(tries)) {
          try { got[name] = await act(); } catch { got[name] = ""; }
        }
        window.got = got;
      })();
      </script>
      """;

  private Desk desk;
  private HttpServer elsewhere;

  @BeforeAll
  void open() throws IOException {
    desk = Desk.open();
    byte[] page = HOSTILE.replace("ORIGIN", desk.origin()).getBytes(StandardCharsets.UTF_8);
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    elsewhere.start();
  }

  @AfterAll
  void close() {
    if (desk != null) {
      elsewhere.stop(0);
      desk.close();
    }
  }

  @Test
  void getsNothingAndChangesNothing() throws IOException, InterruptedException {
    Page own = desk.page(options -> {});
    Map<String, Long> before = files();
    Page page = own.context().newPage();
    page.navigate("http://127.0.0.1:%d/".formatted(elsewhere.getAddress().getPort()));
    page.waitForFunction("window.got !== undefined");
    @SuppressWarnings("unchecked")
    Map<String, Object> got = (Map<String, Object>) page.evaluate("window.got");
    assertThat(got).hasSize(11).allSatisfy((act, text) -> assertThat(text).as(act).isEqualTo(""));
    assertThat(files()).isEqualTo(before);
    assertThat(asked("/api/jobs")).isEqualTo("[]");
  }

  @Test
  void aNameBentToThisComputerIsRefused() {
    Page page = desk.stranger(options -> {});
    int port = URI.create(desk.origin()).getPort();
    for (String path : new String[] {"/", "/app/main.js", "/api/models"}) {
      Response response = page.navigate("http://elsewhere.test:%d%s".formatted(port, path));
      assertThat(response.status()).as(path).isEqualTo(403);
    }
  }

  private Map<String, Long> files() throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(desk.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sizes.put(file.toString(), Files.size(file));
      }
    }
    return sizes;
  }

  private String asked(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(desk.origin() + path))
                  .header("X-Offramp-Token", desk.token())
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body()
          .strip();
    }
  }
}
