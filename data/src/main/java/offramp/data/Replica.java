package offramp.data;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.LongFunction;
import offramp.cli.Refusal;
import offramp.cli.Rerun;
import offramp.simulate.Keeper;
import offramp.simulate.Rows;
import offramp.study.Manifest;
import offramp.study.Parts;
import offramp.study.Store;
import offramp.study.Study;
import offramp.study.StudyKeeper;

/// The command of a study, run again in another process to do parts of it there.
///
/// It reads the parts of the jobs before from the store. Where it comes to the job that parts are
/// asked of, it waits and does these, until one of a later job is asked for. So all that a process
/// has to be told is where the study lies, the key of a job, and the number of a part.
public final class Replica implements AutoCloseable {
  /// As much as the threads of an engine have, for models whose terms are deep.
  private static final long STACK = 64L << 20;

  private final ReachedStudy reached;
  private final Parquet parquet;
  private final Study study;
  private final Manifest manifest;
  private final Rerun command;
  private final Set<String> over = new HashSet<>();
  private Optional<Met> met = Optional.empty();
  private Optional<String> wanted = Optional.empty();
  private Optional<String> ended = Optional.empty();
  private boolean closed;

  /// A job that the command has come to.
  ///
  /// @param idle hands that no thread uses
  private record Met(Keeper.Job job, Parts parts, Queue<LongFunction<List<Rows>>> idle) {
    List<Rows> rows(long part) {
      LongFunction<List<Rows>> hand = Optional.ofNullable(idle.poll()).orElseGet(job.hands());
      List<Rows> rows = hand.apply(part);
      idle.add(hand);
      return rows;
    }
  }

  private Replica(ReachedStudy reached, Parquet parquet, int threads) throws IOException, Refusal {
    this.reached = reached;
    this.parquet = parquet;
    this.study = new Study(reached.store(), parquet);
    this.manifest = reached.at().manifest(study);
    StudyFolder.version(manifest);
    this.command = reached.command(study, manifest, StudyFolder.threads(manifest, threads));
  }

  /// Begins a replica, whose command runs until it is closed.
  ///
  /// @param store of the study
  /// @param place of the study: a folder, or an address that only the store understands
  /// @param threads for what the command does by itself, between jobs
  /// @throws IOException if it cannot be read
  public static Replica of(Store store, String place, int threads) throws IOException {
    // texts that name a job are the same wherever they are made
    Locale.setDefault(Locale.ROOT);
    Parquet parquet = Parquet.open();
    try {
      Replica replica = new Replica(ReachedStudy.of(place, store), parquet, threads);
      replica.thread("offramp-replica", replica::run).start();
      return replica;
    } catch (Refusal refused) {
      parquet.close();
      throw new IOException(refused.getMessage());
    }
  }

  private Thread thread(String name, Runnable work) {
    Thread thread = new Thread(null, work, name, STACK);
    thread.setDaemon(true);
    return thread;
  }

  /// Does a part and puts it into the store.
  ///
  /// @param key of its job
  /// @return the names of its files; none if the command would fail over it wherever it is done
  /// @throws Keeper.Unkept if it cannot be put, or the command does not come to the job
  public List<String> part(String key, long part) throws InterruptedException {
    Met job = met(key);
    CompletableFuture<List<String>> files = new CompletableFuture<>();
    thread(
            "offramp-part-" + part,
            () -> {
              try {
                files.complete(files(job, part));
              } catch (RuntimeException | Error thrown) {
                files.completeExceptionally(thrown);
              }
            })
        .start();
    try {
      return files.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case Error error -> throw error;
        case RuntimeException thrown -> throw thrown;
        case null, default -> throw new AssertionError(failed);
      }
    }
  }

  private static List<String> files(Met job, long part) {
    List<Rows> rows;
    try {
      rows = job.rows(part);
    } catch (RuntimeException fault) {
      return List.of();
    }
    return job.parts().write(part, rows);
  }

  /// {@return the job of a key, once the command has come to it}
  private synchronized Met met(String key) throws InterruptedException {
    if (!is(key)) {
      wanted = Optional.of(key);
      notifyAll();
    }
    while (!is(key)) {
      if (over.contains(key)) {
        throw new Keeper.Unkept("job %s of %s is over".formatted(key, place()));
      }
      if (ended.isPresent()) {
        throw new Keeper.Unkept(
            "the command of %s does not come to job %s: %s".formatted(place(), key, ended.get()));
      }
      wait();
    }
    return met.orElseThrow();
  }

  private String place() {
    return reached.at().place();
  }

  private boolean is(String key) {
    return met.filter(job -> job.parts().key().equals(key)).isPresent();
  }

  private void run() {
    String why;
    try {
      Rerun.Done done = command.run(new Serving());
      why = done.err().isBlank() ? "it has ended" : done.err().strip();
    } catch (Refusal refused) {
      why = String.valueOf(refused.getMessage());
    } catch (RuntimeException | Error bug) {
      why = "this is a bug in Offramp: %s, %s".formatted(bug, List.of(bug.getStackTrace()));
    }
    end(why);
    leave();
  }

  private synchronized void end(String why) {
    met = Optional.empty();
    ended = Optional.of(why);
    notifyAll();
  }

  private void leave() {
    try {
      parquet.close();
      reached.close();
    } catch (IOException left) {
      // the system takes temporary files away in its time
    }
  }

  /// Stops at each job for as long as its parts may be asked for.
  private final class Serving implements Keeper {
    private final StudyKeeper keeper =
        new StudyKeeper(study.store(), parquet, manifest.blocks(), _ -> {});

    @Override
    public int blocks() {
      return keeper.blocks();
    }

    @Override
    public Shelf shelf(Job job) {
      Parts parts = keeper.shelf(job);
      serve(new Met(job, parts, new ConcurrentLinkedQueue<>()));
      return parts;
    }
  }

  private synchronized void serve(Met job) {
    String key = job.parts().key();
    met = Optional.of(job);
    notifyAll();
    while (!closed && (wanted.isEmpty() || wanted.get().equals(key))) {
      try {
        wait();
      } catch (InterruptedException none) {
        closed = true;
      }
    }
    if (closed) {
      throw new Keeper.Unkept("the replica is closed");
    }
    over.add(key);
    met = Optional.empty();
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
