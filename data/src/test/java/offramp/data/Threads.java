package offramp.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import offramp.simulate.Keeper;
import offramp.study.Cluster;
import offramp.study.FolderStore;
import offramp.study.Store;

/// A cluster of two replicas in this process, as `study run --on` finds it: `--on twice` does each
/// part on both, `--on broken` breaks at the third part.
public final class Threads implements Cluster.Kind {
  private static final int BREAKS_AT = 2;

  @Override
  public Cluster open(String master, String place, Consumer<String> said) throws IOException {
    if (!List.of("twice", "broken").contains(master)) {
      throw new IOException("nothing answers at " + master);
    }
    Store store = new FolderStore(Path.of(place));
    return new Two(store, place, master.equals("broken"), new ArrayList<>(), pool());
  }

  private static ExecutorService pool() {
    return Executors.newFixedThreadPool(2);
  }

  private record Two(
      Store store, String place, boolean broken, List<Replica> replicas, ExecutorService pool)
      implements Cluster {
    @Override
    public void work(String key, List<Long> parts, Told told) {
      List<Long> backwards = parts.reversed();
      for (int i = 0; i < backwards.size(); i++) {
        long part = backwards.get(i);
        boolean breaks = broken && i == BREAKS_AT;
        for (Replica replica : both()) {
          pool.execute(() -> part(replica, key, part, breaks, told));
        }
      }
    }

    private synchronized List<Replica> both() {
      try {
        while (replicas.size() < 2) {
          replicas.add(Replica.of(store, place, 1));
        }
        return replicas;
      } catch (IOException unreadable) {
        throw new Keeper.Unkept(String.valueOf(unreadable.getMessage()));
      }
    }

    private static void part(Replica replica, String key, long part, boolean breaks, Told told) {
      try {
        if (breaks) {
          told.failed("lost");
        } else {
          told.done(part, replica.part(key, part));
        }
      } catch (InterruptedException ended) {
        told.failed("ended");
      } catch (Keeper.Unkept unkept) {
        told.failed(String.valueOf(unkept.getMessage()));
      }
    }

    @Override
    public void close() {
      pool.shutdownNow();
      replicas.forEach(Replica::close);
    }
  }
}
