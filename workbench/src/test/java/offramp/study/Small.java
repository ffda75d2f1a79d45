package offramp.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import offramp.check.Texts;
import offramp.model.Model;
import offramp.program.Program;
import offramp.simulate.Ensemble;
import offramp.simulate.Keeper;
import offramp.simulate.Rows;
import offramp.simulate.Settings;

/// A small ensemble in many parts.
final class Small {
  private static final int BLOCKS = 20;

  private static final String DOUBT =
      """
      runs 10 days
      unknown pace = Uniform(0.1 per day, 0.3 per day)
      ladder pressure = none < some < much
      score heat
      event climb when pressure < much rate pace then pressure up, heat up 0.3
      event fall when pressure > none rate 0.1 per day then pressure down
      outcome arrived when pressure >= much
      watch high = pressure >= some
      watch warmth = heat
      """;

  private Small() {}

  static Model model() {
    return Texts.model(DOUBT);
  }

  static Settings settings(int threads) {
    return new Settings(
        7, 25_600, 40, new double[] {2, 5, 10}, threads, OptionalDouble.empty(), List.of());
  }

  /// {@return the ensemble, its 20 parts kept by a keeper}
  static Ensemble kept(Keeper keeper, int threads) {
    return Ensemble.of(Program.of(model()), settings(threads), watcher(keeper));
  }

  static Settings.Watcher watcher(Keeper keeper) {
    return new Settings.Watcher() {
      @Override
      public Optional<String> stop(long done, long planned) {
        return Optional.empty();
      }

      @Override
      public Optional<Keeper> keeper() {
        return Optional.of(keeper);
      }
    };
  }

  static StudyKeeper keeper(Store store) {
    return new StudyKeeper(store, new Lines(), BLOCKS, _ -> {});
  }

  /// {@return one that has each job done as soon as it comes, from its last part, and all twice}
  static Keeper backwards(StudyKeeper keeper) {
    return new Keeper() {
      @Override
      public int blocks() {
        return keeper.blocks();
      }

      @Override
      public Shelf shelf(Job job) {
        Shelf shelf = keeper.shelf(job);
        LongFunction<List<Rows>> hand = job.hands().get();
        for (long part = 2 * job.parts() - 1; part >= 0; part--) {
          shelf.put(part % job.parts(), hand.apply(part % job.parts()));
        }
        return shelf;
      }
    };
  }

  /// {@return all files below a folder by name, with their content}
  static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  /// A process that works on the study in a folder, to be killed.
  public static void main(String[] arguments) throws IOException {
    FolderStore store = new FolderStore(Path.of(arguments[0]));
    store.sweep();
    System.out.println("begun");
    kept(keeper(store), 2);
  }
}
