package offramp.data;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import offramp.data.Sightings.Sighting;

/// Sightings that tell of one event, put together.
///
/// Two sightings are of one event if their days are at most `within` days apart, all of them
/// together. One that is less exact than that joins the event that it could be, and else is an
/// event by itself, in the days that all its sightings share.
final class Merging {
  /// An event as it was seen.
  ///
  /// @param first the first day on which it can have happened
  /// @param last the last
  record Happening(LocalDate first, LocalDate last, List<Sighting> sightings) {
    Happening {
      sightings = List.copyOf(sightings);
    }

    long rows() {
      return sightings.stream().mapToLong(Sighting::rows).sum();
    }

    /// {@return in what its sources differ, in words; empty if in nothing}
    Optional<String> disagreement() {
      List<String> said = new ArrayList<>();
      differing("dates: ", sighting -> days(sighting.first(), sighting.last()))
          .ifPresent(said::add);
      differing(
              "level: ", sighting -> sighting.level() == 0 ? "" : String.valueOf(sighting.level()))
          .ifPresent(said::add);
      return said.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", said));
    }

    private Optional<String> differing(String what, Function<Sighting, String> value) {
      TreeMap<String, String> bySource = new TreeMap<>();
      for (Sighting sighting : sightings) {
        String text = value.apply(sighting);
        if (!text.isEmpty()) {
          bySource.merge(sighting.layout(), text, (a, b) -> a.contains(b) ? a : a + "/" + b);
        }
      }
      return bySource.values().stream().distinct().count() < 2
          ? Optional.empty()
          : Optional.of(
              bySource.entrySet().stream()
                  .map(entry -> entry.getKey() + " " + entry.getValue())
                  .collect(Collectors.joining(", ", what, "")));
    }
  }

  private final int within;
  private final List<Happening> happenings = new ArrayList<>();

  private Merging(int within) {
    this.within = within;
  }

  /// {@return what the sightings tell of, in the order of their days}
  ///
  /// @param sightings the most exact first
  static List<Happening> of(List<Sighting> sightings, int within) {
    Merging merging = new Merging(within);
    sightings.forEach(merging::add);
    return merging.happenings.stream()
        .sorted(Comparator.comparing(Happening::first).thenComparing(Happening::last))
        .toList();
  }

  private void add(Sighting sighting) {
    for (int i = 0; i < happenings.size(); i++) {
      Optional<Happening> joined = joined(happenings.get(i), sighting);
      if (joined.isPresent()) {
        happenings.set(i, joined.get());
        return;
      }
    }
    happenings.add(new Happening(sighting.first(), sighting.last(), List.of(sighting)));
  }

  private Optional<Happening> joined(Happening happening, Sighting sighting) {
    LocalDate first = earlier(happening.first(), sighting.first());
    LocalDate last = later(happening.last(), sighting.last());
    if (ChronoUnit.DAYS.between(first, last) <= within) {
      return Optional.of(with(happening, first, last, sighting));
    }
    LocalDate from = later(happening.first(), sighting.first());
    LocalDate to = earlier(happening.last(), sighting.last());
    boolean vague = sighting.days() > within;
    return vague && !to.isBefore(from)
        ? Optional.of(with(happening, from, to, sighting))
        : Optional.empty();
  }

  private static Happening with(
      Happening happening, LocalDate first, LocalDate last, Sighting sighting) {
    List<Sighting> all = new ArrayList<>(happening.sightings());
    all.add(sighting);
    return new Happening(first, last, all);
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  /// {@return some day from `first` to `last` in the language of models}
  static String days(LocalDate first, LocalDate last) {
    if (first.equals(last)) {
      return first.toString();
    }
    boolean month =
        first.getDayOfMonth() == 1 && last.equals(first.withDayOfMonth(first.lengthOfMonth()));
    return month ? first.toString().substring(0, 7) : first + ".." + last;
  }
}
