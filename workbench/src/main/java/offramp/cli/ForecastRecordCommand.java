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
      "Writes a forecast into the record: how likely a model holds an outcome by a day,",
      "or what somebody said (--stated)."
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
      arity = "0..1",
      paramLabel = "OUTCOME",
      description = "Its outcome, as in nuclear_use.")
  @Nullable String outcome;

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
    List<Foretold.Body> bodies = stated.words == null ? computed(day) : List.of(said(day));
    record.append(spec.commandLine().getOut(), question, bodies);
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

  private List<Foretold.Body> computed(LocalDate day) throws Refusal {
    stated.none();
    if (model == null || outcome == null) {
      throw EffortOptions.usage(
          "say the model and its outcome, as in `forecast record models/brink.crisis war`, or what"
              + " somebody said: --stated");
    }
    List<Foretold.Body> bodies = new ArrayList<>();
    for (ForecastRun.Answer answer : run.answers(spec, model, outcome, day)) {
      String author = stated.author == null ? answer.author() : stated.author;
      Foretold.Claim claim = claim(answer.words(), RecordFile.today(), day, author);
      bodies.add(new Foretold.Computed(claim, answer.origin(), answer.odds()));
    }
    return bodies;
  }

  private Foretold.Claim claim(String words, LocalDate made, LocalDate day, String author) {
    return new Foretold.Claim(words, made, day, author, hindsight, Optional.ofNullable(note));
  }
}
