package offramp.explore;

import static org.assertj.core.api.Assertions.assertThat;

import offramp.check.Texts;
import offramp.model.Model;
import org.junit.jupiter.api.Test;

/// What can be seen in a model beside its outcomes.
class ObservationsTest {
  private static final Model MODEL =
      Texts.model(
          """
          actors Amber, Blue
          ladder pressure = low < middle < high < top starts middle
          red line home by Amber when pressure >= high
          event push rate 0.1 per day then pressure up
          event back rate 0.1 per day then pressure down
          event reply when home crossed rate 0.1 per day then answer home
          outcome all_out when pressure == top
          """);

  @Test
  void rungsAboveTheStartAndStatesOfRedLinesAreSeenUnlessAnOutcomeSaysSo() {
    assertThat(Observations.of(MODEL).words())
        .containsExactly("all_out", "pressure reaches high", "home crossed", "home answered");
  }

  @Test
  void amendedModelHasThemBehindItsOutcomes() {
    Observations seen = Observations.of(MODEL);
    assertThat(seen.amended(MODEL).outcomes())
        .extracting(outcome -> outcome.name())
        .containsExactlyElementsOf(seen.words());
    assertThat(seen.amended(MODEL).outcomes()).noneMatch(outcome -> outcome.ends());
  }
}
