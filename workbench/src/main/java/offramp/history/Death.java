package offramp.history;

import java.util.OptionalInt;

/// Where a simulated history parted from what was seen, and why.
///
/// @param sighting the line that it could not follow, if it was one
/// @param firing the event or trigger that happened or could not happen, or the outcome
/// @param day days from the beginning of the window
/// @param values of the variables then
/// @param parameters the unknowns, and what they fix
record Death(
    Observed observed,
    Why why,
    OptionalInt sighting,
    int firing,
    double day,
    double[] values,
    double[] parameters) {
  enum Why {
    /// The model has no such event: it can never happen.
    NEVER,
    /// The history had ended.
    ENDED,
    /// The guard of the event did not hold.
    GUARD,
    /// The guard held, and the rate or density was 0.
    ZERO,
    /// It came by itself at a time that is not listed.
    UNLISTED,
    /// It is listed, and did not come by itself.
    MISSED,
    /// Its clock must have run out before.
    OVERDUE,
    /// An outcome came about that has not.
    OUTCOME
  }
}
