package offramp.edit;

import static org.assertj.core.api.Assertions.assertThat;

import offramp.text.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Questions about texts that are broken.
class RobustTest {
  private static final int COARSE = 211;
  private static final int FINE = 37;

  @Test
  void noQuestionAboutABeginningOfAModelFails() {
    beginnings(COARSE);
  }

  @Test
  @Tag("full")
  void noQuestionAboutAnyOfManyMoreBeginningsFails() {
    beginnings(FINE);
  }

  @Test
  void noQuestionFailsWhereSomethingIsCutOut() {
    cuts(COARSE);
  }

  @Test
  @Tag("full")
  void noQuestionFailsWhereMuchMoreIsCutOut() {
    cuts(FINE);
  }

  private static void beginnings(int step) {
    for (Source source : Shipped.all()) {
      String whole = source.text();
      for (int end = 0; end <= whole.length(); end += whole.length() > 20_000 ? 11 * step : step) {
        asked(new Source(source.name(), whole.substring(0, end)));
      }
    }
  }

  private static void cuts(int step) {
    for (Source source : Shipped.all()) {
      String whole = source.text();
      for (int at = 0; at + 90 < whole.length(); at += 29 * step) {
        asked(new Source(source.name(), whole.substring(0, at) + whole.substring(at + 90)));
      }
    }
  }

  private static void asked(Source source) {
    Reading text = Reading.of(source);
    int end = source.text().length();
    for (Diagnosis said : Diagnosis.of(text)) {
      assertThat(said.to()).isBetween(said.from(), end);
      said.mends().forEach(mend -> Edit.applied(source.text(), mend.edits()));
    }
    Folds.of(text).forEach(fold -> assertThat(fold.to()).isBetween(fold.from(), end));
    Outline.of(text);
    int before = 0;
    for (Colours colour : Colours.of(text)) {
      assertThat(colour.from()).isGreaterThanOrEqualTo(before);
      before = colour.to();
    }
    for (int at : new int[] {end, end * 2 / 3, end / 2}) {
      Completion.of(text, at);
      Hover.of(text, at);
      Definition.of(text, at);
      Definition.references(text, at);
      Rename.of(text, at, "other");
    }
    Format.of(text);
  }
}
