package offramp.spark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// A home of Spark, as its own programs look for it: a folder `jars` with all jars of the class
/// path, and a folder `conf` for the settings of Hadoop.
final class SparkHome {
  static final String HOST = "127.0.0.1";

  private final Path folder;

  SparkHome(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(conf());
    Files.createDirectories(jars());
    for (String part : classPath().filter(part -> part.endsWith(".jar")).toList()) {
      Path jar = Path.of(part).toAbsolutePath();
      Files.createSymbolicLink(jars().resolve(jar.getFileName()), jar);
    }
  }

  private static Stream<String> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
  }

  Path jars() {
    return folder.resolve("jars");
  }

  Path conf() {
    return folder.resolve("conf");
  }

  /// Starts a class of Spark in a process of its own.
  Process process(List<String> words) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx600m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                conf() + File.pathSeparator + jars() + "/*"));
    line.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("SPARK_HOME", folder.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", HOST);
    builder.environment().put("HADOOP_CONF_DIR", conf().toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.start();
  }

  /// Submits a study as `spark-submit` does, from the thin jar and those it needs.
  ///
  /// @param options of `spark-submit`
  /// @param settings as its `--conf` takes them
  /// @param study its place
  /// @return what was printed
  String submit(List<String> options, Map<String, String> settings, String study)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("org.apache.spark.deploy.SparkSubmit"));
    words.addAll(options);
    words.addAll(List.of("--executor-memory", "600m"));
    settings.forEach((name, value) -> words.addAll(List.of("--conf", name + "=" + value)));
    words.addAll(List.of("--class", "offramp.spark.Submit"));
    words.addAll(List.of("--jars", String.join(",", shipped())));
    words.addAll(List.of(jar("spark").orElseThrow(), study));
    Process process = process(words);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? said : "failed:" + said;
  }

  /// {@return what the jar of the workbench and that of the data module hold, and DuckDB}
  private List<String> shipped() {
    List<String> jars = new ArrayList<>();
    Stream.of("workbench", "data", "picocli").forEach(module -> jar(module).ifPresent(jars::add));
    classPath()
        .filter(
            part ->
                part.matches(
                    ".*/(duckdb_jdbc|commons-(statistics|numbers|rng)|jackson-core-3)[^/]*\\.jar"))
        .forEach(jars::add);
    return jars;
  }

  /// {@return a jar of the classes of a module: its own, or one made of them where it is not packed
  /// yet; none if another holds them}
  private Optional<String> jar(String module) {
    Optional<String> classes =
        classPath()
            .filter(
                part -> part.matches(".*/" + module + "/target/([a-z]+/)?(classes/?|[^/]*\\.jar)"))
            .findFirst();
    if (classes.isEmpty() || classes.get().endsWith(".jar")) {
      return classes;
    }
    String jar = folder.resolve(module + ".jar").toString();
    ToolProvider.findFirst("jar")
        .orElseThrow()
        .run(System.out, System.err, "-cf", jar, "-C", classes.get(), ".");
    return Optional.of(jar);
  }
}
