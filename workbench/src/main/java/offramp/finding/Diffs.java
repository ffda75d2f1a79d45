package offramp.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import offramp.check.Change;
import offramp.check.Draft;
import offramp.finding.DiffFinding.Alone;
import offramp.finding.DiffFinding.NamedMove;
import offramp.finding.DiffFinding.OutcomeMoves;
import offramp.finding.DiffFinding.Step;
import offramp.finding.Pairing.Asked;
import offramp.finding.Pairing.Weighted;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.program.Program;
import offramp.simulate.RunFault;
import offramp.simulate.Settings;
import offramp.solve.TooLarge;

/// Sets two models side by side: what differs, which answers that moves, and which change moves
/// them.
///
/// Everything runs with the same seed, draws and dice. Each change is also made alone to A, if
/// there are several and not too many.
public final class Diffs {
  /// So many changes at most are made one by one.
  public static final int MOST_ALONE = 8;

  private final Ran a;
  private final Ran b;
  private final Settings.Watcher watcher;

  private Diffs(Ran a, Ran b, Settings.Watcher watcher) {
    this.a = a;
    this.b = b;
    this.watcher = watcher;
  }

  /// A model and what a run of it found.
  public static final class Ran {
    private final Draft draft;
    private final Model model;
    private final Runs.Question question;
    private final Answer answer;

    private Ran(Draft draft, Model model, Runs.Question question, Answer answer) {
      this.draft = draft;
      this.model = model;
      this.question = question;
      this.answer = answer;
    }

    private Optional<Asked> asked(String outcome, int date) {
      OptionalInt number = outcome(model, outcome);
      return number.isPresent()
          ? Optional.of(new Asked(answer, number.getAsInt(), date))
          : Optional.empty();
    }

    private DiffFinding.Side side() {
      return new DiffFinding.Side(
          question.file(),
          model.crisis().title(),
          model.crisis().theory(),
          Runs.levers(model),
          answer.method().word(),
          answer.histories(),
          answer.draws());
    }
  }

  private static OptionalInt outcome(Model model, String name) {
    return IntStream.range(0, model.outcomes().size())
        .filter(i -> model.outcomes().get(i).name().equals(name))
        .findFirst();
  }

  /// Runs one of the two.
  ///
  /// @throws TooLarge if an exact answer was asked for that is out of reach
  public static Ran run(
      Draft draft, Model model, Runs.Question question, Settings.Watcher watcher) {
    return new Ran(draft, model, question, answer(model, question, watcher));
  }

  private static Answer answer(Model model, Runs.Question question, Settings.Watcher watcher) {
    Settings settings = question.effort().settings(question.days(), List.of()).inPairs();
    return Answer.of(Program.of(model), question.effort().method(), settings, watcher);
  }

  /// {@return what is found of two runs with the same question}
  public static DiffFinding of(Ran a, Ran b, Settings.Watcher watcher) {
    return new Diffs(a, b, watcher).finding();
  }

  private DiffFinding finding() {
    List<Change> changes = Draft.between(a.draft, b.draft);
    Optional<String> stopped = a.answer.stopped().or(b.answer::stopped);
    Optional<String> whyNot = whyNotAlone(changes, stopped);
    List<Alone> alone = new ArrayList<>();
    List<Answered> answered = new ArrayList<>();
    for (int i = 0; i < changes.size() && whyNot.isEmpty() && stopped.isEmpty(); i++) {
      alone.add(alone(changes.get(i), answered));
      stopped = watcher.stop(i + 1L, changes.size());
    }
    return new DiffFinding(
        a.side(),
        b.side(),
        a.question.effort().seed(),
        Runs.horizon(a.model, a.question),
        changes,
        moves(),
        names(a.model, b.model),
        names(b.model, a.model),
        alone,
        alone.size() < changes.size() || changes.size() < 2 ? List.of() : together(answered),
        whyNot,
        stopped,
        caveats(),
        a.question.command());
  }

  private static Optional<String> whyNotAlone(List<Change> changes, Optional<String> stopped) {
    if (stopped.isPresent()) {
      return Optional.of("the runs ended before their time");
    }
    if (changes.size() < 2) {
      return Optional.of("there are not several changes");
    }
    return changes.size() <= MOST_ALONE
        ? Optional.empty()
        : Optional.of(
            "there are %d, and at most %d are made one by one"
                .formatted(changes.size(), MOST_ALONE));
  }

