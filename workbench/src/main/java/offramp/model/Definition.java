package offramp.model;

import java.util.Optional;
import offramp.text.Span;

/// A `let`: a name for a term.
///
/// @param fixed whether it reads no state and no date, so that one draw of the unknowns fixes it
/// @param dimension of the number that it is; empty for a condition or a word
public record Definition(
    String name, Term value, boolean fixed, Optional<Dimension> dimension, Span span) {}
