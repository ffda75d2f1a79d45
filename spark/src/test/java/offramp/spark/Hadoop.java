package offramp.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.test.GenericTestUtils;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.fifo.FifoScheduler;

/// A cluster of Hadoop in this process: HDFS with one node for data, and YARN with two nodes, whose
/// containers are processes of their own.
final class Hadoop implements AutoCloseable {
  private static final int NODES = 2;
  private static final long PATIENCE_MILLIS = 30_000;
  private static final String JAVA = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  private final SparkHome home;
  private final MiniDFSCluster files;
  private final MiniYARNCluster yarn;

  Hadoop(Path folder) throws Exception {
    home = new SparkHome(folder.resolve("home"));
    Configuration settings = new Configuration();
    settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
    files = new MiniDFSCluster.Builder(settings).numDataNodes(1).build();
    files.waitActive();
    System.setProperty(GenericTestUtils.SYSPROP_TEST_DATA_DIR, folder.toString());
    yarn = new MiniYARNCluster("yarn", NODES, 1, 1);
    yarn.init(settings(files.getConfiguration(0)));
    yarn.start();
    if (!yarn.waitForNodeManagersToConnect(PATIENCE_MILLIS)) {
      throw new AssertionError("no nodes of YARN");
    }
    write("core-site.xml", files.getConfiguration(0));
    write("yarn-site.xml", yarn.getConfig());
  }

  /// How full disks and memory are does not matter here, and nothing is kept at the end.
  private static Configuration settings(Configuration files) {
    Configuration settings = new YarnConfiguration(files);
    settings.setClass(YarnConfiguration.RM_SCHEDULER, FifoScheduler.class, Object.class);
    settings.setBoolean(YarnConfiguration.NM_DISK_HEALTH_CHECK_ENABLE, false);
    settings.setBoolean(YarnConfiguration.NM_PMEM_CHECK_ENABLED, false);
    settings.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
    settings.setLong(YarnConfiguration.NM_LOG_RETAIN_SECONDS, 0);
    settings.setLong(YarnConfiguration.NM_PROCESS_KILL_WAIT_MS, 0);
    return settings;
  }

  private void write(String name, Configuration settings) throws IOException {
    try (OutputStream out = Files.newOutputStream(home.conf().resolve(name))) {
      settings.writeXml(out);
    }
  }

  FileSystem files() throws IOException {
    return files.getFileSystem();
  }

  /// {@return where a study lies in HDFS}
  URI place(String study) {
    return files.getURI().resolve("/studies/" + study);
  }

  /// Submits a study to YARN.
  ///
  /// @param mode where the driver runs: `client` is beside this process, `cluster` in a container
  /// @return what was printed
  String submit(String mode, URI study) throws IOException, InterruptedException {
    return home.submit(
        List.of("--master", "yarn", "--deploy-mode", mode, "--num-executors", "" + NODES),
        settings(),
        study.toString());
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("spark.driver.memory", "600m");
    // all nodes have the jars of Spark already
    settings.put("spark.yarn.jars", "local:" + home.jars() + "/*");
    for (String role : List.of("driver", "executor", "yarn.am")) {
      settings.put("spark." + role + ".extraJavaOptions", JAVA);
    }
    for (String role : List.of("executorEnv", "yarn.appMasterEnv")) {
      settings.put("spark." + role + ".JAVA_HOME", System.getProperty("java.home"));
      settings.put("spark." + role + ".SPARK_LOCAL_IP", SparkHome.HOST);
    }
    return settings;
  }

  @Override
  public void close() {
    yarn.stop();
    files.shutdown();
    System.clearProperty(GenericTestUtils.SYSPROP_TEST_DATA_DIR);
  }
}
