package offramp.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Abortable;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.StreamCapabilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A put into an object store that breaks while it is written: nothing comes to its place, and what
/// stood there stays.
class FailedPutTest {
  private static final String FOLDER = "offramp.test.folder";

  @TempDir Path folder;

  @Test
  void aPutThatBreaksLeavesWhatWasThere() throws IOException {
    HadoopStore store = store();
    byte[] before = "whole".getBytes(StandardCharsets.UTF_8);
    store.put("part", before);
    assertThat(folder.resolve("part")).hasBinaryContent(before);
    assertThatThrownBy(() -> store.put("part", new byte[2 * Breaking.MOST]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("broken");
    assertThat(folder.resolve("part")).hasBinaryContent(before);
    assertThatThrownBy(() -> store.put("other", new byte[2 * Breaking.MOST]))
        .isInstanceOf(IOException.class);
    assertThat(folder.resolve("other")).doesNotExist();
  }

  private HadoopStore store() throws IOException {
    Configuration settings = new Configuration();
    settings.setClass("fs.oss.impl", Breaking.class, FileSystem.class);
    settings.setBoolean("fs.oss.impl.disable.cache", true);
    settings.set(FOLDER, folder.toString());
    return HadoopStore.of(URI.create("oss://bucket/there.study"), settings);
  }

  /// An object store whose streams break behind so many bytes: to close one is to put what came so
  /// far, as those of object stores do.
  public static final class Breaking extends FilterFileSystem {
    static final int MOST = 100;

    public Breaking() {
      super(new RawLocalFileSystem());
    }

    @Override
    public FSDataOutputStream create(org.apache.hadoop.fs.Path place, boolean overwrite)
        throws IOException {
      return new FSDataOutputStream(
          new Stream(Path.of(getConf().get(FOLDER), place.getName())), null);
    }
  }

  private static final class Stream extends OutputStream implements Abortable, StreamCapabilities {
    private final Path place;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private boolean aborted;

    Stream(Path place) {
      this.place = place;
    }

    @Override
    public void write(int one) throws IOException {
      if (content.size() == Breaking.MOST) {
        throw new IOException("the connection is broken");
      }
      content.write(one);
    }

    @Override
    public AbortableResult abort() {
      aborted = true;
      return new Given();
    }

    @Override
    public boolean hasCapability(String capability) {
      return capability.equals(ABORTABLE_STREAM);
    }

    @Override
    public void close() throws IOException {
      if (!aborted) {
        Files.write(place, content.toByteArray());
      }
    }
  }

  private record Given() implements Abortable.AbortableResult {
    @Override
    public boolean alreadyClosed() {
      return false;
    }

    @Override
    public IOException anyCleanupException() {
      return null;
    }
  }
}
