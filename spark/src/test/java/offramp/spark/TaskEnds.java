package offramp.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.jdk.javaapi.CollectionConverters;

/// Hears of what a cluster does, as Spark makes it by its name.
public final class TaskEnds extends SparkListener {
  /// What was heard since it was last made anew.
  static final class Heard {
    final Map<String, Integer> tasks = new ConcurrentHashMap<>();
    final AtomicInteger lost = new AtomicInteger();
    final AtomicInteger speculated = new AtomicInteger();
    final AtomicLong parts = new AtomicLong();
    private final AtomicReference<Runnable> act;

    private Heard(Runnable act) {
      this.act = new AtomicReference<>(act);
    }

    /// Acts once, as soon as two executors have done two tasks each.
    private void task(String executor) {
      tasks.merge(executor, 1, Integer::sum);
      if (tasks.size() == 2 && tasks.values().stream().allMatch(many -> many >= 2)) {
        act.getAndSet(() -> {}).run();
      }
    }
  }

  private static final AtomicReference<Heard> HEARD = new AtomicReference<>(new Heard(() -> {}));

  /// {@return what will be heard}
  ///
  /// @param act done when both executors are at work
  static Heard anew(Runnable act) {
    Heard heard = new Heard(act);
    HEARD.set(heard);
    return heard;
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    if (start.taskInfo().speculative()) {
      HEARD.get().speculated.incrementAndGet();
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.taskInfo().successful()) {
      HEARD.get().task(end.taskInfo().executorId());
    }
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    HEARD.get().lost.incrementAndGet();
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted completed) {
    CollectionConverters.asJava(completed.stageInfo().accumulables()).values().stream()
        .filter(one -> one.name().contains("parts done"))
        .forEach(one -> HEARD.get().parts.set((Long) one.value().get()));
  }
}
