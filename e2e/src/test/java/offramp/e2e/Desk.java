package offramp.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The workbench as a person meets it: its server, at work on a copy of the models that ship, and a
/// browser.
final class Desk implements AutoCloseable {
  private static final List<String> BROWSERS =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private static final List<String> PAIRS = List.of("RUS,USA", "USA,RUS", "RUS,UKR");

  private final Path folder;
  private final Process server;
  private final String address;
  private final Playwright playwright;
  private final Browser browser;
  private final List<String> mistakes = new ArrayList<>();

  private Desk(Path folder, Process server, String address, Path chromium) {
    this.folder = folder;
    this.server = server;
    this.address = address;
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--host-resolver-rules=MAP elsewhere.test 127.0.0.1")));
  }

  /// {@return a desk; where no browser is installed, the test is skipped and says so}
  static Desk open() throws IOException {
    Path chromium = chromium();
    Path folder = Files.createTempDirectory("offramp-e2e");
    copy(folder);
    Process server = typed("serve", folder.toString(), "--no-open");
    return new Desk(folder, server, address(server), chromium);
  }

  /// {@return a command at work, as somebody types it}
  private static Process typed(String... words) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "offramp.cli.Main"));
    line.addAll(List.of(words));
    return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /// Puts a ledger of events into the folder, which are made up.
  void ledger(String name) throws IOException, InterruptedException {
    StringBuilder rows = new StringBuilder("id,date,actor,target,level\n");
    for (int i = 0; i < 60; i++) {
      int month = 1 + i % 12;
      rows.append(
          "%d,20%d-%02d-%02d,%s,%d%n"
              .formatted(
                  i, 21 + i / 30, month, 1 + i % 28, PAIRS.get(i % 3), 1 + i * 3 / 60 + i % 2));
    }
    Path events = Files.writeString(folder.resolve("events.csv"), rows);
    String into = folder.resolve(name).toString();
    Process load = typed("import", "events", events.toString(), "--format", "csv", "--into", into);
    load.getInputStream().transferTo(OutputStream.nullOutputStream());
    if (load.waitFor() != 0) {
      throw new AssertionError("no ledger was made");
    }
  }

  private static Path chromium() {
    Optional<Path> found =
        Stream.concat(
                Optional.ofNullable(System.getenv("OFFRAMP_CHROMIUM")).stream(), BROWSERS.stream())
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(
        found.isPresent(),
        "skipped: no Chromium here. Install it (Debian: apt-get install chromium), or say where it"
            + " is in OFFRAMP_CHROMIUM.");
    return found.orElseThrow();
  }

  private static void copy(Path folder) throws IOException {
    try (Stream<Path> models = Files.list(Path.of("..", "models"))) {
      for (Path model : models.filter(file -> file.toString().endsWith(".crisis")).toList()) {
        Files.copy(model, folder.resolve(model.getFileName()));
      }
    }
    Path forecasts = Files.createDirectory(folder.resolve("forecasts"));
    Files.copy(
        Path.of("..", "models", "forecasts", "june-2024.jsonl"),
        forecasts.resolve("june-2024.jsonl"));
    try (InputStream template = Desk.class.getResourceAsStream("/offramp/cli/dyad.crisis")) {
      Files.write(folder.resolve("mymodel.crisis"), template.readAllBytes());
    }
  }

  /// {@return the address that the server prints at its start}
  private static String address(Process server) throws IOException {
    BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      int at = line.indexOf("http://127.0.0.1:");
      if (at >= 0) {
        return line.substring(at).strip().replaceFirst("\\s.*", "");
      }
      all.append(line).append('\n');
    }
    throw new AssertionError("the server ended: " + all);
  }

  Path folder() {
    return folder;
  }

  /// {@return where the server is, without the token}
  String origin() {
    return address.substring(0, address.indexOf("/#"));
  }

  String token() {
    return address.substring(address.indexOf("token=") + "token=".length());
  }

  /// {@return a new window with a page that has the token; what goes wrong in it is noted}
  Page page(Consumer<Browser.NewContextOptions> options) {
    Page page = stranger(options);
    page.onConsoleMessage(this::note);
    page.onPageError(mistakes::add);
    page.navigate(address);
    page.waitForSelector(".card");
    return page;
  }

  /// {@return a new window of which nothing is noted and that knows no token}
  Page stranger(Consumer<Browser.NewContextOptions> options) {
    Browser.NewContextOptions chosen = new Browser.NewContextOptions().setLocale("en-GB");
    options.accept(chosen);
    BrowserContext context = browser.newContext(chosen);
    context.setDefaultTimeout(60_000);
    return context.newPage();
  }

  private void note(ConsoleMessage message) {
    if (List.of("error", "warning").contains(message.type())) {
      mistakes.add(message.text() + " " + message.location());
    }
  }

  /// {@return errors and warnings of the console, and what the pages' scripts threw}
  List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  /// Forgets what went wrong so far, so that each test answers for itself.
  void forget() {
    mistakes.clear();
  }

  /// Shows a view of a file.
  static void show(Page page, String view, String file) {
    page.evaluate("hash => location.hash = hash", "#" + view + "?file=" + file);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
    server.destroy();
    try (Stream<Path> files = Files.walk(folder)) {
      server.waitFor();
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
