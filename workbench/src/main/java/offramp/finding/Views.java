package offramp.finding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import offramp.check.Variation;
import offramp.explore.Design;
import offramp.explore.Menu;
import offramp.explore.Policy;
import offramp.explore.Rival;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.model.Posterior;
import offramp.program.Program;
import offramp.simulate.Batches;
import offramp.simulate.Settings;
import offramp.solve.Limits;
import offramp.solve.Solver;
import offramp.solve.TooLarge;
import offramp.text.Source;

/// A text under several theories, and what holds for all of them.
///
/// @param theories empty for the model without any
/// @param pulled levers that are pulled whatever is chosen
/// @param sets unknowns and constants that are fixed
/// @param posterior where the unknowns are drawn from instead of their priors, if they are
public record Views(
    Source source,
    List<Optional<String>> theories,
    List<Variation.Pull> pulled,
    Map<String, String> sets,
    Optional<Posterior> posterior) {
  /// The work for all exact solutions of a theory, in multiplications, that `auto` takes.
  private static final double AFFORDABLE = 5e10;

  private static final Menu NOTHING = new Menu(List.of());

  private static final long STATES = 1_000_000;

  public Views {
    theories = List.copyOf(theories);
    pulled = List.copyOf(pulled);
    sets = Map.copyOf(sets);
  }

  /// A text whose unknowns are drawn from their priors.
  public Views(
      Source source,
      List<Optional<String>> theories,
      List<Variation.Pull> pulled,
      Map<String, String> sets) {
    this(source, theories, pulled, sets, Optional.empty());
  }

  /// {@return a text in one variation}
  public static Views of(Source source, Variation as) {
    return new Views(source, List.of(as.theory()), as.pulls(), as.sets(), as.posterior());
  }

  /// {@return how models are made of the text}
  private Rival.Making making() {
    return Rival.Making.of(
        source, new Variation(Optional.empty(), List.of(), sets).after(posterior));
  }

  /// {@return the names of the theories, `base` for none}
  public List<String> names() {
    return theories.stream().map(theory -> theory.orElse(Crisis.BASE)).toList();
  }

  boolean pulls(String lever) {
    return pulled.stream().anyMatch(pull -> pull.lever().equals(lever));
  }

  /// {@return the theories ready to be asked, each by the way that its states and clocks allow}
  ///
  /// @param tries how many policies each is going to be asked about
  /// @throws TooLarge if exact answers were asked for that are out of reach
  List<Rival> rivals(Menu menu, int tries, Runs.Question question, Settings.Watcher watcher) {
    return rivals(ground(menu, question, watcher), tries, question.effort().method());
  }

  /// {@return the same, each asked for more}
  ///
  /// @param also what is asked of each model besides
  List<Rival> rivals(
      Menu menu,
      UnaryOperator<Model> also,
      int tries,
      Runs.Question question,
      Settings.Watcher watcher) {
    Rival.Making plain = making();
    Rival.Making making = (theory, pulls) -> also.apply(plain.model(theory, pulls));
    return rivals(ground(making, menu, question, watcher), tries, question.effort().method());
  }

  /// {@return the theories, with nothing to choose from, as `amended` makes their models}
  ///
  /// @throws TooLarge if exact answers were asked for that are out of reach
  List<Rival> rivals(
      UnaryOperator<Model> amended, Runs.Question question, Settings.Watcher watcher) {
    return rivals(NOTHING, amended, 1, question, watcher);
  }

  /// {@return a model ready to be asked}
  ///
  /// @throws TooLarge if an exact answer was asked for that is out of reach
  Rival rival(Model model, Runs.Question question, Settings.Watcher watcher) {
    Rival.Ground ground = ground((_, _) -> model, NOTHING, question, watcher);
    return rival(Optional.empty(), ground, 1, question.effort().method());
  }

  /// {@return the first theory, ready to be asked by the horizon at the rows of a design}
  ///
  /// @param question with all histories of these rows
  /// @throws TooLarge if an exact answer was asked for that is out of reach
  Rival rival(Menu menu, Design design, Runs.Question question, Settings.Watcher watcher) {
    Optional<String> theory = theories.getFirst();
    Rival.Ground whole = ground(menu, question, watcher);
    Settings settings =
        question
            .effort()
            .settings(new double[] {question.days()[question.steps() - 1]}, List.of())
            .of(design.sample(whole.model(theory, Policy.NONE).unknowns()), design.rows());
    Rival.Ground rows =
        new Rival.Ground(whole.making(), whole.pulled(), menu, settings, whole.watcher());
    return rival(theory, rows, 1 + menu.size(), question.effort().method());
  }

  private Rival.Ground ground(
      Rival.Making making, Menu menu, Runs.Question question, Settings.Watcher watcher) {
    Settings settings = question.effort().settings(question.days(), List.of());
    return new Rival.Ground(making, pulled, menu, settings, watcher);
  }

  private List<Rival> rivals(Rival.Ground ground, int tries, Method method) {
    return theories.stream().map(theory -> rival(theory, ground, tries, method)).toList();
  }

  /// {@return how models are made and run}
  Rival.Ground ground(Menu menu, Runs.Question question, Settings.Watcher watcher) {
    return ground(making(), menu, question, watcher);
  }

  private static Rival rival(
      Optional<String> theory, Rival.Ground ground, int tries, Method method) {
    return switch (method) {
      case EXACT -> solved(theory, ground);
      case SIMULATE, SPLIT -> new Rival.Simulated(theory, ground);
      case AUTO ->
          affordable(ground.model(theory, Policy.NONE), ground, tries)
              ? new Rival.Solved(theory, ground, limits(ground, STATES))
              : new Rival.Simulated(theory, ground);
    };
  }

  private static Rival solved(Optional<String> theory, Rival.Ground ground) {
    if (!fits(ground.model(theory, Policy.NONE), ground)) {
      throw new TooLarge("so many draws and report dates of so many outcomes are not kept");
    }
    return new Rival.Solved(theory, ground, limits(ground, Limits.MOST_STATES));
  }

  private static boolean affordable(Model model, Rival.Ground ground, int tries) {
    if (!fits(model, ground)) {
      return false;
    }
    try {
      Solver solver = Solver.of(Program.of(model), ground.settings(), limits(ground, STATES));
      return solver.work() * tries <= AFFORDABLE;
    } catch (TooLarge large) {
      return false;
    }
  }

  private static boolean fits(Model model, Rival.Ground ground) {
    Settings settings = ground.settings();
    int draws = model.unknowns().isEmpty() ? 1 : settings.draws();
    return Batches.fits(draws, model.outcomes().size(), settings.days().length);
  }

  static Limits limits(Rival.Ground ground, long states) {
    Settings settings = ground.settings();
    return new Limits(states, settings.threads(), () -> ground.watcher().stop(0, 1).isPresent());
  }
}
