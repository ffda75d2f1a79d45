package offramp.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.check.Variation;
import offramp.model.Crisis;
import offramp.model.Model;
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
      paramLabel = "NAME[@DATE]",
      description = "Pull this lever, at a date or when its window opens; repeatable.")
  List<String> levers = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Fix an unknown or a constant, as in --set push=\"0.3 per month\"; repeatable.")
  Map<String, String> sets = new LinkedHashMap<>();

  boolean all() {
    return ALL.equals(theory);
  }

  Variation single() {
    return under(Optional.ofNullable(theory).filter(name -> !name.equals(Crisis.BASE)));
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
    List<Variation.Pull> pulls = new ArrayList<>();
    for (String lever : levers) {
      int at = lever.indexOf('@');
      pulls.add(
          at < 0
              ? new Variation.Pull(lever, Optional.empty())
              : new Variation.Pull(lever.substring(0, at), Optional.of(lever.substring(at + 1))));
    }
    return new Variation(name, pulls, sets);
  }
}
