package offramp.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.Stream;
import offramp.cli.Exit;
import offramp.cli.Refusal;
import offramp.cli.Rerun;
import offramp.simulate.Keeper;
import offramp.study.Cluster;
import offramp.study.ClusterKeeper;
import offramp.study.Manifest;
import offramp.study.Store;
import offramp.study.Study;
import offramp.study.StudyKeeper;

/// A study where it lies: in a folder, or at an address that its store alone understands, as in
/// `hdfs://host/strait.study`. Of such a one the files that its command reads are fetched.
///
/// @param at what the user calls it, and its folder if it has one
/// @param fetched temporary folders
record ReachedStudy(StudyFolder at, Store store, Optional<Cluster> cluster, List<Path> fetched)
    implements AutoCloseable {

  /// {@return a study to be worked on}
  ///
  /// @param on the cluster that does its parts; empty if this process does
  /// @param said is told what a user should know
  static ReachedStudy of(String place, Optional<String> on, Consumer<String> said) throws Refusal {
    StudyFolder at = folder(place);
    if (on.isEmpty()) {
      if (Cluster.elsewhere(place)) {
        throw new Refusal(
            Exit.USAGE,
            "error: %s is no folder of this system%n  = help: `study run --on MASTER` works on a study elsewhere; copied into a folder it can be used as any other"
                .formatted(place));
      }
      return new ReachedStudy(at, at.store(), Optional.empty(), List.of());
    }
    try {
      Cluster cluster = kind().open(on.get(), place, said);
      return new ReachedStudy(at, cluster.store(), Optional.of(cluster), new ArrayList<>());
    } catch (IOException failed) {
      throw at.refusal(failed);
    }
  }

  /// {@return a study whose store is known}
  static ReachedStudy of(String place, Store store) {
    return new ReachedStudy(folder(place), store, Optional.empty(), new ArrayList<>());
  }

  private static StudyFolder folder(String place) {
    return new StudyFolder(Path.of(Cluster.elsewhere(place) ? "" : place), place);
  }

  private static Cluster.Kind kind() throws Refusal {
    return ServiceLoader.load(Cluster.Kind.class)
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    Exit.USAGE,
                    "error: --on: the module for Apache Spark is not on the class path%n  = help: the launcher `./offramp` builds it at the first use"
                        .formatted()));
  }

  /// {@return its command, ready to run}
  ///
  /// @param more words behind it
  Rerun command(Study study, Manifest manifest, List<String> more) throws IOException {
    if (!Cluster.elsewhere(at.place())) {
      return at.command(manifest, more);
    }
    Path folder = Files.createTempDirectory("offramp-study");
    fetched.add(folder);
    StudyFolder here = new StudyFolder(folder, at.place());
    for (String input : manifest.inputs().keySet()) {
      here.store().put(input, study.store().get(input).orElse(new byte[0]));
    }
    return here.command(manifest, more);
  }

  /// {@return what keeps its parts, and has them done where they are to be done}
  Keeper keeper(StudyKeeper keeper) {
    return cluster.isPresent() ? new ClusterKeeper(keeper, cluster.get()) : keeper;
  }

  /// Does some work while others are told that this process works on the study.
  void locked(PrintWriter err, StudyFolder.Work work) throws IOException, Refusal {
    if (Cluster.elsewhere(at.place())) {
      work.run(false); // nobody can tell who else works on it
    } else {
      at.locked(err, work);
    }
  }

  /// Ends the work of the cluster.
  void rest() {
    cluster.ifPresent(Cluster::close);
  }

  @Override
  public void close() throws IOException {
    rest();
    for (Path folder : fetched) {
      remove(folder);
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> below = Files.walk(folder)) {
      all = below.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
