package offramp.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongFunction;
import offramp.simulate.Keeper;
import offramp.simulate.Rows;

/// Keeps the parts of a study, and has those that are not there done by a cluster.
///
/// @param keeper reads what the cluster has put
public record ClusterKeeper(StudyKeeper keeper, Cluster cluster) implements Keeper {
  @Override
  public int blocks() {
    return keeper.blocks();
  }

  @Override
  public Shelf shelf(Job job) {
    Parts parts = keeper.shelf(job);
    List<Long> missing = parts.missing();
    if (missing.isEmpty()) {
      return parts;
    }
    Awaited awaited = new Awaited(keeper, parts, missing);
    cluster.work(parts.key(), missing, awaited);
    return awaited;
  }

  /// The parts of a job that the cluster works on.
  private static final class Awaited implements Shelf, Cluster.Told {
    private final StudyKeeper keeper;
    private final Parts parts;
    private final Map<Long, CompletableFuture<List<String>>> coming = new HashMap<>();

    Awaited(StudyKeeper keeper, Parts parts, List<Long> missing) {
      this.keeper = keeper;
      this.parts = parts;
      missing.forEach(part -> coming.put(part, new CompletableFuture<>()));
    }

    @Override
    public void done(long part, List<String> files) {
      boolean first =
          Optional.ofNullable(coming.get(part)).map(one -> one.complete(files)).orElse(false);
      if (first && !files.isEmpty()) {
        keeper.oneMore();
      }
    }

    @Override
    public void failed(String why) {
      coming.values().forEach(one -> one.completeExceptionally(new Unkept(why)));
    }

    @Override
    public Optional<List<Rows>> get(long part) {
      return parts.get(part);
    }

    @Override
    public void put(long part, List<Rows> rows) {
      parts.put(part, rows);
    }

    @Override
    public List<Rows> part(long part, LongFunction<List<Rows>> hand) {
      List<String> files =
          Optional.ofNullable(coming.get(part)).map(Awaited::come).orElse(List.of());
      if (!files.isEmpty()) {
        parts.learn(part, files);
      }
      return parts.part(part, hand);
    }

    private static List<String> come(CompletableFuture<List<String>> one) {
      try {
        return one.join();
      } catch (CompletionException failed) {
        throw failed.getCause() instanceof Unkept unkept ? unkept : failed;
      }
    }
  }
}
