package offramp.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every paragraph of the statement of 2 June 2024 stands in the model made of it, or in its page
/// among the claims that a model cannot carry.
class ParagraphsTest {
  private static final int LAST = 30;

  private static final Pattern CITED = Pattern.compile("\\bstatement:(\\d+)");

  /// As in "paragraph 7", "paragraphs 2, 5 and 11 to 16".
  private static final Pattern NAMED =
      Pattern.compile("\\bparagraphs? (\\d+(?:(?:, | and | to )\\d+)*)");

  private static final Pattern RANGE = Pattern.compile("(\\d+)(?: to (\\d+))?");

  private static final Pattern ROW = Pattern.compile("^\\| ¶(\\d+) \\|", Pattern.MULTILINE);
  private static final Pattern MARKED = Pattern.compile("¶(\\d+)");

  private static final String MODEL =
      Documents.read(Documents.root().resolve("models/june-2024.crisis"));
  private static final String PAGE =
      Documents.read(Documents.root().resolve("docs/models/june-2024.md"));

  @Test
  void everyParagraphIsCitedOrStandsAmongTheClaimsThatAModelCannotCarry() {
    Set<Integer> found = inModel(MODEL);
    found.addAll(numbers(ROW, claims()));
    Set<Integer> missing = new TreeSet<>(all());
    missing.removeAll(found);
    assertThat(missing).as("paragraphs of which nothing is said").isEmpty();
  }

  @Test
  void everyParagraphThatIsCitedExists() {
    Set<Integer> found = inModel(MODEL);
    found.addAll(numbers(MARKED, PAGE));
    assertThat(found).isSubsetOf(all());
  }

  @Test
  void listsAndRangesOfParagraphsAreRead() {
    assertThat(inModel("# as paragraphs 2, 5, 11 to 13 and 16 say\nx because statement:30"))
        .containsExactly(2, 5, 11, 12, 13, 16, 30);
  }

  /// {@return the section of the page with the claims that a model cannot carry}
  private static String claims() {
    String heading = "## Claims that a model cannot carry";
    int start = PAGE.indexOf(heading);
    assertThat(start).as("the page has the section \"%s\"", heading).isNotNegative();
    int end = PAGE.indexOf("\n## ", start + 1);
    return PAGE.substring(start, end < 0 ? PAGE.length() : end);
  }

  private static Set<Integer> all() {
    return IntStream.rangeClosed(1, LAST).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Integer> inModel(String model) {
    Set<Integer> found = numbers(CITED, model);
    Matcher named = NAMED.matcher(model);
    while (named.find()) {
      RANGE.matcher(named.group(1)).results().forEach(range -> add(range, found));
    }
    return found;
  }

  private static void add(MatchResult range, Set<Integer> to) {
    int first = Integer.parseInt(range.group(1));
    int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
    IntStream.rangeClosed(first, last).forEach(to::add);
  }

  private static Set<Integer> numbers(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> Integer.valueOf(found.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
