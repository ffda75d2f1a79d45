package offramp.program;

import offramp.random.Stream;

/// What a program does to a [State]; the reference interpreter and the generated class answer
/// alike, bit for bit.
///
/// A rule broken on the way is a [offramp.model.Fault] from generated code and a [ModelFault] from
/// the interpreter; in both cases `values` are as they were before the call.
public interface Code {
  /// Computes the definitions that the unknowns fix, into `parameters`.
  void define(State state);

  /// {@return whether the draw of the unknowns keeps to every `given`}
  boolean given(State state);

  /// Sets every variable to its start; dates are left alone.
  void start(State state);

  /// {@return the rate per day of an event with a rate: 0 where its guard is false}
  double rate(int event, State state);

  /// Computes again the rates that read what `firing` can change, now that it has happened.
  ///
  /// `rates` must have held before: where only the guard could change, a rate above 0 is kept while
  /// the guard holds.
  void refresh(int firing, State state);

  /// Makes as many jumps of events with rates, one after the other by the direct method, as it can
  /// before `limit`, and says in [State#sprint] how far it came; all rates are in the state then.
  ///
  /// A sprint is a shortcut, not a rule: it comes to what the same jumps made one by one come to.
  /// It ends before an event whose changes a trigger or a clock looks at, before one in the same
  /// instant, and behind one after which an outcome holds.
  ///
  /// @param waits where waiting times and winners are drawn from
  /// @param now the time of the state, in days
  /// @return whether it drew anything; if not, all is as it was
  default boolean sprint(State state, Stream waits, double now, double limit) {
    return false;
  }

  /// {@return whether the guard of the event holds}
  boolean guard(int event, State state);

  /// {@return a new duration, in days, for the clock of the event}
  double lag(int event, State state);

  /// Draws the branch and makes the changes of the firing, all together.
  void fire(int firing, State state);

  /// {@return whether the condition of the trigger holds (of one that becomes true)}
  boolean cause(int trigger, State state);

  /// {@return whether the outcome holds}
  boolean outcome(int outcome, State state);

  /// {@return the value of the watch}
  double watch(int watch, State state);
}
