package offramp.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import offramp.finding.Paths;
import offramp.finding.PathsFinding;
import offramp.finding.Period;
import offramp.finding.Runs;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Variable;
import offramp.page.PathsSection;
import offramp.page.Section;
import offramp.report.PathsCsv;
import offramp.report.PathsJson;
import offramp.report.PathsText;
import offramp.text.Source;
import offramp.text.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp paths FILE OUTCOME`: how an outcome comes about.
@Command(
    name = "paths",
    description =
        "Tells how an outcome comes about: the most frequent sequences of events that lead into it,"
            + " with their shares and dates, and what they have in common.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class PathsCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The model.")
  Path file;

  @Parameters(paramLabel = "OUTCOME", description = "The outcome, as in nuclear_use.")
  String outcome;

  @Option(
      names = "--paths",
      paramLabel = "K",
      defaultValue = "5",
      description = "How many paths to tell (default 5).")
  int most;

  @Option(
      names = "--follow",
      paramLabel = "NAME",
      split = ",",
      description =
          "Tell by what happens to these parts of the state (default: as many as few paths bear);"
              + " of an indexed one, all instances.")
  List<String> follow = new ArrayList<>();

  @Mixin Choices choices;
  @Mixin PosteriorOption posterior;
  @Mixin GivenOption given;
  @Mixin SpanOption range;
  @Mixin EffortOptions effort;
  @Mixin Outputs outputs;

  @Override
  public Integer call() throws Refusal {
    effort.check();
    if (effort.precision != null) {
      throw EffortOptions.usage("`paths` takes no --precision; --trajectories says how many");
    }
    EffortOptions.atLeastOne("--paths", most);
    given.check(effort.effort().method());
    outputs.check();
    Source source = ModelFile.read(file);
    choices.drawFrom(posterior.read(source, spec.commandLine().getErr()));
    List<Model> models = choices.models(source, spec.commandLine().getErr());
    Asking asking = new Asking(spec, effort, outputs, given.given);
    try (Progress progress = asking.progress()) {
      return tell(asking, source, models, progress);
    }
  }

  private int tell(Asking asking, Source source, List<Model> models, Progress progress)
      throws Refusal {
    Answers answers = new Answers(PathsCsv.head());
    List<PathsFinding> all = new ArrayList<>();
    for (Model model : models) {
      Period horizon = range.horizon(model.crisis().runs(), model.crisis().unit());
      Runs.Question question =
          asking
              .question(String.valueOf(file.getFileName()), horizon, 1)
              .given(given.of(model, horizon));
      Paths.Wanted wanted = new Paths.Wanted(outcome(model), followed(model), most);
      asking.head(model, question);
      PathsFinding found =
          asking.answer(source, progress, () -> Paths.of(model, question, wanted, progress));
      asking.say(PathsText.of(found) + (models.size() > 1 ? "\n" : ""));
      all.add(found);
      answers.add(PathsJson.of(found), PathsCsv.rows(found));
      if (progress.interrupted()) {
        break;
      }
    }
    answers.write(asking, choices);
    outputs.write(spec, () -> List.of(PathsSection.of(all, Section.LEDGER)));
    return Asking.exit(progress);
  }

  private int outcome(Model model) throws Refusal {
    return number("outcome", outcome, model.outcomes(), Outcome::name);
  }

  private Optional<int[]> followed(Model model) throws Refusal {
    if (follow.isEmpty()) {
      return Optional.empty();
    }
    List<Variable> all = model.variables();
    List<Integer> numbers = new ArrayList<>();
    for (String name : follow) {
      int[] family =
          IntStream.range(0, all.size())
              .filter(i -> all.get(i).name().startsWith(name.strip() + "["))
              .toArray();
      if (family.length > 0) {
        IntStream.of(family).forEach(numbers::add);
      } else {
        numbers.add(number("part of the state", name.strip(), all, Variable::name));
      }
    }
    return Optional.of(numbers.stream().mapToInt(Integer::intValue).distinct().sorted().toArray());
  }

  private static <T> int number(String kind, String name, List<T> all, Function<T, String> names)
      throws Refusal {
    List<String> known = all.stream().map(names).toList();
    int number = known.indexOf(name);
    if (number < 0) {
      throw EffortOptions.usage(
          "`%s` is no %s of the model%n  = help: %s",
          name,
          kind,
          Spelling.nearest(name, known)
              .map("did you mean `%s`?"::formatted)
              .orElse("there are " + String.join(", ", known)));
    }
    return number;
  }
}
