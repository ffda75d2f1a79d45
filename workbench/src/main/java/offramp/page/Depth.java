package offramp.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import offramp.check.Checker;
import offramp.check.Variation;
import offramp.finding.Explore;
import offramp.finding.ExploreFinding;
import offramp.finding.FitFinding;
import offramp.finding.Fits;
import offramp.finding.Runs;
import offramp.finding.Views;
import offramp.history.Contradiction;
import offramp.history.Fitting;
import offramp.model.Model;
import offramp.simulate.Settings;

/// What takes a report the most work for each number: what the answers depend on, and what the
/// history says.
final class Depth {
  /// Report dates of what the answers depend on.
  private static final int DATES = 4;

  /// Of so many histories where one theory is asked, a draw of the unknowns after the history.
  private static final int FOR_A_DRAW = 50;

  private static final int FEWEST_DRAWS = 40;
  private static final int MOST_DRAWS = 1_000;
  private static final int ISLANDS = 4;
  private static final int NAMED = 6;

  private final Views views;
  private final Inquiry.Asked asked;
  private final Rests rests;

  Depth(Views views, Inquiry.Asked asked, Rests rests) {
    this.views = views;
    this.asked = asked;
    this.rests = rests;
  }

  /// {@return what some outcomes depend on}
  ///
  /// @param commands that answer a question alone, by model and name
  Section explore(
      List<Model> models,
      List<String> outcomes,
      BiFunction<Model, String, String> commands,
      Settings.Watcher watcher) {
    Runs.Effort effort = asked.whole().with(Inquiry.explored(asked.whole().trajectories()));
    List<ExploreFinding> all =
        models.stream()
            .map(
                model ->
                    Explore.of(
                        model,
                        asked.question(commands.apply(model, "explore"), DATES, effort),
                        asked.besides().tried(under(model)),
                        watcher))
            .toList();
    return ExploreSection.of(
        all, outcomes, rests.of("unknown", ExploreSection.most(all, outcomes, NAMED)));
  }

  private Views under(Model model) {
    Optional<String> theory = Variation.named(model.crisis().theory());
    return Views.of(views.source(), new Variation(theory, views.pulled(), views.sets()));
  }

  /// {@return what the history says; empty if it cannot have happened under any theory}
  ///
  /// What was done after the history changes nothing in it: no lever is pulled.
  Optional<Section> fit(Settings.Watcher watcher) {
    boolean all = views.theories().size() > 1;
    int draws = Math.clamp(asked.whole().trajectories() / FOR_A_DRAW, FEWEST_DRAWS, MOST_DRAWS);
    String words = "%s --draws %d".formatted(all ? " --theory all" : "", draws);
    Fits.Question question =
        new Fits.Question(
            asked.file(),
            asked.commands().apply("fit", words),
            new Fitting.Effort(asked.whole().seed(), draws, ISLANDS, 0, asked.whole().threads()),
            List.of(),
            Optional.empty());
    List<FitFinding> fits = new ArrayList<>();
    List<String> impossible = new ArrayList<>();
    for (Optional<String> theory : views.theories()) {
      Variation variation = new Variation(theory, List.of(), views.sets());
      Model model = Checker.check(views.source(), variation).model().orElseThrow();
      try {
        fits.add(Fits.of(views.source(), variation, model, question, watcher));
      } catch (Contradiction contradiction) {
        impossible.add(model.crisis().theory());
      }
    }
    return fits.isEmpty()
        ? Optional.empty()
        : Optional.of(
            FitSection.of(fits, impossible, rests.of("unknown", FitFigures.taught(fits))));
  }
}
