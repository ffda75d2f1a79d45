package offramp.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import offramp.check.Variation;
import offramp.finding.Method;
import offramp.finding.RunFinding;
import offramp.finding.Runs;
import offramp.program.Program;
import offramp.simulate.RunFault;
import offramp.text.Diagnostic;
import offramp.text.Source;

/// Answers as somebody types: coarse at once, then sharper, until it is sharp or nobody listens.
///
/// All of them draw from the same seed, so that an answer differs from the one before only by what
/// was changed.
final class Answers {
  /// Histories and draws of each look; the last is that of a plain run with so many histories.
  private static final List<Look> LOOKS =
      List.of(new Look(120, 60), new Look(2_000, 200), new Look(Asked.TRAJECTORIES, Asked.DRAWS));

  private final Programs programs;
  private final Precedence precedence;
  private final int threads;
  private final Map<String, AtomicBoolean> newest = new ConcurrentHashMap<>();

  Answers(Programs programs, Precedence precedence, int threads) {
    this.programs = programs;
    this.precedence = precedence;
    this.threads = threads;
  }

  private record Look(long trajectories, int draws) {}

  /// Answers a request, line by line.
  void answer(Call call) throws Refused, IOException {
    Asked asked = Asked.of(call.query(), call.text());
    if (precedence.full()) {
      throw new Refused(
          Refused.TOO_MANY, "too many wait for an answer here already", "try again in a moment");
    }
    AtomicBoolean older = new AtomicBoolean();
    call.query()
        .last("client")
        .map(client -> newest.put(client, older))
        .ifPresent(before -> before.set(true));
    try (Lines lines = call.lines()) {
      new Answering(asked, lines, () -> older.get() || lines.gone()).answer();
    } finally {
      call.query().last("client").ifPresent(client -> newest.remove(client, older));
    }
  }

  /// One request at work.
  private final class Answering {
    private final Source source;
    private final Asked asked;
    private final Lines lines;
    private final BooleanSupplier gone;
    private final List<Program> all = new ArrayList<>();

    Answering(Asked asked, Lines lines, BooleanSupplier gone) {
      this.source = asked.source();
      this.asked = asked;
      this.lines = lines;
      this.gone = gone;
    }

    void answer() throws IOException {
      try {
        if (!precedence.first(gone, this::first) || all.isEmpty()) {
          return;
        }
        for (int look = 1; look < LOOKS.size(); look++) {
          if (!sharper(look)) {
            return;
          }
        }
      } catch (RunFault fault) {
        lines.send(AnswerJson.fault(String.valueOf(fault.getMessage())));
      }
    }

    /// Shows the model, and each theory at a glance.
    private void first() throws IOException {
      for (Variation variation : asked.variations()) {
        if (gone.getAsBoolean()) {
          all.clear();
          return;
        }
        Programs.Read read = programs.of(source, variation);
        if (read.program().isEmpty()) {
          all.clear();
          lines.send(AnswerJson.wrong(errors(read.diagnostics())));
          return;
        }
        Program program = read.program().orElseThrow();
        if (all.isEmpty()) {
          lines.send(
              AnswerJson.model(free(program), program, asked.horizon(program.model().crisis())));
        }
        all.add(program);
        show(program, 0);
      }
    }

    /// {@return the program with every unknown that could be fixed}
    private Program free(Program program) {
      Variation plain = asked.variations().getFirst();
      return plain.sets().isEmpty()
          ? program
          : programs
              .of(source, new Variation(plain.theory(), plain.pulls(), Map.of()))
              .program()
              .orElse(program);
    }

    private boolean sharper(int look) throws IOException {
      for (Program program : all) {
        if (!precedence.sharper(gone, () -> show(program, look))) {
          return false;
        }
      }
      return true;
    }

    private void show(Program program, int number) throws IOException {
      boolean last = number == LOOKS.size() - 1;
      Look look = LOOKS.get(number);
      Runs.Effort effort =
          new Runs.Effort(
              last ? Method.AUTO : Method.SIMULATE,
              asked.seed(),
              look.trajectories(),
              look.draws(),
              threads,
              OptionalDouble.empty());
      Runs.Question question = asked.question(program.model().crisis(), "", effort);
      RunFinding found = Runs.run(program, question, number == 0 ? this::stop : this::giveWay);
      if (found.stopped().isEmpty()) {
        lines.send(AnswerJson.answer(found, last));
      }
    }

    private Optional<String> stop(long done, long planned) {
      return gone.getAsBoolean() ? Optional.of("nobody waits for it") : Optional.empty();
    }

    private Optional<String> giveWay(long done, long planned) {
      precedence.giveWay(gone);
      return stop(done, planned);
    }
  }

  private static List<Diagnostic> errors(List<Diagnostic> diagnostics) {
    return diagnostics.stream().filter(Diagnostic::isError).toList();
  }
}
