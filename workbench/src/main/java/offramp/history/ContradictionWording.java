package offramp.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import offramp.check.TermText;
import offramp.model.Crisis;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.program.State;
import offramp.text.Diagnostic;
import offramp.text.Span;

/// The words for a history that cannot have happened as the model is written.
final class ContradictionWording {
  private static final String CODE = "E0910";

  private final Death death;
  private final int draws;
  private final Model model;

  ContradictionWording(Death death, int draws) {
    this.death = death;
    this.draws = draws;
    this.model = death.observed().program().model();
  }

  Diagnostic told() {
    return new Diagnostic(
        Diagnostic.Severity.ERROR, CODE, message(), place(), label(), notes(), List.of(help()));
  }

  private boolean firing() {
    return death.firing() >= 0 && death.why() != Death.Why.OUTCOME;
  }

  private String name() {
    if (death.why() == Death.Why.OUTCOME) {
      return model.outcomes().get(death.firing()).name();
    }
    return death.firing() >= 0 ? death.observed().name(death.firing()) : entry().event();
  }

  private Crisis.Entry entry() {
    return death.observed().sightings().get(death.sighting().orElseThrow()).entry();
  }

  private String date() {
    LocalDate from = model.crisis().starts().orElseThrow();
    return from.plusDays((long) Math.floor(death.day() + 1e-9)).toString();
  }

  private String message() {
    return switch (death.why()) {
      case NEVER -> "`%s` can never happen in this model".formatted(name());
      case ENDED -> "the crisis had ended before `%s` happened".formatted(name());
      case GUARD -> "`%s` cannot have happened then: its guard does not hold".formatted(name());
      case ZERO ->
          "`%s` cannot have happened then: its guard holds, and its rate or density is 0"
              .formatted(name());
      case UNLISTED ->
          "`%s` comes by itself on %s, and the history, which covers it, does not list it"
              .formatted(name(), date());
      case MISSED -> "`%s` comes by itself, and does not come then".formatted(name());
      case OVERDUE ->
          "the clock of `%s` must have run out by %s, and the history does not list it"
              .formatted(name(), date());
      case OUTCOME ->
          "outcome `%s` comes about on %s, and is said not to have come about"
              .formatted(name(), date());
    };
  }

  private Span place() {
    return death.sighting().isPresent() ? entry().span() : Span.NOWHERE;
  }

  private String label() {
    return death.sighting().isPresent() ? "seen here" : "";
  }

  private List<Diagnostic.Note> notes() {
    if (!firing()) {
      return List.of();
    }
    int events = model.events().size();
    Firing of =
        death.firing() < events
            ? model.events().get(death.firing())
            : model.triggers().get(death.firing() - events);
    return List.of(new Diagnostic.Note(of.span(), "what can happen"));
  }

  private String help() {
    return switch (death.why()) {
      case NEVER, GUARD, ZERO ->
          "correct the line, write a range of days, let what must come first be covered or likelier,"
              + " or widen the guard";
      case ENDED -> "correct the line, or let the outcome not end the history";
      case UNLISTED, OVERDUE -> "add a line, or take it from `covers`";
      case MISSED -> "correct the date, or take it from `covers`";
      case OUTCOME -> "leave out --survived for it, or let the model keep it from coming about";
    };
  }

  /// {@return how it was tried, the guard, and the state of the history that came furthest}
  List<String> facts() {
    List<String> facts = new ArrayList<>();
    if (firing() && death.firing() < model.events().size()) {
      Firing.Event event = model.events().get(death.firing());
      facts.add("guard: " + new TermText(model).text(event.guard()));
      facts.add("state on %s: %s".formatted(date(), listed()));
    }
    facts.add(
        "tried under %,d draws of the unknowns; none could follow the history".formatted(draws));
    return facts;
  }

  private String listed() {
    State state = death.observed().program().newState();
    System.arraycopy(death.values(), 0, state.values, 0, state.values.length);
    System.arraycopy(death.parameters(), 0, state.parameters, 0, state.parameters.length);
    Map<String, String> read = death.observed().program().reads(death.firing(), state);
    return String.join(
        ", ", read.entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).toList());
  }
}
