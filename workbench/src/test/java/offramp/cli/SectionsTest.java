package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import offramp.check.Documents;
import offramp.page.Joined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// What `fit`, `explore`, `backtest` and `forecast score` find, as sections with figures, alone and
/// in a report.
class SectionsTest {
  /// With a history that is fully told, unknowns of both kinds, and a theory of other numbers.
  private static final String BORDER =
      """
      crisis "Border"
      starts 2024-01-01
      runs 12 months
      source log "A log"
      actors Amber, Blue
      unknown push = 0.05 to 1 per month  because log:1
      unknown pull = 0.05 to 1 per month  because log:2
      ladder amber = calm < arms < war
      event amber_climbs by Amber when amber < war rate push then amber up
      event blue_yields by Blue when amber > calm rate pull then amber down
      outcome war harm war when amber == war ends
      lever brake by Amber scales amber_climbs by 0.3
      theory bold "Blue yields less" { event blue_yields rate pull / 4 }
      history from 2022-01-01 to 2023-12-31 covers amber_climbs, blue_yields
        2022-03-05 amber_climbs
        2022-05-01 blue_yields
        2023-09-10 amber_climbs
      """;

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /// {@return the sections that a command writes}
  private String sections(String command, Object... parts) throws IOException {
    Path html = folder.resolve("s.html");
    Commands.Result ran = run(command + " --html " + html, parts);
    assertThat(ran.exit()).as(ran.err()).isZero();
    String sections = Files.readString(html);
    joinAReport(sections);
    return sections;
  }

  /// `report --with` takes whatever is written with `--html`.
  private static void joinAReport(String sections) {
    try {
      assertThat(Joined.of(sections, 1).questions()).isNotEmpty();
    } catch (Joined.Strange strange) {
      throw new AssertionError(sections, strange);
    }
  }

  private static Commands.Result run(String form, Object... parts) {
    return Commands.run(Commands.words(form.formatted(parts)).toArray(String[]::new));
  }

