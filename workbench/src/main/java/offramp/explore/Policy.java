package offramp.explore;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is done: the numbers of some entries of a [Menu], ascending; nothing if there are none.
public record Policy(List<Integer> entries) {
  /// Nothing is done.
  public static final Policy NONE = new Policy(List.of());

  public Policy {
    entries = entries.stream().sorted(Comparator.naturalOrder()).toList();
  }

  /// {@return the policy of one entry alone}
  public static Policy of(int entry) {
    return new Policy(List.of(entry));
  }

  /// {@return this, and one more entry}
  Policy and(int entry) {
    return new Policy(Stream.concat(entries.stream(), Stream.of(entry)).toList());
  }

  /// {@return all policies of at most `size` entries within a cost, none of one lever twice: that
  /// which does nothing first, then those of one entry, and so on}
  ///
  /// @param limit the highest cost; infinite if any will do
  public static List<Policy> upTo(int size, Menu menu, double limit) {
    return of(size, menu, limit).toList();
  }

  /// {@return how many there are, counted up to `most`}
  public static int count(int size, Menu menu, double limit, int most) {
    return (int) of(size, menu, limit).limit(most).count();
  }

  private static Stream<Policy> of(int size, Menu menu, double limit) {
    return IntStream.rangeClosed(0, Math.min(size, menu.size()))
        .boxed()
        .flatMap(count -> longer(count, menu, limit, NONE));
  }

  /// {@return the policies of so many entries more, all behind those that it has}
  private static Stream<Policy> longer(int count, Menu menu, double limit, Policy begun) {
    if (count == 0) {
      return Stream.of(begun);
    }
    int from = begun.entries.isEmpty() ? 0 : begun.entries.getLast() + 1;
    return IntStream.range(from, menu.size())
        .filter(entry -> !menu.pulls(begun, entry))
        .mapToObj(begun::and)
        .filter(policy -> menu.cost(policy) <= limit)
        .flatMap(policy -> longer(count - 1, menu, limit, policy));
  }
}
