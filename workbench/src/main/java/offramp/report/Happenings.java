package offramp.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import offramp.check.TermText;
import offramp.model.Condition;
import offramp.model.Firing;
import offramp.model.Firing.Change;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.program.Influences;

/// Events and triggers in words: when they happen and what they move.
final class Happenings {
  private static final String MARK = "*";

  private final Model model;
  private final TermText terms;

  Happenings(Model model) {
    this.model = model;
    this.terms = new TermText(model);
  }

  private String guard(Condition guard) {
    return guard.equals(new Condition.Truth(true)) ? "" : ", while " + terms.text(guard);
  }

  /// {@return how soon an event comes, and what must hold}
  String timing(Firing.Event event) {
    String when =
        switch (event.timing()) {
          case Firing.Timing.Rate(var rate, _) -> "at rate " + terms.text(rate);
          case Firing.Timing.Clock(Firing.Lag.Fixed(var days), _) -> "after " + terms.text(days);
          case Firing.Timing.Clock(Firing.Lag.Drawn(var law, var parameters), _) ->
              "after %s(%s)"
                  .formatted(
                      law.word(), parameters.stream().map(terms::text).collect(joining(", ")));
          case Firing.Timing.Dated(var day, var date, _, _) ->
              "on " + date.map(Object::toString).orElse("day " + Figures.number(day));
        };
    return when + guard(event.guard());
  }

  /// {@return what sets a trigger off}
  String cause(Firing.Trigger trigger) {
    return switch (trigger.cause()) {
      case Firing.Cause.Becomes(var condition) -> "as soon as " + terms.text(condition);
      case Firing.Cause.Moves(var variable, var rises) ->
          "when %s %s".formatted(name(variable), rises ? "rises" : "falls");
    };
  }

  /// {@return what a firing moves}
  String arrows(Firing firing) {
    Firing.Consequences consequences = firing.consequences();
    List<String> own = Families.indexes(firing.name());
    List<String> parts = new ArrayList<>();
    if (!consequences.always().isEmpty()) {
      parts.add(changes(consequences.always(), own));
    }
    switch (consequences.lottery()) {
      case Firing.Lottery.None() -> {}
      case Firing.Lottery.Probabilities(var branches, var otherwise) -> {
        branches.forEach(b -> parts.add(terms.text(b.chance()) + ": " + changes(b.changes(), own)));
        otherwise.ifPresent(changes -> parts.add("otherwise: " + changes(changes, own)));
      }
      case Firing.Lottery.Weights(var branches) ->
          branches.forEach(
              b ->
                  parts.add("weight " + terms.text(b.chance()) + ": " + changes(b.changes(), own)));
    }
    return parts.isEmpty() ? "nothing" : String.join(" | ", parts);
  }

  /// Changes of many instances of one family that read alike are told as one.
  private String changes(List<Change> changes, List<String> own) {
    Map<String, List<Change>> alike = new LinkedHashMap<>();
    List<Change> ownFirst =
        changes.stream()
            .sorted(
                Comparator.comparing(
                    c -> own.isEmpty() || !Families.indexes(name(c.variable())).equals(own)))
            .toList();
    for (Change change : ownFirst) {
      List<String> indexes = Families.indexes(name(change.variable()));
      String key =
          indexes.size() == 1
              ? Families.general(change(change), indexes, _ -> MARK)
              : change(change);
      alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(change);
    }
    List<String> parts = new ArrayList<>();
    alike.forEach(
        (key, same) ->
            parts.add(
                same.size() == 1 ? change(same.getFirst()) : key.replace(MARK, whose(same, own))));
    return parts.isEmpty() ? "nothing" : String.join(", ", parts);
  }

  private String whose(List<Change> same, List<String> own) {
    List<String> names = same.stream().map(c -> name(c.variable())).toList();
    String family = Influences.family(names.getFirst());
    List<String> left =
        model.variables().stream()
            .map(Variable::name)
            .filter(name -> Influences.family(name).equals(family) && !names.contains(name))
            .map(name -> String.join(", ", Families.indexes(name)))
            .toList();
    if (left.isEmpty()) {
      return "each";
    }
    return left.equals(own)
        ? "others"
        : names.stream().map(n -> String.join(", ", Families.indexes(n))).collect(joining(", "));
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
}
