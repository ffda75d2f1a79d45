package offramp.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import offramp.model.Model;
import offramp.program.Agenda;
import offramp.program.Program;

/// When each outcome first came about in each of many histories, and each event first happened, by
/// the same dice as those of an [Ensemble].
///
/// @param draws per history the number of its draw of the unknowns
/// @param days per history the day of each outcome, then of each event; infinite where it did not
///   come by the horizon
/// @param stopped why the run ended before its time, if it did
public record Passages(int[] draws, List<double[]> days, Optional<String> stopped) {
  private static final double MOST_CELLS = 4e7;

  public Passages {
    days = List.copyOf(days);
  }

  /// {@return whether so many histories of a model can be kept}
  public static boolean fits(long histories, Model model) {
    return (double) histories * (model.outcomes().size() + model.events().size()) <= MOST_CELLS;
  }

  /// {@return whether two of these came on the same day in every history}
  public boolean same(int one, int other) {
    return days.stream().allMatch(history -> history[one] == history[other]);
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
    double[] first = new double[program.model().events().size()];
    Worker worker = Worker.observed(program, program.compiled(), settings, firsts(first));
    double[] all = settings.days();
    double[] horizon = {all[all.length - 1]};
    return block -> {
      List<double[]> days = new ArrayList<>();
      for (long history = block.from(); history < block.to(); history++) {
        Arrays.fill(first, Double.POSITIVE_INFINITY);
        double[] hits = worker.walked(block.draw(), history, horizon).hits;
        int outcomes = hits.length;
        hits = Arrays.copyOf(hits, outcomes + first.length);
        System.arraycopy(first, 0, hits, outcomes, first.length);
        for (int i = 0; i < hits.length; i++) {
          hits[i] = hits[i] <= horizon[0] + Agenda.INSTANT ? hits[i] : Double.POSITIVE_INFINITY;
        }
        days.add(hits);
      }
      return new Found(block.draw(), days);
    };
  }

  /// {@return what notes on which day each event first happens}
  private static Observer firsts(double[] days) {
    return (day, firing) -> {
      if (firing < days.length && days[firing] == Double.POSITIVE_INFINITY) {
        days[firing] = day;
      }
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
