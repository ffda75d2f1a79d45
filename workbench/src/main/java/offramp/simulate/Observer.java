package offramp.simulate;

/// Sees the firings of histories as they happen, for records of single histories.
public interface Observer {
  /// Nobody looks.
  Observer NONE = (_, _) -> {};

  /// Firing number `firing` (events first, then triggers) has just happened.
  ///
  /// @param day days from the start
  void fired(double day, int firing);
}
