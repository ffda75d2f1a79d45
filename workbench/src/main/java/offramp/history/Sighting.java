package offramp.history;

import offramp.model.Crisis;

/// One line of a history, in the times of its program.
///
/// @param firing its number; [#NEVER] if the model has no such event, because it can never happen
/// @param told whether it is forced at its time and weighed; if not, it comes by itself, and is met
///   or missed
/// @param from days from the beginning of the window
/// @param to the end of its range; for an event that is told on one day the same as `from`
record Sighting(Crisis.Entry entry, int firing, boolean told, double from, double to) {
  static final int NEVER = -1;

  /// The time of day at which an event happens that is told on one day.
  static final double NOON = 0.5;

  /// {@return whether its time is drawn from a range}
  boolean drawn() {
    return told && from < to;
  }
}
