package offramp.simulate;

/// Sees the firings of histories as they happen, for records of single histories.
public interface Observer {
  /// Nobody looks.
  Observer NONE = (_, _) -> {};

  /// Firing number `firing` (events first, then triggers) has just happened.
  ///
  /// @param day days from the start
  void fired(double day, int firing);

  /// All has settled, at the start or behind a firing or a date; outcomes have not been read yet.
  default void settled(double day) {}
}
