package offramp.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How fast an import is beside DuckDB's own scan of the same file; bench/RESULTS.md has the
/// command and what came out. Measured in processor time, because other work moves the clock.
class ImportSpeed {
  private static final int ROWS = Integer.getInteger("rows", 2_000_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 7);

  @TempDir Path folder;

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    work.run();
    return (system.getProcessCpuTime() - before) / 1e9;
  }

  @Test
  void ratioOfScanToImport() throws Exception {
    Path file = file();
    List<Double> own = new ArrayList<>();
    List<Double> text = new ArrayList<>();
    try (Database database = Database.open(folder.resolve("scan.duckdb"))) {
      EventFile events = EventFile.of(file, Layout.GDELT1, Optional.empty());
      String all = "select count(columns(*)) from ";
      for (int round = 0; round < ROUNDS; round++) {
        double scan =
            seconds(() -> database.run(all + "read_csv('%s', delim = '\t')".formatted(file)));
        double words = seconds(() -> database.run(all + events.reader("store_rejects = false")));
        double load = seconds(() -> load(file));
        own.add(scan / load);
        text.add(words / load);
        report("round %d: own scan %.2f, as text %.2f, import %.2f s", round, scan, words, load);
      }
    }
    report("own scan / import: %s; as text / import: %s; %,d rows", range(own), range(text), ROWS);
    assertThat(own).isNotEmpty();
  }

  private void load(Path file) throws Exception {
    Path ledger = folder.resolve("speed.duckdb");
    Files.deleteIfExists(ledger);
    EventLedger.importInto(
        ledger,
        new EventImport.Request(List.of(file), Layout.GDELT1, false, Optional.empty(), false));
  }

  /// The rows of the fixture, again and again, each with an id of its own.
  private Path file() throws IOException {
    List<String> rows = Files.readAllLines(Ledgers.fixture("gdelt1-57.export.CSV"));
    Path file = folder.resolve("speed.CSV");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < ROWS; i++) {
        String row = rows.get(i % rows.size());
        out.write(String.valueOf(100_000_000 + i));
        out.write(row.substring(row.indexOf('\t')));
        out.write('\n');
      }
    }
    return file;
  }

  private static String range(List<Double> ratios) {
    List<Double> sorted = ratios.stream().sorted().toList();
    return "median %.2f (%.2f to %.2f)"
        .formatted(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
  }

  private static void report(String form, Object... parts) {
    System.out.println(form.formatted(parts));
  }
}
