package offramp.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import offramp.random.Key;

/// How cases are parted into those that a forecaster learns from and those that it is tried on.
public enum Folds {
  /// Cases of one group lie on one side.
  GROUPED,
  /// All that is learnt from lies before what is tried; the earliest cases are never tried.
  TIME,
  /// Each case by itself.
  RANDOM;

  /// Into how many parts.
  public static final int PARTS = 10;

  /// One parting.
  public record Fold(Set<PastCase> learnt, Set<PastCase> tried) {
    public Fold {
      learnt = Set.copyOf(learnt);
      tried = Set.copyOf(tried);
      if (tried.stream().anyMatch(learnt::contains)) {
        throw new IllegalArgumentException("a case that is tried is among those learnt from");
      }
    }
  }

  /// {@return the partings of the cases; the same seed, the same partings, in whatever order the
  /// cases come}
  public List<Fold> of(Set<PastCase> cases, long seed) {
    List<Set<PastCase>> parts =
        switch (this) {
          case GROUPED -> shuffled(cases, true, seed);
          case RANDOM -> shuffled(cases, false, seed);
          case TIME -> inOrder(cases);
        };
    List<Fold> folds = new ArrayList<>();
    for (int i = this == TIME ? 1 : 0; i < parts.size(); i++) {
      Set<PastCase> learnt = new LinkedHashSet<>();
      for (int j = 0; j < (this == TIME ? i : parts.size()); j++) {
        learnt.addAll(j == i ? Set.of() : parts.get(j));
      }
      if (!learnt.isEmpty() && !parts.get(i).isEmpty()) {
        folds.add(new Fold(learnt, parts.get(i)));
      }
    }
    return folds;
  }

  /// Groups are dealt by their keys, each to the part that has fewest cases.
  private static List<Set<PastCase>> shuffled(Set<PastCase> cases, boolean grouped, long seed) {
    Key root = Key.of(seed).at("folds");
    Map<String, List<PastCase>> groups = new HashMap<>();
    cases.forEach(
        each ->
            groups
                .computeIfAbsent(grouped ? each.group() : each.id(), name -> new ArrayList<>())
                .add(each));
    Map<String, Double> place = new LinkedHashMap<>();
    groups.keySet().forEach(name -> place.put(name, root.at(name).stream().uniform()));
    List<Set<PastCase>> parts = parts();
    groups.keySet().stream()
        .sorted(Comparator.<String, Double>comparing(place::get).thenComparing(name -> name))
        .forEach(
            name ->
                parts.stream()
                    .min(Comparator.comparingInt(Set::size))
                    .orElseThrow()
                    .addAll(groups.get(name)));
    return parts;
  }

  /// Cases of one day lie in one part.
  private static List<Set<PastCase>> inOrder(Set<PastCase> cases) {
    List<PastCase> ordered =
        cases.stream()
            .sorted(Comparator.comparingLong(PastCase::day).thenComparing(PastCase::id))
            .toList();
    List<Set<PastCase>> parts = parts();
    int part = 0;
    for (int i = 0; i < ordered.size(); i++) {
      boolean later = i == 0 || ordered.get(i).day() > ordered.get(i - 1).day();
      part = later ? i * PARTS / ordered.size() : part;
      parts.get(part).add(ordered.get(i));
    }
    return parts;
  }

  private static List<Set<PastCase>> parts() {
    List<Set<PastCase>> parts = new ArrayList<>();
    for (int i = 0; i < PARTS; i++) {
      parts.add(new LinkedHashSet<>());
    }
    return parts;
  }
}
