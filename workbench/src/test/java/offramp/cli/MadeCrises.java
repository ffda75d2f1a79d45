package offramp.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Crises of a made-up world: those that a verbal act triggers never become wars.
public final class MadeCrises {
  private static final String HEAD =
      "crisno,crisis,trigger_date,trigger_precision,end_date,end_precision,trigger_code,trigger,"
          + "violence_code,intrawar_code,period,protracted,protracted_id,region\n";

  private static final int AREAS = 15;

  private MadeCrises() {}

  /// {@return a file of so many, `crises.csv`}
  ///
  /// @param many up to 79, a year each
  public static Path file(Path folder, int many) throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 1; i <= many; i++) {
      boolean verbal = i % 2 == 0;
      int violence = verbal || i % 3 == 0 ? 1 : 4;
      text.append("%d,MADE %d,".formatted(i, i))
          .append("19%02d-05-01,day,19%02d-06-%02d,day,1,".formatted(20 + i, 20 + i, 1 + i % 20))
          .append(verbal ? "verbal act" : "political act")
          .append(",%d,1,1,none,%d,North\n".formatted(violence, i % AREAS));
    }
    return Files.writeString(folder.resolve("crises.csv"), text);
  }
}
