package offramp.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import offramp.finding.PathsFinding;
import offramp.finding.PathsFinding.Path;
import offramp.finding.PathsFinding.Step;
import offramp.report.Figures;
import offramp.text.Unit;

/// How it could happen: the most frequent ways into an outcome, as stories with dates.
public final class PathsSection {
  private static final int MOST_TOLD = 3;

  private final List<PathsFinding> all;

  private PathsSection(List<PathsFinding> all) {
    this.all = List.copyOf(all);
  }

  /// {@return the section}
  ///
  /// @param all of one model under each theory, outcome by outcome; at least one
  /// @param rests what the events rest on, in sentences
  public static Section of(List<PathsFinding> all, List<String> rests) {
    PathsSection section = new PathsSection(all);
    return new Section(
        "paths",
        "How could it happen, and how could it end well?",
        all.stream().map(PathsSection::sentence).toList(),
        all.stream().filter(found -> !found.paths().isEmpty()).map(section::exhibit).toList(),
        List.of(
            Section.how(section.how()),
            Section.rests(rests),
            Section.change(
                List.of(
                    "Other events that could lead there and that the model does not have: a path"
                        + " that is not written down is not found."))),
        Section.again(all.stream().map(PathsFinding::command)));
  }

  /// {@return the events on the paths, each once}
  static List<String> events(List<PathsFinding> all) {
    Set<String> events = new LinkedHashSet<>();
    for (PathsFinding found : all) {
      found.paths().stream()
          .limit(1)
          .flatMap(path -> path.steps().stream())
          .flatMap(step -> step.event().stream())
          .map(event -> event.replaceFirst("\\[.*", ""))
          .forEach(events::add);
    }
    return List.copyOf(events);
  }

  private static String sentence(PathsFinding found) {
    String head =
        "`%s` under `%s`, %s by the horizon: "
            .formatted(
                found.outcome(),
                found.theory(),
                Words.probability(found.probability().mean(), found.probability().standardError()));
    if (found.paths().isEmpty()) {
      return head + "no history that was computed comes to it.";
    }
    Path first = found.paths().getFirst();
    return head
        + "the most frequent of %s (%s of the histories that end there, %s to %s) goes %s."
            .formatted(
                Words.plural(found.different(), "path"),
                Figures.percent(first.share().value()),
                Figures.percent(first.share().low()),
                Figures.percent(first.share().high()),
                first.steps().isEmpty()
                    ? "nowhere: it holds at the start"
                    : first.steps().stream()
                        .map(PathsSection::event)
                        .collect(Collectors.joining(", then ")));
  }

  private static String event(Step step) {
    return step.event().map(name -> "`" + name + "`").orElse("a date comes")
        + (step.times() > 1 ? " %d times".formatted(step.times()) : "");
  }

  private Exhibit exhibit(PathsFinding found) {
    Unit unit = found.horizon().unit();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_TOLD, found.paths().size()); i++) {
      Path path = found.paths().get(i);
      String name = "%d: %s".formatted(i + 1, Figures.percent(path.share().value()));
      for (Step step : path.steps()) {
        rows.add(
            List.of(
                name,
                Words.time(step.middle(), unit),
                "%s to %s".formatted(Words.time(step.early(), unit), Words.time(step.late(), unit)),
                event(step),
                changes(step)));
        name = "";
      }
    }
    return new Exhibit(
        "Ways into `%s` under `%s`.".formatted(found.outcome(), found.theory()),
        "When: half of the histories on the path had got so far; a quarter to three quarters.",
        new Table(List.of("path", "when", "between", "what", "change"), rows));
  }

  private static String changes(Step step) {
    return step.changes().stream()
        .map(c -> "`%s` %s → %s".formatted(c.variable(), c.from(), c.to()))
        .collect(Collectors.joining(", "));
  }

  private List<String> how() {
    List<String> how = new ArrayList<>();
    for (PathsFinding found : all) {
      how.add(
          "`%s` under `%s` by method %s: %s told of%s."
              .formatted(
                  found.outcome(),
                  found.theory(),
                  found.method(),
                  Words.histories(found.histories()),
                  found.trajectories() > 0
                      ? ", of " + Words.histories(found.trajectories()) + " in all"
                      : ", drawn from all that end there"));
      how.addAll(Words.ended(found.stopped()));
    }
    how.add("Steps that came back to where they had been are left out.");
    return how;
  }
}
