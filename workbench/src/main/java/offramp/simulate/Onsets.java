package offramp.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import offramp.program.Program;

/// When one outcome comes about in many histories, by the same dice as those of an [Ensemble].
///
/// @param draws what was found under each draw of the unknowns that has a history
/// @param histories in all
/// @param givenShare share of draws that kept to every `given`
/// @param jumps firings in all
/// @param stopped why the run ended before its time, if it did
public record Onsets(
    List<Onset> draws, long histories, double givenShare, long jumps, Optional<String> stopped) {
  public Onsets {
    draws = List.copyOf(draws);
  }

  public static Onsets of(
      Program program, Settings settings, Onset.Asked asked, Settings.Watcher watcher) {
    Sums sums = new Sums(settings.days().length, asked);
    Crew<Plan.Block, Worker.Found> crew =
        new Crew<>(
            () ->
                new Worker(program, program.compiled(), settings, Optional.of(new Follower(asked))),
            settings.threads(),
            watcher,
            sums);
    int draws = Ensemble.draws(program.model(), settings);
    Optional<String> stopped = crew.work(Plan.of(draws, settings.trajectories()));
    return sums.found(stopped);
  }

  /// The sums under one draw.
  private static final class OfDraw {
    final double[] by;
    final double[] reached;
    final double[] both;
    double days;
    double squares;
    long histories;

    OfDraw(int reports, int marks) {
      this.by = new double[reports];
      this.reached = new double[marks];
      this.both = new double[marks];
    }

    Onset onset() {
      return new Onset(
          histories, over(by), days / histories, squares / histories, over(reached), over(both));
    }

    private double[] over(double[] counts) {
      return Arrays.stream(counts).map(count -> count / histories).toArray();
    }
  }

  private static final class Sums implements Crew.Total<Worker.Found> {
    private final int reports;
    private final Onset.Asked asked;
    private final List<OfDraw> draws = new ArrayList<>();
    private long histories;
    private long attempts;
    private long jumps;

    Sums(int reports, Onset.Asked asked) {
      this.reports = reports;
      this.asked = asked;
    }

    /// {@return how many histories there are in all}
    @Override
    public long histories() {
      return histories;
    }

    @Override
    public void add(Worker.Found found) {
      Plan.Block block = found.block();
      while (draws.size() <= block.draw()) {
        draws.add(new OfDraw(reports, asked.marks().size()));
      }
      OfDraw draw = draws.get(block.draw());
      Follower.Seen seen = found.onset().orElseThrow();
      for (int report = 0; report < reports; report++) {
        draw.by[report] += found.hits()[asked.outcome()][report];
      }
      for (int mark = 0; mark < draw.reached.length; mark++) {
        draw.reached[mark] += seen.reached()[mark];
        draw.both[mark] += seen.both()[mark];
      }
      draw.days += seen.days();
      draw.squares += seen.squares();
      draw.histories += block.to() - block.from();
      histories += block.to() - block.from();
      attempts += found.attempts();
      jumps += found.jumps();
    }

    Onsets found(Optional<String> stopped) {
      List<Onset> all =
          draws.stream().filter(draw -> draw.histories > 0).map(OfDraw::onset).toList();
      double given = attempts == 0 ? 1 : (double) all.size() / attempts;
      return new Onsets(all, histories, given, jumps, stopped);
    }
  }
}
