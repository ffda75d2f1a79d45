package offramp.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvTextTest {
  @Test
  void whatWouldEndACellOrARowStandsInQuotes() {
    assertThat(CsvText.quoted("war")).isEqualTo("war");
    assertThat(CsvText.quoted("")).isEmpty();
    assertThat(CsvText.quoted("war, or worse")).isEqualTo("\"war, or worse\"");
    assertThat(CsvText.quoted("mode == \"a, b\"")).isEqualTo("\"mode == \"\"a, b\"\"\"");
    assertThat(CsvText.quoted("two\nlines")).isEqualTo("\"two\nlines\"");
    assertThat(CsvText.quoted("two\rlines")).isEqualTo("\"two\rlines\"");
  }
}
