package offramp.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import offramp.check.Texts;
import offramp.program.Influences.Effect;
import offramp.program.Influences.Influence;
import offramp.program.Influences.Move;
import org.junit.jupiter.api.Test;

class InfluencesTest {
  private static Influence of(String state, String model) {
    return Influences.of(Texts.model(model)).stream()
        .filter(influence -> influence.state().equals(state))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void movesAreUpDownOrSet() {
    Influence x =
        of(
            "x",
            """
            level x = 0..5
            event more  rate 1 per day  then x up
            event less  rate 1 per day  then x down
            event none  rate 1 per day  then x = 0
            event some  rate 1 per day  then x = 2
            outcome full when x == 5
            """);
    assertThat(x.moved())
        .isEqualTo(
            Map.of(
                Move.UP,
                Set.of("more"),
                Move.DOWN,
                Set.of("less", "none"),
                Move.SET,
                Set.of("some")));
  }

  @Test
  void pacesAreTriedThroughDefinitions() {
    Influence x =
        of(
            "x",
            """
            level x = 0..5
            unknown pull = 0.2 to 1
            let push = exp(pull * x)
            event faster  rate push per day      then x up
            event slower  rate 1 / push per day  then x up
            event both    rate (x - 2) ^ 2 per day  then x down
            event later   after (1 + x) * 1 day  then x up
            event alone   when x > 2  rate 1 per day  then x down
            outcome full when x == 5
            """);
    assertThat(x.effects())
        .isEqualTo(
            Map.of(
                Effect.SPEEDS, Set.of("faster"),
                Effect.SLOWS, Set.of("slower", "later"),
                Effect.PACES, Set.of("both"),
                Effect.ALLOWS, Set.of("alone")));
  }

  @Test
  void triggersAreSetOffAndChancesSwayed() {
    Influence x =
        of(
            "x",
            """
            level x = 0..5
            level y = 0..5
            event more  rate 1 per day  then x up
            event less  rate 1 per day  then x down
            event throw  rate 1 per day  then x / 5: y up  then otherwise: nothing
            trigger high when x == 5      then y up
            trigger rise when x rises     then y down
            outcome full when y == 5
            """);
    assertThat(x.effects())
        .isEqualTo(Map.of(Effect.SETS_OFF, Set.of("high", "rise"), Effect.SWAYS, Set.of("throw")));
  }

  @Test
  void manyInstancesAreOneFamily() {
    List<String> names = IntStream.range(0, 400).mapToObj(i -> "A" + i).toList();
    Influence x =
        of(
            "x",
            """
            actors %s in All
            level x[c in All] = 0..5
            event more[c in All]  rate 1 per day * (1 + sum(d in All: x[d]))  then x[c] up
            event less[c in All]  rate x[c] per day  then x[c] down
            outcome full when x[A0] == 5
            """
                .formatted(String.join(", ", names)));
    assertThat(x.effects()).isEqualTo(Map.of(Effect.SPEEDS, Set.of("more", "less")));
  }
}
