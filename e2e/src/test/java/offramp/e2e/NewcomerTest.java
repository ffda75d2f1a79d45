package offramp.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The path of docs/guide.md, in the workbench.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NewcomerTest {
  private static final LocatorAssertions.IsVisibleOptions LONG =
      new LocatorAssertions.IsVisibleOptions().setTimeout(240_000);

  private static final LocatorAssertions.ContainsTextOptions SLOW =
      new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

  private Desk desk;

  @BeforeAll
  void open() throws IOException {
    desk = Desk.open();
  }

  @BeforeEach
  void afresh() {
    desk.forget();
  }

  @AfterAll
  void close() {
    if (desk != null) {
      desk.close();
    }
  }

  private Page model(String file) {
    Page page = desk.page(options -> options.setViewportSize(1440, 900));
    page.locator(".card", new Page.LocatorOptions().setHasText(file)).click();
    settled(page);
    return page;
  }

  private static void settled(Page page) {
    page.waitForSelector(".progress-line[data-final=true]");
  }

  /// {@return what is read off for an outcome: mean and error, of each row}
  private static List<String> means(Page page, String outcome) {
    return page.locator("[data-outcome=" + outcome + "] .read tbody td:nth-child(2)")
        .allInnerTexts();
  }

  /// Puts words in the place of others, as a person does with the search of the editor's text.
  private static void edit(Page page, String words, String others) {
    page.locator(".cm-content").click();
    page.keyboard().press("Control+f");
    page.locator(".cm-search input[name=search]").pressSequentially(words);
    page.keyboard().press("Enter");
    page.keyboard().press("Escape");
    page.keyboard().insertText(others);
  }

  private void noMistakes() {
    assertThat(desk.mistakes()).isEmpty();
  }

  @Test
  void aChangedNumberMovesTheCurveAndIsSaved() throws IOException {
    Page page = model("mymodel.crisis");
    List<String> before = means(page, "war");
    edit(page, "on average every 4 months", "on average every 2 months");
    page.waitForCondition(() -> !means(page, "war").equals(before));
    settled(page);
    assertThat(page.locator("#file-state")).hasText("not saved");
    page.locator(".cm-content").press("Control+s");
    assertThat(page.locator("#file-state")).hasText("saved");
    assertThat(Files.readString(desk.folder().resolve("mymodel.crisis")))
        .contains("every 2 months");
    noMistakes();
  }

  @Test
  void aSlipIsShownAtItsPlaceWithItsMend() {
    Page page = model("mymodel.crisis");
    edit(page, "amber < attack", "amber < atack");
    Locator problems = page.locator(".foot button");
    assertThat(problems).hasText("1 error, 0 warnings");
    problems.click();
    assertThat(page.locator(".cm-panel-lint")).containsText("E0312");
    page.locator(".cm-panel-lint .cm-diagnosticAction").first().click();
    assertThat(problems).not().containsText("1 error");
    noMistakes();
  }

  @Test
  void aDraggedUnknownMovesTheCurveAndStandsInTheAddress() {
    Page page = model("mymodel.crisis");
    List<String> before = means(page, "war");
    page.locator(".folds summary", new Page.LocatorOptions().setHasText("Unknowns")).click();
    page.locator("[data-unknown=push]").focus();
    page.keyboard().press("End");
    page.waitForCondition(() -> !means(page, "war").equals(before));
    assertThat(page.url()).contains("set=push%3D");
    settled(page);
    List<String> moved = means(page, "war");
    page.reload();
    settled(page);
    assertThat(means(page, "war")).isEqualTo(moved);
    noMistakes();
  }

  @Test
  void aPulledLeverMovesTheAnswersBesideThosePinned() {
    Page page = model("strait.crisis");
    page.locator("text=Pin as A").click();
    page.locator(".folds summary", new Page.LocatorOptions().setHasText("Levers")).click();
    page.locator("[data-lever=mediation]").click();
    page.waitForCondition(
        () -> {
          List<String> sides = means(page, "settlement");
          return sides.size() == 2 && !sides.getFirst().equals(sides.getLast());
        });
    assertThat(page.locator(".compared")).containsText("mediation");
    settled(page);
    List<String> sides = means(page, "settlement");
    page.reload();
    settled(page);
    page.waitForCondition(() -> means(page, "settlement").equals(sides));
    page.locator("text=Unpin A").click();
    page.waitForCondition(() -> means(page, "settlement").size() == 1);
    noMistakes();
  }

  @Test
  void theoriesStandSideBySide() {
    Page page = model("mymodel.crisis");
    page.locator(".chips .chip", new Page.LocatorOptions().setHasText("All")).click();
    page.waitForCondition(() -> means(page, "war").stream().noneMatch("…"::equals));
    assertThat(page.locator("[data-outcome=war] .read tbody tr")).hasCount(3);
    question(page, "mymodel.crisis", "compare");
    assertThat(page.locator(".fragment")).containsText("spiral");
    noMistakes();
  }

  @Test
  void aPathIsRead() throws IOException {
    Page page = model("mymodel.crisis");
    question(page, "mymodel.crisis", "paths");
    assertThat(page.locator(".fragment")).containsText("amber_climbs");
    Download taken = page.waitForDownload(() -> page.locator("[data-take=report]").click());
    assertThat(Files.readString(taken.path())).contains("<main>").contains("amber_climbs");
    noMistakes();
  }

  @Test
  void whatTheAnswerDependsOnIsShownWithItsBoxesAndTippingPoints() {
    Page page = model("mymodel.crisis");
    Desk.show(page, "questions", "mymodel.crisis");
    page.locator("[data-command=explore]").click();
    page.locator("label:has-text('Look closely at') select").selectOption("war");
    page.locator("label:has-text('Tips at') select").selectOption("25%");
    asked(page, "explore");
    assertThat(page.locator(".fragment h2")).hasText("What does the answer depend on?");
    assertThat(page.locator(".fragment")).containsText("Boxes of unknowns in which war");
    assertThat(page.locator(".fragment")).containsText("war crosses 25%");
    page.locator(".fragment details summary").first().click();
    assertThat(page.locator(".fragment td").first()).isVisible();
    noMistakes();
  }

  @Test
  void whatThePastSaysIsShownBesideWhatWasHeldBefore() throws IOException {
    Files.writeString(
        desk.folder().resolve("past.crisis"),
        """
        crisis "Past"
        starts 2024-01-01
        runs 12 months
        actors Amber, Blue
        unknown push = 0.05 to 1 per month
        unknown pull = 0.05 to 1 per month
        ladder amber = calm < arms < war
        event amber_climbs by Amber when amber < war rate push then amber up
        event blue_yields by Blue when amber > calm rate pull then amber down
        outcome war harm war when amber == war ends
        theory bold { event blue_yields rate pull / 4 }
        history from 2022-01-01 to 2023-12-31 covers amber_climbs, blue_yields
          2022-03-05 amber_climbs
          2022-05-01 blue_yields
          2023-09-10 amber_climbs
        """);
    Page page = model("past.crisis");
    question(page, "past.crisis", "fit");
    assertThat(page.locator(".fragment")).containsText("narrowed most (5% to 95%): push");
    assertThat(page.locator(".fragment")).containsText("(Bayes factor)");
    assertThat(page.locator(".fragment svg")).hasCount(3);
    noMistakes();
  }

  @Test
  void aRecordOfForecastsAndALedgerAreReadFromTheListOfModels()
      throws IOException, InterruptedException {
    desk.ledger("crisis.duckdb");
    Page page = desk.page(options -> options.setViewportSize(1440, 900));
    page.locator("[data-read='forecasts/june-2024.jsonl']").click();
    assertThat(page.locator(".fragment h2")).hasText("How have the forecasts of the record done?");
    assertThat(page.locator(".fragment svg")).hasCount(2);
    figures(page);
    page.locator("[data-read='crisis.duckdb']").click();
    assertThat(page.locator(".fragment h2")).hasText("What does the ledger of events hold?");
    assertThat(page.locator(".fragment svg")).hasCount(2);
    figures(page);
    Download taken = page.waitForDownload(() -> page.locator("[data-take=report]").click());
    assertThat(taken.suggestedFilename()).isEqualTo("crisis.html");
    assertThat(Files.readString(taken.path())).contains("<main>", "The climb on the scale");
    page.reload();
    assertThat(page.locator(".fragment h2")).hasText("What does the ledger of events hold?");
    page.goBack();
    assertThat(page.locator(".fragment h2")).hasText("How have the forecasts of the record done?");
    page.locator(".result").getByText("Close").click();
    assertThat(page.locator(".result")).isHidden();
    noMistakes();
  }

  /// Every figure that is drawn has a table with rows beside it, which opens.
  private static void figures(Page page) {
    Locator figures =
        page.locator(".fragment figure", new Page.LocatorOptions().setHas(page.locator("svg")));
    for (Locator figure : figures.all()) {
      figure.locator("summary").click();
      assertThat(figure.locator("td").first()).isVisible();
      assertThat(figure.locator("svg")).hasAttribute("aria-label", Pattern.compile(".+"));
    }
  }

  @Test
  void aPictureWithLettersLeadsToTheText() {
    Page page = model("mymodel.crisis");
    Desk.show(page, "picture", "mymodel.crisis");
    page.locator("#letters").click();
    page.locator(".stage [data-key='state of_a'] .name").click();
    assertThat(page.locator(".cm-line .pointed").first()).containsText("amber");
    noMistakes();
  }

  @Test
  void theReportIsMadeAndTakenAway() throws IOException {
    Page page = model("bluff-or-threshold.crisis");
    question(page, "bluff-or-threshold.crisis", "report");
    Download report = page.waitForDownload(() -> page.locator("[data-take=report]").click());
    assertThat(report.suggestedFilename()).isEqualTo("bluff-or-threshold-report.html");
    assertThat(Files.readString(report.path())).contains("Bluff or threshold").contains("<svg");
    Locator last = page.locator(".fragment nav a").last();
    last.click();
    assertThat(page.locator(".fragment " + last.getAttribute("href"))).isInViewport();
    assertThat(page.url()).contains("#questions?", "job=");
    noMistakes();
  }

  @Test
  void aFigureIsTakenAwayInFourForms() throws IOException {
    Page page = model("mymodel.crisis");
    for (String form : List.of("SVG", "PNG", "CSV", "JSON")) {
      Download taken =
          page.waitForDownload(
              () -> page.locator("[aria-label='%s: war']".formatted(form)).click());
      assertThat(Files.size(taken.path())).as(form).isGreaterThan(100);
    }
    noMistakes();
  }

  @Test
  void aWalkGoesForwardToTheEndThatWasAskedFor() {
    Page page = model("mymodel.crisis");
    Desk.show(page, "walk", "mymodel.crisis");
    page.waitForSelector(".steps .step");
    page.locator("label:has-text('ends in') select").selectOption("war");
    assertThat(page.locator(".main > [role=status]")).containsText("End: war", SLOW);
    page.locator(".walk").getByText("Last", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".steps .step").last()).hasAttribute("aria-current", "step");
    noMistakes();
  }

  @Test
  void aPartOfThePictureLeadsToTheTextAndBack() {
    Page page = model("mymodel.crisis");
    Desk.show(page, "picture", "mymodel.crisis");
    Locator box = page.locator(".stage [data-key='state amber']");
    box.hover();
    assertThat(page.locator(".stage .line.lit").first()).isAttached();
    box.locator(".name").click();
    assertThat(page.locator(".cm-line .pointed").first()).containsText("amber");
    page.locator(".cm-line", new Page.LocatorOptions().setHasText("ladder blue")).first().click();
    assertThat(page.locator(".stage .selected")).hasAttribute("data-name", "blue");
    noMistakes();
  }

  @Test
  void changesThatWereNotSavedSurviveAReload() {
    Page page = model("grit.crisis");
    page.onDialog(dialog -> dialog.accept());
    page.locator(".cm-content").click();
    page.keyboard().press("Control+Home");
    page.keyboard().insertText("# a thought of mine\n");
    assertThat(page.locator("#file-state")).hasText("not saved");
    page.reload();
    assertThat(page.locator(".cm-content")).containsText("a thought of mine");
    assertThat(page.locator("#file-state")).hasText("not saved");
    noMistakes();
  }

  @Test
  void aTabIsToldOfWhatAnotherHasSaved() {
    Page one = model("granovetter.crisis");
    Page two = one.context().newPage();
    two.navigate(one.url());
    settled(two);
    one.bringToFront();
    one.locator(".cm-content").click();
    one.keyboard().press("Control+Home");
    one.keyboard().insertText("# of the one\n");
    two.bringToFront();
    two.locator(".cm-content").click();
    two.keyboard().press("Control+Home");
    two.keyboard().insertText("# of the other\n");
    two.keyboard().press("Control+s");
    assertThat(two.locator("#file-state")).hasText("saved");
    assertThat(one.locator("#banner")).containsText("has changed outside this page");
    assertThat(one.locator(".cm-content")).containsText("of the one");
    noMistakes();
  }

  private static void question(Page page, String file, String command) {
    Desk.show(page, "questions", file);
    page.locator("[data-command=" + command + "]").click();
    asked(page, command);
  }

  /// Starts the question that is chosen, and reads what it finds.
  private static void asked(Page page, String command) {
    page.locator("[data-start=" + command + "]").click();
    Locator open = page.locator("[data-open=" + command + "]").first();
    assertThat(open).isVisible(LONG);
    open.click();
    assertThat(page.locator(".fragment")).isVisible(LONG);
  }
}
