package offramp.text;

/// A half-open stretch of a text: the characters from `start` up to, not including, `end`.
///
/// @param start offset of the first character, at least 0
/// @param end offset after the last character, at least `start`
public record Span(int start, int end) {
  /// The place of what stands nowhere: built from Java, or by the tool itself.
  public static final Span NOWHERE = new Span(0, 0);

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span from %d to %d".formatted(start, end));
    }
  }

  /// {@return the smallest span that covers this one and `other`}
  public Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }
}
