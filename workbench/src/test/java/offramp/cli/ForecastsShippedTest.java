package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import offramp.check.Documents;
import offramp.finding.Foretold;
import offramp.report.Digest;
import offramp.report.ForecastFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The record of forecasts that ships; that its scores are those of its page is in [ReadmeTest].
class ForecastsShippedTest {
  private static final Path SHIPPED = Documents.root().resolve("models/forecasts/june-2024.jsonl");

  @Test
  void theRecordThatShipsIsWholeAndItsPageNamesItsLastHash() throws IOException {
    ForecastFile shipped = ForecastCommandTest.read(SHIPPED);
    assertThat(Documents.read(Documents.root().resolve("docs/forecast.md")))
        .contains(shipped.head());
    for (Foretold entry : shipped.entries()) {
      if (entry.body() instanceof Foretold.Computed computed) {
        assertThat(computed.claim().hindsight()).isTrue();
      }
    }
  }

  /// Every theory of the model says the same number of things in the record.
  @Test
  void theoriesAreTreatedAlikeInTheRecordThatShips() throws IOException {
    String model = Documents.read(Documents.root().resolve("models/june-2024.crisis"));
    List<Foretold> entries = ForecastCommandTest.read(SHIPPED).entries();
    Matcher theory = Pattern.compile("(?m)^theory (\\w+)").matcher(model);
    int theories = 0;
    while (theory.find()) {
      String author = "june-2024.crisis, theory " + theory.group(1);
      assertThat(entries.stream().flatMap(e -> e.claim().stream()).map(Foretold.Claim::author))
          .filteredOn(author::equals)
          .as(author)
          .hasSize(9);
      theories++;
    }
    assertThat(theories).isEqualTo(6);
  }

  /// As long as the model is the one that was run; its text is in the history of the project.
  @Test
  @Tag("full")
  void anEntryThatShipsIsGivenAgainByItsCommand() throws IOException {
    String model = Documents.read(Documents.root().resolve("models/june-2024.crisis"));
    Foretold.Computed computed =
        ForecastCommandTest.read(SHIPPED).entries().stream()
            .map(Foretold::body)
            .filter(Foretold.Computed.class::isInstance)
            .map(Foretold.Computed.class::cast)
            .findFirst()
            .orElseThrow();
    assumeTrue(computed.origin().digest().equals(Digest.of(model)), "the model has changed since");
    assertThat(ForecastCommandTest.again(computed)).isEqualTo(computed.odds().probability());
  }
}
