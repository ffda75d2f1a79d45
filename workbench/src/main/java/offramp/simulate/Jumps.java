package offramp.simulate;

import offramp.random.Key;

/// Which event with a rate fires next, and when. All ways have the same law; they differ in which
/// dice fall on what.
///
/// Times are days from the start. Of a waiting time that a clock or a date cuts short the rest is
/// waited for at the new rates (in units of the integrated rate, whose mean is 1), so that a date
/// on which nothing changes moves no jump.
interface Jumps {
  /// Takes new dice: nothing is being waited for.
  void roll(Key key);

  /// Any rate may have changed at `now`.
  void forget(double now);

  /// The rates may have changed at `now` that firing or date `change` touches.
  void refresh(int change, double now);

  /// {@return when the next jump is due, all rates known; infinity if no event has one}
  ///
  /// Asked once before each [#winner()] or [#cut].
  double due(double now);

  /// {@return the event that is due}
  int winner();

  /// The jump that is due `then` does not come before `stop`.
  void cut(double then, double stop);
}
