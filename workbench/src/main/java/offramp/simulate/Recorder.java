package offramp.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import offramp.program.Agenda;
import offramp.program.Program;
import offramp.program.State;

/// Simulates blocks of histories, and walks those that arrive at an outcome once more to write them
/// down.
final class Recorder implements Crew.Hand<Plan.Block, Recorder.Found> {
  private static final int START = -2;

  private final Program program;
  private final int outcome;
  private final double[] horizon;
  private final Worker worker;
  private final Walk again;
  private final Arriving sum;
  private final State beginning;
  private double[] values;
  private double day;
  private int event;
  private Recording recording;

  Recorder(Program program, int outcome, Settings settings, Arriving sum) {
    this.program = program;
    this.outcome = outcome;
    this.sum = sum;
    double[] days = settings.days();
    this.horizon = new double[] {days[days.length - 1]};
    this.worker = new Worker(program, program.compiled(), settings);
    this.again = new Walk(program, program.compiled(), this::fired);
    this.beginning = program.newState();
    this.values = new double[program.model().variables().size()];
    this.recording = new Recording(0, values.length);
  }

  /// What a block found.
  ///
  /// @param attempts draws of the unknowns until one kept to every `given`; 0 if the draw began in
  ///   an earlier block
  /// @param kept histories that keep to the evidence; what follows is of these
  /// @param arrived how many histories arrived
  /// @param trajectories of them, while more are wanted
  record Found(
      Plan.Block block, int attempts, int kept, int arrived, List<Trajectory> trajectories) {}

  @Override
  public Found block(Plan.Block block) {
    List<Trajectory> trajectories = new ArrayList<>();
    int kept = 0;
    int arrived = 0;
    int attempts = worker.draw(block);
    for (long history = block.from(); history < block.to(); history++) {
      Walk walk = worker.walked(block.draw(), history, horizon);
      boolean keeps = worker.keeps();
      kept += keeps ? 1 : 0;
      if (keeps && walk.hits[outcome] <= horizon[0] + Agenda.INSTANT) {
        arrived++;
        if (!sum.full()) {
          trajectories.add(trajectory(block.draw(), history, walk));
        }
      }
    }
    return new Found(block, attempts, kept, arrived, trajectories);
  }

  private Trajectory trajectory(int draw, long history, Walk walk) {
    double[] parameters = walk.state.parameters;
    System.arraycopy(parameters, 0, again.state.parameters, 0, parameters.length);
    System.arraycopy(parameters, 0, beginning.parameters, 0, parameters.length);
    program.compiled().start(beginning);
    values = Arrays.copyOf(beginning.values, values.length);
    day = 0;
    event = START;
    recording = new Recording(draw, values.length);
    again.run(worker.dice(history), horizon, _ -> {});
    close();
    return recording.arrived(again.hits[outcome]);
  }

  /// What has happened up to here belongs together.
  private void close() {
    if (event == START) {
      recording.begin(values);
    } else {
      recording.happened(day, event, values);
    }
  }

  private void fired(double when, int firing) {
    if (again.hits[outcome] < Double.POSITIVE_INFINITY) {
      return;
    }
    boolean own = firing < program.model().events().size();
    if (own || when > day) {
      close();
      day = when;
      event = own ? firing : Trajectory.DATE;
    }
    System.arraycopy(again.state.values, 0, values, 0, values.length);
  }
}
