package offramp.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The project's pages and the code blocks in them, for tests.
public final class Documents {
  private static final Pattern BLOCK =
      Pattern.compile("^```([a-z-]+)\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

  private Documents() {}

  /// {@return the folder that holds README.md}
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
      folder = Objects.requireNonNull(folder.getParent(), "no ARCHITECTURE.md above the tests");
    }
    return folder;
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// {@return the files of a folder of the project whose names end so, in order}
  public static List<Path> files(String folder, String ending) {
    try (Stream<Path> files = Files.list(root().resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// {@return the blocks of a page that are marked with `language`}
  public static List<String> blocks(String page, String language) {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(page);
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }
}
