package offramp.simulate;

/// What came next in a history.
enum Came {
  /// Nothing up to the horizon.
  NOTHING,
  /// An event by its rate.
  RATED,
  /// An instant of the calendar, or a clock that ran out.
  TIMED
}
