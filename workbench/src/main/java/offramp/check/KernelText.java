package offramp.check;

import java.util.List;
import java.util.StringJoiner;
import offramp.model.Crisis;
import offramp.model.Definition;
import offramp.model.Fact;
import offramp.model.Firing;
import offramp.model.Firing.Cause;
import offramp.model.Firing.Change;
import offramp.model.Firing.Consequences;
import offramp.model.Firing.Lag;
import offramp.model.Firing.Lottery;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.model.Unknown;
import offramp.model.Variable;
import offramp.random.Distribution;
import offramp.text.Unit;

/// Writes a model in the kernel of the language: without domain words, every instance by itself.
///
/// The text is a model that runs to the same numbers.
public final class KernelText {
  private final StringBuilder out = new StringBuilder();
  private final Model model;
  private final TermText terms;

  private KernelText(Model model) {
    this.model = model;
    this.terms = new TermText(model);
  }

  /// {@return the text of a model that means `model` and uses no domain word}
  public static String of(Model model) {
    KernelText text = new KernelText(model);
    text.header();
    model.variables().forEach(text::variable);
    model.unknowns().forEach(text::unknown);
    model.definitions().forEach(text::definition);
    model.correlations().forEach(text::correlate);
    model.given().forEach(c -> text.line("given %s", text.terms.text(c)));
    model.events().forEach(text::event);
    model.triggers().forEach(text::trigger);
    model.outcomes().forEach(text::outcome);
    model.watches().forEach(w -> text.line("watch %s = %s", w.name(), text.terms.text(w.value())));
    model.references().forEach(text::reference);
    model.expects().stream().filter(e -> e.levers().isEmpty()).forEach(text::expect);
    return text.out.toString();
  }

