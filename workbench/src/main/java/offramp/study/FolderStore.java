package offramp.study;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A store in a folder of a disk.
///
/// A content is written to a file beside its place, forced to the disk and moved there; then the
/// folder is forced to the disk too.
public final class FolderStore implements Store {
  private static final int TRIES = 5;

  private final Path root;

  public FolderStore(Path root) {
    this.root = root;
  }

  @Override
  public void put(String name, byte[] content) throws IOException {
    Path place = root.resolve(name);
    Path folder = Objects.requireNonNull(place.getParent());
    for (int attempt = 1; ; attempt++) {
      folders(folder);
      try {
        move(write(place, content), place);
        force(folder);
        return;
      } catch (NoSuchFileException swept) {
        // another process took it for what one before had left
        if (attempt == TRIES) {
          throw swept;
        }
      }
    }
  }

  /// Makes the folders that are not there, and has the disk know of them.
  private void folders(Path folder) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path at = folder; at != null && !Files.isDirectory(at); at = at.getParent()) {
      missing.add(at);
    }
    Files.createDirectories(folder);
    for (Path made : missing) {
      force(made.toAbsolutePath().getParent());
    }
  }

  private static Path write(Path place, byte[] content) throws IOException {
    Path file = place.resolveSibling(OnItsWay.beside(String.valueOf(place.getFileName())));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      write(channel, content, file);
      return file;
    }
  }

  private static void write(FileChannel channel, byte[] content, Path file) throws IOException {
    try {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    } catch (IOException full) {
      Files.deleteIfExists(file);
      throw full;
    }
  }

  private static void move(Path file, Path place) throws IOException {
    Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Has the disk know of what was moved into a folder, where the system can.
  private static void force(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unable) {
      // some systems do not open folders; there the move alone has to do
    }
  }

  @Override
  public Optional<byte[]> get(String name) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(root.resolve(name)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> list(String folder) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(root.resolve(name));
  }

  @Override
  public void sweep() throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (OnItsWay.is(String.valueOf(file.getFileName()))) {
              Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            if (why instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // another process has moved it to its place
            }
            throw why;
          }
        });
  }
}
