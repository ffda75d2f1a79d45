package offramp.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files of text other than models, which [ModelFile] reads.
final class TextFile {
  private TextFile() {}

  /// {@return the text of a file}
  ///
  /// @param mostBytes larger files are not read
  /// @param what the file should be, as in "a posterior"
  static String read(Path path, long mostBytes, String what) throws Refusal {
    if (Files.isDirectory(path)) {
      throw EffortOptions.usage("%s is a folder, not %s", path, what);
    }
    if (!Files.exists(path)) {
      throw EffortOptions.usage("there is no file %s", path);
    }
    try {
      long size = Files.size(path);
      if (size > mostBytes) {
        throw EffortOptions.usage(
            "%s has %,d bytes, and %s at most %,d%n  = help: is this the right file?",
            path, size, what, mostBytes);
      }
      return Files.readString(path);
    } catch (CharacterCodingException malformed) {
      throw EffortOptions.usage(
          "%s is not text in UTF-8, so it is not %s%n  = help: is this the right file?",
          path, what);
    } catch (IOException unreadable) {
      throw EffortOptions.usage(
          "cannot read %s: %s", path, String.valueOf(unreadable.getMessage()));
    }
  }
}
