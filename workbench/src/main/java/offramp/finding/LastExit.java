package offramp.finding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import offramp.explore.Late.Estimate;
import offramp.explore.Late.Verdict;

/// Until when each lever still brings a harm low enough, by date and by rung.
///
/// @param threshold what is low enough; half of what it is without the lever if empty
/// @param dated whether the model has dates
/// @param closed levers whose window holds no day before the horizon
/// @param cases harm by harm, and in it lever by lever
public record LastExit(
    OptionalDouble threshold, boolean dated, List<String> closed, List<Case> cases) {
  public LastExit {
    closed = List.copyOf(closed);
    cases = List.copyOf(cases);
  }

  /// One lever against one harm.
  ///
  /// @param without per view the probability of the harm, nothing pulled
  /// @param dates on which the pull was tried; empty in a model without dates
  /// @param byDate per date and view
  /// @param lastDate per view, as numbers of dates
  /// @param atStart per view what the earliest pull changes
  /// @param asDeclared the condition on which the lever is declared to wait, if it is
  /// @param declared per view what that changes; empty if it waits for nothing
  public record Case(
      String outcome,
      String lever,
      List<Estimate> without,
      List<LocalDate> dates,
      List<List<Pulled>> byDate,
      List<Last> lastDate,
      List<Pulled> atStart,
      Optional<String> asDeclared,
      List<Pulled> declared,
      List<OnLadder> ladders) {
    public Case {
      without = List.copyOf(without);
      dates = List.copyOf(dates);
      byDate = List.copyOf(byDate);
      lastDate = List.copyOf(lastDate);
      atStart = List.copyOf(atStart);
      declared = List.copyOf(declared);
      ladders = List.copyOf(ladders);
    }
  }

  /// What a pull does to a harm, of all histories.
  public record Pulled(Estimate probability, Estimate difference, Verdict verdict) {
    /// {@return whether the difference is more than two standard errors and than rounding}
    public boolean seen() {
      return Math.abs(difference.value()) > Math.max(2 * difference.standardError(), 1e-12);
    }
  }

  /// A ladder, and what the pull does as soon as it has reached each rung.
  ///
  /// @param rungs above the start, ascending
  /// @param byRung per rung and view
  /// @param lastRung per view, as numbers of rungs
  public record OnLadder(
      String ladder, List<String> rungs, List<List<AtRung>> byRung, List<Last> lastRung) {
    public OnLadder {
      rungs = List.copyOf(rungs);
      byRung = List.copyOf(byRung);
      lastRung = List.copyOf(lastRung);
    }
  }

  /// What the pull does as soon as a rung is reached.
  ///
  /// @param reached the probability that it is
  /// @param histories about how many reached it; 0 if there are no dice
  /// @param from what it does in these histories; empty if they are too few
  /// @param overall what it does of all histories
  public record AtRung(
      Estimate reached, long histories, Optional<FromThere> from, Pulled overall) {}

  /// What a pull does in the histories that have reached a rung.
  ///
  /// @param without the probability of the harm in them, nothing pulled
  /// @param with the same, the lever pulled there
  /// @param avoided the share of the harm that the pull prevents; empty if there is no harm
  public record FromThere(
      Estimate without, Estimate with, Optional<Estimate> avoided, Verdict verdict) {}

  /// The last of several moments at which a pull still does enough.
  ///
  /// @param every whether it does at all of them, by the estimate
  /// @param first the first at which it does, by the estimate
  /// @param estimated the last at which it does, by the estimate
  /// @param surely the last at which it surely does
  /// @param perhaps the last at which it may
  public record Last(
      boolean every,
      OptionalInt first,
      OptionalInt estimated,
      OptionalInt surely,
      OptionalInt perhaps) {

    static Last of(List<Verdict> verdicts) {
      List<Integer> yes =
          IntStream.range(0, verdicts.size()).filter(i -> verdicts.get(i).yes()).boxed().toList();
      return new Last(
          !verdicts.isEmpty() && yes.size() == verdicts.size(),
          yes.stream().mapToInt(i -> i).min(),
          yes.stream().mapToInt(i -> i).max(),
          last(verdicts, Verdict.SURELY),
          last(verdicts, Verdict.PERHAPS));
    }

    private static OptionalInt last(List<Verdict> verdicts, Verdict least) {
      return IntStream.range(0, verdicts.size())
          .filter(i -> verdicts.get(i).compareTo(least) <= 0)
          .max();
    }
  }
}
