package offramp.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/// A race of candidates whose results are noisy: all run a first round, and those that another
/// beats beyond doubt run no further.
///
/// Hoeffding races (Maron & Moore, NIPS 6:59, 1994), with paired differences under shared dice in
/// place of each candidate's own bounds (F-race: Birattari, Stützle, Paquete & Varrentrapp, GECCO
/// 2002, 11; for several objectives: Zhang, Georgiopoulos & Anagnostopoulos, GECCO 2013). If every
/// round brings as much as all before it, work goes as in successive halving (Jamieson & Talwalkar,
/// AISTATS 2016, 240), but how many go on is decided by the data.
///
/// One candidate beats another if in no objective the difference of the two may be to its
/// disadvantage, and in one it is surely to its advantage. "May" and "surely" are one-sided bounds
/// of Student's t on the differences batch by batch, at the level of [Settings#error()] divided by
/// candidates times rounds (Bonferroni). So a candidate that nothing beats is lost with at most
/// that chance, where batches are near normal: batches of almost no hits are not, and should be
/// larger. An objective in which two candidates are equal in every batch counts as equal: if it is
/// a harm that neither has seen, it says only that both are small.
public final class Racing {
  private final Runner runner;
  private final Settings settings;
  private final List<Entrant> entrants;

  /// Runs a candidate further.
  @FunctionalInterface
  public interface Runner {
    /// {@return what the candidate's new batches of `round` gave, all to be small, as one array of
    /// batches per objective}
    ///
    /// Batch b of a round has the same dice for every candidate. Called once per candidate and
    /// round; what it returns must not depend on the order.
    ///
    /// @param round from 0
    double[][] extend(int candidate, int round);
  }

  /// How a race is run.
  ///
  /// @param rounds at most, at least 1
  /// @param error chance that a candidate that nothing beats is dropped, in (0, 1)
  public record Settings(int rounds, double error) {
    public Settings {
      Bounds.atLeast("rounds", rounds, 1);
      if (!(error > 0 && error < 1)) {
        throw new IllegalArgumentException(
            "error (%s) is not between 0 and 1, neither included".formatted(error));
      }
    }
  }

  /// Where a candidate ended.
  ///
  /// @param means per objective, over all its batches
  /// @param standardErrors of these means
  /// @param rounds how many it ran
  /// @param batches how many it got
  /// @param beatenBy the candidate that beat it, or, for one in the race to the end, empty
  public record Standing(
      List<Double> means,
      List<Double> standardErrors,
      int rounds,
      int batches,
      OptionalInt beatenBy) {
    public Standing {
      means = List.copyOf(means);
      standardErrors = List.copyOf(standardErrors);
    }
  }

  /// What became of a race.
  ///
  /// @param standings per candidate
  /// @param rounds how many were run; fewer than allowed if one candidate alone was left
  public record Outcome(List<Standing> standings, int rounds) {
    public Outcome {
      standings = List.copyOf(standings);
    }

    /// {@return those that nothing beat, in ascending order}
    public List<Integer> left() {
      return IntStream.range(0, standings.size())
          .filter(i -> standings.get(i).beatenBy().isEmpty())
          .boxed()
          .toList();
    }

    /// {@return how many batches were run in all}
    public long work() {
      return standings.stream().mapToLong(Standing::batches).sum();
    }

    /// {@return how many batches it would have been if every candidate had run every round}
    public long workOfAll() {
      return (long) standings.size()
          * standings.stream().mapToInt(Standing::batches).max().orElse(0);
    }
  }

  private Racing(int candidates, Runner runner, Settings settings) {
    this.runner = runner;
    this.settings = settings;
    this.entrants = IntStream.range(0, candidates).mapToObj(Entrant::new).toList();
  }

