package offramp.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A standalone cluster of Spark in one place: a master and two workers with one core each, as
/// processes of their own, started from the jars.
final class Standalone implements AutoCloseable {
  private static final String HOST = SparkHome.HOST;

  /// Spark does no task again on the host where it stands still, so each worker has a host of its
  /// own, as far as Spark can tell.
  private static final List<String> HOSTS = List.of(HOST, "localhost");

  private final Path folder;
  private final SparkHome home;
  private final String master;
  private final Map<String, String> settings;
  private final Process masterProcess;
  private final Map<String, Process> workers = new TreeMap<>();

  Standalone(Path folder) throws IOException {
    this.folder = folder;
    home = new SparkHome(folder.resolve("home"));
    int port = free();
    master = "spark://%s:%d".formatted(HOST, port);
    masterProcess =
        start(
            "I have been elected leader",
            List.of("org.apache.spark.deploy.master.Master", "--host", HOST, "--port", "" + port));
    mend();
    settings = settings();
    settings.forEach(System::setProperty);
  }

  /// Has two workers that work.
  void mend() throws IOException {
    for (String host : HOSTS) {
      Process there = workers.get(host);
      if (there == null || !there.isAlive()) {
        workers.put(host, worker(host));
      } else {
        there.descendants().forEach(ProcessHandle::destroyForcibly);
      }
    }
  }

  private Process worker(String host) throws IOException {
    return start(
        "Successfully registered with master",
        List.of(
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            host,
            "--cores",
            "1",
            "--memory",
            "1g",
            "--work-dir",
            folder.resolve("worker-" + host).toString(),
            master));
  }

  /// As `spark-submit --conf` gives them.
  private static Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("spark.driver.host", HOST);
    settings.put("spark.executor.memory", "600m");
    settings.put("spark.executor.extraClassPath", System.getProperty("java.class.path"));
    settings.put(
        "spark.executor.extraJavaOptions", "--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC");
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.extraListeners", TaskEnds.class.getName());
    return settings;
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getAllByName(HOST)[0])) {
      return socket.getLocalPort();
    }
  }

  /// Starts a process, and waits until it says that it is ready.
  private Process start(String ready, List<String> words) throws IOException {
    List<String> all = new ArrayList<>(words);
    all.addAll(1, List.of("--webui-port", "0"));
    Process process = home.process(all);
    BufferedReader said = process.inputReader();
    StringBuilder before = new StringBuilder();
    for (String text = said.readLine(); text != null; text = said.readLine()) {
      before.append(text).append('\n');
      if (text.contains(ready)) {
        Thread rest = new Thread(() -> said.lines().forEach(_ -> {}));
        rest.setDaemon(true);
        rest.start();
        return process;
      }
    }
    throw new AssertionError("%s has ended:%n%s".formatted(words.getFirst(), before));
  }

  /// {@return what submitting a study printed}
  String submit(Path study) throws IOException, InterruptedException {
    return home.submit(
        List.of("--master", master), Map.of("spark.driver.host", HOST), study.toString());
  }

  String master() {
    return master;
  }

  /// Kills the first worker with its executor (SIGKILL, where the system has it).
  void kill() {
    kill(first());
  }

  private Process first() {
    return Objects.requireNonNull(workers.get(HOSTS.getFirst()));
  }

  private static void kill(Process process) {
    List<ProcessHandle> below = process.descendants().toList();
    process.destroyForcibly();
    below.forEach(ProcessHandle::destroyForcibly);
  }

  /// Stops the executor of the first worker: it neither works nor ends.
  void freeze() {
    first().descendants().forEach(executor -> signal("-STOP", executor));
  }

  private static void signal(String name, ProcessHandle process) {
    try {
      new ProcessBuilder("kill", name, "" + process.pid()).inheritIO().start().waitFor();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    settings.keySet().forEach(System::clearProperty);
    workers.values().forEach(Standalone::kill);
    kill(masterProcess);
  }
}
