package offramp.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import offramp.page.Html;
import offramp.page.Section;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// Where results go besides the terminal.
public final class Outputs {
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the result as JSON; - for standard output, and then nothing else there.")
  @Nullable String json;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write the result as CSV; - for standard output, and then nothing else there.")
  @Nullable String csv;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the result as sections of HTML, to stand in a page.")
  @Nullable String html;

  /// {@return whether standard output belongs to a program that reads it}
  public boolean jsonOnly() {
    return "-".equals(json) || "-".equals(csv);
  }

  /// Refuses a place that cannot be written to, before any work is done.
  public void check() throws Refusal {
    check(json);
    check(csv);
    check(html);
  }

  /// Writes sections, if they are asked for.
  public void write(CommandSpec spec, Supplier<List<Section>> sections) throws Refusal {
    if (html != null) {
      write(spec.commandLine().getOut(), html, Html.fragment(sections.get()));
    }
  }

  public static void check(@Nullable String where) throws Refusal {
    Path folder =
        where == null || where.equals("-") ? null : Path.of(where).toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new Refusal(
          Exit.USAGE, "error: cannot write %s: there is no folder %s".formatted(where, folder));
    }
  }

  public void write(CommandSpec spec, String jsonText, Optional<String> csvText) throws Refusal {
    if (json != null) {
      write(spec.commandLine().getOut(), json, jsonText);
    }
    if (csv != null) {
      write(
          spec.commandLine().getOut(),
          csv,
          csvText.orElseThrow(
              () -> new Refusal(Exit.USAGE, "error: `%s` writes no CSV".formatted(spec.name()))));
    }
  }

  public static void write(PrintWriter out, String where, String text) throws Refusal {
    if (where.equals("-")) {
      out.print(text);
      out.flush();
      return;
    }
    try {
      Path path = Path.of(where).toAbsolutePath();
      Path part = path.resolveSibling(path.getFileName() + ".part");
      Files.deleteIfExists(part); // what lies there may be a link that leads elsewhere
      Files.writeString(part, text);
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new Refusal(Exit.USAGE, "error: cannot write %s: %s".formatted(where, failed));
    }
  }
}
