package offramp.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import offramp.explore.Index;
import offramp.finding.ExploreFinding.At;
import offramp.finding.ExploreFinding.Dependence;
import offramp.finding.ExploreFinding.Effect;
import offramp.finding.ExploreFinding.Work;
import offramp.model.Model;

/// What has to be known to read measured shares: which are nothing, why some are negative or wide,
/// and what to do about it.
///
/// @param work empty if nothing was varied
record ExploreNotes(Model model, Optional<Work> work, List<Dependence> outcomes) {
  private static final double WIDE = 0.1;

  List<String> words() {
    List<String> notes = new ArrayList<>();
    if (work.isEmpty()) {
      notes.add("The model has no unknowns or no outcomes, so no answer depends on an unknown.");
      return notes;
    }
    if (!model.given().isEmpty() || !model.correlations().isEmpty()) {
      notes.add(
          ties()
              + " together, so the shares of Sobol' would not add up. "
              + (work.orElseThrow().measure().startsWith("Shapley")
                  ? "Shapley effects split fairly what they do together."
                  : "With so many unknowns it is only told how far knowing each moves the law of"
                      + " the probability.")
              + " An unknown that does nothing itself can score above 0 if it goes along with one"
              + " that does.");
    }
    useless().ifPresent(notes::add);
    hidden().ifPresent(notes::add);
    negative().ifPresent(notes::add);
    wide().ifPresent(notes::add);
    return notes;
  }

  private String ties() {
    boolean given = !model.given().isEmpty();
    if (model.correlations().isEmpty()) {
      return "`given` ties unknowns";
    }
    return given ? "`given` and `correlate` tie unknowns" : "`correlate` ties unknowns";
  }

  private Stream<At> all() {
    return outcomes.stream().flatMap(outcome -> outcome.series().stream());
  }

  private static Stream<Index> shares(At at) {
    return Stream.concat(
        at.effects().stream()
            .flatMap(e -> Stream.of(e.first(), e.total(), e.shapley()).flatMap(Optional::stream)),
        at.pairs().stream().map(ExploreFinding.Pair::second));
  }

  private Optional<String> useless() {
    List<String> names =
        outcomes.getFirst().last().effects().stream()
            .map(Effect::quantity)
            .filter(name -> all().filter(At::told).noneMatch(at -> matters(at, name)))
            .toList();
    return names.isEmpty() || all().noneMatch(At::told)
        ? Optional.empty()
        : Optional.of(
            "No outcome depends on %s, as far as can be told: the interval holds 0 everywhere."
                .formatted(String.join(", ", names)));
  }

  private static boolean matters(At at, String name) {
    return at.effects().stream()
        .anyMatch(effect -> effect.quantity().equals(name) && effect.main().above());
  }

  private Optional<String> hidden() {
    List<String> names =
        outcomes.stream()
            .filter(outcome -> !outcome.last().told())
            .map(Dependence::outcome)
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "What the unknowns do to %s cannot be told from the dice, or they do nothing to it."
                    .formatted(String.join(", ", names))
                + " More histories (`--trajectories`) tell more.");
  }

  private Optional<String> negative() {
    List<Index> below =
        all().filter(At::told).flatMap(ExploreNotes::shares).filter(i -> i.value() < 0).toList();
    if (below.isEmpty()) {
      return Optional.empty();
    }
    long clear = below.stream().filter(index -> index.high() < 0).count();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%,d of %,d shares are below 0. No true share is: it is the noise around a share that is"
                + " 0 or nearly so. %s",
            below.size(),
            all().filter(At::told).flatMap(ExploreNotes::shares).count(),
            clear == 0
                ? "All of them hold 0 within their interval."
                : "%,d do not hold 0 within their interval; of a hundred shares of 0 about two are expected so."
                    .formatted(clear)));
  }

  private Optional<String> wide() {
    List<String> names =
        outcomes.stream()
            .filter(outcome -> outcome.last().told())
            .filter(outcome -> shares(outcome.last()).anyMatch(index -> index.half() > WIDE))
            .map(Dependence::outcome)
            .toList();
    boolean exact = work.orElseThrow().histories() == 0;
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Shares of %s are known to no better than ±10 points. %s halve the width."
                .formatted(
                    String.join(", ", names),
                    exact
                        ? "Four times the base points (`--base`)"
                        : "Four times the histories (`--trajectories`)"));
  }
}
