package offramp.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How levers are read, and expectations of them.
class LeversParserTest {
  @Test
  void expectationNamesItsLevers() {
    Tree.Expect expect =
        (Tree.Expect)
            Shapes.read("expect o by 3 months with lever b@2024-09-01, a between 0 and 1")
                .getFirst();
    assertThat(expect.levers())
        .extracting(pull -> pull.lever().text() + " " + pull.day())
        .containsExactly("b Optional[2024-09-01]", "a Optional.empty");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "expect o by 3 days with lever between 0 and 1       | E0201 1:39",
        "expect o by 3 days with freeze between 0 and 1      | E0201 1:25",
        "expect o by 3 days with lever a, a between 0 and 1  | E0205 1:34",
        "expect o by 3 days with lever a@soon between 0 and 1 | E0201 1:33",
        "expect o by 3 days with lever a@2024-05 between 0 and 1 | E0215 1:33",
        "expect o by 3 days with lever a when between 0 and 1 | E0201 1:46",
        "expect o by 3 days with lever a@2024-05-01 when x between 0 and 1 | E0201 1:44",
        "expect o by 3 days with lever a when x rises between 0 and 1 | E0201 1:40",
        "lever l when x rises then x up | E0201 1:16",
        "lever l when x[a, b] falls then x up | E0201 1:22",
        "lever l when x > 1 then x up when y | E0205 1:30",
        "event e when x rises rate 1 per day then x up | E0201 1:16",
      })
  void mistakeInTheLeversOfAnExpectationIsReportedOnce(String text, String said) {
    assertThat(Shapes.said(Shapes.parsed(text), text)).containsExactly(said);
  }

  @Test
  void pullMayWaitForACondition() {
    Tree.Expect expect =
        (Tree.Expect)
            Shapes.read(
                    "expect o by 3 days with lever b when  x >  1 # so\n and homeland crossed, a"
                        + " between 0 and 1")
                .getFirst();
    assertThat(expect.levers())
        .extracting(Tree.Pull::words)
        .containsExactly("b when x > 1 and homeland crossed", "a");
  }

  @Test
  void clausesOfALeverStandInAnyOrder() {
    String text =
        "lever l then x up from 2024-05-31 scales e by 2 cost 3 because b:1 until 2024-07-01 when x >  1"
            + " secret then y = f by USA";
    Tree.Lever lever = (Tree.Lever) Shapes.read(text).getFirst();
    assertThat(lever.by().map(Name.Indexed::text)).contains("USA");
    assertThat(lever.cost()).isPresent();
    assertThat(lever.from()).contains(LocalDate.parse("2024-05-31"));
    assertThat(lever.until()).contains(LocalDate.parse("2024-07-01"));
    assertThat(lever.when().map(Tree.Condition::words)).contains("x > 1");
    assertThat(lever.clauses()).hasSize(4);
    assertThat(lever.span().end()).isEqualTo(text.length());
  }

  @Test
  void clauseOfALeverThatStandsTwiceIsReported() {
    String text = "lever l cost 3 then x up secret cost 2 secret";
    assertThat(Shapes.said(Shapes.parsed(text), text)).containsExactly("E0205 1:33", "E0205 1:40");
  }
}
