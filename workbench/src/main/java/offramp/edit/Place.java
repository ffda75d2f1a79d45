package offramp.edit;

import offramp.text.Span;

/// A stretch of a text, as offsets of characters, the second not included.
public record Place(int from, int to) {
  static Place of(Span span) {
    return new Place(span.start(), span.end());
  }
}
