package offramp.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A browser that is installed, which prints pages.
record Browser(Path program) {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final long PATIENCE_SECONDS = 120;

  /// {@return the first that is found in the folders of `path`}
  ///
  /// @param path folders as in the variable PATH
  static Optional<Browser> in(String path) {
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Browser::new);
  }

  /// Prints a page into a PDF file.
  void print(String html, Path pdf) throws Refusal {
    try {
      Path folder = Files.createTempDirectory("offramp-print");
      try {
        Path page = Files.writeString(folder.resolve("report.html"), html);
        Path printed = folder.resolve("report.pdf");
        run(folder, printed, page);
        Files.copy(printed, pdf);
      } finally {
        delete(folder);
      }
    } catch (IOException failed) {
      throw new Refusal(Exit.USAGE, "error: cannot print with %s: %s".formatted(program, failed));
    }
  }

  private void run(Path folder, Path printed, Path page) throws IOException, Refusal {
    List<String> words = new ArrayList<>();
    words.add(program.toString());
    if ("root".equals(System.getProperty("user.name"))) {
      words.add("--no-sandbox"); // the browser refuses to run as root otherwise
    }
    words.addAll(
        List.of(
            "--headless",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-pdf-header-footer",
            "--user-data-dir=" + folder.resolve("profile"),
            "--print-to-pdf=" + printed,
            page.toUri().toString()));
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    try {
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0 || !Files.exists(printed)) {
        throw new Refusal(
            Exit.USAGE,
            "error: %s printed no PDF%n  = help: `--format html` writes a page that any browser prints"
                .formatted(program));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Refusal(Exit.INTERRUPTED, "error: interrupted while printing");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
