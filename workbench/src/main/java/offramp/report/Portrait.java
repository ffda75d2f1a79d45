package offramp.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import offramp.check.TermText;
import offramp.model.Because;
import offramp.model.Condition;
import offramp.model.Crisis;
import offramp.model.Firing;
import offramp.model.Firing.Change;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.model.Unknown;
import offramp.model.Variable;

/// A model in words and as a picture: ladders with today's rung, and events as arrows on what they
/// move.
public final class Portrait {
  private final StringBuilder out = new StringBuilder();
  private final Model model;
  private final TermText terms;

  private Portrait(Model model) {
    this.model = model;
    this.terms = new TermText(model);
  }

  /// {@return the portrait of a model, as text for a terminal}
  public static String of(Model model) {
    Portrait portrait = new Portrait(model);
    portrait.header();
    portrait.state();
    portrait.unknowns();
    portrait.firings();
    portrait.levers();
    portrait.answers();
    portrait.unsourced();
    return portrait.out.toString();
  }

  private void line(String form, Object... parts) {
    out.append(parts.length == 0 ? form : String.format(Locale.ROOT, form, parts).stripTrailing());
    out.append('\n');
  }

  private void heading(String words) {
    line("");
    line("%s", words);
  }

  private void header() {
    Crisis crisis = model.crisis();
    line("%s", crisis.title().isEmpty() ? "A model without a title" : crisis.title());
    line(
        "theory `%s`; %sruns %s %ss",
        crisis.theory(),
        crisis.starts().map(date -> "starts " + date + ", ").orElse(""),
        Figures.number(crisis.runs()),
        crisis.unit().word());
    if (!crisis.theories().isEmpty()) {
      heading("Rival theories");
      crisis.theories().forEach(t -> line("  %-22s %s", t.name(), t.title()));
    }
    if (!crisis.actors().isEmpty()) {
      heading("Actors");
      line("  %s", String.join(", ", crisis.actors()));
      crisis
          .groups()
          .forEach((group, members) -> line("  %s: %s", group, String.join(", ", members)));
    }
  }

  private void state() {
    heading("State at the start");
    model.variables().forEach(v -> line("  %-24s %s", v.name(), state(v)));
  }

  private String state(Variable variable) {
    Optional<Double> start =
        variable.start() instanceof Term.Constant(var value)
            ? Optional.of(value)
            : Optional.empty();
    return switch (variable) {
      case Variable.Ladder(_, var rungs, _, _) -> rungs(rungs, start);
      case Variable.Flag _ ->
          start.map(value -> value == 0 ? "no" : "yes").orElse(terms.text(variable.start()));
      case Variable.Level _, Variable.Score _ ->
          "%s in %s..%s"
              .formatted(
                  terms.text(variable.start()),
                  Figures.number(variable.low()),
                  Figures.number(variable.high()));
    };
  }

