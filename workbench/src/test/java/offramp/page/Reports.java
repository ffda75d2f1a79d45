package offramp.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import offramp.check.Checker;
import offramp.check.Documents;
import offramp.check.Variation;
import offramp.finding.Explore;
import offramp.finding.Method;
import offramp.finding.Runs;
import offramp.finding.Views;
import offramp.model.Model;
import offramp.simulate.Settings;
import offramp.text.Source;

/// Reports of models with little work, for tests.
final class Reports {
  private static final int DRAWS = 10;

  private Reports() {}

  static Source shipped(String name) {
    return new Source(
        name + ".crisis", Documents.read(Documents.root().resolve("models/" + name + ".crisis")));
  }

  /// {@return the report under no theory and the first}
  static Report of(Source source) {
    return of(source, 1);
  }

  /// @param theories how many of them besides the model as it is
  static Report of(Source source, int theories) {
    Model base = Checker.check(source, Variation.BASE).model().orElseThrow();
    List<Optional<String>> views =
        Stream.concat(
                Stream.of(Optional.<String>empty()),
                base.crisis().theories().stream()
                    .limit(theories)
                    .map(theory -> Optional.of(theory.name())))
            .toList();
    Inquiry.Asked asked =
        new Inquiry.Asked(
            source.name(),
            (name, behind) -> "./offramp " + name + " " + source.name() + behind,
            base.crisis().runs(),
            base.crisis().unit(),
            3,
            effort(200),
            effort(20),
            List.of(),
            new Explore.Asked(false, 0, List.of(), Map.of()));
    return Inquiry.of(
        new Views(source, views, List.of(), Map.of()), asked, _ -> Settings.Watcher.none());
  }

  private static Runs.Effort effort(long histories) {
    return new Runs.Effort(Method.SIMULATE, 1, histories, DRAWS, 2, OptionalDouble.empty());
  }
}
