package offramp.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import offramp.study.OnItsWay;
import offramp.study.Store;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.io.IOUtils;

/// A store in one of Hadoop's file systems: HDFS, or an object store such as S3.
///
/// Where a file can be moved at one stroke, a content is written beside its place and moved there,
/// as in a folder. An object store has one put instead, which shows a content only when it is
/// whole.
final class HadoopStore implements Store {
  /// Schemes of stores that put at one stroke, and copy where they are asked to move.
  private static final Set<String> OBJECTS =
      Set.of("s3a", "s3", "s3n", "gs", "oss", "cosn", "obs", "swift", "wasb", "wasbs");

  private static final int TRIES = 5;

  private final FileSystem files;
  private final Path root;

  /// Empty where a single put does.
  private final Optional<Move> move;

  /// Moves a file at one stroke, in the place of another if there is one.
  private interface Move {
    void of(Path file, Path place) throws IOException;
  }

  private HadoopStore(FileSystem files, Path root, Optional<Move> move) {
    this.files = files;
    this.root = root;
    this.move = move;
  }

  /// {@return the store at an address}
  static HadoopStore of(URI place, Configuration settings) throws IOException {
    FileSystem files = FileSystem.get(place, settings);
    Path root = new Path(place);
    if (OBJECTS.contains(String.valueOf(place.getScheme()))) {
      return new HadoopStore(files, root, Optional.empty());
    }
    FileContext context = FileContext.getFileContext(place, settings);
    Move overwriting = (from, to) -> context.rename(from, to, Options.Rename.OVERWRITE);
    return new HadoopStore(files, root, Optional.of(overwriting));
  }

  private Path path(String name) {
    return name.isEmpty() ? root : new Path(root, name);
  }

  @Override
  public void put(String name, byte[] content) throws IOException {
    Path place = path(name);
    if (move.isEmpty()) {
      putWhole(place, content);
      return;
    }
    int attempt = 1;
    while (!moved(content, place, move.get(), attempt == TRIES)) {
      attempt++;
    }
  }

  /// To close is to put: what failed is given up first.
  private void putWhole(Path place, byte[] content) throws IOException {
    FSDataOutputStream out = files.create(place, true);
    try {
      out.write(content);
    } catch (IOException failed) {
      if (out.hasCapability(StreamCapabilities.ABORTABLE_STREAM)) {
        out.abort();
      }
      throw failed;
    }
    out.close();
  }

  /// {@return whether a content came to its place; if not, another process took the file beside it
  /// for what one before had left}
  private boolean moved(byte[] content, Path place, Move from, boolean last) throws IOException {
    Path file = new Path(place.getParent(), OnItsWay.beside(place.getName()));
    FSDataOutputStream out = files.create(file, false);
    try {
      out.write(content);
      out.hsync();
      out.close();
      from.of(file, place);
      return true;
    } catch (IOException failed) {
      // HDFS throws the very same once more, which a try with resources cannot bear
      IOUtils.closeStream(out);
      if (files.delete(file, false) || last) {
        throw failed;
      }
      return false;
    }
  }

  @Override
  public Optional<byte[]> get(String name) throws IOException {
    try (FSDataInputStream in = files.open(path(name))) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException none) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> list(String folder) throws IOException {
    try {
      return Arrays.stream(files.listStatus(path(folder)))
          .filter(FileStatus::isFile)
          .map(file -> file.getPath().getName())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (FileNotFoundException none) {
      return List.of();
    }
  }

  @Override
  public void delete(String name) throws IOException {
    files.delete(path(name), false);
  }

  @Override
  public void sweep() throws IOException {
    if (move.isEmpty()) {
      return;
    }
    try {
      RemoteIterator<LocatedFileStatus> all = files.listFiles(root, true);
      while (all.hasNext()) {
        Path file = all.next().getPath();
        if (OnItsWay.is(file.getName())) {
          files.delete(file, false);
        }
      }
    } catch (FileNotFoundException none) {
      // there is nothing yet
    }
  }
}
