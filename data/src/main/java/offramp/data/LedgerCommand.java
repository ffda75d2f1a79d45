package offramp.data;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import offramp.cli.CommandWords;
import offramp.cli.Exit;
import offramp.cli.Outputs;
import offramp.cli.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp ledger FILE`: what a ledger of events holds.
@Command(
    name = "ledger",
    description = {
      "Tells what a ledger of events holds: files, dyads, months, climbs on the",
      "scale of hostility, gaps. CSV has the counts per dyad and month."
    },
    mixinStandardHelpOptions = true)
final class LedgerCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "LEDGER", description = "The ledger, as `import events` makes it.")
  Path file;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description =
          "Write dyads and months as a figure alone; - for standard output, and then nothing else"
              + " there.")
  @Nullable String svg;

  @Mixin Outputs outputs;

  @Override
  public Integer call() throws Refusal {
    outputs.check();
    Outputs.check(svg);
    EventCounts counts = counts();
    outputs.write(spec, EventCountsJson.of(counts), Optional.of(EventCountsText.csv(counts)));
    outputs.write(spec, () -> List.of(EventCountsSection.of(counts, CommandWords.of(spec))));
    if (svg != null) {
      Outputs.write(spec.commandLine().getOut(), svg, EventCountsSection.svg(counts));
    }
    if (!outputs.jsonOnly() && !"-".equals(svg)) {
      Outputs.write(spec.commandLine().getOut(), "-", EventCountsText.of(counts));
    }
    return Exit.DONE;
  }

  private EventCounts counts() throws Refusal {
    try (Database database = EventLedger.read(file)) {
      return EventCounts.of(database);
    } catch (SQLException failed) {
      throw EventLedger.refusal(file, failed);
    }
  }
}
