package offramp.simulate;

import java.util.Arrays;

/// A trajectory while it is written down.
public final class Recording {
  private final int draw;
  private final double[] start;
  private final double[] now;
  private double[] days = new double[16];
  private int[] events = new int[16];
  private int[] first = new int[17];
  private int steps;
  private int[] variables = new int[32];
  private double[] changed = new double[32];
  private int changes;

  /// @param count how many variables there are
  public Recording(int draw, int count) {
    this.draw = draw;
    this.start = new double[count];
    this.now = new double[count];
  }

  /// The history begins here.
  ///
  /// @param values begin with the value of every variable, and may hold more
  public void begin(double[] values) {
    System.arraycopy(values, 0, start, 0, start.length);
    System.arraycopy(values, 0, now, 0, now.length);
  }

  /// Something has happened; it is a step if it changed a variable.
  ///
  /// @param event its number, or [Trajectory#DATE]
  /// @param after begins with the value of every variable, and may hold more
  public void happened(double day, int event, double[] after) {
    int before = changes;
    for (int variable = 0; variable < now.length; variable++) {
      if (after[variable] != now[variable]) {
        change(variable, after[variable]);
      }
    }
    if (changes > before) {
      step(day, event);
    }
  }

  private void change(int variable, double value) {
    if (changes == variables.length) {
      variables = Arrays.copyOf(variables, 2 * changes);
      changed = Arrays.copyOf(changed, 2 * changes);
    }
    variables[changes] = variable;
    changed[changes++] = value;
    now[variable] = value;
  }

  private void step(double day, int event) {
    if (steps == events.length) {
      days = Arrays.copyOf(days, 2 * steps);
      events = Arrays.copyOf(events, 2 * steps);
      first = Arrays.copyOf(first, 2 * steps + 1);
    }
    days[steps] = day;
    events[steps++] = event;
    first[steps] = changes;
  }

  /// {@return the trajectory, now that the outcome has come about: by the last step, or else
  /// because a date came}
  public Trajectory arrived(double day) {
    if (day > (steps == 0 ? 0 : days[steps - 1])) {
      step(day, Trajectory.DATE);
    }
    return new Trajectory(
        draw,
        start,
        Arrays.copyOf(days, steps),
        Arrays.copyOf(events, steps),
        Arrays.copyOf(first, steps + 1),
        Arrays.copyOf(variables, changes),
        Arrays.copyOf(changed, changes));
  }
}