  /// {@return the outcome of a race of `candidates` candidates, numbered from 0}
  ///
  /// @throws IllegalArgumentException if there are none, or they do not all have the same
  ///   objectives and batches, with numbers in them
  public static Outcome run(int candidates, Runner runner, Settings settings) {
    Bounds.atLeast("candidates", candidates, 1);
    return new Racing(candidates, runner, settings).run();
  }

  private Outcome run() {
    int round = 0;
    List<Entrant> in = entrants;
    do {
      extend(in, round++);
      drop(in);
      in = in.stream().filter(entrant -> entrant.beatenBy.isEmpty()).toList();
    } while (round < settings.rounds && in.size() > 1);
    return new Outcome(entrants.stream().map(Entrant::standing).toList(), round);
  }

  private void extend(List<Entrant> in, int round) {
    List<double[][]> found =
        in.stream().map(entrant -> runner.extend(entrant.number, round)).toList();
    for (int i = 0; i < found.size(); i++) {
      alike(found.get(i), found.getFirst());
      in.get(i).add(found.get(i));
    }
  }

  static void alike(double[][] batches, double[][] first) {
    if (batches.length == 0 || batches.length != first.length) {
      throw new IllegalArgumentException(
          "objectives (%s) are not as many as those of the first candidate (%s), at least 1"
              .formatted(batches.length, first.length));
    }
    for (double[] ofObjective : batches) {
      if (ofObjective.length == 0 || ofObjective.length != first[0].length) {
        throw new IllegalArgumentException(
            "batches (%s) are not as many as those of the first candidate (%s), at least 1"
                .formatted(ofObjective.length, first[0].length));
      }
      for (double value : ofObjective) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException("result (%s) is not a finite number".formatted(value));
        }
      }
    }
  }

  private void drop(List<Entrant> in) {
    int batches = in.getFirst().batches();
    if (batches < 2) {
      return;
    }
    double level = settings.error / entrants.size() / settings.rounds;
    double errors = TDistribution.of(batches - 1).inverseSurvivalProbability(level);
    List<OptionalInt> beaten =
        in.stream()
            .map(
                one ->
                    in.stream()
                        .filter(other -> other.beats(one, errors))
                        .mapToInt(other -> other.number)
                        .findFirst())
            .toList();
    for (int i = 0; i < beaten.size(); i++) {
      in.get(i).beatenBy = beaten.get(i);
    }
  }

  private static final class Entrant {
    private final int number;
    private double[][] batches = {};
    private double[] means = {};
    private int rounds;
    private OptionalInt beatenBy = OptionalInt.empty();

    private Entrant(int number) {
      this.number = number;
    }

    private void add(double[][] more) {
      if (rounds > 0 && more.length != batches.length) {
        throw new IllegalArgumentException(
            "objectives (%s) are not as many as in the rounds before (%s)"
                .formatted(more.length, batches.length));
      }
      double[][] all = new double[more.length][];
      for (int i = 0; i < more.length; i++) {
        double[] before = rounds == 0 ? new double[0] : batches[i];
        all[i] = Arrays.copyOf(before, before.length + more[i].length);
        System.arraycopy(more[i], 0, all[i], before.length, more[i].length);
      }
      batches = all;
      means = Arrays.stream(all).mapToDouble(Means::mean).toArray();
      rounds++;
    }

    private int batches() {
      return batches[0].length;
    }

    private boolean beats(Entrant other, double errors) {
      if (!Pareto.dominates(means, other.means)) {
        return false;
      }
      boolean better = false;
      for (int i = 0; i < batches.length; i++) {
        double least = Means.leastDifference(other.batches[i], batches[i], errors);
        if (least < 0) {
          return false;
        }
        better |= least > 0;
      }
      return better;
    }

    private Standing standing() {
      List<Double> errors = new ArrayList<>();
      for (double[] ofObjective : batches) {
        errors.add(Means.standardError(ofObjective));
      }
      return new Standing(
          Arrays.stream(means).boxed().toList(), errors, rounds, batches(), beatenBy);
    }
  }
}
