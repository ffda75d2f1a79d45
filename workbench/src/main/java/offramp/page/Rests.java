package offramp.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.report.Portrait;

/// What the answers about a model rest on: its assumptions and their sources, by paragraph.
final class Rests {
  private static final int MOST = 12;

  private final Map<String, String> words = new LinkedHashMap<>();
  private final List<Crisis.Assumption> all;

  /// @param models of one text under its theories
  Rests(List<Model> models) {
    this.all = models.stream().flatMap(model -> model.crisis().assumptions().stream()).toList();
    for (Crisis.Assumption assumption : all) {
      words.putIfAbsent(
          assumption.kind() + " " + assumption.name(),
          assumption.because().map(Portrait::words).orElse("no source"));
    }
  }

  /// {@return where an assumption comes from}
  String of(String kind, String name) {
    return words.getOrDefault(kind + " " + name, "no source");
  }

  /// {@return where each of some assumptions comes from, in sentences}
  List<String> of(String kind, List<String> names) {
    List<String> told = new ArrayList<>();
    for (String name : names.stream().distinct().limit(MOST).toList()) {
      told.add("%s `%s`: %s".formatted(kind, name, of(kind, name)));
    }
    long more = names.stream().distinct().count() - told.size();
    if (more > 0) {
      told.add("and %d more, in the ledger".formatted(more));
    }
    return told;
  }

  /// {@return how many assumptions there are, and how many name a source}
  List<String> counted() {
    long distinct = all.stream().map(Crisis.Assumption::span).distinct().count();
    long bare =
        all.stream()
            .filter(a -> a.because().isEmpty())
            .map(Crisis.Assumption::span)
            .distinct()
            .count();
    return List.of(
        "%s, of which %s: the ledger at the end lists each with its source and paragraph."
            .formatted(
                Words.plural(distinct, "assumption"),
                bare == 1 ? "1 names no source" : bare + " name no source"));
  }
}
