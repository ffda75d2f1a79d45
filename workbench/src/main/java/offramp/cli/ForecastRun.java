package offramp.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import offramp.finding.Foretold;
import offramp.finding.Period;
import offramp.finding.RunFinding;
import offramp.finding.Runs;
import offramp.model.Model;
import offramp.report.Digest;
import offramp.text.Source;
import offramp.text.Spelling;
import offramp.text.Unit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/// The run of a model whose answer is recorded as a forecast.
final class ForecastRun {
  @Mixin Choices choices;
  @Mixin PosteriorOption posterior;
  @Mixin GivenOption given;
  @Mixin EffortOptions effort;

  /// What a run says of an outcome by a day.
  record Answer(Foretold.Origin origin, Foretold.Odds odds) {
    /// {@return what is to come about}
    String words() {
      return "`%s` of %s%s".formatted(origin.outcome(), origin.model(), conditions());
    }

    /// {@return who says so}
    String author() {
      String theory = origin.theory();
      return "%s, %s%s"
          .formatted(
              origin.model(), theory.equals("base") ? theory : "theory " + theory, conditions());
    }

    private String conditions() {
      return origin.levers().stream().map(lever -> ", with " + lever).collect(Collectors.joining())
          + origin.given().stream().map(words -> ", given " + words).collect(Collectors.joining());
    }
  }

  /// Refuses what only a run has.
  void none() throws Refusal {
    if (choices.theory != null
        || !choices.levers.isEmpty()
        || !choices.sets.isEmpty()
        || !given.given.isEmpty()
        || posterior.file != null
        || effort.trajectories != null
        || effort.precision != null) {
      throw EffortOptions.usage(
          "--stated records words, without a run: take away what is said of one, as --theory");
    }
  }

  /// {@return what the model says of each outcome, under each theory asked for}
  ///
  /// @param outcomes all where none is named
  List<Answer> answers(CommandSpec spec, Path file, List<String> outcomes, LocalDate by)
      throws Refusal {
    effort.check();
    given.check(effort.effort().method());
    Source source = ModelFile.read(file);
    choices.drawFrom(posterior.read(source, spec.commandLine().getErr()));
    List<Model> models = choices.models(source, spec.commandLine().getErr());
    Asking asking = new Asking(spec, effort, new Outputs(), given.given);
    List<Answer> answers = new ArrayList<>();
    try (Progress progress = asking.progress()) {
      for (Model model : models) {
        Runs.Question question = question(asking, file, model, by);
        List<String> asked = known(model, outcomes, source.name());
        RunFinding found =
            asking.answer(source, progress, () -> Runs.run(model, question, progress));
        whole(found);
        asked.forEach(outcome -> answers.add(answer(source, found, outcome)));
      }
    }
    return answers;
  }

  /// Work that was broken off gives other numbers when it is done again.
  private static void whole(RunFinding found) throws Refusal {
    if (found.stopped().isPresent()) {
      throw new Refusal(
          Exit.INTERRUPTED,
          "error: %s, so nothing is recorded%n  = help: allow more time (--budget), or ask for less"
                  .formatted(found.stopped().get())
              + " (--trajectories)");
    }
  }

  /// {@return the outcomes asked for}
  private static List<String> known(Model model, List<String> outcomes, String file)
      throws Refusal {
    List<String> names = model.outcomes().stream().map(each -> each.name()).toList();
    if (names.isEmpty()) {
      throw EffortOptions.usage("%s has no outcome, so there is nothing to record", file);
    }
    for (String outcome : outcomes) {
      if (!names.contains(outcome)) {
        throw EffortOptions.usage(
            "`%s` is no outcome of %s%n  = help: %s",
            outcome,
            file,
            Spelling.nearest(outcome, names)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("its outcomes are " + String.join(", ", names)));
      }
    }
    return outcomes.isEmpty() ? names : outcomes;
  }

  private Runs.Question question(Asking asking, Path file, Model model, LocalDate by)
      throws Refusal {
    Optional<LocalDate> starts = model.crisis().starts();
    if (starts.isEmpty()) {
      throw EffortOptions.usage(
          "a forecast is about a day, and %s has no dates%n  = help: say when it begins, as in"
              + " `starts 2024-06-02`",
          file.getFileName());
    }
    long days = ChronoUnit.DAYS.between(starts.get(), by) + 1;
    if (days < 1) {
      throw EffortOptions.usage("--by %s is before the model begins, on %s", by, starts.get());
    }
    Period horizon = new Period(days, Unit.DAY);
    Runs.Question asked = asking.question(String.valueOf(file.getFileName()), horizon, 1);
    return new Runs.Question(
            asked.file(),
            command(file, model, days),
            asked.horizon(),
            asked.unit(),
            asked.steps(),
            asked.effort())
        .given(given.of(model, horizon));
  }

  /// {@return the run that gives the numbers again, without recording them}
  private String command(Path file, Model model, long days) {
    List<String> words = new ArrayList<>(List.of("./offramp", "run", file.toString()));
    String theory = model.crisis().theory();
    words.addAll(List.of("--theory", theory, "--horizon", days + " days", "--steps", "1"));
    choices.levers.forEach(lever -> words.addAll(List.of("--lever", lever)));
    for (Map.Entry<String, String> set : choices.sets.entrySet()) {
      words.addAll(List.of("--set", set.getKey() + "=" + set.getValue()));
    }
    given.given.forEach(condition -> words.addAll(List.of("--given", condition)));
    Optional.ofNullable(posterior.file)
        .ifPresent(path -> words.addAll(List.of("--posterior", path.toString())));
    words.addAll(List.of("--method", effort.method, "--draws", String.valueOf(effort.draws)));
    Optional.ofNullable(effort.trajectories)
        .ifPresent(number -> words.addAll(List.of("--trajectories", String.valueOf(number))));
    Optional.ofNullable(effort.precision)
        .ifPresent(share -> words.addAll(List.of("--precision", share)));
    words.addAll(List.of("--seed", String.valueOf(effort.seed)));
    return String.join(" ", words.stream().map(CommandWords::quoted).toList());
  }

  private static Answer answer(Source source, RunFinding found, String outcome) {
    RunFinding.Estimate estimate =
        found.outcomes().stream()
            .filter(each -> each.name().equals(outcome))
            .findFirst()
            .orElseThrow()
            .series()
            .getLast();
    Foretold.Origin origin =
        new Foretold.Origin(
            found.file(),
            Digest.of(source.text()),
            outcome,
            found.theory(),
            found.levers(),
            found.given().map(RunFinding.Given::conditions).orElse(List.of()),
            found.seed(),
            found.method(),
            found.trajectories(),
            found.draws(),
            Main.VERSION,
            found.command());
    return new Answer(
        origin,
        new Foretold.Odds(
            estimate.probability(),
            estimate.standardError(),
            estimate.low(),
            estimate.high(),
            estimate.bound()));
  }
}
