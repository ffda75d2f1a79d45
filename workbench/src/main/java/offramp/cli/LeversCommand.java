package offramp.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import offramp.check.Variation;
import offramp.finding.LastExits;
import offramp.finding.Levers;
import offramp.finding.LeversFinding;
import offramp.finding.Method;
import offramp.finding.Period;
import offramp.finding.Posteriors;
import offramp.finding.Runs;
import offramp.finding.Timings;
import offramp.finding.Views;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.page.LeversSection;
import offramp.page.RegretSection;
import offramp.page.Section;
import offramp.report.LeversCsv;
import offramp.report.LeversJson;
import offramp.report.LeversText;
import offramp.text.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp levers FILE`: what could be done, and what works whoever is right.
@Command(
    name = "levers",
    description = {
      "Tries the levers of a model, alone and together, under every theory: what each",
      "changes, for whom it costs what, and which to choose when nobody knows which",
      "theory is right. Harms are lowered, never raised."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class LeversCommand implements Callable<Integer> {
  private static final int MOST_TOGETHER = 20;
  private static final int MOMENTS = 12;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The model, as in models/june-2024.crisis.")
  Path file;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "Look at this lever alone; repeatable. Default: all levers.")
  List<String> only = new ArrayList<>();

  @Option(
      names = "--harm",
      paramLabel = "NAME",
      description = "Lower this harm; repeatable. Default: all outcomes marked `harm`.")
  List<String> harms = new ArrayList<>();

  @Option(
      names = "--together",
      paramLabel = "K",
      defaultValue = "2",
      description = "Try up to K levers together (default 2).")
  int together;

  @Option(
      names = "--spend",
      paramLabel = "COST",
      description = "Try only what costs at most so much together.")
  @Nullable Double spend;

  @Option(
      names = "--threshold",
      paramLabel = "P",
      description =
          "A harm at most this likely satisfies, as in 1%%. Default: half of what it is without"
              + " levers.")
  @Nullable String threshold;

  @Option(
      names = "--weights",
      paramLabel = "THEORY=W",
      description = "Weigh a theory for pooled numbers; repeatable. Default: nothing is pooled.")
  Map<String, Double> weights = new LinkedHashMap<>();

  @Mixin ExitOptions exits;
  @Mixin Choices choices;
  @Mixin PosteriorOption posterior;
  @Mixin HorizonOptions range;
  @Mixin EffortOptions effort;
  @Mixin Outputs outputs;

  @Override
  public Integer call() throws Refusal {
    range.check();
    effort.check();
    outputs.check();
    exits.check();
    check();
    Source source = ModelFile.read(file);
    choices.drawFrom(posterior.read(source, spec.commandLine().getErr()));
    Variation plain = choices.under(Optional.empty());
    Model base = ModelFile.model(source, plain, spec.commandLine().getErr());
    Named.check("--only", only, base.crisis().levers().stream().map(Crisis.Lever::name).toList());
    Named.check("--harm", harms, harms(base));
    one(base);
    Views views = choices.views(source, base, spec.commandLine().getErr());
    Named.weights(weights, views.names());
    Asking asking = new Asking(spec, effort, outputs);
    Period horizon = range.horizon(base.crisis().runs(), base.crisis().unit());
    Runs.Question question = asking.ofEach(source.name(), horizon, range.steps);
    Levers.Asked asked = asked();
    Optional<LastExits.Question> last =
        exits.moments(base).map(moments -> new LastExits.Question(asked, moments, question));
    base.posterior().ifPresent(from -> asking.say(Posteriors.words(from) + "\n"));
    try (Progress progress = asking.progress()) {
      LeversFinding found =
          asking.answer(source, progress, () -> Levers.of(views, base, asked, question, progress));
      LeversFinding whole =
          asking.answer(
              source,
              progress,
              () -> more(found, new Asked(views, base, asked, question, last), progress));
      tell(asking, whole);
      return Asking.exit(progress);
    }
  }

  private void tell(Asking asking, LeversFinding whole) throws Refusal {
    asking.say(LeversText.of(whole));
    outputs.write(spec, LeversJson.of(whole), Optional.of(LeversCsv.of(whole)));
    outputs.write(
        spec,
        () ->
            List.of(
                LeversSection.of(whole, Section.LEDGER), RegretSection.of(whole, Section.LEDGER)));
  }

  /// All that is asked.
  private record Asked(
      Views views,
      Model base,
      Levers.Asked levers,
      Runs.Question question,
      Optional<LastExits.Question> last) {}

  /// {@return the finding with what else is asked: the last exit, and the best timing}
  private LeversFinding more(LeversFinding found, Asked asked, Progress progress) {
    LeversFinding so =
        asked
            .last()
            .map(last -> LastExits.add(found, asked.views(), asked.base(), last, progress))
            .orElse(found);
    if (!exits.optimal) {
      return so;
    }
    Timings.Asked when = new Timings.Asked(asked.levers(), exits.dates(MOMENTS));
    return so.with(Timings.of(asked.views(), asked.base(), when, asked.question(), progress));
  }

  private void check() throws Refusal {
    if (together < 1 || together > MOST_TOGETHER) {
      throw EffortOptions.usage("--together takes 1 to %d, not %d", MOST_TOGETHER, together);
    }
    if (effort.effort().method() == Method.SPLIT) {
      throw EffortOptions.usage(
          "`levers` compares by --method exact or simulate; splitting shares no dice");
    }
  }

  /// Refuses to time levers against several harms at once, or none.
  private void one(Model base) throws Refusal {
    List<String> all = harms.isEmpty() ? harms(base) : harms;
    if (exits.optimal && all.stream().distinct().count() != 1) {
      throw EffortOptions.usage(
          "--optimal times levers against one harm%s",
          all.isEmpty()
              ? ", and no outcome of the model is marked `harm`"
              : ": say which by one --harm, of %s".formatted(String.join(", ", harms(base))));
    }
  }

  private static List<String> harms(Model base) {
    return base.outcomes().stream()
        .filter(outcome -> outcome.harm().isPresent())
        .map(Outcome::name)
        .toList();
  }

  private Levers.Asked asked() throws Refusal {
    OptionalDouble satisfies =
        threshold == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(EffortOptions.share("--threshold", threshold));
    double most = spend == null ? Double.POSITIVE_INFINITY : spend;
    return new Levers.Asked(only, harms, together, most, satisfies, weights);
  }
}
