package offramp.study;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A study at a glance, by the names of its files: no part is opened, so that one that is corrupt
/// counts.
///
/// @param told the command that it is of, as typed
/// @param done parts that are there
/// @param planned parts of all jobs met so far; more may follow while it is not finished
public record Glance(List<String> told, long done, long planned, boolean finished) {
  public Glance {
    told = List.copyOf(told);
  }

  /// {@return what lies in a store}
  ///
  /// @throws Unreadable if it is no study
  public static Glance of(Store store) throws IOException, Unreadable {
    Optional<byte[]> manifest = store.get(Manifest.NAME);
    if (manifest.isEmpty()) {
      throw new Unreadable("there is no study.json in it");
    }
    long done = 0;
    long planned = 0;
    for (String name : store.list(JobFile.FOLDER)) {
      Optional<byte[]> content = store.get(JobFile.FOLDER + "/" + name);
      if (content.isPresent()) {
        JobFile job = JobFile.parse(content.get());
        planned += job.parts();
        done += whole(store, job, JobFile.key(name));
      }
    }
    boolean finished = store.list("").contains(Study.FOUND);
    return new Glance(Manifest.parse(manifest.get()).told(), done, planned, finished);
  }

  /// {@return how many parts have a file in every table}
  private static long whole(Store store, JobFile job, String key) throws IOException {
    Optional<Set<Long>> whole = Optional.empty();
    for (String table : job.tables()) {
      Set<Long> here =
          store.list(StudyKeeper.folder(table, key)).stream()
              .flatMap(file -> PartName.parse(file).stream())
              .map(PartName::number)
              .collect(Collectors.toCollection(HashSet::new));
      whole.ifPresent(here::retainAll);
      whole = Optional.of(here);
    }
    return whole.map(Set::size).orElse(0);
  }
}
