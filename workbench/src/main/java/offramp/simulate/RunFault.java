package offramp.simulate;

import offramp.program.ModelFault;

/// A rule of the language that one history of a run broke, with what replays it.
public final class RunFault extends RuntimeException {
  /// Stands for the number of a draw where the unknowns are at their medians.
  public static final int MEDIANS = -1;

  /// Stands for the number of a draw where values of the unknowns were tried while fitting.
  public static final int FITTED = -2;

  private static final long serialVersionUID = 1;

  private final transient ModelFault fault;
  private final transient Place place;

  public RunFault(ModelFault fault, Place place) {
    super(fault.getMessage(), null, false, false);
    this.fault = fault;
    this.place = place;
  }

  public ModelFault fault() {
    return fault;
  }

  public Place place() {
    return place;
  }

  /// Which history of which run, and when in it.
  ///
  /// @param draw number of the draw of the unknowns, from 0, or [#MEDIANS] or [#FITTED]
  /// @param history number of the history under that draw, from 0; -1 if the fault is in the draw
  ///   itself or in splitting, -2 if it is in a state that was reached without dice
  /// @param day days from the start
  public record Place(long seed, int draw, long history, double day) {
    private static final long REACHED = -2;

    /// {@return the place of a state that was reached without dice}
    public static Place reached(long seed) {
      return new Place(seed, 0, REACHED, 0);
    }

    /// {@return the place of values of the unknowns that were tried while fitting}
    public static Place fitted(long seed) {
      return new Place(seed, FITTED, -1, 0);
    }

    public boolean reached() {
      return history == REACHED;
    }
  }
}
