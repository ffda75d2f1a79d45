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
    return IntStream.rangeClosed(0, size)
        .boxed()
        .flatMap(count -> of(count, menu, NONE, 0))
        .filter(policy -> menu.cost(policy) <= limit)
        .toList();
  }

  private static Stream<Policy> of(int count, Menu menu, Policy begun, int from) {
    if (count == 0) {
      return Stream.of(begun);
    }
    return IntStream.range(from, menu.size())
        .filter(entry -> !menu.pulls(begun, entry))
        .boxed()
        .flatMap(entry -> of(count - 1, menu, begun.and(entry), entry + 1));
  }
}
