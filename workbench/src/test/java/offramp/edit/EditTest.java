package offramp.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import offramp.check.Checker;
import offramp.text.Source;
import org.junit.jupiter.api.Test;

class EditTest {
  /// At 120 words a minute, in nanoseconds.
  private static final long BETWEEN_KEYS = 100_000_000;

  private static final String MODEL =
      """
      # A model
      # of two sides
      crisis "Two"
      runs 24 months
      source brief "Briefing" "2024"
      actors USA, UK in NATO
      ladder west = none < aid < strikes  starts aid
      flag talks
      unknown push = 0.1 to 0.4 per month  because brief:4 "two steps"
      let pace = 2 * push
      event climb[c in NATO] by c
        when not talks
        rate pace
        then west up
      event meet
        when west >= strikes
        rate 1 per month
        then talks = true, west down
      red line limit by USA when west >= aid
      outcome far when west == strikes
      """;

  private static Reading read(String text) {
    return Reading.of(new Source("m.crisis", text));
  }

  private static List<String> labels(String text) {
    int at = text.indexOf('|');
    String whole = text.replace("|", "");
    return Completion.of(read(whole), at).options().stream().map(Completion.Option::label).toList();
  }

  private static List<String> labels(String before, String replaced) {
    return labels(MODEL.replace(before, replaced));
  }

  private static String mended(String text) {
    Diagnosis said = Diagnosis.of(read(text)).getFirst();
    return Edit.applied(text, said.mends().getFirst().edits());
  }

  @Test
  void misspeltNameIsMendedByTheWordThatIsMeant() {
    assertThat(mended(MODEL.replace(">= strikes", ">= striks"))).isEqualTo(MODEL);
    assertThat(mended(MODEL.replace("rate pace", "rate pase"))).isEqualTo(MODEL);
    assertThat(mended(MODEL.replace("brief:4", "breif:4"))).isEqualTo(MODEL);
  }

  @Test
  void misspeltWordOfTheLanguageIsMended() {
    assertThat(mended(MODEL.replace("flag talks", "flg talks"))).isEqualTo(MODEL);
    assertThat(mended(MODEL.replace("per month  because", "per mnth  because"))).isEqualTo(MODEL);
    assertThat(mended(MODEL.replace("when not", "wen not"))).isEqualTo(MODEL);
    assertThat(mended(MODEL.replace("west ==", "west ="))).isEqualTo(MODEL);
    assertThat(mended(MODEL.replace("\"2024\"", "\"2024"))).isEqualTo(MODEL);
  }

  @Test
  void everyMendThatIsOfferedLeavesFewerMistakes() {
    String text = MODEL.replace("rate pace", "rate pase").replace("west down", "wset down");
    long before = Checker.check(new Source("m", text)).diagnostics().size();
    for (Diagnosis said : Diagnosis.of(read(text))) {
      for (Diagnosis.Mend mend : said.mends()) {
        String after = Edit.applied(text, mend.edits());
        assertThat((long) Checker.check(new Source("m", after)).diagnostics().size())
            .isLessThan(before);
      }
    }
  }

  @Test
  void completionOffersDeclarationsAtTheTop() {
    assertThat(labels("|")).contains("event", "red line", "ladder").doesNotContain("when");
  }

  @Test
  void completionOffersRungsBehindAComparison() {
    assertThat(labels("west >= strikes", "west >= |").subList(0, 3))
        .containsExactly("none", "aid", "strikes");
    assertThat(labels("west >= strikes", "west >= st|").subList(0, 3))
        .containsExactly("none", "aid", "strikes");
  }

  @Test
  void completionOffersClausesInsideAnEvent() {
    assertThat(labels("then west up", "then west up\n  |")).contains("then", "rate", "seen by");
  }

