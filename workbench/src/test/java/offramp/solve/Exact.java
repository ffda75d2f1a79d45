package offramp.solve;

import java.util.OptionalDouble;
import offramp.check.Texts;
import offramp.model.Model;
import offramp.program.Program;
import offramp.simulate.Settings;
import offramp.simulate.Team;

/// Exact solutions for tests.
final class Exact {
  private Exact() {}

  static Solution of(String text, double... days) {
    return of(Texts.model(text), 1, 2, days);
  }

  static Solution of(Model model, int draws, int threads, double... days) {
    Settings settings = new Settings(1, 1, draws, days, threads, OptionalDouble.empty());
    try {
      return Solver.of(Program.of(model), settings, limits(threads))
          .solution(Settings.Watcher.none());
    } catch (TooLarge large) {
      throw new AssertionError(large.why(), large);
    }
  }

  static Limits limits(int threads) {
    return new Limits(Limits.MOST_STATES, threads, () -> false);
  }

  /// {@return the probability of the first outcome at each report}
  static double[] first(String text, double... days) {
    return of(text, days).outcomes().getFirst().stream().mapToDouble(s -> s.mean()).toArray();
  }

  /// {@return what becomes of an outcome if time does not end}
  static Eventual ever(Model model, int outcome) {
    Program program = Program.of(model);
    double[] days = {Solver.endOfCalendar(program) + 1};
    try {
      return Solver.of(program, new Settings(1, 1, 1, days, 2, OptionalDouble.empty()), limits(2))
          .ever(outcome, Settings.Watcher.none())
          .getFirst();
    } catch (TooLarge large) {
      throw new AssertionError(large.why(), large);
    }
  }

  static Eventual ever(String text) {
    return ever(Texts.model(text), 0);
  }

  /// {@return the expected time of the first outcome, given that it comes about by a day}
  static double within(String text, double day) {
    Program program = Program.of(Texts.model(text));
    Settings settings = new Settings(1, 1, 1, new double[] {day}, 1, OptionalDouble.empty());
    try (Team team = new Team(1)) {
      Chain chain = Solver.of(program, settings, limits(1)).chain();
      Draw draw = new Draw(chain, program.newState().parameters);
      Absorption.Reached reached = new Absorption(chain, 0, day).reached(draw, team);
      return reached.days() / reached.by()[0];
    } catch (TooLarge large) {
      throw new AssertionError(large.why(), large);
    }
  }
}
