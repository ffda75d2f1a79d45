package offramp.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import offramp.study.Store;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;

/// A store in one of Hadoop's file systems: HDFS, an object store such as S3, a folder.
///
/// Where a file can be moved at one stroke, a content is written beside its place and moved there,
/// as in a folder. An object store has one put instead, which shows a content only when it is
/// whole.
final class HadoopStore implements Store {
  /// Schemes of stores that put at one stroke, and copy where they are asked to move.
  private static final Set<String> OBJECTS =
      Set.of("s3a", "s3", "s3n", "gs", "oss", "cosn", "obs", "swift", "wasb", "wasbs");

  private static final String ON_ITS_WAY = ".part";

  private final FileSystem files;
  private final Path root;
  private final boolean objects;

  private HadoopStore(FileSystem files, Path root, boolean objects) {
    this.files = files;
    this.root = root;
    this.objects = objects;
  }

  /// {@return the store at an address}
  static HadoopStore of(URI place, Configuration settings) throws IOException {
    FileSystem files = FileSystem.get(place, settings);
    // its files of checksums beside each file are no part of a study
    FileSystem plain = files instanceof LocalFileSystem local ? local.getRaw() : files;
    return new HadoopStore(
        plain, new Path(place), OBJECTS.contains(String.valueOf(place.getScheme())));
  }

  private Path path(String name) {
    return name.isEmpty() ? root : new Path(root, name);
  }

  @Override
  public void put(String name, byte[] content) throws IOException {
    Path place = path(name);
    if (objects) {
      write(files.create(place, true), content);
    } else {
      move(beside(place, content), place);
    }
  }

  private Path beside(Path place, byte[] content) throws IOException {
    for (int number = 0; ; number++) {
      Path file = new Path(place.getParent(), "." + place.getName() + "." + number + ON_ITS_WAY);
      try {
        FSDataOutputStream out = files.create(file, false);
        try {
          write(out, content);
        } catch (IOException full) {
          files.delete(file, false);
          throw full;
        }
        return file;
      } catch (FileAlreadyExistsException other) {
        // another process is writing it, or one before was killed while it did
      }
    }
  }

  private void write(FSDataOutputStream out, byte[] content) throws IOException {
    try (out) {
      out.write(content);
      if (!objects) {
        out.hsync();
      }
    }
  }

  private void move(Path file, Path place) throws IOException {
    if (files instanceof RawLocalFileSystem) {
      if (!files.rename(file, place)) {
        throw new IOException("%s cannot be moved to %s".formatted(file, place));
      }
    } else {
      FileContext.getFileContext(root.toUri(), files.getConf())
          .rename(file, place, Options.Rename.OVERWRITE);
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
    if (objects) {
      return;
    }
    RemoteIterator<LocatedFileStatus> all = files.listFiles(root, true);
    while (all.hasNext()) {
      Path file = all.next().getPath();
      if (file.getName().startsWith(".") && file.getName().endsWith(ON_ITS_WAY)) {
        files.delete(file, false);
      }
    }
  }
}
