package offramp.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The models of a folder, and nothing outside it.
final class Folder {
  private static final Pattern NAME =
      Pattern.compile("[^./\\\\\\p{Cntrl}-][^/\\\\\\p{Cntrl}]{0,100}\\.crisis");
  private static final String OURS = ".offramp";

  private final Path root;

  /// @param root an existing folder, without links
  private Folder(Path root) {
    this.root = root;
  }

  static Folder of(Path path) throws IOException {
    return new Folder(path.toRealPath());
  }

  /// A text and the name of its content.
  record Text(String text, String version) {
    static Text of(String text) {
      return new Text(text, Folder.version(text));
    }
  }

  /// {@return a name for a text: the same text, the same name}
  static String version(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  Studies studies() {
    return new Studies(root);
  }

  /// @param commands that read what lies there
  PastFiles past(Commands commands) {
    return new PastFiles(root, commands);
  }

  /// {@return the models by the names of their files}
  Map<String, Text> models() throws IOException {
    Map<String, Text> found = new TreeMap<>();
    for (String name : names()) {
      try {
        found.put(name, read(name));
      } catch (Refused | FileSystemException left) {
        // a link that leads outside, no text, not ours to read, or gone in between: no model here
      }
    }
    return found;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(Folder::named)
          .sorted()
          .toList();
    }
  }

  /// {@return when and how large each file with the name of a model was last, which tells at little
  /// cost that something may have changed}
  Map<String, String> stamps() throws IOException {
    Map<String, String> stamps = new TreeMap<>();
    for (String name : names()) {
      Path file = root.resolve(name);
      if (Files.isRegularFile(file)) {
        stamps.put(name, Files.getLastModifiedTime(file) + " " + Files.size(file));
      }
    }
    return stamps;
  }

  Text read(String name) throws Refused, IOException {
    Path file =
        place(name)
            .orElseThrow(
                () ->
                    new Refused(
                        Refused.NOT_FOUND,
                        "there is no model `%s` in this folder".formatted(name),
                        ""));
    if (Files.size(file) > Call.MOST_BYTES) {
      throw new Refused(
          Refused.TOO_LARGE, "`%s` has more bytes than a model has".formatted(name), "");
    }
    return Text.of(Call.text(Files.readAllBytes(file)));
  }

  /// {@return whether a model may be called so: no folder in it, nothing hidden, no option}
  static boolean named(String name) {
    return NAME.matcher(name).matches();
  }

  static Refused unnamed(String name) {
    return new Refused(
        Refused.BAD,
        "`%s` is no name of a model".formatted(name),
        "a name has no folder in it, begins with a letter or digit and ends with .crisis");
  }

  /// {@return the file of that name, if it exists; never one outside the folder}
  private Optional<Path> place(String name) throws Refused, IOException {
    if (!named(name)) {
      throw unnamed(name);
    }
    Path file = root.resolve(name);
    if (!Files.exists(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!Files.exists(file) || !file.toRealPath().startsWith(root) || !Files.isRegularFile(file)) {
      throw new Refused(Refused.FORBIDDEN, "`%s` does not lie in this folder".formatted(name), "");
    }
    return Optional.of(file.toRealPath());
  }

  /// Writes a model if the file still is what the writer has seen; what was there is kept.
  ///
  /// @param seen the version that the writer has seen; empty if there was no file
  synchronized Text write(String name, String seen, String text) throws Refused, IOException {
    Optional<Path> there = place(name);
    Optional<Text> now = there.isPresent() ? Optional.of(read(name)) : Optional.empty();
    if (!now.map(Text::version).orElse("").equals(seen)) {
      throw new Refused(
          Refused.CONFLICT,
          "`%s` has been changed by somebody else; nothing was overwritten".formatted(name),
          "compare the two texts, then save again",
          now.map(t -> Map.of("version", t.version(), "text", t.text())).orElse(Map.of()));
    }
    if (now.isPresent()) {
      replace(ours("previous").resolve(name), now.get().text());
    }
    replace(there.orElse(root.resolve(name)), text);
    return Text.of(text);
  }

  /// {@return a folder of our own in the folder, made if it is not there}
  Path ours(String name) throws IOException {
    Path ours = root.resolve(OURS).resolve(name);
    Files.createDirectories(ours);
    if (!ours.toRealPath().startsWith(root)) {
      throw new IOException("%s does not lie in this folder: remove the link".formatted(OURS));
    }
    return ours;
  }

  /// Puts a text in the place of a file, whole or not at all, also if the power fails.
  static void replace(Path file, String text) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    Files.deleteIfExists(part);
    try (FileChannel out =
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    if (Files.exists(file)) {
      Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(file));
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(part.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}
