package offramp.model;

import java.util.Optional;
import offramp.text.Span;

/// A `let`: a name for a term; or a `fact`, whose term is its value.
///
/// @param fixed whether it reads no state and no date, so that one draw of the unknowns fixes it
/// @param dimension of the number that it is; empty for a condition or a word
/// @param fact what it may be, if it is a fact
public record Definition(
    String name,
    Term value,
    boolean fixed,
    Optional<Dimension> dimension,
    Optional<Fact> fact,
    Span span) {
  /// A `let`.
  public Definition(
      String name, Term value, boolean fixed, Optional<Dimension> dimension, Span span) {
    this(name, value, fixed, dimension, Optional.empty(), span);
  }
}
