package offramp.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import offramp.syntax.Clause.Branch;
import offramp.syntax.Clause.Effect;
import offramp.syntax.Tree.Declaration;
import offramp.text.Diagnostic;
import offramp.text.Source;

/// What was read, written with a bracket around every operation.
final class Shapes {
  private Shapes() {}

  static Parsed parsed(String text) {
    return Parser.parse(new Source("test.crisis", text));
  }

  /// {@return the declarations of a text that can be read}
  static List<Declaration> read(String text) {
    Parsed parsed = parsed(text);
    assertThat(said(parsed)).as(text).isEmpty();
    return parsed.tree().declarations();
  }

  /// {@return code and place of all that is said, as "E0201 2:7"}
  static List<String> said(Parsed parsed, String text) {
    Source source = new Source("", text);
    return parsed.diagnostics().stream()
        .map(d -> d.code() + " " + source.place(d.at()).substring(1))
        .toList();
  }

  private static List<String> said(Parsed parsed) {
    return parsed.diagnostics().stream().map(Diagnostic::message).toList();
  }

  /// {@return the shape of an expression}
  static String expression(String text) {
    Tree.Let let = (Tree.Let) read("let x = " + text).getFirst();
    return value(let.value());
  }

  /// {@return the shape of the law of an unknown}
  static String law(String text) {
    return of(((Tree.Unknown) read("unknown x = " + text).getFirst()).law());
  }

  /// {@return the shapes of the clauses of an event}
  static List<String> clauses(String text) {
    Tree.Event event = (Tree.Event) read("event e " + text).getFirst();
    return event.clauses().stream().map(Shapes::of).toList();
  }

  static String value(Tree.Value value) {
    return switch (value) {
      case Tree.Value.Plain(var expression) -> of(expression);
      case Tree.Value.Table(var rows, var otherwise, _) ->
          rows.stream()
                  .map(row -> names(row.actors()) + ": " + of(row.value()))
                  .collect(Collectors.joining(", "))
              + otherwise.map(rest -> ", otherwise: " + of(rest)).orElse("");
    };
  }

  private static String names(List<Name> names) {
    return names.stream().map(Name::text).collect(Collectors.joining(" "));
  }

  static String of(Expression expression) {
    return switch (expression) {
      case Expression.Number(var value, var percent, _) -> value + (percent ? " (%)" : "");
      case Expression.Quantity(var value, var unit, _) -> value + " " + unit.word();
      case Expression.Truth(var value, _) -> String.valueOf(value);
      case Expression.Reference(var name, _) -> of(name);
      case Expression.Rung(var ladder, var rung, _) -> ladder.text() + "." + rung.text();
      case Expression.Negation(var operand, _) -> "(-" + of(operand) + ")";
      case Expression.Not(var operand, _) -> "(not " + of(operand) + ")";
      case Expression.Binary(var operator, var left, var right, _, _) ->
          "(%s %s %s)".formatted(of(left), operator.sign(), of(right));
      case Expression.If(var condition, var yes, var no, _) ->
          "(if %s then %s else %s)".formatted(of(condition), of(yes), of(no));
      case Expression.Per(var operand, var unit, _, _) ->
          "(%s per %s)".formatted(of(operand), unit.word());
      case Expression.Call(var function, var arguments, _) ->
          function.text()
              + arguments.stream().map(Shapes::of).collect(Collectors.joining(", ", "(", ")"));
      case Expression.Fold(var function, var variable, var group, var body, _) ->
          "%s(%s in %s: %s)".formatted(function.text(), variable.text(), group.text(), of(body));
      case Expression.Dated(var since, var date, _) -> (since ? "since " : "until ") + date;
      case Expression.LineState(var line, var state, _) -> of(line) + " is " + state.text();
      case Expression.Broken _ -> "broken";
    };
  }

  static String of(Name.Indexed name) {
    return name.text()
        + (name.indexes().isEmpty()
            ? ""
            : "[" + name.indexes().stream().map(Shapes::of).collect(Collectors.joining(" ")) + "]");
  }

  static String of(Law law) {
    String scale =
        law.scale().map(s -> (s.per() ? " all per " : " all in ") + s.unit().word()).orElse("");
    return switch (law) {
      case Law.Interval(var low, var high, _, _) -> of(low) + " to " + of(high) + scale;
      case Law.Named(var name, var arguments, _, _) ->
          name.text() + arguments.stream().map(Shapes::of).toList() + scale;
      case Law.Choice(var options, _, _) ->
          options.stream().map(o -> of(o.value()) + ": " + of(o.weight())).toList() + scale;
      case Law.Pooled(var opinions, _) ->
          opinions.stream()
              .map(
                  o ->
                      of(o.law())
                          + " by "
                          + o.expert().text()
                          + o.weight().map(w -> " weight " + of(w)).orElse(""))
              .toList()
              .toString();
    };
  }

  static String of(Clause clause) {
    return switch (clause) {
      case Clause.When(var condition, _) -> "when " + of(condition);
      case Clause.Moves(var variable, var rises, _) ->
          "when " + of(variable) + (rises ? " rises" : " falls");
      case Clause.Rate(var rate, _) -> "rate " + of(rate);
      case Clause.OnAverage(var every, _) -> "on average every " + of(every);
      case Clause.After(var duration, _) -> "after " + of(duration);
      case Clause.AfterDrawn(var law, _) -> "after " + of(law);
      case Clause.On(var date, _) -> "on " + date;
      case Clause.OnStart(var offset, _) -> "on start" + offset.map(o -> " + " + of(o)).orElse("");
      case Clause.Then(var branch, var effects, _) ->
          "then " + of(branch) + effects.stream().map(Shapes::of).toList();
      case Clause.SeenBy(var observers, _) -> "seen by " + names(observers);
      case Clause.Secret _ -> "secret";
      case Clause.Scales(var event, var factor, _) -> "scales " + of(event) + " by " + of(factor);
      case Clause.Because because -> "because " + of(because);
    };
  }

  static String of(Clause.Because because) {
    return because.citations().stream()
            .map(citation -> citation.source().text() + ":" + citation.place())
            .collect(Collectors.joining(", "))
        + because.reason().map(reason -> " \"" + reason + "\"").orElse("");
  }

  private static String of(Branch branch) {
    return switch (branch) {
      case Branch.Always() -> "";
      case Branch.Probability(var probability) -> of(probability) + ": ";
      case Branch.Otherwise() -> "otherwise: ";
      case Branch.Weight(var weight) -> "weight " + of(weight) + ": ";
    };
  }

  private static String of(Effect effect) {
    return switch (effect) {
      case Effect.Move(var variable, var up, var amount, _) ->
          of(variable) + (up ? " up" : " down") + amount.map(a -> " " + of(a)).orElse("");
      case Effect.Assign(var variable, var value, _) -> of(variable) + " = " + of(value);
      case Effect.Each(var variable, var group, var effects, _) ->
          "each %s in %s %s"
              .formatted(variable.text(), group.text(), effects.stream().map(Shapes::of).toList());
      case Effect.Line(var act, var line, _) -> act.text() + " the line " + of(line);
      case Effect.Nothing _ -> "nothing";
    };
  }
}
