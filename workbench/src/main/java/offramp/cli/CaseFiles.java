package offramp.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import offramp.history.CaseTable;
import offramp.history.PastCases;
import offramp.history.UnusableCases;

/// Files of cases, read.
final class CaseFiles {
  private static final long MOST_BYTES = 1_000_000_000;

  private CaseFiles() {}

  static PastCases read(List<Path> files) throws Refusal, UnusableCases {
    List<CaseTable> tables = new ArrayList<>();
    for (Path file : files) {
      tables.add(
          CaseTable.parse(
              String.valueOf(file.getFileName()), TextFile.read(file, MOST_BYTES, "a table")));
    }
    return PastCases.of(tables);
  }
}
