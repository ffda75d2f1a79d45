package offramp.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import offramp.cli.Exit;
import offramp.cli.Outputs;
import offramp.cli.Refusal;
import offramp.text.Spelling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp import events FILE...`: event data into a ledger.
@Command(
    name = "events",
    description = {
      "Reads files of event data into a ledger, whole or not at all.",
      "Rows that are no events are kept aside with line and reason; events that",
      "the ledger has are not added again."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ImportEventsCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Text (also packed as .gz) or .parquet, all of one layout.")
  List<Path> files;

  @Option(
      names = "--format",
      paramLabel = "LAYOUT",
      required = true,
      description =
          "gdelt1, gdelt2, icews, acled, ucdp, polecat, icb, icbe, mid, mie, or csv with columns"
              + " named as in docs/ledger.md.")
  String format;

  @Option(
      names = "--into",
      paramLabel = "LEDGER",
      required = true,
      description = "The ledger, as in crisis.duckdb; it is made if it is not there.")
  Path into;

  @Option(
      names = "--text",
      description =
          "Keep free text too. It can name persons; without this, only role and country are kept.")
  boolean text;

  @Option(
      names = "--encoding",
      paramLabel = "CODE",
      description = "utf-8 or latin-1 (default: found out from the bytes).")
  @Nullable String encoding;

  @Override
  public Integer call() throws Refusal {
    Layout layout = Layout.of(format).orElseThrow(this::unknown);
    if (encoding != null && !List.of("utf-8", "latin-1").contains(encoding)) {
      throw new Refusal(
          Exit.USAGE, "error: --encoding: `%s` is not utf-8 or latin-1".formatted(encoding));
    }
    Outputs.check(into.toString());
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new Refusal(Exit.USAGE, "error: there is no file %s".formatted(file));
      }
    }
    EventImport.Request request =
        new EventImport.Request(files, layout, text, Optional.ofNullable(encoding), false);
    try {
      List<EventImport.Account> accounts = EventLedger.importInto(into, request);
      PrintWriter out = spec.commandLine().getOut();
      out.print(ImportText.of(accounts, into.toString()));
      out.flush();
      return Exit.DONE;
    } catch (EventFile.Unreadable unreadable) {
      throw new Refusal(
          Exit.WRONG_MODEL,
          "error: %s%n  = help: the layout asked for is `%s`; the ledger is as it was"
              .formatted(unreadable.getMessage(), format));
    } catch (IOException | SQLException failed) {
      throw EventLedger.refusal(into, failed);
    }
  }

  private Refusal unknown() {
    String help =
        Spelling.nearest(format, Layout.words())
            .map("did you mean `%s`?"::formatted)
            .orElse("they are " + String.join(", ", Layout.words()));
    return new Refusal(
        Exit.USAGE, "error: --format: `%s` is not a layout%n  = help: %s".formatted(format, help));
  }
}
