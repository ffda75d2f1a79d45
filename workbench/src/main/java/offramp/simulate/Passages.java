package offramp.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import offramp.program.Agenda;
import offramp.program.Program;

/// When each outcome first came about in each of many histories, by the same dice as those of an
/// [Ensemble].
///
/// @param draws per history the number of its draw of the unknowns
/// @param days per history and outcome the day, infinite where it did not come by the horizon
/// @param stopped why the run ended before its time, if it did
public record Passages(int[] draws, List<double[]> days, Optional<String> stopped) {
  private static final double MOST_CELLS = 4e7;

  public Passages {
    days = List.copyOf(days);
  }

  /// {@return whether so many histories of so many outcomes can be kept}
  public static boolean fits(long histories, int outcomes) {
    return (double) histories * outcomes <= MOST_CELLS;
  }

  /// {@return what simulation by the generated code finds}
  public static Passages of(Program program, Settings settings, Settings.Watcher watcher) {
    Kept kept = new Kept();
    Crew<Plan.Block, Found> crew =
        new Crew<>(() -> hand(program, settings), settings.threads(), watcher, kept);
    Optional<String> stopped =
        crew.work(Plan.of(Ensemble.draws(program.model(), settings), settings.trajectories()));
    return new Passages(kept.draws.stream().mapToInt(draw -> draw).toArray(), kept.days, stopped);
  }

  private record Found(int draw, List<double[]> days) {}

  private static Crew.Hand<Plan.Block, Found> hand(Program program, Settings settings) {
    Worker worker = new Worker(program, program.compiled(), settings);
    double[] all = settings.days();
    double[] horizon = {all[all.length - 1]};
    return block -> {
      List<double[]> days = new ArrayList<>();
      for (long history = block.from(); history < block.to(); history++) {
        double[] hits = worker.walked(block.draw(), history, horizon).hits.clone();
        for (int i = 0; i < hits.length; i++) {
          hits[i] = hits[i] <= horizon[0] + Agenda.INSTANT ? hits[i] : Double.POSITIVE_INFINITY;
        }
        days.add(hits);
      }
      return new Found(block.draw(), days);
    };
  }

  private static final class Kept implements Crew.Total<Found> {
    private final List<Integer> draws = new ArrayList<>();
    private final List<double[]> days = new ArrayList<>();

    @Override
    public void add(Found found) {
      for (double[] history : found.days) {
        draws.add(found.draw);
        days.add(history);
      }
    }

    @Override
    public long histories() {
      return days.size();
    }
  }
}