  /// {@return the shortest decimal that reads back as `value`, in the notation of the language}
  public static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return value == 0 && 1 / value < 0 ? "-0" : String.valueOf((long) value);
    }
    return Double.toString(value).replace("E", "e");
  }

  private void line(String form, Object... parts) {
    out.append(form.formatted(parts)).append('\n');
  }

  private void header() {
    Crisis crisis = model.crisis();
    if (!crisis.title().isEmpty()) {
      line("crisis \"%s\"", crisis.title());
    }
    crisis.starts().ifPresent(date -> line("starts %s", date));
    line("runs %s %s", number(crisis.runs()), plural(crisis.runs(), crisis.unit()));
    if (!crisis.actors().isEmpty()) {
      line("actors %s", String.join(", ", crisis.actors()));
    }
    crisis
        .groups()
        .forEach((group, members) -> line("actors %s in %s", String.join(", ", members), group));
    out.append('\n');
  }

  private static String plural(double amount, Unit unit) {
    return unit.word() + (amount == 1 ? "" : "s");
  }

  private void variable(Variable variable) {
    String start = " starts " + terms.stored(variable.start(), variable);
    switch (variable) {
      case Variable.Ladder(var name, var rungs, _, _) ->
          line("ladder %s = %s%s", name, String.join(" < ", rungs), start);
      case Variable.Level(var name, var low, var high, _, _) ->
          line("level %s = %s..%s%s", name, number(low), number(high), start);
      case Variable.Flag(var name, _, _) -> line("flag %s%s", name, start);
      case Variable.Score(var name, var low, var high, _, _) ->
          line(
              "score %s%s%s",
              name,
              low == Double.NEGATIVE_INFINITY
                  ? ""
                  : " = %s..%s".formatted(number(low), number(high)),
              start);
    }
  }

  private void unknown(Unknown unknown) {
    String unit =
        unknown
            .scale()
            .map(s -> (s.per() ? " per " + s.unit().word() : " " + s.unit().word() + "s"))
            .orElse("");
    StringJoiner laws = new StringJoiner(", ");
    List<Distribution> opinions = unknown.opinions();
    for (int i = 0; i < opinions.size(); i++) {
      laws.add(
          law(opinions.get(i), unknown.words())
              + unit
              + " by "
              + unknown.experts().get(i)
              + weight(unknown.law(), i));
    }
    line(
        "unknown %s%s = %s",
        unknown.name(),
        unknown.reach() == Unknown.Reach.CASE ? " each case" : "",
        opinions.isEmpty() ? law(unknown.law(), unknown.words()) + unit : laws.toString());
  }

  private static String weight(Distribution law, int opinion) {
    return law instanceof Distribution.Mixture(_, var weights)
        ? " weight " + number(weights.get(opinion))
        : "";
  }

  private void correlate(Unknown.Correlation pair) {
    line(
        "correlate %s, %s = %s",
        model.unknowns().get(pair.first()).name(),
        model.unknowns().get(pair.second()).name(),
        number(pair.rank()));
  }

  private void definition(Definition definition) {
    String name = definition.name();
    if (definition.fact().isPresent() && definition.value() instanceof Term.Constant(var value)) {
      Fact fact = definition.fact().get();
      String words = fact.words().isEmpty() ? "" : " one of " + String.join(", ", fact.words());
      line("fact %s%s = %s", name, words, fact.told(value));
    } else {
      line("let %s = %s", name, terms.text(definition.value()));
    }
  }

  private static String law(Distribution law, List<String> words) {
    return switch (law) {
      case Distribution.Uniform(var low, var high) -> call("Uniform", low, high);
      case Distribution.LogUniform(var low, var high) -> call("LogUniform", low, high);
      case Distribution.Normal(var mean, var sd) -> call("Normal", mean, sd);
      case Distribution.LogNormal(var median, var sigma) -> call("LogNormal", median, sigma);
      case Distribution.LogitNormal(var mu, var sigma) -> call("LogitNormal", mu, sigma);
      case Distribution.Mirrored(Distribution.LogNormal(var median, var sigma)) ->
          call("LogNormal", -median, sigma);
      case Distribution.Mirrored(var other) ->
          throw new AssertionError(other + " is not mirrored by the language");
      case Distribution.Beta(var a, var b) -> call("Beta", a, b);
      case Distribution.Gamma(var shape, var scale) -> call("Gamma", shape, scale);
      case Distribution.Triangular(var low, var mode, var high) ->
          call("Triangular", low, mode, high);
      case Distribution.Bernoulli(var p) -> call("Bernoulli", p);
      case Distribution.Exponential(var mean) -> call("Exponential", mean);
      case Distribution.Weibull(var shape, var scale) -> call("Weibull", shape, scale);
      case Distribution.Choice(var values, var weights) -> choice(values, weights, words);
      case Distribution.Quantiles(var low, var median, var high, var share) ->
          call(share ? "LogitQuantiles" : "Quantiles", low, median, high);
      case Distribution.Mixture mixture ->
          throw new AssertionError(mixture + " is written opinion by opinion");
    };
  }

  private static String call(String law, double... parameters) {
    StringJoiner joined = new StringJoiner(", ", law + "(", ")");
    for (double parameter : parameters) {
      joined.add(number(parameter));
    }
    return joined.toString();
  }

  private static String choice(List<Double> values, List<Double> weights, List<String> words) {
    StringJoiner joined = new StringJoiner(", ", "Choice(", ")");
    for (int i = 0; i < values.size(); i++) {
      String value = words.isEmpty() ? number(values.get(i)) : words.get(i);
      joined.add(value + ": " + number(weights.get(i)));
    }
    return joined.toString();
  }

  private void event(Firing.Event event) {
    out.append('\n');
    line("event %s%s", event.name(), event.actor().map(a -> " by " + a).orElse(""));
    if (!event.guard().equals(new offramp.model.Condition.Truth(true))) {
      line("  when %s", terms.text(event.guard()));
    }
    line("  %s", timing(event.timing()));
    consequences(event.consequences());
  }

  private String timing(Timing timing) {
    return switch (timing) {
      case Timing.Rate(var rate, _) -> "rate " + terms.text(rate);
      case Timing.Clock(Lag.Fixed(var days), _) -> "after " + terms.text(days);
      case Timing.Clock(Lag.Drawn(var law, var parameters), _) ->
          "after %s(%s)"
              .formatted(
                  law.word(), String.join(", ", parameters.stream().map(terms::text).toList()));
      case Timing.Dated(var day, var date, _, _) ->
          date.map(d -> "on " + d)
              .orElse(day == 0 ? "on start" : "on start + " + number(day) + " days");
    };
  }

  private void trigger(Firing.Trigger trigger) {
    out.append('\n');
    line("trigger %s", trigger.name());
    line(
        "  when %s",
        switch (trigger.cause()) {
          case Cause.Becomes(var condition) -> terms.text(condition);
          case Cause.Moves(var variable, var rises) ->
              model.variables().get(variable).name() + (rises ? " rises" : " falls");
        });
    consequences(trigger.consequences());
  }

  private void consequences(Consequences consequences) {
    if (!consequences.always().isEmpty() || consequences.lottery() instanceof Lottery.None) {
      line("  then %s", changes(consequences.always()));
    }
    switch (consequences.lottery()) {
      case Lottery.None() -> {}
      case Lottery.Probabilities(var branches, var otherwise) -> {
        branches.forEach(b -> line("  then %s: %s", terms.text(b.chance()), changes(b.changes())));
        otherwise.ifPresent(changes -> line("  then otherwise: %s", changes(changes)));
      }
      case Lottery.Weights(var branches) ->
          branches.forEach(
              b -> line("  then weight %s: %s", terms.text(b.chance()), changes(b.changes())));
    }
  }

  private String changes(List<Change> changes) {
    return changes.isEmpty()
        ? "nothing"
        : String.join(", ", changes.stream().map(this::change).toList());
  }

  private String change(Change change) {
    Variable variable = model.variables().get(change.variable());
    return switch (change) {
      case Change.Move(_, var up, var amount, _) ->
          "%s %s (%s)".formatted(variable.name(), up ? "up" : "down", terms.text(amount));
      case Change.Assign(_, var value, _) ->
          "%s = %s".formatted(variable.name(), terms.stored(value, variable));
    };
  }

  private void outcome(Outcome outcome) {
    out.append('\n');
    line(
        "outcome %s%s when %s%s",
        outcome.name(),
        outcome.harm().map(h -> " harm " + h.word()).orElse(""),
        terms.text(outcome.condition()),
        outcome.ends() ? " ends" : "");
  }

  private void reference(Outcome.Reference reference) {
    line(
        "reference %s %s to %s%s",
        model.outcomes().get(reference.outcome()).name(),
        number(reference.low()),
        number(reference.high()),
        reference.perYear() ? " per year" : "");
  }

  private void expect(Outcome.Expect expect) {
    line(
        "expect %s by %s between %s and %s",
        model.outcomes().get(expect.outcome()).name(),
        expect.by(),
        number(expect.low()),
        number(expect.high()));
  }
}
