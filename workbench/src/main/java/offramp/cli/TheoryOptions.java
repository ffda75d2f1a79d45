package offramp.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.check.Variation;
import offramp.model.Model;
import offramp.text.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Under which theory, and with which values fixed, a model is read of which no lever is pulled.
final class TheoryOptions {
  @Option(
      names = "--theory",
      paramLabel = "NAME|all",
      description = "The theory that applies; `base` for the model as it is, `all` for every one.")
  @Nullable String theory;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Fix an unknown or a constant, as in --set push=\"0.3 per month\"; repeatable.")
  Map<String, String> sets = new LinkedHashMap<>();

  /// {@return the variations asked for: one, or the model as it is and every theory}
  List<Variation> variations(Source source, PrintWriter err) throws Refusal {
    if (!Choices.ALL.equals(theory)) {
      return List.of(under(Optional.ofNullable(theory).flatMap(Variation::named)));
    }
    List<Variation> all = new ArrayList<>();
    all.add(under(Optional.empty()));
    Model base = ModelFile.model(source, all.getFirst(), err);
    base.crisis().theories().forEach(each -> all.add(under(Optional.of(each.name()))));
    return all;
  }

  private Variation under(Optional<String> name) {
    return new Variation(name, List.of(), sets);
  }
}
