package offramp.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import offramp.program.Program;
import offramp.simulate.Ensemble;
import offramp.simulate.Keeper;
import offramp.simulate.Settings;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyKeeperTest {
  @TempDir Path folder;

  private static final int PARTS = 20;

  /// {@return the files of the study that nothing has disturbed}
  private Map<String, String> wanted() throws IOException {
    Path plain = folder.resolve("plain");
    Small.kept(Small.keeper(new FolderStore(plain)), 1);
    return Small.files(plain);
  }

  @Test
  void partsAddUpToWhatBlocksDo() {
    Ensemble kept = Small.kept(Small.keeper(new FolderStore(folder)), 2);
    Ensemble plain =
        Ensemble.of(Program.of(Small.model()), Small.settings(2), Settings.Watcher.none());
    assertThat(kept.outcomes()).isEqualTo(plain.outcomes());
    assertThat(kept.seen()).isEqualTo(plain.seen());
    assertThat(kept.batches()).isEqualTo(plain.batches());
    assertThat(kept.jumps()).isEqualTo(plain.jumps());
    assertThat(kept.watches().getFirst()).isEqualTo(plain.watches().getFirst());
    for (int date = 0; date < 3; date++) {
      var one = kept.watches().get(1).get(date);
      var other = plain.watches().get(1).get(date);
      // sums of numbers with a point hang on their order in the last digits
      assertThat(one.mean()).isCloseTo(other.mean(), within(1e-12));
      assertThat(one.sd()).isCloseTo(other.sd(), within(1e-12));
      assertThat(one.quantiles()).isEqualTo(other.quantiles());
    }
  }

  @Test
  void partsThatAreThereAreNotDoneAgain() {
    Ensemble first = Small.kept(Small.keeper(new FolderStore(folder)), 2);
    StudyKeeper again = Small.keeper(new FolderStore(folder));
    assertThat(Small.kept(again, 2)).isEqualTo(first);
    assertThat(again.done()).isZero();
  }

  @Test
  void threadsChangeNoByte() throws IOException {
    Small.kept(Small.keeper(new FolderStore(folder.resolve("three"))), 3);
    assertThat(Small.files(folder.resolve("three"))).isEqualTo(wanted());
  }

  @Test
  void partsComeOutTheSameInAnyOrderAndTwice() throws IOException {
    Path backwards = folder.resolve("backwards");
    StudyKeeper keeper = Small.keeper(new FolderStore(backwards));
    Small.kept(Small.backwards(keeper), 1);
    assertThat(keeper.done()).isEqualTo(2 * PARTS);
    assertThat(Small.files(backwards)).isEqualTo(wanted());
  }

  @Test
  void partThatWasChangedIsToldOfAndMadeAgain() throws IOException {
    Map<String, String> wanted = wanted();
    Path plain = folder.resolve("plain");
    for (String name : List.of(any(wanted, "outcomes", 3), any(wanted, "bins", 7))) {
      Files.writeString(plain.resolve(name), "whole draw 1 2 3\n");
    }
    List<String> said = new CopyOnWriteArrayList<>();
    StudyKeeper keeper = new StudyKeeper(new FolderStore(plain), new Lines(), 20, said::add);
    Small.kept(keeper, 2);
    assertThat(said).hasSize(2).allMatch(line -> line.contains("is not what was written there"));
    assertThat(keeper.done()).isEqualTo(2);
    assertThat(Small.files(plain)).isEqualTo(wanted);
  }

  private static String any(Map<String, String> files, String table, int part) {
    return files.keySet().stream()
        .filter(name -> name.matches(table + "/.*/part-%06d-.*".formatted(part)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void statusCountsWholePartsAndFilesThatBroke() throws Exception {
    Map<String, String> wanted = wanted();
    Path plain = folder.resolve("plain");
    Files.delete(plain.resolve(any(wanted, "draws", 0)));
    Files.writeString(plain.resolve(any(wanted, "outcomes", 1)), "");
    Study.OfJob job =
        new Study(new FolderStore(plain), new Lines()).jobs().values().iterator().next();
    assertThat(job.job().parts()).isEqualTo(PARTS);
    assertThat(job.done()).isEqualTo(PARTS - 2);
    assertThat(job.corrupt()).isEqualTo(1);
  }

  @Test
  void studyGoesOnAfterTheDiskWasFullAtAnyPart() throws IOException {
    Map<String, String> wanted = wanted();
    long all = wanted.values().stream().mapToLong(String::length).sum();
    Path full = folder.resolve("full");
    int times = 0;
    for (long bytes = 0; bytes < all; bytes += all / 12) {
      StudyKeeper keeper = Small.keeper(Limited.bytes(new FolderStore(full), all / 12));
      try {
        Small.kept(keeper, 2);
      } catch (Keeper.Unkept unkept) {
        assertThat(unkept).hasMessageContaining("no space left on device");
        times++;
      }
    }
    assertThat(times).isGreaterThan(5);
    Small.kept(Small.keeper(new FolderStore(full)), 2);
    assertThat(Small.files(full)).isEqualTo(wanted);
  }

  @Test
  void fullDiskIsToldOfWithThePart() {
    StudyKeeper keeper = Small.keeper(Limited.bytes(new FolderStore(folder), 2_000));
    assertThatThrownBy(() -> Small.kept(keeper, 1))
        .isInstanceOf(Keeper.Unkept.class)
        .hasMessage("part 0 cannot be written: no space left on device");
  }

  /// Puts at one stroke, as an object store does.
  private record Objects(Map<String, byte[]> all) implements Store {
    @Override
    public void put(String name, byte[] content) {
      all.put(name, content.clone());
    }

    @Override
    public Optional<byte[]> get(String name) {
      return Optional.ofNullable(all.get(name));
    }

    @Override
    public List<String> list(String folder) {
      String prefix = folder + "/";
      return all.keySet().stream()
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.substring(prefix.length()))
          .filter(name -> !name.contains("/"))
          .toList();
    }

    @Override
    public void delete(String name) {
      all.remove(name);
    }
  }

  @Test
  void objectStoreHoldsTheSameBytes() throws IOException {
    Map<String, byte[]> all = new ConcurrentSkipListMap<>();
    Small.kept(Small.keeper(new Objects(all)), 2);
    TreeMap<String, String> texts = new TreeMap<>();
    all.forEach((name, content) -> texts.put(name, new String(content, StandardCharsets.UTF_8)));
    assertThat(texts).isEqualTo(wanted());
  }

  @RepeatedTest(10)
  void twoAtOnceDoNotHarmEachOther() throws Exception {
    Path shared = folder.resolve("shared");
    List<Throwable> failed = new CopyOnWriteArrayList<>();
    List<Thread> both = new ArrayList<>();
    for (int one = 0; one < 2; one++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  FolderStore store = new FolderStore(shared);
                  Files.createDirectories(shared);
                  store.sweep();
                  Small.kept(Small.keeper(store), 2);
                  store.sweep();
                } catch (IOException | RuntimeException thrown) {
                  failed.add(thrown);
                }
              });
      both.add(thread);
      thread.start();
    }
    for (Thread thread : both) {
      thread.join();
    }
    assertThat(failed).isEmpty();
    assertThat(Small.files(shared)).isEqualTo(wanted());
  }

  @Test
  void otherSeedIsOtherWork() throws IOException {
    Path both = folder.resolve("both");
    Small.kept(Small.keeper(new FolderStore(both)), 1);
    Settings other =
        new Settings(8, 25_600, 40, new double[] {2, 5, 10}, 1, OptionalDouble.empty(), List.of());
    StudyKeeper keeper = Small.keeper(new FolderStore(both));
    Ensemble.of(Program.of(Small.model()), other, Small.watcher(keeper));
    assertThat(keeper.done()).isEqualTo(PARTS);
    assertThat(new FolderStore(both).list("jobs")).hasSize(2);
  }
}
