package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import offramp.web.Commands.Done;
import offramp.web.Commands.Typed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A ledger as the workbench has it read, where the module of event data is there.
class LedgerPageTest {
  @TempDir Path folder;

  @Test
  void theCommandIsThereAndItsPageTellsItInTheWordsOfTheReader() throws IOException {
    Path events =
        Files.writeString(
            folder.resolve("e.csv"), "actor,target,date,level\nRUS,USA,2022-11-20,2\n");
    Path ledger = folder.resolve("l.duckdb");
    String[] load = {
      "import", "events", events.toString(), "--format", "csv", "--into", ledger.toString()
    };
    assertThat(Commands.run(load).exit()).isZero();
    Path html = folder.resolve("l.html");
    TypedCommands commands = new TypedCommands();
    assertThat(commands.has("ledger")).isTrue();
    Done done =
        commands.run(
            new Typed(
                List.of("ledger", ledger.toString(), "--html=" + html),
                List.of("ledger", "l.duckdb"),
                (_, _) -> Optional.empty()));
    assertThat(done.mistakes()).isEmpty();
    assertThat(Files.readString(html))
        .contains("<code>./offramp ledger l.duckdb</code>", "RUS &gt; USA 2022-11: level 2")
        .doesNotContain(folder.toString());
  }
}
