package offramp.syntax;

import java.util.List;
import offramp.text.Span;

/// A word that names something, and where it was written.
public record Name(String text, Span span) {

  /// A name with its indexes, as `fear[c]`: what stands where one instance is meant.
  ///
  /// @param indexes actors, index variables, or what names an actor, as `home[p]`; empty for the
  ///   whole
  public record Indexed(Name name, List<Indexed> indexes, Span span) {
    public Indexed {
      indexes = List.copyOf(indexes);
    }

    public String text() {
      return name.text();
    }
  }
}
