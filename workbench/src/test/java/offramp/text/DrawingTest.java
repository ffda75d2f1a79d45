package offramp.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DrawingTest {
  private static Diagnostic error(Span at, String label, List<Diagnostic.Note> notes) {
    return new Diagnostic(
        Diagnostic.Severity.ERROR, "E0312", "not a rung", at, label, notes, List.of());
  }

  private static Span span(String text, String part) {
    int start = text.indexOf(part);
    return new Span(start, start + part.length());
  }

  private static String picture(String text, Diagnostic said) {
    return Drawing.of(new Source("gulf.crisis", text), said, false);
  }

  /// The picture of the language's contract, line for line.
  @Test
  void pictureShowsBothPlacesAndTheMend() {
    String ladder =
        "\n".repeat(8) + "ladder west = none < aid < armour < missiles < strikes < troops < war\n";
    String text = ladder + "\n".repeat(21) + "  when west >= striks\n";
    Diagnostic said =
        new Diagnostic(
            Diagnostic.Severity.ERROR,
            "E0312",
            "`striks` is not a rung of ladder `west`",
            span(text, "striks"),
            "not one of its 7 rungs",
            List.of(new Diagnostic.Note(span(text, "west"), "declared here")),
            List.of("did you mean `strikes`?"));
    assertThat(Drawing.of(new Source("june-2024.crisis", text), said, false))
        .isEqualTo(
            """
            error[E0312]: `striks` is not a rung of ladder `west`
              --> june-2024.crisis:31:16
               |
             9 | ladder west = none < aid < armour < missiles < strikes < troops < war
               |        ---- declared here
            31 |   when west >= striks
               |                ^^^^^^ not one of its 7 rungs
               |
               = help: did you mean `strikes`?""");
  }

  @Test
  void twoMarksOnOneLineStandUnderItOnce() {
    String text = "let a = 1 < b < 3";
    Diagnostic said =
        error(
            new Span(14, 15),
            "the second",
            List.of(new Diagnostic.Note(new Span(10, 11), "the first")));
    assertThat(picture(text, said))
        .isEqualTo(
            """
            error[E0312]: not a rung
             --> gulf.crisis:1:15
              |
            1 | let a = 1 < b < 3
              |           - the first
              |               ^ the second""");
  }

  @Test
  void veryLongLineIsCutAroundTheMark() {
    String text = "a".repeat(5_000) + "HERE" + "b".repeat(5_000);
    List<String> lines =
        picture(text, error(span(text, "HERE"), "this", List.of())).lines().toList();
    assertThat(lines.get(3).length()).isLessThan(200);
    int mark = lines.get(4).indexOf("^^^^ this");
    assertThat(lines.get(3).substring(mark, mark + 4)).isEqualTo("HERE");
    assertThat(lines.get(1)).isEqualTo(" --> gulf.crisis:1:5001");
  }

  @Test
  void longMarkOnALongLineStaysUnderTheLine() {
    String text = "x ".repeat(20) + "y".repeat(10_000);
    List<String> lines =
        picture(text, error(new Span(40, text.length()), "", List.of())).lines().toList();
    assertThat(lines.get(4).length()).isEqualTo(lines.get(3).length());
    assertThat(lines.get(4).trim()).endsWith("^");
  }

  @Test
  void tabsCountAsOneColumnAndAreDrawnAsABlank() {
    String text = "\tlet\ta = ?";
    assertThat(picture(text, error(span(text, "?"), "", List.of())))
        .isEqualTo(
            """
            error[E0312]: not a rung
             --> gulf.crisis:1:10
              |
            1 |  let a = ?
              |          ^""");
  }

  @Test
  void markOfSeveralLinesCoversTheFirst() {
    String text = "event e\n  rate 1\n";
    assertThat(picture(text, error(new Span(0, 16), "here", List.of())))
        .endsWith("1 | event e\n  | ^^^^^^^ here");
  }

  @Test
  void endOfTheTextIsMarkedBehindItsLastCharacter() {
    String text = "let a =";
    assertThat(picture(text, error(new Span(7, 7), "here", List.of())))
        .endsWith("1 | let a =\n  |        ^ here");
  }

  @Test
  void endOfATextThatEndsItsLastLineIsMarkedOnAnEmptyLine() {
    String text = "let a =\n";
    assertThat(picture(text, error(new Span(8, 8), "here", List.of()))).endsWith("2 |\n  | ^ here");
  }

  @Test
  void lineEndsOfWindowsAreNotDrawn() {
    String text = "flag a\r\nflag b\r\n";
    assertThat(picture(text, error(span(text, "flag b"), "here", List.of())))
        .doesNotContain("\r")
        .endsWith("2 | flag b\n  | ^^^^^^ here");
  }

  @Test
  void whatStandsNowhereHasNoPicture() {
    Diagnostic said = error(Span.NOWHERE, "here", List.of());
    assertThat(picture("let a = 1", said)).isEqualTo("error[E0312]: not a rung");
  }

  @Test
  void factsStandBeforeHelps() {
    Diagnostic said =
        new Diagnostic(
            Diagnostic.Severity.ERROR,
            "E0902",
            "below 0",
            Span.NOWHERE,
            "",
            List.of(),
            List.of("x"));
    assertThat(Drawing.of(new Source("a", ""), said, List.of("state: fear = 3"), false))
        .isEqualTo("error[E0902]: below 0\n  = state: fear = 3\n  = help: x");
  }

  @Test
  void colourMarksErrorsRedAndWarningsYellowAndChangesNoCharacter() {
    String text = "let a = 1 < b";
    Diagnostic error =
        error(new Span(4, 5), "this", List.of(new Diagnostic.Note(new Span(8, 9), "that")));
    Diagnostic warning =
        new Diagnostic(
            Diagnostic.Severity.WARNING, "W0801", "x", error.at(), "", List.of(), List.of("y"));
    Source source = new Source("gulf.crisis", text);
    String red = Drawing.of(source, error, true);
    String yellow = Drawing.of(source, warning, true);
    assertThat(red).startsWith("\u001b[1;31merror[E0312]\u001b[0m: not a rung\n");
    assertThat(red).contains("\u001b[1;31m^ this\u001b[0m", "\u001b[1;34m- that\u001b[0m");
    assertThat(yellow).startsWith("\u001b[1;33mwarning[W0801]\u001b[0m: x\n");
    assertThat(red.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(Drawing.of(source, error, false));
    assertThat(yellow.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(Drawing.of(source, warning, false));
  }
}
