package offramp.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import offramp.finding.Foretold;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp forecast record`: writes a forecast down.
@Command(
    name = "record",
    description = {
      "Writes forecasts into the record, all or none: how likely a model holds its outcomes",
      "by a day, or what somebody said (--stated)."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ForecastRecordCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "MODEL",
      description = "The model that is run, as in models/june-2024.crisis.")
  @Nullable Path model;

  @Parameters(
      index = "1",
      arity = "0..*",
      paramLabel = "OUTCOME",
      description =
          "Its outcomes, as in nuclear_use (default all). One that is named alone is the question;"
              + " else each is a question of its own, NAME.OUTCOME.")
  List<String> outcomes = new ArrayList<>();

  @Option(
      names = "--question",
      paramLabel = "NAME",
      required = true,
      description = "What is asked, by a short name, which forecasts and the answer share.")
  String question;

  @Option(
      names = "--by",
      paramLabel = "DATE",
      required = true,
      description = "The day until which it may come about, and that day.")
  String by;

  @Option(
      names = "--hindsight",
      description = "The answer can be known already; the forecast is scored apart.")
  boolean hindsight;

  @Option(names = "--note", paramLabel = "WORDS", description = "What a reader must know besides.")
  @Nullable String note;

  @Mixin StatedOptions stated;
  @Mixin RecordFile record;
  @Mixin ForecastRun run;

  @Override
  public Integer call() throws Refusal {
    record.check();
    LocalDate day = ForecastCommand.day("--by", by);
    record.append(
        spec.commandLine().getOut(),
        stated.words == null
            ? computed(day)
            : List.of(new RecordFile.Addition(question, said(day))));
    return Exit.DONE;
  }

  private Foretold.Body said(LocalDate day) throws Refusal {
    if (model != null) {
      throw EffortOptions.usage("--stated records words, without a run: take %s away", model);
    }
    run.none();
    if (stated.author == null) {
      throw EffortOptions.usage("what somebody said has an author: add --author");
    }
    return stated.body(claim(String.valueOf(stated.words), stated.made(), day, stated.author));
  }

  private List<RecordFile.Addition> computed(LocalDate day) throws Refusal {
    stated.none();
    if (model == null) {
      throw EffortOptions.usage(
          "say the model and its outcomes, as in `forecast record models/brink.crisis war`, or what"
              + " somebody said: --stated");
    }
    List<String> asked = outcomes.stream().distinct().toList();
    List<RecordFile.Addition> additions = new ArrayList<>();
    for (ForecastRun.Answer answer : run.answers(spec, model, asked, day)) {
      String author = stated.author == null ? answer.author() : stated.author;
      Foretold.Claim claim = claim(answer.words(), RecordFile.today(), day, author);
      additions.add(
          new RecordFile.Addition(
              asked.size() == 1 ? question : question + "." + answer.origin().outcome(),
              new Foretold.Computed(claim, answer.origin(), answer.odds())));
    }
    return additions;
  }

  private Foretold.Claim claim(String words, LocalDate made, LocalDate day, String author) {
    return new Foretold.Claim(words, made, day, author, hindsight, Optional.ofNullable(note));
  }
}
