package offramp.study;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Where a study lies: contents by name, each there whole or not at all. Many threads and processes
/// may use it at once.
///
/// A folder puts by writing beside the place and moving there; an object store puts at one stroke.
public interface Store {
  /// Puts a content in its place, in that of another of this name if there is one.
  ///
  /// After it returns, the content outlives a loss of power.
  ///
  /// @param name with a slash between folders, as in `draws/job=1/part-000000.parquet`
  void put(String name, byte[] content) throws IOException;

  /// {@return a content; empty if there is none of this name}
  Optional<byte[]> get(String name) throws IOException;

  /// {@return the names in a folder, ascending, without those in folders below it; none if there is
  /// no such folder}
  List<String> list(String folder) throws IOException;

  /// Takes a content away, if there is one of this name.
  void delete(String name) throws IOException;

  /// Takes away what processes have left that were killed while they wrote, where that leaves
  /// anything. One that is still writing puts its content again.
  default void sweep() throws IOException {}
}
