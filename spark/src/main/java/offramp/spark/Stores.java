package offramp.spark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import offramp.study.Cluster;
import offramp.study.FolderStore;
import offramp.study.Store;
import org.apache.spark.deploy.SparkHadoopUtil;

/// The stores of studies, by their places.
final class Stores {
  private Stores() {}

  /// {@return the store of a study}
  ///
  /// @param place a folder, or an address of one of Hadoop's file systems
  static Store of(String place) throws IOException {
    if (!Cluster.elsewhere(place)) {
      return new FolderStore(Path.of(place));
    }
    try {
      return HadoopStore.of(URI.create(place), SparkHadoopUtil.get().conf());
    } catch (IllegalArgumentException wrong) {
      throw new IOException(wrong.getMessage(), wrong);
    }
  }
}
