package offramp.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import offramp.check.Checker;
import offramp.check.Variation;
import offramp.model.Model;
import offramp.text.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Letters stand for actors everywhere, and the model stays the same.
class LettersTest {
  static Stream<String> models() {
    return ReportTest.models();
  }

  private static Model model(Source source) {
    return Checker.check(source).model().orElseThrow();
  }

  /// {@return the words of a text that could name an actor of the model, or any state}
  private static List<String> leaks(String text, Model original) {
    Set<String> actors =
        original.crisis().actors().stream()
            .filter(name -> name.length() > 1)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return Stream.of(text.split("[^A-Za-z]+", -1))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> actors.contains(word) || States.named(word))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void noNameIsLeftInTheTextAndTheModelIsTheSame(String name) {
    Source source = Reports.shipped(name);
    Model original = model(source);
    Source letters = Letters.of(source).source();
    Model masked = model(letters);
    assertThat(leaks(letters.text(), original)).isEmpty();
    assertThat(letters.lines()).isEqualTo(source.lines());
    assertThat(masked.variables()).hasSameSizeAs(original.variables());
    assertThat(masked.events()).hasSameSizeAs(original.events());
    assertThat(masked.crisis().theories()).hasSameSizeAs(original.crisis().theories());
    assertThat(masked.crisis().assumptions()).hasSameSizeAs(original.crisis().assumptions());
  }

  @ParameterizedTest
  @MethodSource("models")
  void namesStayApart(String name) {
    assertThat(Letters.of(Reports.shipped(name)).names().values()).doesNotHaveDuplicates();
  }

  @Test
  void noSentenceOfAReportLeaksAName() {
    Source source = Reports.shipped("cuba-1962");
    Report report = Reports.of(Letters.of(source).source());
    String page = Html.page(report).replaceAll("(?s)<style>.*?</style>", "");
    assertThat(leaks(page, model(source))).isEmpty();
    assertThat(leaks(Markdown.page(report), model(source))).isEmpty();
    assertThat(page).doesNotContain("Kennedy", "Kruschev", "1 to 3", "in the room");
  }

  @Test
  void actorsBecomeLettersInTheirOrder() {
    Letters letters =
        Letters.of(
            new Source(
                "m.crisis",
                """
                actors USA, Russia in Rivals
                flag russian_move
                flag us_move
                flag A
                """));
    assertThat(letters.words("russian_move and us_move and Rivals and USA"))
        .isEqualTo("c_move and b_move and Group1 and B");
  }

  @Test
  void expertsGetNumbers() {
    Letters letters =
        Letters.of(
            new Source(
                "m.crisis",
                """
                unknown push = 0.1 to 0.4 per month by Ann, 0.3 to 0.9 per month by ben
                theory Doves
                  unknown push = 0.1 to 0.2 per month by ben, 0.3 to 0.4 per month by cyd
                """));
    assertThat(letters.source().text())
        .doesNotContainIgnoringCase("ann", "ben", "cyd")
        .contains("by expert1, 0.3", "by expert2\n", "by expert2, 0.3", "by expert3\n");
  }

  @Test
  void placesLeadBackToTheOriginal() {
    Source source = Reports.shipped("cuba-1962");
    Letters letters = Letters.of(source);
    String text = letters.source().text();
    for (String word : List.of("ladder ", "event ", "outcome ", "theory ")) {
      int at = text.indexOf("\n" + word) + 1 + word.length();
      int line = text.substring(0, at).split("\n", -1).length;
      int there = letters.place(at);
      assertThat(source.text().substring(0, there).split("\n", -1)).hasSize(line);
      assertThat(source.text().substring(0, there)).endsWith(word);
    }
    assertThat(letters.place(text.length())).isEqualTo(source.text().length());
  }

  @Test
  void statesOfSeveralWordsAreFoundInNamesHoweverTheyAreJoined() {
    Letters letters =
        Letters.of(
            new Source(
                "m.crisis",
                """
                actors SaudiArabia, Russia
                flag saudi_arabia_answers
                """));
    assertThat(letters.words("saudi_arabia_answers and answersSaudiArabia and russia2_moves"))
        .isEqualTo("a_answers and answersA and b2_moves");
    assertThat(letters.words("united_arab_emirates or unitedKingdom or after_north_korea"))
        .doesNotContainIgnoringCase("united", "arab", "emirates", "kingdom", "korea", "north");
  }

  @Test
  void wordsOfAnOptionGetTheSameLetters() {
    Letters letters = Letters.of(Reports.shipped("cuba-1962"));
    Model masked =
        Checker.check(
                letters.source(),
                Variation.of(Optional.empty(), List.of(letters.words("un_pause"))))
            .model()
            .orElseThrow();
    assertThat(masked.crisis().levers()).anyMatch(lever -> !lever.pulls().isEmpty());
  }
}
