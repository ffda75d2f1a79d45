package offramp.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Draws what is said about a model as text: the lines that matter, and marks under the places.
public final class Drawing {
  private static final int WIDEST = 160;
  private static final String RED = "\u001b[1;31m";
  private static final String YELLOW = "\u001b[1;33m";
  private static final String BLUE = "\u001b[1;34m";
  private static final String RESET = "\u001b[0m";

  private final Source source;
  private final Diagnostic said;
  private final boolean colour;
  private final List<String> lines = new ArrayList<>();
  private final String gutter;

  private Drawing(Source source, Diagnostic said, boolean colour) {
    this.source = source;
    this.said = said;
    this.colour = colour;
    int last =
        marks(said).stream().mapToInt(mark -> source.line(mark.at().start())).max().orElse(1);
    this.gutter = " ".repeat(String.valueOf(last).length());
  }

  /// {@return the diagnostic as several lines of text, without a line end after the last}
  ///
  /// @param colour whether to colour it for a terminal
  public static String of(Source source, Diagnostic said, boolean colour) {
    return of(source, said, List.of(), colour);
  }

  /// {@return the same, with what else is known before the helps}
  ///
  /// @param facts each a line of its own
  public static String of(Source source, Diagnostic said, List<String> facts, boolean colour) {
    Drawing drawing = new Drawing(source, said, colour);
    drawing.headline();
    if (!said.at().equals(Span.NOWHERE)) {
      drawing.picture();
    }
    facts.forEach(fact -> drawing.line(BLUE, drawing.gutter + " = ", fact));
    said.helps().forEach(help -> drawing.line(BLUE, drawing.gutter + " = ", "help: " + help));
    return String.join("\n", drawing.lines);
  }

  /// A marked place; that of the diagnostic itself is `main`.
  private record Mark(Span at, String label, boolean main) {}

  private static List<Mark> marks(Diagnostic said) {
    List<Mark> marks = new ArrayList<>();
    said.notes().forEach(note -> marks.add(new Mark(note.at(), note.label(), false)));
    marks.add(new Mark(said.at(), said.label(), true));
    marks.removeIf(mark -> mark.at().equals(Span.NOWHERE));
    marks.sort(Comparator.comparingInt(mark -> mark.at().start()));
    return marks;
  }

  private String severity() {
    return said.isError() ? RED : YELLOW;
  }

  private void headline() {
    String word = said.isError() ? "error" : "warning";
    line(severity(), "%s[%s]".formatted(word, said.code()), ": " + said.message());
  }

  private void picture() {
    line(BLUE, gutter + "--> ", source.place(said.at()));
    line(BLUE, gutter + " |", "");
    int before = 0;
    for (Mark mark : marks(said)) {
      int number = source.line(mark.at().start());
      Window window = window(mark);
      if (number != before) {
        String padded = gutter.substring(String.valueOf(number).length()) + number;
        line(BLUE, padded + " | ", window.text());
      }
      String under = (mark.main() ? "^" : "-").repeat(window.length());
      String label = mark.label().isEmpty() ? "" : " " + mark.label();
      lines.add(
          coloured(BLUE, gutter + " | ")
              + " ".repeat(window.from())
              + coloured(mark.main() ? severity() : BLUE, under + label));
      before = number;
    }
    if (!said.helps().isEmpty()) {
      line(BLUE, gutter + " |", "");
    }
  }

  /// A part of a line that shows a mark, and where the mark is in it.
  private record Window(String text, int from, int length) {}

  /// {@return the line of the mark, cut to what a screen can show}
  private Window window(Mark mark) {
    String line = source.lineText(source.line(mark.at().start()));
    int from = Math.min(line.length(), source.column(mark.at().start()) - 1);
    int length =
        Math.clamp(mark.at().end() - mark.at().start(), 1, Math.max(1, line.length() - from));
    int start = line.length() <= WIDEST ? 0 : Math.max(0, from - WIDEST / 2);
    int end = Math.min(line.length(), start + WIDEST);
    return new Window(
        plain(line.substring(start, end)), from - start, Math.clamp(end - from, 1, length));
  }

  /// Tabs and control characters would move the marks.
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      plain.append(Character.isISOControl(text.charAt(i)) ? ' ' : text.charAt(i));
    }
    return plain.toString();
  }

  private void line(String code, String coloured, String rest) {
    lines.add((coloured(code, coloured) + rest).stripTrailing());
  }

  private String coloured(String code, String text) {
    return colour ? code + text + RESET : text;
  }
}
