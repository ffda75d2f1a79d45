package offramp.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Histories that arrived at an outcome, block by block in their order.
final class Arriving implements Crew.Total<Recorder.Found> {
  private final boolean evidence;
  private final List<OfDraw> draws = new ArrayList<>();
  private final List<Trajectory> kept = new ArrayList<>();
  private long histories;
  private long attempts;
  private long changes;
  private volatile boolean full;

  /// @param evidence whether anything is known of the histories
  Arriving(boolean evidence) {
    this.evidence = evidence;
  }

  /// What was found under one draw of the unknowns.
  private static final class OfDraw {
    int arrived;
    long kept;
    long histories;
  }

  @Override
  public void add(Recorder.Found found) {
    Plan.Block block = found.block();
    while (draws.size() <= block.draw()) {
      draws.add(new OfDraw());
    }
    OfDraw draw = draws.get(block.draw());
    draw.arrived += found.arrived();
    draw.kept += found.kept();
    draw.histories += block.to() - block.from();
    histories += block.to() - block.from();
    attempts += found.attempts();
    found.trajectories().forEach(this::keep);
  }

  private void keep(Trajectory trajectory) {
    if (!full) {
      kept.add(trajectory);
      changes += trajectory.variables().length;
      full = kept.size() >= Arrivals.MOST || changes >= Arrivals.MOST_CHANGES;
    }
  }

  /// {@return whether no more trajectories are wanted; once true it stays so}
  boolean full() {
    return full;
  }

  @Override
  public long histories() {
    return histories;
  }

  Arrivals arrivals(Optional<String> stopped) {
    List<OfDraw> used = draws.stream().filter(draw -> draw.histories > 0).toList();
    return new Arrivals(
        shares(used.stream().filter(draw -> draw.kept > 0).toList()),
        held(used),
        histories,
        used.stream().mapToLong(draw -> draw.arrived).sum(),
        used.size(),
        attempts == 0 ? 1 : (double) used.size() / attempts,
        stopped,
        kept);
  }

  private Optional<Held> held(List<OfDraw> used) {
    return evidence && !used.isEmpty()
        ? Optional.of(
            Held.simulated(
                used.stream().mapToLong(draw -> draw.kept).toArray(),
                used.stream().mapToLong(draw -> draw.histories).toArray()))
        : Optional.empty();
  }

  private Shares shares(List<OfDraw> keeping) {
    if (keeping.isEmpty()) {
      return new Shares(0, 0, 0, 0, 0);
    }
    int[] arrived = keeping.stream().mapToInt(draw -> draw.arrived).toArray();
    long[] kept = keeping.stream().mapToLong(draw -> draw.kept).toArray();
    return evidence ? Shares.given(arrived, kept) : Shares.of(arrived, kept);
  }
}
