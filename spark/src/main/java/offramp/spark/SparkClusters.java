package offramp.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import offramp.study.Cluster;

/// The clusters of Apache Spark, and Spark in this process: `local[2]`.
public final class SparkClusters implements Cluster.Kind {
  private static final Pattern MASTER = Pattern.compile("([^,/:]+):(\\d{1,5})");
  private static final int PATIENCE_MILLIS = 5_000;

  @Override
  public Cluster open(String master, String place, Consumer<String> said) throws IOException {
    // before the first word of Spark
    System.getProperties()
        .putIfAbsent("log4j2.configurationFile", "classpath:offramp/spark/quiet.properties");
    if (master.startsWith("spark://")) {
      answered(master);
    }
    return new SparkCluster(master, place, said);
  }

  /// Spark itself would try for a minute, and then not say what is wrong.
  private static void answered(String masters) throws IOException {
    Matcher master = MASTER.matcher(masters);
    while (master.find()) {
      try (Socket socket = new Socket()) {
        int port = Integer.parseInt(master.group(2));
        socket.connect(new InetSocketAddress(master.group(1), port), PATIENCE_MILLIS);
        return;
      } catch (IOException | IllegalArgumentException silent) {
        // another of the masters may answer
      }
    }
    throw new IOException(
        "no master of Spark answers at %s (as in spark://host:7077)".formatted(masters));
  }
}
