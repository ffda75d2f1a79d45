package offramp.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.check.KernelText;
import offramp.check.Texts;
import offramp.check.Variation;
import offramp.model.Fault;
import offramp.model.Model;
import offramp.model.Variable;
import offramp.program.Code;
import offramp.program.Program;
import offramp.random.Key;

/// One history of a model up to day 100, told by interpreter and generated code alike.
///
/// @param told what fired, as in "3 climb": the day, then the name
/// @param outcomes per outcome that happened, the day
/// @param values the state at the end: rungs, levels, scores, 0 or 1
record Story(List<String> told, Map<String, Double> outcomes, Map<String, Double> values) {
  private static final double[] DAYS = {100};

  static Story of(String text) {
    return of(Texts.model(text), 1);
  }

  static Story of(String text, Variation variation) {
    return of(Texts.model(text, variation), 1);
  }

  static Story under(String text, String theory) {
    return of(text, Variation.of(theory));
  }

  /// {@return the history when these levers are pulled, each written as for `--lever`}
  static Story pulling(String text, String... levers) {
    return of(text, pulls(levers));
  }

  static Variation pulls(String... levers) {
    return Variation.of(Optional.empty(), List.of(levers));
  }

  /// {@return the history of these dice, under the first draw of the unknowns}
  static Story of(Model model, long seed) {
    Program program = Program.of(model);
    Story story = of(program, program.compiled(), seed);
    assertEquals(of(program, program.interpreter(), seed), story);
    return story;
  }

  private static Story of(Program program, Code code, long seed) {
    Model model = program.model();
    List<String> told = new ArrayList<>();
    Walk walk =
        new Walk(
            program,
            code,
            (day, firing) ->
                told.add(KernelText.number(day) + " " + Recent.firing(model, firing).name()));
    Draws draws = new Draws(model, seed);
    draws.into(walk.state, code, 0);
    Key dice = draws.histories(0).at(0);
    walk.run(dice, DAYS, _ -> {});
    Map<String, Double> outcomes = new LinkedHashMap<>();
    for (int i = 0; i < walk.hits.length; i++) {
      if (walk.hits[i] < Double.POSITIVE_INFINITY) {
        outcomes.put(model.outcomes().get(i).name(), walk.hits[i]);
      }
    }
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < model.variables().size(); i++) {
      Variable variable = model.variables().get(i);
      values.put(variable.name(), walk.state.values[i]);
    }
    return new Story(told, outcomes, values);
  }

  double value(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new AssertionError(name + " is none of " + values.keySet());
    }
    return value;
  }

  /// {@return the rule that a run of the model breaks}
  static Fault.Kind fault(String text) {
    return runFault(text).fault().site().kind();
  }

  static RunFault runFault(String text) {
    Program program = Program.of(Texts.model(text));
    Settings settings = Chance.settings(1, DAYS);
    return assertThrows(
        RunFault.class, () -> Ensemble.of(program, settings, Settings.Watcher.none()));
  }
}
