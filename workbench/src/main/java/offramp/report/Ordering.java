package offramp.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import offramp.program.Influences.Influence;

/// An order of happenings and of states in which few lines between them cross.
///
/// Each side in turn is sorted by the mean place of what it is tied to on the other (Sugiyama,
/// Tagawa and Toda, IEEE Transactions on Systems, Man, and Cybernetics 11:109, 1981); the best of
/// the orders seen is kept. Happenings stay with those of the same actor.
record Ordering(List<Group> groups, List<String> states) {
  private static final int SWEEPS = 12;

  /// What one actor does.
  record Group(String name, List<String> names) {}

  static Ordering of(List<Group> groups, List<Influence> influences) {
    Map<String, Set<String>> states = new LinkedHashMap<>();
    Map<String, Set<String>> happenings = new LinkedHashMap<>();
    for (Influence influence : influences) {
      Set<String> tied = states.computeIfAbsent(influence.state(), _ -> new LinkedHashSet<>());
      influence.moved().values().forEach(tied::addAll);
      influence.effects().values().forEach(tied::addAll);
      tied.forEach(
          name ->
              happenings.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(influence.state()));
    }
    Ordering now = new Ordering(groups, List.copyOf(states.keySet()));
    Ordering best = now;
    long fewest = now.crossings(states);
    for (int i = 0; i < SWEEPS; i++) {
      now = now.statesSorted(states).happeningsSorted(happenings);
      long crossings = now.crossings(states);
      if (crossings < fewest) {
        fewest = crossings;
        best = now;
      }
    }
    return best;
  }

  private List<String> happenings() {
    return groups.stream().flatMap(group -> group.names().stream()).toList();
  }

  /// {@return the place of each name, from 0 at the top to 1 at the bottom}
  private static Map<String, Double> places(List<String> names) {
    Map<String, Double> places = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      places.put(names.get(i), (i + 0.5) / names.size());
    }
    return places;
  }

  private Ordering statesSorted(Map<String, Set<String>> ties) {
    return new Ordering(
        groups, sorted(states, means(states, ties, places(happenings())), name -> name));
  }

  private Ordering happeningsSorted(Map<String, Set<String>> ties) {
    Map<String, Double> means = means(happenings(), ties, places(states));
    List<Group> within =
        groups.stream()
            .map(g -> new Group(g.name(), sorted(g.names(), means, name -> name)))
            .toList();
    Map<String, Double> ofGroups = new HashMap<>();
    for (Group group : within) {
      ofGroups.put(
          group.name(),
          group.names().stream().mapToDouble(n -> means.getOrDefault(n, 0.5)).average().orElse(1));
    }
    return new Ordering(sorted(within, ofGroups, Group::name), states);
  }

  /// What is tied to nothing stays where it is.
  private static Map<String, Double> means(
      List<String> names, Map<String, Set<String>> ties, Map<String, Double> there) {
    Map<String, Double> here = places(names);
    Map<String, Double> means = new HashMap<>();
    for (String name : names) {
      means.put(
          name,
          ties.getOrDefault(name, Set.of()).stream()
              .mapToDouble(tied -> there.getOrDefault(tied, 0.5))
              .average()
              .orElse(here.getOrDefault(name, 0.5)));
    }
    return means;
  }

  private static <T> List<T> sorted(
      List<T> things, Map<String, Double> by, Function<T, String> name) {
    return things.stream()
        .sorted(Comparator.comparing((T thing) -> by.getOrDefault(name.apply(thing), 0.5)))
        .toList();
  }

  /// {@return how many pairs of lines cross: inversions between the two sides}
  private long crossings(Map<String, Set<String>> ties) {
    Map<String, Double> places = places(happenings());
    List<double[]> ends = new ArrayList<>();
    for (String state : states) {
      ends.add(
          ties.getOrDefault(state, Set.of()).stream()
              .mapToDouble(name -> places.getOrDefault(name, 0.5))
              .toArray());
    }
    long count = 0;
    for (int i = 0; i < ends.size(); i++) {
      for (int j = i + 1; j < ends.size(); j++) {
        for (double upper : ends.get(i)) {
          for (double lower : ends.get(j)) {
            count += upper > lower ? 1 : 0;
          }
        }
      }
    }
    return count;
  }
}
