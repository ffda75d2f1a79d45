package offramp.syntax;

import java.util.List;
import offramp.text.Span;

/// A word that names something, and where it was written.
public record Name(String text, Span span) {

  /// A name with its indexes, as `fear[c]`: what stands where one instance is meant.
  ///
  /// @param indexes actors or index variables; empty for the whole
  public record Indexed(Name name, List<Name> indexes, Span span) {
    public Indexed {
      indexes = List.copyOf(indexes);
    }

    public String text() {
      return name.text();
    }
  }
}
