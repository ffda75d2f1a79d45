package offramp.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import offramp.cli.Rerun;
import offramp.simulate.Keeper;
import offramp.study.Cluster;
import offramp.study.Store;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.util.LongAccumulator;
import scala.collection.immutable.Seq;
import scala.concurrent.ExecutionContext;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/// Apache Spark as a cluster: one task for each part.
///
/// Spark counts the first of the attempts at a task that succeeds, so a part that is done twice is
/// told of once; its file is the same. A lost executor costs the parts that it had in hand.
final class SparkCluster implements Cluster {
  private static final long PATIENCE_SECONDS = 30;

  /// The reason within the words of Spark for a job that failed.
  private static final Pattern REASON =
      Pattern.compile("most recent failure: .*?\\): (?:[\\w.$]+(?:Exception|Error|Unkept): )?(.*)");

  private final String master;
  private final String place;
  private final Store store;
  private final Consumer<String> said;
  private final AtomicBoolean otherMachine = new AtomicBoolean();
  private Optional<Session> session = Optional.empty();

  /// A program as Spark sees it.
  ///
  /// @param done counts the parts that were done
  private record Session(SparkContext context, LongAccumulator done) {}

  SparkCluster(String master, String place, Consumer<String> said) throws IOException {
    this.master = master;
    // executors have other working directories
    this.place = Cluster.elsewhere(place) ? place : Path.of(place).toAbsolutePath().toString();
    this.store = Stores.of(this.place);
    this.said = said;
  }

  @Override
  public Store store() {
    return store;
  }

  private synchronized Session session() {
    if (session.isEmpty()) {
      try {
        SparkContext context = new SparkContext(settings());
        session = Optional.of(new Session(context, context.longAccumulator("parts done")));
      } catch (
          Exception
              failed) { // Scala declares nothing, and Spark throws what is no RuntimeException
        throw new Keeper.Unkept(
            "Spark does not begin on %s: %s".formatted(master, firstLine(failed)));
      }
      CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(this::waiting);
    }
    return session.get();
  }

  private SparkConf settings() {
    SparkConf settings = new SparkConf().setMaster(master);
    settings.setIfMissing("spark.app.name", "offramp study " + Path.of(place).getFileName());
    settings.setIfMissing("spark.speculation", "true");
    settings.set("spark.ui.showConsoleProgress", "false");
    if (master.startsWith("local")) {
      settings.setIfMissing("spark.ui.enabled", "false");
      settings.remove("spark.jars"); // they are on the class path
    }
    return settings;
  }

  private synchronized void waiting() {
    if (session.filter(one -> one.done().value() == 0).isPresent()) {
      said.accept(
          "note: after %d s no part is done: if %s has no free cores or memory, they are waited for"
              .formatted(PATIENCE_SECONDS, master));
    }
  }

  @Override
  public void work(String key, List<Long> parts, Told told) {
    Session now = session();
    RDD<Long> numbers =
        JavaSparkContext.fromSparkContext(now.context()).parallelize(parts, parts.size()).rdd();
    now.context()
        .submitJob(
            numbers,
            new PartTask(place, key, now.done()),
            all(parts.size()),
            (_, done) -> {
              done(done, told);
              return BoxedUnit.UNIT;
            },
            () -> BoxedUnit.UNIT)
        .onComplete(
            ended -> {
              if (ended.isFailure()) {
                told.failed(why(ended.failed().get()));
              }
              return BoxedUnit.UNIT;
            },
            ExecutionContext.fromExecutor(Runnable::run));
  }

  /// {@return the numbers below `many`}
  private static Seq<Object> all(int many) {
    List<Object> numbers = IntStream.range(0, many).<Object>mapToObj(i -> i).toList();
    return CollectionConverters.asScala(numbers).toSeq();
  }

  private void done(PartDone part, Told told) {
    if (!part.machine().equals(Rerun.machine()) && otherMachine.compareAndSet(false, true)) {
      said.accept(
          "note: an executor is on %s, and this is %s: last digits of its parts may differ from what they would have been here"
              .formatted(part.machine(), Rerun.machine()));
    }
    told.done(part.part(), part.files());
  }

  private static String why(Throwable failed) {
    Matcher reason = REASON.matcher(String.valueOf(failed.getMessage()));
    return reason.find() ? reason.group(1) : firstLine(failed);
  }

  private static String firstLine(Throwable failed) {
    return String.valueOf(failed.getMessage()).lines().findFirst().orElse("it does not say why");
  }

  @Override
  public synchronized void close() {
    session.ifPresent(one -> one.context().stop());
    session = Optional.empty();
    Replicas.end(place);
  }
}
