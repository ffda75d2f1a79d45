package offramp.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import offramp.check.Variation;
import offramp.finding.FitFinding;
import offramp.finding.Fits;
import offramp.finding.Unfinished;
import offramp.history.Contradiction;
import offramp.history.Fitting;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Unknown;
import offramp.page.FitSection;
import offramp.page.Section;
import offramp.report.FitCsv;
import offramp.report.FitJson;
import offramp.report.FitText;
import offramp.report.PosteriorFile;
import offramp.simulate.RunFault;
import offramp.text.Drawing;
import offramp.text.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp fit FILE`: what the history of a model says of its unknowns and theories.
@Command(
    name = "fit",
    description = {
      "Holds a model against its `history`: what is known of the unknowns after it, how",
      "well each theory foresaw it, and where histories of the model look different."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class FitCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The model, as in models/june-2024.crisis.")
  Path file;

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Fit a template to all cases of these files together, in the layouts of docs/backtest.md.")
  List<Path> cases = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "POSTERIOR",
      description = "Write the draws there, for --posterior of run, levers, when, paths, compare.")
  @Nullable String output;

  @Option(
      names = "--survived",
      paramLabel = "OUTCOME",
      description =
          "Take as known that this outcome has not come about in the history, and say what that"
              + " changes; repeatable.")
  List<String> survived = new ArrayList<>();

  @Option(
      names = "--before",
      paramLabel = "DATE",
      description = "Fit what came before this day only, and score how what followed was foreseen.")
  @Nullable String before;

  @Mixin TheoryOptions theories;
  @Mixin FitOptions effort;
  @Mixin Outputs outputs;

  @Override
  public Integer call() throws Refusal {
    outputs.check();
    Outputs.check(output);
    Fitting.Effort work = effort.effort();
    Source source = ModelFile.read(file);
    PrintWriter err = spec.commandLine().getErr();
    List<Variation> variations = theories.variations(source, err);
    if (!cases.isEmpty()) {
      return pool(source, variations, err);
    }
    Model base = ModelFile.model(source, variations.getFirst(), err);
    alone(base);
    Named.check("--survived", survived, base.outcomes().stream().map(Outcome::name).toList());
    String command = CommandWords.of(spec, effort.seed);
    Fits.Question question = new Fits.Question(source.name(), command, work, survived, day(base));
    try (Progress progress = new Progress(err, effort.budget(), Typist.of(spec))) {
      return fit(source, variations, question, progress);
    }
  }

  private int pool(Source source, List<Variation> variations, PrintWriter err) throws Refusal {
    if (!survived.isEmpty() || before != null) {
      throw EffortOptions.usage("--survived and --before are about a history, not about --cases");
    }
    try (Progress progress = new Progress(err, effort.budget(), Typist.of(spec))) {
      return new PoolFits(spec, outputs, output)
          .fit(source, variations, cases, effort.pooling(), progress);
    }
  }

  /// Several histories are several cases, which do not share what each has of its own.
  private void alone(Model model) throws Refusal {
    Optional<Unknown> own =
        model.unknowns().stream().filter(u -> u.reach() == Unknown.Reach.CASE).findFirst();
    if (own.isPresent() && model.crisis().histories().size() > 1) {
      throw EffortOptions.usage(
          "`%s` is drawn for each case, and the model has %d histories%n  = help: leave one, or fit"
              + " files of cases with --cases",
          own.get().name(), model.crisis().histories().size());
    }
  }

  private int fit(
      Source source, List<Variation> variations, Fits.Question question, Progress progress)
      throws Refusal {
    List<FitFinding> fits = new ArrayList<>();
    List<String> impossible = new ArrayList<>();
    for (Variation variation : variations) {
      Model model = ModelFile.model(source, variation, spec.commandLine().getErr());
      try {
        FitFinding found = Fits.of(source, variation, model, question, progress);
        progress.clear();
        say(FitText.of(found) + "\n");
        fits.add(found);
      } catch (Contradiction contradiction) {
        progress.clear();
        impossible.add(model.crisis().theory());
        said(source, model, contradiction);
      } catch (RunFault fault) {
        progress.clear();
        throw new Refusal(Exit.MODEL_ERROR, FaultText.of(fault, source, question.command()));
      } catch (Unfinished unfinished) {
        progress.clear();
        throw new Refusal(
            Exit.INTERRUPTED,
            "error: %s%n  = help: allow more time (--budget), or ask for less (--draws, --particles)"
                .formatted(unfinished.why()));
      }
    }
    if (fits.isEmpty()) {
      return Exit.MODEL_ERROR;
    }
    write(source, fits, impossible);
    return impossible.isEmpty() ? Exit.DONE : Exit.MODEL_ERROR;
  }

  private void write(Source source, List<FitFinding> fits, List<String> impossible) throws Refusal {
    PrintWriter out = spec.commandLine().getOut();
    if (output != null) {
      Outputs.write(out, output, PosteriorFile.of(source, fits));
      say("%s written, for --posterior%n".formatted(output));
    }
    say(FitText.end(fits));
    outputs.write(spec, FitJson.of(fits), Optional.of(FitCsv.of(fits)));
    outputs.write(spec, () -> List.of(FitSection.of(fits, impossible, Section.LEDGER)));
  }

  private void said(Source source, Model model, Contradiction contradiction) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(Drawing.of(source, contradiction.told(), contradiction.facts(), Screen.colour()));
    err.println("theory `%s` cannot be fitted".formatted(model.crisis().theory()));
  }

  private void say(String text) {
    if (!outputs.jsonOnly()) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    }
  }

  /// {@return the day that parts the history, if there is one; it lies inside}
  private Optional<LocalDate> day(Model model) throws Refusal {
    List<Crisis.History> histories = model.crisis().histories();
    if (histories.isEmpty()) {
      throw EffortOptions.usage(
          "%s has no history to fit%n  = help: write one as `history from 2022-02-24 to 2024-05-31"
              + " covers EVENT, ...`, see docs/language.md",
          file.getFileName());
    }
    if (before == null) {
      return Optional.empty();
    }
    LocalDate day = date(before);
    if (histories.stream().noneMatch(h -> h.from().isBefore(day) && !h.to().isBefore(day))) {
      throw EffortOptions.usage("--before %s lies in none of the model's histories", before);
    }
    for (Crisis.History history : histories) {
      for (Crisis.Entry entry : history.entries()) {
        if (entry.first().isBefore(day) && !entry.last().isBefore(day)) {
          throw EffortOptions.usage(
              "--before %s: `%s` may have happened before or after it, some day from %s to %s%n"
                  + "  = help: choose another day",
              before, entry.event(), entry.first(), entry.last());
        }
      }
    }
    return Optional.of(day);
  }

  private static LocalDate date(String text) throws Refusal {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException unreadable) {
      throw EffortOptions.usage("--before takes a date, as in 2024-01-01, not `%s`", text);
    }
  }
}
