package offramp.simulate;

/// A history up to the moment in which an outcome came about: where it began and, step by step,
/// what happened and what that changed.
///
/// A step is an event with all triggers that it set off, or a date with those; what changed nothing
/// is no step, except the last. The changes of step `i` are those from `first[i]` up to, not
/// including, `first[i + 1]`. The arrays are read only.
///
/// @param draw the number of the draw of the unknowns
/// @param start the value of every variable once the triggers of the start have settled
/// @param days per step when it happened, in days from the start
/// @param events per step the number of the event, or [#DATE]
/// @param first per step its first change, and behind the last step how many there are
/// @param variables per change the variable
/// @param values per change its new value
public record Trajectory(
    int draw,
    double[] start,
    double[] days,
    int[] events,
    int[] first,
    int[] variables,
    double[] values) {

  /// Stands for an event where a date came that the model reads.
  public static final int DATE = -1;

  /// {@return how many steps there are; 0 if the outcome held at the start}
  public int steps() {
    return events.length;
  }
}
