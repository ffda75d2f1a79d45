package offramp.text;

import java.util.Arrays;

/// A text and the name it goes by in messages, with a table that turns offsets into lines.
public final class Source {
  private final String name;
  private final String text;
  private final int[] lineStarts;

  public Source(String name, String text) {
    this.name = name;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[1 + (int) text.chars().filter(c -> c == '\n').count()];
    int line = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      starts[line++] = at + 1;
    }
    return starts;
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /// {@return the line, from 1, in which the character at `offset` stands}
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /// {@return the column, from 1, of the character at `offset`}
  public int column(int offset) {
    return offset - lineStarts[line(offset) - 1] + 1;
  }

  /// {@return the number of lines, at least 1}
  public int lines() {
    return lineStarts.length;
  }

  /// {@return the text of line `line`, from 1, without its line end}
  public String lineText(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    return text.substring(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end);
  }

  /// {@return the offset of the first character of line `line`, from 1}
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /// {@return the characters of `span`}
  public String at(Span span) {
    return text.substring(span.start(), span.end());
  }

  /// {@return "name:line:column" of the start of `span`}
  public String place(Span span) {
    return "%s:%d:%d".formatted(name, line(span.start()), column(span.start()));
  }
}
