package offramp.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import offramp.program.Agenda;

/// Somebody who may pull levers: which, and on which days it looks at the state.
///
/// @param days from the start, ascending
/// @param levers each a trigger that nothing else fires
/// @param limit of what is spent in all, at least 0; may be infinite
public record Decider(List<Double> days, List<Lever> levers, double limit) {
  static final Decider NOBODY = new Decider(List.of(), List.of(), 0);
  private static final double ROUNDING = 1e-12;

  public Decider {
    days = List.copyOf(days);
    levers = List.copyOf(levers);
    if (!(limit >= 0)) {
      throw new IllegalArgumentException("limit (%s) is not at least 0".formatted(limit));
    }
  }

  /// A lever that can be pulled once.
  ///
  /// @param trigger its number among the triggers
  /// @param flag the number of the variable that says whether it has been pulled
  /// @param cost at least 0, in any one unit
  /// @param fromDay the first day on which it can be pulled
  /// @param untilDay the first on which it can no longer
  public record Lever(int trigger, int flag, double cost, double fromDay, double untilDay) {
    boolean open(double day) {
      return day > fromDay - Agenda.INSTANT && day < untilDay - Agenda.INSTANT;
    }
  }

  /// {@return the calendar with the days of decisions in it}
  List<Agenda.Entry> agenda(List<Agenda.Entry> calendar) {
    List<Agenda.Entry> all = new ArrayList<>(calendar);
    days.stream()
        .filter(day -> calendar.stream().noneMatch(entry -> same(day, entry.day())))
        .forEach(day -> all.add(new Agenda.Entry(day, new int[0], new int[0])));
    all.sort(Comparator.comparingDouble(Agenda.Entry::day));
    return all;
  }

  private static boolean same(double one, double other) {
    return Math.abs(one - other) <= Agenda.INSTANT;
  }

  /// {@return the numbers of the levers that can be pulled on a day; none if nobody decides then}
  int[] open(double day) {
    return days.stream().noneMatch(decided -> same(day, decided))
        ? new int[0]
        : IntStream.range(0, levers.size()).filter(i -> levers.get(i).open(day)).toArray();
  }

  /// {@return whether a lever has not been pulled yet, and there is money left for it}
  ///
  /// @param values of the variables
  boolean free(int lever, double[] values) {
    double spent = levers.stream().filter(l -> values[l.flag()] > 0).mapToDouble(Lever::cost).sum();
    return values[levers.get(lever).flag()] == 0 && fits(spent + levers.get(lever).cost());
  }

  boolean fits(double cost) {
    return cost <= limit * (1 + ROUNDING);
  }
}
