package offramp.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import offramp.check.Documents;
import offramp.text.Diagnostic;
import offramp.text.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MapTest {
  private static MapParser.Read read(String text) {
    return MapParser.of(new Source("a.map", text));
  }

  private static List<String> said(String text) {
    Source source = new Source("a.map", text);
    return read(text).problems().stream()
        .map(
            one ->
                "%s %s %s = %s"
                    .formatted(
                        one.code(), source.place(one.at()), one.message(), one.helps().getFirst()))
        .toList();
  }

  @Test
  void ruleReadsLikeASentence() {
    EventMap map =
        read("""
                west_climbs from actor USA, GBR, DEU or France, target RUS, act fight.* or threaten.*,
                  at least 3 mentions  # of the media
                """)
            .map()
            .orElseThrow();
    assertThat(map.rules().getFirst().conditions())
        .containsExactly(
            new EventMap.Condition.Who(true, List.of("USA", "GBR", "DEU", "FRA")),
            new EventMap.Condition.Who(false, List.of("RUS")),
            new EventMap.Condition.Acts(
                List.of(
                    new EventMap.Act.Plover("fight", "*"),
                    new EventMap.Act.Plover("threaten", "*"))),
            new EventMap.Condition.AtLeast("mentions", 3));
  }

  @Test
  void statesMayBeWrittenInSmallLettersAndNumbersInGroups() {
    EventMap map =
        read("west from actor usa or france, at least 1_000 deaths\n").map().orElseThrow();
    assertThat(map.rules().getFirst().conditions())
        .containsExactly(
            new EventMap.Condition.Who(true, List.of("USA", "FRA")),
            new EventMap.Condition.AtLeast("deaths", 1000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "west actor USA @ E1101 a.map:1:6 here `from` is missing = write `from` before `actor`",
        "west from actor USA act aid @ E1101 a.map:1:21 between two conditions stands a comma = put `,` before it",
        "west from targt USA @ E1101 a.map:1:11 `targt` is no condition = did you mean `target`?",
        "west from act fihgt.* @ E1102 a.map:1:15 `fihgt.*` is no act of PLOVER or code of CAMEO = did you mean `fight`?",
        "west from act 99* @ E1102 a.map:1:15 `99*` is no act of PLOVER or code of CAMEO = they are accuse, agree, aid, assault, coerce, concede, consult, cooperate, demand, disapprove, fight, investigate, mobilize, protest, reject, request, retreat, sanction, support, threaten, yield",
        "west from source gdelt @ E1102 a.map:1:18 `gdelt` is no word for `source` = did you mean `gdelt1`?",
        "west from level 7 @ E1103 a.map:1:17 `7` is not a number from 1 to 5 = write one of these",
        "west from actor @ E1101 a.map:1:15 the rule ends too early = go on with a name",
        "history from 2022-02-30 to 2023-01-01 @ E1103 a.map:1:14 `2022-02-30` is not a day = write it as in 2022-02-24",
        "history from 2023-01-01 to 2022-01-01 @ E1103 a.map:1:14 the window ends before it begins = swap the two days"
      })
  void mistakeHasItsPlaceAndItsMend(String map, String problem) {
    assertThat(said(map.strip())).containsExactly(problem.strip());
  }

  @Test
  void allMistakesAreSaidAtOnce() {
    assertThat(said("a from level 9\nb actor USA\nc from act aid\n")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "# nothing",
        ",",
        "\"",
        "x",
        "from",
        "history",
        "history from",
        "a from ,",
        "a from at least",
        "  a from level 1",
        "a[",
        "a from within 3 days, act"
      })
  void brokenMapIsMetWithWords(String text) {
    assertThat(said(text)).isNotEmpty();
  }

  static Stream<String> codes() {
    return Stream.of("E1101", "E1102", "E1103");
  }

  @Test
  void pagesShowTheirErrorAndItsMend() {
    codes()
        .forEach(
            code -> {
              String page = Documents.read(Documents.root().resolve("docs/errors/" + code + ".md"));
              assertThat(Documents.blocks(page, "map-bad")).isNotEmpty();
              for (String bad : Documents.blocks(page, "map-bad")) {
                assertThat(read(bad).problems().stream().map(Diagnostic::code)).contains(code);
              }
              for (String good : Documents.blocks(page, "map")) {
                assertThat(read(good).problems()).isEmpty();
              }
            });
  }
}