  private static List<String> names(Model model, Model other) {
    return model.outcomes().stream()
        .map(Outcome::name)
        .filter(name -> outcome(other, name).isEmpty())
        .toList();
  }

  private List<OutcomeMoves> moves() {
    List<OutcomeMoves> all = new ArrayList<>();
    int dates = finished() ? a.question.steps() : 0;
    for (Outcome outcome : a.model.outcomes()) {
      List<Step> series = new ArrayList<>();
      for (int date = 0; date < dates; date++) {
        Optional<Asked> was = a.asked(outcome.name(), date);
        Optional<Asked> is = b.asked(outcome.name(), date);
        if (was.isPresent() && is.isPresent()) {
          series.add(
              new Step(
                  Runs.time(a.model, a.question, date),
                  was.get().mean(),
                  is.get().mean(),
                  Pairing.move(was.get(), is.get())));
        }
      }
      if (outcome(b.model, outcome.name()).isPresent()) {
        all.add(new OutcomeMoves(outcome.name(), series));
      }
    }
    return all;
  }

  private boolean finished() {
    return a.answer.any() && b.answer.any();
  }

  private int last() {
    return a.question.steps() - 1;
  }

  /// What a single change came to.
  private record Answered(Model model, Answer answer) {}

  private Alone alone(Change change, List<Answered> answered) {
    Optional<Model> mixed = a.draft.with(change, b.draft);
    if (mixed.isEmpty()) {
      return skipped(change, "it does not make a sound model without the others");
    }
    try {
      Answer answer = answer(mixed.get(), a.question, watcher);
      if (answer.stopped().isPresent() || !answer.any()) {
        return skipped(change, "it was stopped before its time");
      }
      answered.add(new Answered(mixed.get(), answer));
      return new Alone(change, Optional.empty(), moves(answered.getLast()));
    } catch (RunFault fault) {
      return skipped(change, "without the others a running model breaks a rule");
    } catch (TooLarge large) {
      return skipped(change, large.why());
    }
  }

  private static Alone skipped(Change change, String why) {
    return new Alone(change, Optional.of(why), List.of());
  }

  private List<NamedMove> moves(Answered only) {
    List<NamedMove> all = new ArrayList<>();
    for (Outcome outcome : a.model.outcomes()) {
      OptionalInt number = outcome(only.model(), outcome.name());
      Optional<Asked> was = a.asked(outcome.name(), last());
      if (number.isPresent() && was.isPresent()) {
        Asked is = new Asked(only.answer(), number.getAsInt(), last());
        all.add(new NamedMove(outcome.name(), Pairing.move(was.get(), is)));
      }
    }
    return all;
  }

  /// {@return what is left of the difference of A and B when what each change does alone is taken
  /// away}
  private List<NamedMove> together(List<Answered> answered) {
    List<NamedMove> all = new ArrayList<>();
    for (Outcome outcome : a.model.outcomes()) {
      Optional<Asked> was = a.asked(outcome.name(), last());
      Optional<Asked> is = b.asked(outcome.name(), last());
      if (was.isPresent() && is.isPresent()) {
        List<Weighted> terms = new ArrayList<>();
        terms.add(new Weighted(1, is.get()));
        int made = 0;
        for (Answered each : answered) {
          OptionalInt number = outcome(each.model(), outcome.name());
          if (number.isPresent()) {
            made++;
            terms.add(new Weighted(-1, new Asked(each.answer(), number.getAsInt(), last())));
          }
        }
        terms.add(new Weighted(made - 1, was.get()));
        all.add(new NamedMove(outcome.name(), Pairing.sum(terms)));
      }
    }
    return all;
  }

  private List<String> caveats() {
    List<String> caveats = new ArrayList<>();
    caveats.add(
        "A difference holds for these two models; what both leave out moves no answer here.");
    boolean apart =
        moves().stream().flatMap(m -> m.series().stream()).anyMatch(step -> !step.move().paired());
    if (apart) {
      caveats.add(
          "Some runs do not share all draws or dice (one has no unknowns, or splitting found it):"
              + " their errors are added as if they had nothing in common.");
    }
    return caveats;
  }
}
