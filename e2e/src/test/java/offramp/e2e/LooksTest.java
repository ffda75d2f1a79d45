package offramp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every view in light, dark and on a narrow screen: a picture of it, and what axe-core finds.
///
/// The pictures lie in `e2e/target/screens`; those of the documentation are copies.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LooksTest {
  private static final Path SCREENS = Path.of("target", "screens");
  private static final String FILE = "strait.crisis";
  private static final String DATED = "june-2024.crisis";

  private static final Locator.ClickOptions LONG = new Locator.ClickOptions().setTimeout(240_000);

  private Desk desk;

  enum Look {
    LIGHT(1280, 820, ColorScheme.LIGHT),
    DARK(1280, 820, ColorScheme.DARK),
    NARROW(390, 844, ColorScheme.LIGHT);

    private final int width;
    private final int height;
    private final ColorScheme colours;

    Look(int width, int height, ColorScheme colours) {
      this.width = width;
      this.height = height;
      this.colours = colours;
    }

    /// Axe is put into the page, which the page's own policy would rightly refuse.
    void choose(Browser.NewContextOptions options) {
      options.setViewportSize(width, height).setColorScheme(colours).setBypassCSP(true);
    }
  }

  private enum View {
    MODELS(".card"),
    TEXT(".cm-line .c-keyword"),
    ANSWERS(".progress-line[data-final=true]"),
    PICTURE(".stage svg"),
    WALK(".steps .step"),
    QUESTIONS(".question"),
    HISTORY(".timeline svg");

    private final String ready;

    View(String ready) {
      this.ready = ready;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @BeforeAll
  void open() throws IOException, InterruptedException {
    desk = Desk.open();
    desk.ledger("crisis.duckdb");
    Files.createDirectories(SCREENS);
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

  @ParameterizedTest
  @EnumSource(Look.class)
  void nothingSeriousIsFoundInAnyView(Look look) {
    Page page = desk.page(look::choose);
    List<String> found = new ArrayList<>();
    for (View view : View.values()) {
      Desk.show(page, view.word(), view == View.HISTORY ? DATED : FILE);
      page.waitForSelector(view.ready);
      page.waitForTimeout(300);
      found.addAll(looked(page, view.word(), look));
    }
    assertThat(found).isEmpty();
    assertThat(desk.mistakes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void nothingSeriousIsFoundInAnyFinding(Look look) {
    Page page = desk.page(look::choose);
    List<String> found = new ArrayList<>();
    for (String command : List.of("compare", "levers", "paths", "when", "assumptions")) {
      Desk.show(page, "questions", "mymodel.crisis");
      page.locator("[data-command=" + command + "]").click();
      page.locator("[data-start=" + command + "]").click();
      page.locator("[data-open=" + command + "]").first().click(LONG);
      page.waitForSelector(".fragment figure, .fragment table");
      assertThat(page.locator("[data-take=report]").count()).isEqualTo(1);
      page.waitForTimeout(600);
      found.addAll(looked(page, command, look));
    }
    assertThat(found).isEmpty();
    assertThat(desk.mistakes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void nothingSeriousIsFoundInWhatThePastHolds(Look look) {
    Page page = desk.page(look::choose);
    List<String> found = new ArrayList<>();
    for (String file : List.of("forecasts/june-2024.jsonl", "crisis.duckdb")) {
      page.locator("[data-read='" + file + "']").click();
      page.waitForSelector(".fragment .drawn");
      page.waitForTimeout(300);
      found.addAll(looked(page, file.endsWith("duckdb") ? "ledger" : "record", look));
      page.locator("[data-take=report] + button").click();
    }
    assertThat(found).isEmpty();
    assertThat(desk.mistakes()).isEmpty();
  }

  /// Takes a picture of what is shown, and {@return what is wrong with it}
  private static List<String> looked(Page page, String name, Look look) {
    String file = "%s-%s.png".formatted(name, look.name().toLowerCase(Locale.ROOT));
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(file)));
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("width of " + name)
        .isLessThanOrEqualTo(0);
    return serious(page, name);
  }

  private static List<String> serious(Page page, String view) {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
            .map(rule -> view + ": " + words(rule))
            .toList();
  }

  private static String words(Rule rule) {
    return rule.getId()
        + " "
        + rule.getNodes().stream().map(node -> node.getHtml() + " " + node.getTarget()).toList();
  }
}
