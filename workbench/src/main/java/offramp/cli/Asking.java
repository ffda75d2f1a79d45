package offramp.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import offramp.finding.Period;
import offramp.finding.Posteriors;
import offramp.finding.Runs;
import offramp.finding.TooFew;
import offramp.finding.Unfinished;
import offramp.model.Model;
import offramp.report.Terminal;
import offramp.simulate.RunFault;
import offramp.solve.TooLarge;
import offramp.text.Source;
import picocli.CommandLine.Model.CommandSpec;

/// What the commands that answer a question share: how it is put, and what a user hears where it
/// has no answer.
///
/// @param given what the user takes to have happened, in the words typed
record Asking(CommandSpec spec, EffortOptions effort, Outputs outputs, List<String> given) {
  Asking {
    given = List.copyOf(given);
  }

  /// Takes nothing as given.
  Asking(CommandSpec spec, EffortOptions effort, Outputs outputs) {
    this(spec, effort, outputs, List.of());
  }

  /// {@return a watch over the work, within the budget}
  Progress progress() throws Refusal {
    return new Progress(spec.commandLine().getErr(), effort.budgetSeconds(), Typist.of(spec));
  }

  /// {@return a question that takes nothing as given}
  Runs.Question question(String file, Period horizon, int steps) throws Refusal {
    return new Runs.Question(
        file, command(), horizon.value(), horizon.unit(), steps, effort.effort());
  }

  /// {@return a question that is put to several policies}
  Runs.Question ofEach(String file, Period horizon, int steps) throws Refusal {
    return new Runs.Question(
        file, command(), horizon.value(), horizon.unit(), steps, effort.each());
  }

  /// {@return a question about many draws of the unknowns}
  Runs.Question exploring(String file, Period horizon, int steps) throws Refusal {
    return new Runs.Question(
        file, command(), horizon.value(), horizon.unit(), steps, effort.exploring());
  }

  private String command() {
    return CommandWords.of(spec, effort.seed);
  }

  /// {@return what the work finds}
  ///
  /// @param source the text of the model that the work runs
  <T> T answer(Source source, Progress progress, Supplier<T> work) throws Refusal {
    try {
      return work.get();
    } catch (RunFault fault) {
      throw new Refusal(Exit.MODEL_ERROR, FaultText.of(fault, source, command()));
    } catch (TooLarge large) {
      Optional<String> stopped = progress.stop(0, 1);
      throw stopped.isPresent()
          ? unfinished(stopped.get() + ": " + large.why())
          : EffortOptions.usage("--method exact: %s", large.why());
    } catch (Unfinished unfinished) {
      throw unfinished(unfinished.why());
    } catch (TooFew few) {
      throw new Refusal(
          Exit.MODEL_ERROR,
          "error: --given \"%s\": %s".formatted(String.join("\" and \"", given), few.why()));
    } finally {
      progress.clear();
    }
  }

  private static Refusal unfinished(String why) {
    return new Refusal(
        Exit.INTERRUPTED,
        "error: %s%n  = help: allow more time (--budget), or ask for less (--only, --trajectories)"
            .formatted(why));
  }

  /// Prints the first lines of an answer, before there is one.
  void head(Model model, Runs.Question question) {
    say(
        Terminal.heading(
            Runs.horizon(model, question), model.crisis().title(), model.crisis().theory()));
    Runs.Effort work = question.effort();
    Posteriors.caveats(model, Math.min(work.draws(), work.trajectories()))
        .forEach(caveat -> say(caveat + "\n"));
  }

  /// Prints for a person, unless standard output belongs to a program.
  void say(String text) {
    if (!outputs.jsonOnly()) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    }
  }

  /// {@return the exit code of work that was done, or broken off}
  static int exit(Progress progress) {
    return progress.interrupted() ? Exit.INTERRUPTED : Exit.DONE;
  }
}