  private static String rungs(List<String> rungs, Optional<Double> start) {
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i < rungs.size(); i++) {
      boolean here = start.isPresent() && start.get() == i;
      drawn.add(here ? "[" + rungs.get(i) + "]" : rungs.get(i));
    }
    return String.join(" < ", drawn);
  }

  private void unknowns() {
    if (!model.unknowns().isEmpty()) {
      heading("Unknowns: median, and 5% to 95%");
    }
    for (Unknown unknown : model.unknowns()) {
      line("  %-24s %-44s %s", unknown.name(), prior(unknown), source("unknown", unknown.name()));
    }
  }

  private static String prior(Unknown unknown) {
    if (!unknown.words().isEmpty()) {
      return String.join(" or ", unknown.words());
    }
    String unit =
        unknown
            .scale()
            .map(s -> s.per() ? " per " + s.unit().word() : " " + s.unit().word() + "s")
            .orElse("");
    return "%s, %s to %s%s"
        .formatted(
            Figures.number(unknown.law().quantile(0.5)),
            Figures.number(unknown.law().quantile(0.05)),
            Figures.number(unknown.law().quantile(0.95)),
            unit);
  }

  private String source(String kind, String name) {
    String family = name.replaceFirst("\\[.*", "");
    return model.crisis().assumptions().stream()
        .filter(a -> a.kind().equals(kind) && a.name().equals(family))
        .findFirst()
        .map(a -> a.because().map(Portrait::words).orElse("no source"))
        .orElse("");
  }

  static String words(Because because) {
    String cited =
        because.citations().stream()
            .map(c -> c.place().isEmpty() ? c.source() : c.source() + ":" + c.place())
            .collect(joining(", "));
    return because.reason().map(r -> cited.isEmpty() ? r : cited + " (" + r + ")").orElse(cited);
  }

  private void firings() {
    heading("What can happen, and what it moves");
    for (Firing.Event event : model.events()) {
      line("  %-24s %s", event.name(), arrows(event.consequences()));
      line("  %-24s %s%s", "", timing(event), guard(event.guard()));
      event.actor().ifPresent(actor -> line("  %-24s by %s", "", actor));
    }
    for (Firing.Trigger trigger : model.triggers()) {
      String cause =
          switch (trigger.cause()) {
            case Firing.Cause.Becomes(var condition) -> "as soon as " + terms.text(condition);
            case Firing.Cause.Moves(var variable, var rises) ->
                "when %s %s".formatted(name(variable), rises ? "rises" : "falls");
          };
      line("  %-24s %s", trigger.name(), arrows(trigger.consequences()));
      line("  %-24s %s", "", cause);
    }
  }

  private String guard(Condition guard) {
    return guard.equals(new Condition.Truth(true)) ? "" : ", while " + terms.text(guard);
  }

  private String timing(Firing.Event event) {
    return switch (event.timing()) {
      case Firing.Timing.Rate(var rate, _) -> "at rate " + terms.text(rate);
      case Firing.Timing.Clock(Firing.Lag.Fixed(var days), _) -> "after " + terms.text(days);
      case Firing.Timing.Clock(Firing.Lag.Drawn(var law, var parameters), _) ->
          "after %s(%s)"
              .formatted(law.word(), parameters.stream().map(terms::text).collect(joining(", ")));
      case Firing.Timing.Dated(var day, var date, _, _) ->
          "on " + date.map(Object::toString).orElse("day " + Figures.number(day));
    };
  }

  private String arrows(Firing.Consequences consequences) {
    List<String> parts = new ArrayList<>();
    if (!consequences.always().isEmpty()) {
      parts.add(changes(consequences.always()));
    }
    switch (consequences.lottery()) {
      case Firing.Lottery.None() -> {}
      case Firing.Lottery.Probabilities(var branches, var otherwise) -> {
        branches.forEach(b -> parts.add(terms.text(b.chance()) + ": " + changes(b.changes())));
        otherwise.ifPresent(changes -> parts.add("otherwise: " + changes(changes)));
      }
      case Firing.Lottery.Weights(var branches) ->
          branches.forEach(
              b -> parts.add("weight " + terms.text(b.chance()) + ": " + changes(b.changes())));
    }
    return parts.isEmpty() ? "nothing" : String.join(" | ", parts);
  }

  private String changes(List<Change> changes) {
    return changes.isEmpty()
        ? "nothing"
        : changes.stream().map(this::change).collect(joining(", "));
  }

  private String change(Change change) {
    return switch (change) {
      case Change.Move(var variable, var up, Term.Constant(var one), _) when one == 1 ->
          (up ? "▲ " : "▼ ") + name(variable);
      case Change.Move(var variable, var up, var amount, _) ->
          (up ? "▲ " : "▼ ") + name(variable) + " by " + terms.text(amount);
      case Change.Assign(var variable, var value, _) ->
          name(variable) + " = " + terms.stored(value, model.variables().get(variable));
    };
  }

  private String name(int variable) {
    return model.variables().get(variable).name();
  }

  private void levers() {
    if (!model.crisis().levers().isEmpty()) {
      heading("Levers: what could be done");
    }
    for (Crisis.Lever lever : model.crisis().levers()) {
      line(
          "  %-24s %s, cost %s%s%s",
          lever.name(),
          lever.actor().map(actor -> "by " + actor).orElse("by nobody named"),
          Figures.number(lever.cost()),
          lever.from().map(date -> ", from " + date).orElse(""),
          lever.until().map(date -> ", until " + date).orElse(""));
    }
  }

  private void answers() {
    heading("What is asked");
    for (Outcome outcome : model.outcomes()) {
      line(
          "  %-24s %s%s%s",
          outcome.name(),
          terms.text(outcome.condition()),
          outcome.harm().map(h -> ", a harm: " + h.word()).orElse(""),
          outcome.ends() ? ", ends the history" : "");
    }
    model.watches().forEach(w -> line("  %-24s = %s", w.name(), terms.text(w.value())));
  }

  private void unsourced() {
    List<Crisis.Assumption> all = model.crisis().assumptions();
    List<Crisis.Assumption> bare = all.stream().filter(a -> a.because().isEmpty()).toList();
    heading("Assumptions: %d, without a source %d".formatted(all.size(), bare.size()));
    bare.forEach(a -> line("  %s %s", a.kind(), a.name()));
  }
}
