package offramp.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import offramp.cli.Rerun;
import org.apache.spark.util.LongAccumulator;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/// One part of a job, done in an executor by the replica there. Only this and the number of the
/// part is sent.
final class PartTask extends AbstractFunction1<Iterator<Long>, PartDone> implements Serializable {
  private static final long serialVersionUID = 1;

  private final String place;
  private final String key;
  private final LongAccumulator count;

  /// @param place of the study
  /// @param key of the job
  /// @param count counts parts
  PartTask(String place, String key, LongAccumulator count) {
    this.place = place;
    this.key = key;
    this.count = count;
  }

  /// @param part the number of one part
  @Override
  public PartDone apply(Iterator<Long> part) {
    long number = part.next();
    try {
      List<String> files = Replicas.here(place).part(key, number);
      count.add(1);
      return new PartDone(number, files, Rerun.machine());
    } catch (InterruptedException killed) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the task was killed", killed);
    } catch (IOException unreadable) {
      throw new IllegalStateException(
          "an executor cannot read the study: %s".formatted(unreadable.getMessage()), unreadable);
    }
  }
}
