package offramp.spark;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import offramp.data.Replica;
import org.apache.spark.SparkEnv;

/// The replicas of this process, one for each study: models are compiled once, not for each task.
final class Replicas {
  private static final Replicas HERE = new Replicas();

  private final Map<String, Replica> byPlace = new HashMap<>();

  private Replicas() {}

  /// {@return the replica of a study, which is begun if there is none}
  static Replica here(String place) throws IOException {
    return HERE.of(place);
  }

  /// Ends the replica of a study, if there is one.
  static void end(String place) {
    HERE.remove(place).ifPresent(Replica::close);
  }

  private synchronized Replica of(String place) throws IOException {
    Optional<Replica> there = Optional.ofNullable(byPlace.get(place));
    if (there.isPresent()) {
      return there.get();
    }
    int cores = SparkEnv.get().conf().getInt("spark.executor.cores", 0);
    Replica begun = Replica.of(Stores.of(place), place, cores);
    byPlace.put(place, begun);
    return begun;
  }

  private synchronized Optional<Replica> remove(String place) {
    return Optional.ofNullable(byPlace.remove(place));
  }
}
