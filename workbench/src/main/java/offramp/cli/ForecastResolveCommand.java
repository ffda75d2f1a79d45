package offramp.cli;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import offramp.finding.Foretold;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp forecast resolve QUESTION`: writes down what became of a question.
@Command(
    name = "resolve",
    description = "Writes into the record what became of a question, and who says so.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ForecastResolveCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "QUESTION", description = "The short name of what was asked.")
  String question;

  @Option(
      names = "--came",
      paramLabel = "yes|no|void",
      required = true,
      description = "Whether it came about by its day; void if nobody can judge that.")
  String came;

  @Option(names = "--on", paramLabel = "DATE", description = "The day on which it came about.")
  @Nullable String on;

  @Option(
      names = "--source",
      paramLabel = "WORDS",
      required = true,
      description = "Who says so, and where it can be read.")
  String source;

  @Option(names = "--note", paramLabel = "WORDS", description = "What a reader must know besides.")
  @Nullable String note;

  @Option(
      names = "--supersedes",
      paramLabel = "N",
      description = "The number of the answer in whose place this one stands; that one stays.")
  @Nullable Integer supersedes;

  @Mixin RecordFile record;

  @Override
  public Integer call() throws Refusal {
    record.check();
    record.read();
    Optional<LocalDate> day =
        on == null ? Optional.empty() : Optional.of(ForecastCommand.day("--on", on));
    Foretold.Resolved answer =
        new Foretold.Resolved(
            came(),
            day,
            source,
            Optional.ofNullable(note),
            Stream.ofNullable(supersedes).mapToInt(Integer::intValue).findFirst());
    record.append(spec.commandLine().getOut(), List.of(new RecordFile.Addition(question, answer)));
    return Exit.DONE;
  }

  private Foretold.Came came() throws Refusal {
    return Arrays.stream(Foretold.Came.values())
        .filter(known -> known.word().equals(came))
        .findFirst()
        .orElseThrow(() -> EffortOptions.usage("--came is yes, no or void, not `%s`", came));
  }
}
