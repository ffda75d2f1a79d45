package offramp.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import offramp.finding.Period;
import offramp.model.Model;
import offramp.program.ModelFault;
import offramp.program.Program;
import offramp.report.GraphText;
import offramp.simulate.RunFault;
import offramp.solve.Graph;
import offramp.solve.Limits;
import offramp.solve.TooLarge;
import offramp.text.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp export graph FILE`: the states that a model can reach, and what leads from one to
/// another.
@Command(
    name = "graph",
    description = {
      "Writes the states that a model can reach to NAME.states.tsv and what leads from one to",
      "another to NAME.transitions.tsv, or both for Graphviz to NAME.dot.",
      "Each unknown is at its median unless --set fixes it."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ExportGraphCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The model.")
  Path file;

  @Option(
      names = "-o",
      paramLabel = "NAME",
      description = "How the names of the files begin (default: as that of the model).")
  @Nullable String name;

  @Option(names = "--dot", description = "Write NAME.dot for Graphviz.")
  boolean dot;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The most states to write (default: 200 with --dot, else 10,000,000).")
  @Nullable Long limit;

  @Mixin Choices choices;
  @Mixin SpanOption range;

  private static final long MOST_DRAWN = 200;

  /// Writes text somewhere.
  private interface Content {
    void write(GraphText text) throws IOException;
  }

  @Override
  public Integer call() throws Refusal {
    String stem = name == null ? stem(file) : name;
    Outputs.check(stem);
    Source source = ModelFile.read(file);
    PrintWriter err = spec.commandLine().getErr();
    Model model = ModelFile.model(source, choices.single(), err);
    Period span = range.horizon(model.crisis().runs(), model.crisis().unit());
    Graph graph = graph(source, model, span.value() * span.unit().days());
    GraphText.notes(model, graph).forEach(err::println);
    if (dot) {
      write(stem + ".dot", model, graph, GraphText::dot);
    } else {
      write(stem + ".states.tsv", model, graph, GraphText::states);
      write(stem + ".transitions.tsv", model, graph, GraphText::transitions);
    }
    return Exit.DONE;
  }

  private static String stem(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.crisis$", "");
  }

  private Graph graph(Source source, Model model, double days) throws Refusal {
    long most = limit != null ? limit : dot ? MOST_DRAWN : Limits.MOST_STATES;
    EffortOptions.atLeastOne("--limit", most);
    int threads = Runtime.getRuntime().availableProcessors();
    try {
      return Graph.of(
          Program.of(model),
          days,
          new Limits(Math.min(most, Limits.MOST_STATES), threads, () -> false));
    } catch (ModelFault fault) {
      throw new Refusal(
          Exit.MODEL_ERROR,
          FaultText.of(
              new RunFault(fault, new RunFault.Place(0, RunFault.MEDIANS, -1, 0)),
              source,
              CommandWords.of(spec)));
    } catch (TooLarge large) {
      throw EffortOptions.usage(
          "%s: %s%s",
          file.getFileName(),
          large.why(),
          dot && limit == null
              ? "%n  = help: a picture has at most %d states unless --limit says more"
                  .formatted(MOST_DRAWN)
              : "");
    }
  }

  private static void write(String where, Model model, Graph graph, Content content)
      throws Refusal {
    Path path = Path.of(where).toAbsolutePath();
    Path part = path.resolveSibling(path.getFileName() + ".part");
    try {
      try (BufferedWriter out = Files.newBufferedWriter(part)) {
        content.write(new GraphText(model, graph, out));
      }
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new Refusal(Exit.USAGE, "error: cannot write %s: %s".formatted(where, failed));
    }
  }
}
