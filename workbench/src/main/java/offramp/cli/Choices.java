package offramp.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import offramp.check.Variation;
import offramp.finding.Views;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.model.Posterior;
import offramp.text.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Under which theory, with which levers and with which values fixed a model is read.
final class Choices {
  /// All theories, one after the other.
  static final String ALL = "all";

  @Option(
      names = "--theory",
      paramLabel = "NAME|all",
      description = "The theory that applies; `base` for the model as it is.")
  @Nullable String theory;

  @Option(
      names = "--lever",
      paramLabel = "LEVER",
      description =
          "Pull this lever: NAME as the model has it, NAME@DATE on a day, or \"NAME when"
              + " CONDITION\" as soon as that holds; repeatable.")
  List<String> levers = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Fix an unknown or a constant, as in --set push=\"0.3 per month\"; repeatable.")
  Map<String, String> sets = new LinkedHashMap<>();

  private @Nullable Posterior posterior;

  /// Has the unknowns drawn from there.
  void drawFrom(Optional<Posterior> there) {
    posterior = there.orElse(null);
  }

  boolean all() {
    return ALL.equals(theory);
  }

  boolean named() {
    return theory != null;
  }

  /// {@return the same with other words for what the model names}
  Choices with(UnaryOperator<String> words) {
    Choices other = new Choices();
    other.theory = theory == null || all() ? theory : words.apply(theory);
    levers.forEach(lever -> other.levers.add(words.apply(lever)));
    sets.forEach((name, value) -> other.sets.put(words.apply(name), words.apply(value)));
    return other;
  }

  Variation single() {
    return under(Optional.ofNullable(theory).flatMap(Variation::named));
  }

  /// {@return the variations asked for: one, or the model as it is and every theory}
  private List<Variation> variations(Source source, PrintWriter err) throws Refusal {
    if (!all()) {
      return List.of(single());
    }
    List<Variation> all = new ArrayList<>();
    all.add(under(Optional.empty()));
    Model base = ModelFile.model(source, all.getFirst(), err);
    for (Crisis.Theory theory : base.crisis().theories()) {
      all.add(under(Optional.of(theory.name())));
    }
    return all;
  }

  /// {@return the models asked for, of a text}
  List<Model> models(Source source, PrintWriter err) throws Refusal {
    List<Model> models = new ArrayList<>();
    for (Variation variation : variations(source, err)) {
      models.add(ModelFile.model(source, variation, err));
    }
    return models;
  }

  Variation under(Optional<String> name) {
    return new Variation(name, levers.stream().map(Variation.Pull::of).toList(), sets)
        .after(Optional.ofNullable(posterior));
  }

  /// {@return the text as one of its models reads it}
  Views views(Source source, Model model) {
    return Views.of(source, under(Variation.named(model.crisis().theory())));
  }

  /// {@return the text under the theory asked for, or under none and each}
  ///
  /// @param base the model without any theory
  Views views(Source source, Model base, PrintWriter err) throws Refusal {
    List<Optional<String>> theories = new ArrayList<>();
    if (theory == null || all()) {
      theories.add(Optional.empty());
      base.crisis().theories().forEach(each -> theories.add(Optional.of(each.name())));
    } else {
      theories.add(single().theory());
    }
    return views(theories, source, err);
  }

  /// {@return the text under no theory and that asked for, or under none and each}
  Views besideBase(Source source, Model base, PrintWriter err) throws Refusal {
    if (theory == null || all()) {
      return views(source, base, err);
    }
    List<Optional<String>> both = new ArrayList<>(List.of(Optional.empty()));
    single().theory().ifPresent(name -> both.add(Optional.of(name)));
    return views(both, source, err);
  }

  private Views views(List<Optional<String>> theories, Source source, PrintWriter err)
      throws Refusal {
    for (Optional<String> each : theories) {
      ModelFile.model(source, under(each), err);
    }
    Variation plain = under(Optional.empty());
    return new Views(source, theories, plain.pulls(), plain.sets(), plain.posterior());
  }
}