  @Test
  void completionOffersWhatFits() {
    assertThat(labels("rate 1 per month", "rate 1 per |")).contains("month", "days");
    assertThat(labels("rate pace", "rate |")).contains("push", "pace", "exp", "c");
    assertThat(labels("because brief:4", "because |")).containsExactly("brief");
    assertThat(labels("by USA", "by |")).contains("USA", "NATO");
    assertThat(labels("0.1 to 0.4 per month", "|")).contains("LogNormal", "Beta");
    assertThat(labels("then west up", "then |")).contains("west", "talks", "nothing");
    assertThat(labels("[c in NATO]", "[c in |]")).containsExactly("NATO");
    assertThat(labels("# A model", "# A mo|")).isEmpty();
  }

  @Test
  void hoverTellsValueSourceAndWhatReadsAndChangesIt() {
    Optional<Hover> unknown = Hover.of(read(MODEL), MODEL.indexOf("push\n"));
    assertThat(unknown.orElseThrow().lines())
        .containsExactly(
            "`unknown push = 0.1 to 0.4 per month`",
            "push: median 0.200 per month, 90% from 0.100 per month to 0.400 per month",
            "because Briefing, 4: two steps",
            "read by let pace");
    Optional<Hover> state = Hover.of(read(MODEL), MODEL.indexOf("west up"));
    assertThat(state.orElseThrow().lines())
        .containsExactly(
            "`ladder west = none < aid < strikes starts aid`",
            "west starts at aid",
            "changed by event climb, event meet",
            "read by event meet, red line limit, outcome far");
  }

  @Test
  void definitionIsFoundFromAUse() {
    Place at = Definition.of(read(MODEL), MODEL.indexOf("strikes\n  rate")).orElseThrow();
    assertThat(at.from()).isEqualTo(MODEL.indexOf("strikes  starts"));
    assertThat(Definition.references(read(MODEL), at.from())).hasSize(3);
  }

  @Test
  void outlineNamesDeclarations() {
    assertThat(Outline.of(read(MODEL)).stream().map(o -> o.kind() + " " + o.name()))
        .contains("ladder west", "event climb", "red line limit", "outcome far", "actors NATO");
  }

  @Test
  void foldsBeginAtTheEndOfAFirstLine() {
    List<String> first =
        Folds.of(read(MODEL)).stream()
            .map(fold -> MODEL.substring(0, fold.from()))
            .map(text -> text.substring(text.lastIndexOf('\n') + 1))
            .toList();
    assertThat(first).containsExactly("# A model", "event climb[c in NATO] by c", "event meet");
  }

  @Test
  void coloursTellKeywordsNamesAndUnits() {
    String kinds =
        Colours.of(read(MODEL)).stream()
            .filter(c -> c.from() >= MODEL.indexOf("unknown") && c.to() < MODEL.indexOf("let"))
            .map(Colours::kind)
            .collect(Collectors.joining(" "));
    assertThat(kinds)
        .isEqualTo(
            "keyword unknown operator number keyword number keyword unit keyword source mark"
                + " number text");
  }

  @Test
  void coloursOfABrokenTextAreThoseOfItsWords() {
    assertThat(Colours.of(read("event climb\n  when west >= \n  rate")).stream().map(Colours::kind))
        .containsExactly("keyword", "name", "keyword", "name", "operator", "keyword");
  }

  /// The bound is that of the workbench: an answer between two key strokes of a fast typist. The
  /// processor time of the best of many times is taken, since other work on the machine is not what
  /// is measured, and may keep what is read from being compiled for long.
  @Test
  void largestModelIsAnsweredBetweenTwoKeyStrokes() {
    Source source = Shipped.june();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 400 && best >= BETWEEN_KEYS; i++) {
      long start = threads.getCurrentThreadCpuTime();
      Reading text = Reading.of(source);
      int all =
          Diagnosis.of(text).size()
              + Outline.of(text).size()
              + Folds.of(text).size()
              + Colours.of(text).size();
      assertThat(all).isPositive();
      best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
    }
    assertThat(best).isLessThan(BETWEEN_KEYS);
  }
}
