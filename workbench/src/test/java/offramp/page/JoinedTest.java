package offramp.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinedTest {
  private static String section(String id, String inside) {
    return "<section class=\"finding\" id=\"%s\">\n<h2>What of <code>%s</code>?</h2>\n%s</section>\n"
        .formatted(id, id, inside);
  }

  @Test
  void sectionsKeepTheirWordsAndGetIdsOfTheirOwn() throws Joined.Strange {
    Joined joined = Joined.of(section("war", "<p>a &lt; b</p>") + section("war", ""), 3);
    assertThat(joined.questions()).containsExactly("What of war?", "What of war?");
    assertThat(joined.html())
        .contains("id=\"joined-3\"", "id=\"joined-4\"", "<p>a &lt; b</p>")
        .doesNotContain("id=\"war\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<script>1</script>                      | no section has <script>",
        "<p onclick=\"go()\">x</p>               | no section has onclick=\"go()\"",
        "<p style=\"color: red\">x</p>           | no section has style=\"color: red\"",
        "<a href=\"https://example.org\">x</a>   | no section has href=\"https://example.org\"",
        "<img src=\"x.png\"/>                    | no section has <img>",
        "<p ONCLICK=\"go()\">x</p>               | no section has ONCLICK=\"go()\"",
        "<!--><script>1</script>-->              | no section has #comment",
        "<![CDATA[<script>1</script>]]>          | no section has #cdata-section",
        "<?x <script>1</script>?>                | no section has x",
        "<p>x                                    | not well-formed",
      })
  void whatWouldRunOrLoadIsRefused(String inside, String why) {
    assertThatThrownBy(() -> Joined.of(section("war", inside), 1))
        .isInstanceOf(Joined.Strange.class)
        .hasMessageContaining(why);
  }

  @Test
  void whatIsNoSectionIsRefused() {
    assertThatThrownBy(() -> Joined.of("", 1)).hasMessage("it has no sections");
    assertThatThrownBy(() -> Joined.of("{\"offramp\": 1}", 1))
        .hasMessage("it has text outside of its sections");
    assertThatThrownBy(() -> Joined.of("<p>x</p>", 1))
        .hasMessage("it has <p> where sections stand");
    assertThatThrownBy(() -> Joined.of("<!DOCTYPE html><html/>", 1))
        .hasMessageContaining("not well-formed");
  }
}
