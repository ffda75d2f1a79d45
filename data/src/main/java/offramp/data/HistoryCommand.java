package offramp.data;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import offramp.check.Variation;
import offramp.cli.Exit;
import offramp.cli.ModelFile;
import offramp.cli.OutputOption;
import offramp.cli.Refusal;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.syntax.Formatter;
import offramp.text.Diagnostic;
import offramp.text.Source;
import offramp.text.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp history MODEL`: the history of a model, from a ledger and a map.
@Command(
    name = "history",
    description = {
      "Writes the history block of a model: the rows of a ledger that a map names,",
      "put together where several tell of one event, with their sources."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "MODEL", description = "The model whose events the map names.")
  Path file;

  @Option(
      names = "--ledger",
      paramLabel = "LEDGER",
      required = true,
      description = "The ledger, as `import events` makes it.")
  Path ledger;

  @Option(
      names = "--map",
      paramLabel = "MAP",
      required = true,
      description = "Which rows are which events: docs/ledger.md tells its language.")
  Path map;

  @Mixin OutputOption output;

  @Override
  public Integer call() throws Refusal {
    output.check();
    PrintWriter err = spec.commandLine().getErr();
    Source source = ModelFile.read(file);
    Model model = ModelFile.model(source, Variation.BASE, err);
    EventMap events = events(ModelFile.read(map), model, err);
    HistoryBlock block = block(events);
    block.notes().forEach(note -> err.println("note: " + note));
    String text =
        block
            .text(model.crisis().sources().keySet())
            .orElseThrow(
                () ->
                    new Refusal(
                        Exit.WRONG_MODEL,
                        "error: no row of the ledger is an event of this map%n  = help: begin the map with `history from DATE to DATE` if nothing is what happened"
                            .formatted()));
    Source whole =
        new Source(file.getFileName() + " with its history", source.text() + "\n" + text);
    ModelFile.model(whole, Variation.BASE, err);
    output.write(spec, Formatter.format(new Source("history", text)));
    return Exit.DONE;
  }

  private HistoryBlock block(EventMap events) throws Refusal {
    try (Database database = EventLedger.read(ledger)) {
      return HistoryBlock.of(database, events);
    } catch (SQLException failed) {
      throw EventLedger.refusal(ledger, failed);
    }
  }

  private static EventMap events(Source source, Model model, PrintWriter err) throws Refusal {
    MapParser.Read read = MapParser.of(source);
    List<Diagnostic> problems = new ArrayList<>(read.problems());
    read.map().ifPresent(map -> problems.addAll(strangers(map, model)));
    if (!problems.isEmpty()) {
      throw ModelFile.said(source, problems, err);
    }
    return read.map().orElseThrow();
  }

  /// {@return the rules for events that the model does not have}
  private static List<Diagnostic> strangers(EventMap map, Model model) {
    Set<String> known = new TreeSet<>();
    model.events().stream().map(Firing.Event::name).forEach(known::add);
    model.triggers().stream().map(Firing.Trigger::name).forEach(known::add);
    List<Diagnostic> strangers = new ArrayList<>();
    for (EventMap.Rule rule : map.rules()) {
      if (!known.contains(rule.event().replaceAll("\\s", ""))) {
        String help =
            Spelling.nearest(rule.event(), known)
                .map("did you mean `%s`?"::formatted)
                .orElse("its events are " + String.join(", ", known));
        strangers.add(
            new Diagnostic(
                Diagnostic.Severity.ERROR,
                "E1102",
                "the model has no event `%s`".formatted(rule.event()),
                rule.at(),
                "",
                List.of(),
                List.of(help)));
      }
    }
    return strangers;
  }
}
