package offramp.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import offramp.simulate.Keeper;
import offramp.simulate.Rows;

/// Keeps the parts of all jobs of a study in a store.
///
/// The rows of part 12 of a job lie in one file for each of its tables,
/// `TABLE/job=KEY/part-000012-SUM.parquet`. The key is a digest of what the job does, so that what
/// other work has found is never taken for it. A file whose content does not fit the sum in its
/// name is told of, taken away and made again.
public final class StudyKeeper implements Keeper {
  private final Store store;
  private final Format format;
  private final int blocks;
  private final Consumer<String> said;
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

  /// {@return how many parts were done here, not found in the store}
  public long done() {
    return done.get();
  }

  @Override
  public Shelf shelf(Job job) {
    try {
      String key = key(job);
      byte[] told = JobFile.of(job).bytes();
      String name = JobFile.name(key);
      if (store.get(name).filter(there -> Arrays.equals(there, told)).isEmpty()) {
        store.put(name, told);
      }
      return new OfJob(key, job.tables());
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

  /// The parts of one job.
  private final class OfJob implements Shelf {
    private final String key;
    private final List<String> tables;

    /// By table and part the files that were there when it was first asked for. What another
    /// process puts meanwhile is done again here: it is the same.
    private final Map<String, Map<Long, List<PartName>>> there = new HashMap<>();

    OfJob(String key, List<String> tables) {
      this.key = key;
      this.tables = tables;
    }

    private synchronized List<PartName> named(String table, long part) throws IOException {
      if (!there.containsKey(table)) {
        there.put(
            table,
            store.list(folder(table, key)).stream()
                .flatMap(name -> PartName.parse(name).stream())
                .collect(Collectors.groupingBy(PartName::number)));
      }
      return there.getOrDefault(table, Map.of()).getOrDefault(part, List.of());
    }

    @Override
    public Optional<List<Rows>> get(long part) {
      List<Rows> found = new ArrayList<>();
      try {
        for (String table : tables) {
          Optional<byte[]> content = content(table, part);
          if (content.isEmpty()) {
            return Optional.empty();
          }
          found.add(format.rows(table, content.get()));
        }
        return Optional.of(found);
      } catch (IOException failed) {
        throw new Unkept("part %d cannot be read: %s".formatted(part, why(failed)));
      }
    }

    private Optional<byte[]> content(String table, long part) throws IOException {
      String folder = folder(table, key);
      for (PartName name : named(table, part)) {
        Optional<byte[]> content = store.get(folder + "/" + name);
        if (content.isPresent() && name.fits(content.get())) {
          return content;
        }
        if (content.isPresent()) {
          said.accept(
              "note: %s/%s is not what was written there; it is made again"
                  .formatted(folder, name));
          store.delete(folder + "/" + name);
        }
      }
      return Optional.empty();
    }

    @Override
    public void put(long part, List<Rows> rows) {
      try {
        for (Rows of : rows) {
          byte[] content = format.bytes(of);
          PartName name = PartName.of(part, content, format.ending());
          store.put(folder(of.table(), key) + "/" + name, content);
        }
        done.incrementAndGet();
      } catch (IOException failed) {
        throw new Unkept("part %d cannot be written: %s".formatted(part, why(failed)));
      }
    }
  }

  static String folder(String table, String key) {
    return table + "/job=" + key;
  }
}
