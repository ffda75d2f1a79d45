package offramp.study;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import offramp.simulate.Keeper;

/// Keeps the parts of all jobs of a study in a store.
///
/// The rows of part 12 of a job lie in one file for each of its tables,
/// `TABLE/job=KEY/part-000012-SUM.parquet`. The key is a digest of what the job does, so that what
/// other work has found is never taken for it. A file whose content does not fit the sum in its
/// name is told of, taken away and made again.
public final class StudyKeeper implements Keeper {
  final Store store;
  final Format format;
  private final int blocks;
  final Consumer<String> said;
  private final Map<String, Integer> met = new HashMap<>();
  private final AtomicLong done = new AtomicLong();

  /// @param blocks of a part
  /// @param said is told what a user should know
  public StudyKeeper(Store store, Format format, int blocks, Consumer<String> said) {
    this.store = store;
    this.format = format;
    this.blocks = blocks;
    this.said = said;
  }

  @Override
  public int blocks() {
    return blocks;
  }

  /// {@return how many parts were done since it was made, not found in the store}
  public long done() {
    return done.get();
  }

  void oneMore() {
    done.incrementAndGet();
  }

  @Override
  public Parts shelf(Job job) {
    try {
      String key = key(job);
      byte[] told = JobFile.of(job).bytes();
      String name = JobFile.name(key);
      if (store.get(name).filter(there -> Arrays.equals(there, told)).isEmpty()) {
        store.put(name, told);
      }
      return new Parts(this, key, job.tables(), job.parts());
    } catch (IOException failed) {
      throw new Unkept("the study cannot be written: " + why(failed));
    }
  }

  /// A job that comes twice is kept twice, as nobody can tell whether it is the same.
  private String key(Job job) {
    int times = met.merge(job.key(), 1, Integer::sum);
    return times == 1 ? job.key() : job.key() + "-" + times;
  }

  static String why(IOException failed) {
    return String.valueOf(failed.getMessage());
  }

  static String folder(String table, String key) {
    return table + "/job=" + key;
  }
}
