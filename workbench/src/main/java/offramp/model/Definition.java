package offramp.model;

import offramp.text.Span;

/// A `let`: a name for a term.
///
/// @param fixed whether it reads no state and no date, so that one draw of the unknowns fixes it
public record Definition(String name, Term value, boolean fixed, Span span) {}
