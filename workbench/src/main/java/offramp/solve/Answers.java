package offramp.solve;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import offramp.model.Model;
import offramp.simulate.Identity;
import offramp.simulate.Parted;
import offramp.simulate.Settings;
import offramp.simulate.Team;

/// The answers of an exact solution, draw by draw, in parts that are kept.
///
/// @param draws of the unknowns
/// @param each draws of a part
record Answers(Model model, Settings settings, int draws, int each) {
  /// Counts as much as a block of histories, in multiplications.
  private static final double BLOCK = 1e6;

  /// With more blocks a part would take long: those of a command that has both kinds of work.
  private static final int MOST_BLOCKS = 1_024;

  /// Work of less than this share of a part is not worth being kept.
  private static final int SMALL = 8;

  /// {@return how they are kept; empty if they take so little work that they are not}
  ///
  /// @param work for all draws, in multiplications
  /// @param blocks of histories in a part
  static Optional<Answers> of(Model model, Settings settings, int draws, double work, int blocks) {
    double part = BLOCK * Math.min(blocks, MOST_BLOCKS);
    return work < part / SMALL
        ? Optional.empty()
        : Optional.of(
            new Answers(model, settings, draws, (int) Math.clamp(part / work * draws, 1, draws)));
  }

  /// {@return rounds of draws, whose answers are read where they are kept}
  ///
  /// With a precision to reach, each round is a job of its own, as nobody knows whether it comes to
  /// the next.
  Solver.Rounds<Found> kept(Solver.Rounds<Found> fresh, Settings.Watcher watcher) {
    if (settings.precision().isPresent()) {
      return (from, to, _) -> flat(parted(fresh, from, to).all(settings.threads(), watcher));
    }
    Supplier<LongFunction<List<Solver.Answered<Found>>>> workers =
        parted(fresh, 0, draws).by(watcher);
    return (from, to, _) ->
        flat(Parted.range(workers, from / each, (to + each - 1) / each, settings.threads()));
  }

  /// {@return how many draws make a round of whole parts, so that all threads have some}
  int round(int usual) {
    return settings.precision().isPresent() ? usual : each * settings.threads();
  }

  private Parted<List<Solver.Answered<Found>>> parted(
      Solver.Rounds<Found> fresh, int from, int to) {
    return new Parted<>(
        "exact",
        () -> "%s\n%d %d %d %d".formatted(Identity.of(model, settings), draws, each, from, to),
        Identity.labels(model),
        (to - from + each - 1) / each,
        () ->
            part -> {
              int first = from + (int) part * each;
              try (Team team = new Team(draws == 1 ? settings.threads() : 1)) {
                return fresh.of(first, Math.min(to, first + each), team);
              }
            },
        new AnswerRows(model, settings.days(), from, each));
  }

  private static List<Solver.Answered<Found>> flat(List<List<Solver.Answered<Found>>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }
}
