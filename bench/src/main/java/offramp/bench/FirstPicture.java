package offramp.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import offramp.web.Commands;
import offramp.web.Server;

/// How long the workbench takes from a key stroke to the first picture, and while a slider is
/// dragged: from the request until the line of the first answer is there, over HTTP.
public final class FirstPicture {
  private static final int EDITS = 50;
  private static final int BEFORE = 10;
  private static final long WARM_MILLIS = 20_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Server server;
  private final String text;

  private FirstPicture(Server server, String text) {
    this.server = server;
    this.text = text;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("offramp-bench");
    String text = Files.readString(Path.of("models/june-2024.crisis"));
    Files.writeString(folder.resolve("june-2024.crisis"), text);
    Commands none = typed -> new Commands.Done(0, "");
    try (Server server = Server.start(folder, 0, none)) {
      Thread.sleep(WARM_MILLIS);
      FirstPicture bench = new FirstPicture(server, text);
      bench.measure("edit", "", bench::edited);
      bench.measure("drag", "&set=talk_calm=0.%02d", _ -> text);
    }
    System.exit(0);
  }

  /// {@return the text with one number changed, each time to another value}
  private String edited(int number) {
    return text.replaceFirst("0\\.5", "0.5" + (number + 1));
  }

  private void measure(String what, String setting, IntFunction<String> texts)
      throws IOException, InterruptedException {
    double[] millis = new double[EDITS];
    for (int i = -BEFORE; i < EDITS; i++) {
      String query = setting.formatted(30 + i % 60);
      double took = first(texts.apply(i + BEFORE), query);
      if (i >= 0) {
        millis[i] = took;
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%s: median %.0f ms, 95th percentile %.0f ms, worst %.0f ms of %d%n",
        what,
        millis[EDITS / 2],
        millis[(int) Math.ceil(0.95 * EDITS) - 1],
        millis[EDITS - 1],
        EDITS);
  }

  /// {@return milliseconds until the first answer is there; then nobody listens any more}
  private double first(String body, String query) throws IOException, InterruptedException {
    String address = server.address();
    String token = address.substring(address.indexOf('=') + 1);
    URI to =
        URI.create("http://127.0.0.1:%d/api/answers?theory=base%s".formatted(server.port(), query));
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .header("X-Offramp-Token", token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    long start = System.nanoTime();
    HttpResponse<java.io.InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains("\"kind\":\"answer\"")) {
          return (System.nanoTime() - start) / 1e6;
        }
      }
    } catch (UncheckedIOException closed) {
      throw closed.getCause();
    }
    throw new AssertionError("no answer");
  }
}
