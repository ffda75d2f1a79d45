package offramp.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.List;
import offramp.check.Documents;
import offramp.check.Texts;
import offramp.model.Model;
import offramp.simulate.Shares;
import org.junit.jupiter.api.Test;

/// The reference model against PRISM 4.10 and two programs of uniformisation, which agree to 1e-10.
class BrinkExactTest {
  private static final double MONTH = 30.4375;

  static Model brink() {
    return Texts.model(
        Documents.read(Path.of("").resolve(Documents.root().resolve("models/brink.crisis"))));
  }

  @Test
  void everyOutcomeHasItsValueHoweverSmall() {
    Solution solution =
        Exact.of(brink(), 1, 2, MONTH, 3 * MONTH, 6 * MONTH, 12 * MONTH, 24 * MONTH, 48 * MONTH);
    assertThat(solution.states()).isEqualTo(417_802);
    assertThat(solution.transitions()).isEqualTo(1_760_328);
    double[][] known = {
      {
        5.64910855896e-20,
        6.546385852116e-15,
        4.595854922172e-12,
        9.231215885523e-10,
        2.675591226569e-08,
        7.34464141483e-08
      },
      {
        0.000895603862,
        0.023515151526,
        0.095826321880,
        0.209448263205,
        0.274818215042,
        0.285142700142
      },
      {
        0.024370577310,
        0.140888259204,
        0.326573248253,
        0.559708130415,
        0.693388635339,
        0.714227141161
      },
    };
    for (int outcome = 0; outcome < known.length; outcome++) {
      List<Shares> series = solution.outcomes().get(outcome);
      for (int date = 0; date < series.size(); date++) {
        assertThat(series.get(date).mean())
            .isCloseTo(known[outcome][date], withinPercentage(outcome == 0 ? 1e-8 : 1e-7));
      }
    }
  }
}
