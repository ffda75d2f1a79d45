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
      URI address = URI.create(place);
      return "file".equals(address.getScheme())
          ? new FolderStore(Path.of(address))
          : HadoopStore.of(address, SparkHadoopUtil.get().conf());
    } catch (IllegalArgumentException wrong) {
      throw new IOException(wrong.getMessage(), wrong);
    } catch (RuntimeException missing) {
      if (!(missing.getCause() instanceof ClassNotFoundException)) {
        throw missing;
      }
      throw new IOException(
          "Spark has no jar for %s (%s); give it one, as with spark-submit --packages"
              .formatted(place, missing.getCause().getMessage()),
          missing);
    }
  }
}