  private static Document parsed(String sections) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader("<main>" + sections + "</main>")));
    } catch (ParserConfigurationException | SAXException | IOException wrong) {
      throw new AssertionError(sections, wrong);
    }
  }

  /// Every figure says what it shows, and has a table with rows behind it.
  private static void figures(String sections, int least) {
    Document page = parsed(sections);
    NodeList figures = page.getElementsByTagName("figure");
    for (int i = 0; i < figures.getLength(); i++) {
      Element figure = (Element) figures.item(i);
      assertThat(figure.getElementsByTagName("td").getLength()).isPositive();
    }
    NodeList drawn = page.getElementsByTagName("svg");
    assertThat(drawn.getLength()).isGreaterThanOrEqualTo(least);
    for (int i = 0; i < drawn.getLength(); i++) {
      assertThat(((Element) drawn.item(i)).getAttribute("aria-label")).isNotEmpty();
    }
    assertThat(sections).doesNotContain("NaN", "Infinity", " style=");
  }

  private static List<String> tables(String page) {
    return Pattern.compile("(?s)<table>.*?</table>")
        .matcher(page)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  @Test
  void fitShowsPosteriorEvidenceAndChecks() throws IOException {
    Path model = file("border.crisis", BORDER);
    String sections =
        sections("fit %s --theory all --draws 80 --survived war --before 2023-06-01", model);
    figures(sections, 3);
    assertThat(sections)
        .contains("What does the history say of the unknowns and the theories?")
        .contains("<code>push</code>", "narrowed most (5% to 95%)")
        .contains("(Bayes factor)", "beside <code>base</code>")
        .contains("How well what followed was foreseen.", "What it changes that")
        .contains("Where the history lies among histories of the fitted model")
        .contains("80 draws on 4 islands; likelihood exact");
  }

  @Test
  void fitOfOneTheoryComparesNothing() throws IOException {
    String sections = sections("fit %s --draws 80", file("border.crisis", BORDER));
    figures(sections, 2);
    assertThat(sections).doesNotContain("Bayes factor", "not distinguishable");
  }

  @Test
  void fitNamesATheoryUnderWhichTheHistoryCannotHaveHappened() throws IOException {
    Path model =
        file("border.crisis", BORDER.replace("rate pull / 4", "when amber == war rate pull"));
    Path html = folder.resolve("s.html");
    Commands.Result ran = run("fit %s --theory all --draws 80 --html %s", model, html);
    assertThat(ran.exit()).isEqualTo(Exit.MODEL_ERROR);
    assertThat(Files.readString(html))
        .contains("Under <code>bold</code> the history cannot have happened");
  }

  @Test
  void exploreShowsPartsBoxesAndTippingPoints() throws IOException {
    Path model = file("border.crisis", BORDER);
    String sections =
        sections("explore %s --base 64 --pairs --discover war --threshold war=50%%", model);
    figures(sections, 5);
    assertThat(sections)
        .contains("What does the answer depend on?", "most by <code>push</code>")
        .contains("What <code>war</code> depends on: the share of the spread")
        .contains("How the part of each in <code>war</code> changes with time.")
        .contains("Boxes of unknowns in which", "most common where push above")
        .contains("Second opinion: the leaves of a tree")
        .contains("Where each unknown has to lie for <code>war</code> to be 50%")
        .contains("In which share of histories each lever has to take hold for <code>war</code>");
  }

  @Test
  void exploreShowsExpertsContoursAndWarnings() throws IOException {
    String text =
        BORDER
            .replace(
                "push = 0.05 to 1 per month ",
                "push = 0.05 to 0.3 per month by ann, 0.3 to 1 per month by ben ")
            .replace(
                "theory bold", "event border_shots rate push then nothing_more up\n  theory bold")
            .replace("ladder amber", "level nothing_more = 0..9\nladder amber");
    String sections =
        sections(
            "explore %s --base 16 --trajectories 40000 --threshold war=50%% --warnings",
            file("border.crisis", text));
    figures(sections, 8);
    assertThat(sections)
        .contains("The probability of <code>war</code> by the numbers of each expert", "ben</th>")
        .contains("The share of the spread of <code>war</code> that is disagreement")
        .contains("Where two unknowns together make <code>war</code> 50%")
        .contains("What would warn of <code>war</code>, under <code>base</code>")
        .contains("What would warn most of <code>war</code> within 3 months")
        .contains("border_shots happens, by 3 months");
  }

  @Test
  void exploreSetsTheoriesSideBySide() throws IOException {
    String sections = sections("explore %s --theory all --base 16", file("border.crisis", BORDER));
    figures(sections, 1);
    assertThat(sections).contains("<td><code>bold</code></td>", ">bold</text>");
  }

  @Test
  void exploreOfAModelThatKnowsAllSaysSo() throws IOException {
    String sections =
        sections(
            "explore %s",
            file(
                "m.crisis",
                """
                runs 1 month
                flag a
                event e rate 1 per month then a = true
                outcome o when a
                """));
    figures(sections, 0);
    assertThat(sections).contains("nothing is unknown");
  }

  @Test
  void backtestShowsSkillAndReliability() throws IOException {
    Path cases = MadeCrises.file(folder, 60);
    String sections = sections("backtest --cases %s --outcome war", cases);
    figures(sections, 2);
    assertThat(sections)
        .contains("How well would past cases have been foreseen?")
        .contains("Skill over <code>climatology</code> (95% interval, by drawing cases anew)")
        .contains("Reliability: what was said, and how often it came.")
        .contains("The cases most wrongly foreseen, by ridge logistic.");
  }

  @Test
  void backtestShowsLawsOfDurationWithTheirCover() throws IOException {
    Path cases = MadeCrises.file(folder, 60);
    String sections = sections("backtest --cases %s --outcome duration", cases);
    figures(sections, 1);
    assertThat(sections)
        .contains("Gain of each law over the exponential", "<th scope=\"col\">covered (95%)</th>");
  }

  /// The scores are those of docs/forecast.md, which `score` prints.
  @Test
  void recordOfForecastsShowsScoresReliabilityAnswersAndForecasts() throws IOException {
    Path record = Documents.root().resolve("models/forecasts/june-2024.jsonl");
    String sections = sections("forecast score --as-of 2026-11-28 --file %s", record);
    figures(sections, 2);
    assertThat(sections)
        .contains("74 forecasts of 20 questions, as of 2026-11-28.", ">theory spiral</text>")
        .contains("<td>0.145 (0.009 to 0.332)</td><td>0.406 (0.070 to 0.857)</td>")
        .contains("12 forecasts by Statement of the ICFI; right 3, wrong 1, cannot be judged 4")
        .contains("no test of foresight: 62 forecasts by 7 authors.")
        .contains("Made beforehand: right and wrong, by author.")
        .contains("Made when the answer could be known: what was said, and how often it came.")
        .contains("<td>came about on 2024-11-21</td><td>Newser and EU Today, 22 November 2024.")
        .contains("<code>./offramp run models/june-2024.crisis --theory spiral")
        .contains("forecast score --as-of 2026-11-28 --file");
    assertThat(tables(sections)).last().asString().contains("Statement of the ICFI");
    assertThat(tables(sections).getLast().split("<tr>", -1)).hasSize(1 + 1 + 74);
  }

  @Test
  void recordOfForecastsAsOfADayShowsNothingThatWasWrittenLater() throws IOException {
    Path record = Documents.root().resolve("models/forecasts/june-2024.jsonl");
    String sections = sections("forecast score --as-of 2024-01-01 --file %s", record);
    figures(sections, 0);
    assertThat(sections).contains("0 forecasts of 0 questions").doesNotContain("Newser");
  }

  @Test
  void commandsUnderAReportGiveTheNumbersOfFitAndExploreAgain() throws IOException {
    Path model = file("border.crisis", BORDER);
    Path page = folder.resolve("r.html");
    Commands.Result ran =
        run(
            "report %s --theory bold --set \"pull=0.2 per month\" --trajectories 2000 --draws 20"
                + " --threshold war=30%% --warnings -o %s",
            model, page);
    assertThat(ran.exit()).as(ran.err()).isZero();
    String whole = Files.readString(page);
    for (String command : List.of("fit", "explore")) {
      String again =
          whole
              .lines()
              .flatMap(
                  line ->
                      Pattern.compile("\\./offramp " + command + "[^<]*").matcher(line).results())
              .map(MatchResult::group)
              .filter(line -> line.contains("--seed"))
              .findFirst()
              .orElseThrow()
              .replace("./offramp ", "")
              .replace("&quot;", "\"")
              .replace("%", "%%");
      assertThat(tables(whole)).containsAll(tables(sections(again)));
    }
  }

  @Test
  void lettersLeakNoNameIntoSectionsOfAReport() throws IOException {
    Path model = file("border.crisis", BORDER);
    Path page = folder.resolve("r.html");
    Commands.Result ran =
        run("report %s --letters --trajectories 400 --draws 20 -o %s", model, page);
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(Files.readString(page).replaceAll("(?s)<style>.*?</style>", ""))
        .contains("id=\"fit\"", "id=\"explore\"", "./offramp fit model.crisis --theory all")
        .doesNotContainIgnoringCase("amber", "blue", "border", "A log");
  }
}
