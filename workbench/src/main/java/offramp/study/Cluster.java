package offramp.study;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Processes elsewhere that do parts of one study and put them into its store.
///
/// They begin with the first work that there is.
public interface Cluster extends AutoCloseable {
  /// {@return where the study lies, as this process sees it}
  Store store();

  /// Has parts of a job done. Returns at once.
  ///
  /// @param key of the job
  /// @param parts their numbers
  /// @param told is told how they fare
  void work(String key, List<Long> parts, Told told);

  /// Ends all work.
  @Override
  void close();

  /// {@return whether the place of a study is an address that only a cluster understands, as in
  /// `hdfs://host/strait.study`, not a folder}
  static boolean elsewhere(String place) {
    return place.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
  }

  /// Is told how parts fare, from any thread.
  interface Told {
    /// A part is in the store; or cannot be had there, so that it is to be done here.
    ///
    /// @param files names of its files, one for each table in their order; none if what was thrown
    ///   when it was done will be thrown here too
    void done(long part, List<String> files);

    /// The parts that are not done yet will not be done.
    void failed(String why);
  }

  /// Opens clusters of one kind, found by a `ServiceLoader` where its module is on the class path.
  interface Kind {
    /// {@return a cluster that works on a study}
    ///
    /// @param master where it is, as in `spark://host:7077`
    /// @param place of the study: a folder, or an address such as `hdfs://host/strait.study`
    /// @param said is told what a user should know
    /// @throws IOException if the place cannot be reached
    Cluster open(String master, String place, Consumer<String> said) throws IOException;
  }
}
