package offramp.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import offramp.check.Documents;
import offramp.check.Texts;
import offramp.model.Model;
import org.junit.jupiter.api.Test;

/// What `show` says of a model in words.
class ShowTest {
  private static final Model SMALL =
      Texts.model(
          """
          crisis "Small"
          source book "A book" "1966"
          actors North, South in Sides
          ladder pressure = warn < sanction < strike
          level anger[c in Sides] = 0..3
          unknown pace = 0.1 to 0.4 per month  because book:7b, book:12-14 "counted, not felt"
          unknown mad = Bernoulli(10%)
          let zeal[c in Sides] = North: 2, South: 3
          event rises[c in Sides] by c
            when anger[c] < 3  rate pace * zeal[c]  then anger[c] up
          event step by North
            when pressure < strike  rate pace * (if mad then 2 else 1)  then pressure up
          event calm  rate pace  then each(c in Sides: anger[c] = 0)
          outcome war when pressure == strike
          reference war 1% to 5% per year
          lever talk by South  cost 2  then pressure = warn
          """);

  @Test
  void instancesOfAFamilyAreToldAsOne() {
    assertThat(Portrait.of(SMALL))
        .contains("rises[c in 2: North, South]\n")
        .contains("at rate pace * zeal[c], while anger[c] < 3\n")
        .contains("by c\n")
        .contains("anger[each] = 0\n");
  }

  @Test
  void tableHoldsEveryAssumptionWithValueAndSource() {
    assertThat(AssumptionTable.csv(SMALL))
        .isEqualTo(
            """
            kind,name,value,source
            unknown,pace,"log-normal, 0.20, 0.10 to 0.40 per month","book:7b, book:12-14 (counted, not felt)"
            unknown,mad,true with chance 10%,
            let,zeal,North: 2; South: 3,
            event,rises,"at rate pace * zeal[c], while anger[c] < 3",
            event,step,"at rate pace * (if mad then 2 else 1), while pressure < strike",
            event,calm,at rate pace,
            reference,war,1% to 5% per year,
            lever,talk,cost 2,
            """);
  }

  @Test
  void tableEndsWithTheCountOfThoseWithoutASource() {
    assertThat(AssumptionTable.of(SMALL)).endsWith("\n8 assumptions, 7 without a source\n");
  }

  @Test
  void linesOfEveryShippedModelFitTheWidth() {
    for (String model : List.of("june-2024", "july-1914", "cuba-1962", "granovetter", "strait")) {
      Model shipped = shipped(model);
      List<String> lines = new ArrayList<>(Portrait.of(shipped).lines().toList());
      lines.addAll(AssumptionTable.of(shipped).lines().toList());
      assertThat(lines).as(model).allMatch(line -> line.length() <= Lines.WIDTH);
    }
  }

  @Test
  void everyAssumptionOfJuneHasAValueUnderTheBaseTheory() {
    assertThat(new Values(shipped("june-2024")).rows()).noneMatch(row -> row.value().isEmpty());
  }

  @Test
  void juneTellsEveryHappeningOnce() {
    List<String> heads =
        Portrait.of(shipped("june-2024"))
            .lines()
            .dropWhile(line -> !line.startsWith("What can happen"))
            .takeWhile(line -> !line.startsWith("What influences"))
            .filter(line -> line.matches("  \\w.*"))
            .map(line -> line.strip().replaceFirst("[\\[ ].*", ""))
            .toList();
    Set<String> once = new HashSet<>(heads);
    assertThat(heads).hasSameSizeAs(once).hasSizeGreaterThan(60);
  }

  static Model shipped(String name) {
    return Texts.model(Documents.read(Documents.root().resolve("models/" + name + ".crisis")));
  }
}
