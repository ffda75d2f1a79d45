package offramp.finding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import offramp.finding.LedgerFinding.Answered;
import offramp.finding.LedgerFinding.Entry;
import offramp.finding.LedgerFinding.Exposure;
import offramp.finding.LedgerFinding.Part;
import offramp.finding.LedgerFinding.Swing;
import offramp.finding.LedgerFinding.Work;
import offramp.model.Crisis;
import offramp.model.Crisis.Assumption;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.program.Grounds;
import offramp.simulate.Settings;
import offramp.text.Span;

/// Goes through the assumptions of a model.
public final class Ledger {
  private final Model model;
  private final Runs.Question question;
  private final List<Grounds> outcomes;
  private final List<Grounds> watches;
  private final Grounds covered;
  private final Grounds all;

  private Ledger(Model model, Runs.Question question) {
    this.model = model;
    this.question = question;
    this.outcomes =
        IntStream.range(0, model.outcomes().size())
            .mapToObj(outcome -> Grounds.ofOutcome(model, outcome))
            .toList();
    this.watches =
        IntStream.range(0, model.watches().size())
            .mapToObj(watch -> Grounds.ofWatch(model, watch))
            .toList();
    Set<String> events = new LinkedHashSet<>();
    model.crisis().histories().forEach(history -> events.addAll(history.covers()));
    this.covered = Grounds.ofEvents(model, events);
    this.all = Grounds.all(model);
  }

  /// Which effects are worked out.
  public enum Effects {
    ALL,
    UNKNOWNS,
    NONE
  }

  /// {@return the ledger of a model}
  ///
  /// @param question its horizon is where effects are looked at
  /// @throws offramp.solve.TooLarge if an exact answer was asked for that is out of reach
  /// @throws offramp.simulate.RunFault if the model as it is breaks a rule
  public static LedgerFinding of(
      Model model, Runs.Question question, Effects effects, Settings.Watcher watcher) {
    Ledger ledger = new Ledger(model, question);
    Moves moves = new Moves(model, ledger.outcomes, question, watcher);
    return ledger.finding(moves.of(effects));
  }

  private LedgerFinding finding(Moves.Found moves) {
    Crisis crisis = model.crisis();
    List<Entry> entries = new ArrayList<>();
    for (Assumption assumption : crisis.assumptions()) {
      List<Swing> swings = moves.swings().getOrDefault(assumption, List.of());
      entries.add(
          new Entry(
              assumption,
              ofTheory(assumption),
              part(assumption.span()),
              bearsOn(assumption.span()),
              swings,
              Optional.ofNullable(moves.still().get(assumption)).filter(_ -> swings.isEmpty())));
    }
    return new LedgerFinding(
        question.file(),
        crisis.title(),
        crisis.theory(),
        Runs.levers(model),
        question.effort().seed(),
        Runs.horizon(model, question),
        answered(moves.probabilities()),
        work(moves.unknowns()),
        work(moves.numbers()),
        moves.whyNone(),
        moves.stopped(),
        entries,
        exposure(),
        question.command());
  }

  private static Optional<Work> work(Optional<Moves.Run> run) {
    return run.map(
        r ->
            new Work(
                r.answer().method().word(),
                r.answer().why(),
                r.answer().histories(),
                r.answer().draws(),
                r.quantities()));
  }

  private List<Answered> answered(List<Double> probabilities) {
    return IntStream.range(0, model.outcomes().size())
        .mapToObj(
            i ->
                new Answered(
                    model.outcomes().get(i).name(),
                    probabilities.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(probabilities.get(i))))
        .toList();
  }

  private boolean ofTheory(Assumption assumption) {
    return model.crisis().theories().stream()
        .filter(theory -> theory.name().equals(model.crisis().theory()))
        .anyMatch(theory -> Grounds.inside(assumption.span(), theory.span()));
  }

  private Part part(Span span) {
    if (outcomes.stream().anyMatch(grounds -> grounds.holds(span))) {
      return Part.OUTCOMES;
    }
    if (observed(span)) {
      return Part.OBSERVED;
    }
    return all.holds(span) ? Part.NOTHING : Part.ABSENT;
  }

  private List<String> bearsOn(Span span) {
    return IntStream.range(0, outcomes.size())
        .filter(i -> outcomes.get(i).holds(span))
        .mapToObj(i -> model.outcomes().get(i).name())
        .toList();
  }

  private Exposure exposure() {
    Span own =
        model.crisis().theories().stream()
            .filter(theory -> theory.name().equals(model.crisis().theory()))
            .map(Crisis.Theory::span)
            .findFirst()
            .orElse(new Span(0, Integer.MAX_VALUE));
    Set<Span> claims = all.within(own);
    long checkable = claims.stream().filter(this::observed).count();
    return new Exposure(
        model.expects().size(),
        (int) model.expects().stream().filter(Ledger::open).count(),
        covered.holds(own),
        claims.size(),
        (int) checkable);
  }

  private boolean observed(Span claim) {
    return Stream.concat(outcomes.stream(), watches.stream()).anyMatch(g -> g.holds(claim))
        || covered.holds(claim);
  }

  /// {@return whether an expectation can fail}
  private static boolean open(Outcome.Expect expect) {
    return expect.days() > 0 && (expect.low() > 0 || expect.high() < 1);
  }
}
