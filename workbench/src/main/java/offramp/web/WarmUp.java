package offramp.web;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import offramp.check.Checker;
import offramp.check.Variation;
import offramp.finding.Method;
import offramp.finding.Period;
import offramp.finding.RunFinding;
import offramp.finding.Runs;
import offramp.model.Model;
import offramp.program.Program;
import offramp.simulate.RunFault;
import offramp.text.Source;

/// Work that nobody sees, done after the start: Java runs slowly what it has not run often, and so
/// would the first answers.
final class WarmUp {
  private static final int MODELS = 3;
  private static final long MOST_SECONDS = 12;
  private static final int ROUNDS = 25;
  private static final int HISTORIES = 60;

  private final Precedence precedence;

  private WarmUp(Precedence precedence) {
    this.precedence = precedence;
  }

  /// Begins in the background, with the models of the folder.
  static void begin(Folder folder, Precedence precedence) {
    WarmUp work = new WarmUp(precedence);
    Thread.ofPlatform().daemon().name("offramp-warm-up").start(() -> work.all(folder));
  }

  private void all(Folder folder) {
    try {
      List<Source> largest =
          folder.models().entrySet().stream()
              .map(entry -> new Source(entry.getKey(), entry.getValue().text()))
              .sorted(Comparator.comparingInt((Source s) -> -s.text().length()))
              .limit(MODELS)
              .toList();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
      for (int round = 0; round < ROUNDS; round++) {
        for (Source source : largest) {
          if (System.nanoTime() > end) {
            return;
          }
          precedence.giveWay(() -> false);
          once(source, round);
        }
      }
    } catch (IOException unreadable) {
      // the folder says so to who asks for it
    }
  }

  private void once(Source source, int seed) {
    Optional<Model> model = Checker.check(source, Variation.BASE).model();
    if (model.isEmpty()) {
      return;
    }
    Program program = Program.of(model.get());
    Period horizon = new Period(model.get().crisis().runs(), model.get().crisis().unit());
    Runs.Effort effort =
        new Runs.Effort(Method.SIMULATE, seed, HISTORIES, HISTORIES / 2, 1, OptionalDouble.empty());
    Runs.Question question =
        new Runs.Question(
            source.name(), "", horizon.value(), horizon.unit(), Runs.Question.STEPS, effort);
    try {
      RunFinding found = Runs.run(program, question, (_, _) -> pause());
      AnswerJson.model(program, program, horizon);
      AnswerJson.answer(found, false);
    } catch (RunFault fault) {
      // who asks for this model is told
    }
  }

  private Optional<String> pause() {
    precedence.giveWay(() -> false);
    return Optional.empty();
  }
}
