package offramp.prism;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import offramp.model.Condition;
import offramp.model.Crisis;
import offramp.model.Definition;
import offramp.model.Firing;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Unknown;
import offramp.model.Variable;
import offramp.prism.Written.Level;
import offramp.text.Span;

/// Writes a model as a CTMC in the language of PRISM, with what is asked of it as properties.
///
/// Unknowns stand at the medians of their priors. Time is in the unit of `runs`. What makes a model
/// more than a Markov chain on finitely many states is refused.
public final class PrismExport {
  private final Model model;
  private final Mistakes mistakes = new Mistakes();
  private final List<String> notes = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final Naming naming = new Naming(Language::prismKeeps);
  private final Naming labels = new Naming(Language::prismKeeps);
  private final List<String> definitionNames;
  private final List<String> eventNames;
  private final String module;
  private final String ended;
  private final List<Written> definitions = new ArrayList<>();
  private final List<String> properties = new ArrayList<>();
  private final List<String> variables;
  private final List<Written> unknowns;
  private final PrismTerms terms;

  private PrismExport(Model model) {
    this.model = model;
    PrismTerms.Names names =
        new PrismTerms.Names(
            model.variables().stream().map(v -> naming.fresh(v.name())).toList(),
            model.unknowns().stream().map(this::named).toList(),
            definitions);
    this.terms = new PrismTerms(model, names, model.crisis().unit());
    this.variables = names.variables();
    this.unknowns = names.unknowns();
    this.definitionNames = model.definitions().stream().map(d -> naming.fresh(d.name())).toList();
    this.eventNames = model.events().stream().map(e -> naming.fresh(e.name())).toList();
    this.module = naming.fresh("crisis");
    this.ended = naming.fresh("ended");
  }

  /// {@return the model in the language of PRISM, or what stands in the way}
  public static Carried of(Model model) {
    return new PrismExport(model).carried();
  }

  private Carried carried() {
    refuse();
    Optional<double[]> opening =
        mistakes.count() == 0 ? Opening.of(model, mistakes) : Optional.empty();
    opening.ifPresent(this::write);
    if (mistakes.count() > 0) {
      return new Carried(Optional.empty(), "", mistakes.diagnostics(), notes);
    }
    List<String> text = new ArrayList<>(head());
    text.addAll(lines);
    properties.forEach(property -> text.add("// " + property));
    return new Carried(Optional.of(joined(text)), joined(propertiesFile()), List.of(), notes);
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  /// Reports what no CTMC has.
  private void refuse() {
    for (int number = 0; number < model.variables().size(); number++) {
      variable(number, model.variables().get(number));
    }
    for (Firing.Event event : model.events()) {
      switch (event.timing()) {
        case Timing.Rate _ -> {}
        case Timing.Clock(_, var span) ->
            mistakes.notCarried(
                span,
                "event `%s` has a clock that is not memoryless; a CTMC has rates only"
                    .formatted(event.name()),
                "give it a rate, as in `on average every ...`");
        case Timing.Dated(var day, _, _, var span) -> {
          if (day > 0) {
            mistakes.notCarried(
                span,
                "event `%s` has a date; rates of a CTMC do not depend on time"
                    .formatted(event.name()),
                "leave it out, or let it happen `on start`");
          }
        }
      }
    }
    for (Firing.Trigger trigger : model.triggers()) {
      String name = trigger.name();
      Crisis crisis = model.crisis();
      boolean line = crisis.red().stream().anyMatch(red -> red.name().equals(name));
      boolean pull =
          crisis.levers().stream().anyMatch(lever -> lever.span().equals(trigger.span()));
      mistakes.notCarried(
          trigger.span(),
          "%s `%s` follows at once; commands of PRISM take time"
              .formatted(line ? "red line" : pull ? "lever" : "trigger", name),
          pull
              ? "pull it at the start, or not at all"
              : "put its effects into the events that set it off, or use `offramp export graph`");
    }
  }

  private void variable(int number, Variable variable) {
    switch (variable) {
      case Variable.Ladder _, Variable.Flag _ -> {}
      case Variable.Level(var name, var low, var high, _, var span) -> {
        if (low < Integer.MIN_VALUE || high > Integer.MAX_VALUE) {
          mistakes.notCarried(
              span,
              "level `%s` goes beyond the integers of PRISM".formatted(name),
              "keep it within 2,147,483,647");
        }
      }
      case Variable.Score(var name, _, _, _, var span) -> {
        boolean belief = model.crisis().beliefs().stream().anyMatch(b -> b.variable() == number);
        mistakes.notCarried(
            span,
            "%s `%s` is a real number; variables of PRISM have finitely many values"
                .formatted(belief ? "belief" : "score", name),
            "use a level, as in `level %s = 0..10`".formatted(name));
      }
    }
  }

  private void write(double[] start) {
    lines.add("");
    lines.add("ctmc");
    lines.add("");
    for (int number = 0; number < model.unknowns().size(); number++) {
      unknown(model.unknowns().get(number), unknowns.get(number));
    }
    model.definitions().forEach(this::definition);
    lines.add("");
    lines.add("module " + module);
    for (int number = 0; number < model.variables().size(); number++) {
      lines.add(declared(model.variables().get(number), variables.get(number), start[number]));
    }
    lines.add("");
    for (int number = 0; number < model.events().size(); number++) {
      if (model.events().get(number).timing() instanceof Timing.Rate) {
        event(model.events().get(number), eventNames.get(number));
      }
    }
    lines.add("endmodule");
    lines.add("");
    model.outcomes().forEach(this::outcome);
    if (ends()) {
      String any =
          model.outcomes().stream()
              .filter(Outcome::ends)
              .map(o -> within(o.span(), () -> terms.condition(o.condition()).at(Level.AND)))
              .collect(Collectors.joining(" | "));
      lines.add("formula %s = %s;".formatted(ended, any));
    }
    lines.add("");
  }

  private boolean ends() {
    return model.outcomes().stream().anyMatch(Outcome::ends);
  }

  /// {@return what `writing` gives; if it cannot be carried, that is reported with its place}
  private String within(Span at, Supplier<String> writing) {
    try {
      return writing.get();
    } catch (NotCarried cannot) {
      mistakes.notCarried(at, String.valueOf(cannot.getMessage()), cannot.help());
      return "0";
    }
  }

  private Written named(Unknown unknown) {
    boolean whole = unknown.scale().isEmpty() && median(unknown).type() == Type.INT;
    return Written.atom(naming.fresh(unknown.name()), whole ? Type.INT : Type.DOUBLE);
  }

  private static Written median(Unknown unknown) {
    return PrismTerms.number(unknown.law().quantile(0.5));
  }

  private void unknown(Unknown unknown, Written name) {
    double median = unknown.law().quantile(0.5);
    double factor =
        unknown
            .scale()
            .map(
                scale ->
                    scale.per()
                        ? model.crisis().unit().days() / scale.unit().days()
                        : scale.unit().days() / model.crisis().unit().days())
            .orElse(1.0);
    lines.add(
        "const %s %s = %s;  // the median of its prior"
            .formatted(
                word(name.type()), name.text(), PrismTerms.computed(median * factor).text()));
  }

  private static String word(Type type) {
    return type.name().toLowerCase(java.util.Locale.ROOT);
  }

  private void definition(Definition definition) {
    String name = definitionNames.get(definitions.size());
    Type[] type = {Type.DOUBLE};
    String value =
        within(
            definition.span(),
            () -> {
              Written written = terms.any(definition.value());
              type[0] = written.type();
              return written.text();
            });
    definitions.add(Written.atom(name, type[0]));
    lines.add(
        definition.fixed()
            ? "const %s %s = %s;".formatted(word(type[0]), name, value)
            : "formula %s = %s;".formatted(name, value));
  }

  private String declared(Variable variable, String name, double start) {
    String first = PrismTerms.number(start).text();
    return switch (variable) {
      case Variable.Flag _ -> "  %s : bool init %s;".formatted(name, start != 0);
      case Variable.Ladder(_, var rungs, _, _) ->
          "  %s : [0..%d] init %s;  // %s"
              .formatted(name, rungs.size() - 1, first, String.join(" < ", rungs));
      case Variable.Level _, Variable.Score _ ->
          "  %s : [%.0f..%.0f] init %s;".formatted(name, variable.low(), variable.high(), first);
    };
  }

  private void event(Firing.Event event, String name) {
    lines.add(
        within(
            event.span(),
            () ->
                "  [%s] %s -> %s;"
                    .formatted(
                        name,
                        guard(event.guard()),
                        new Alternatives(model, terms, variables).of(event))));
  }

  private String guard(Condition guard) {
    boolean always = guard.equals(new Condition.Truth(true));
    if (!ends()) {
      return terms.condition(guard).text();
    }
    return "!" + ended + (always ? "" : " & " + terms.condition(guard).at(Level.AND));
  }

  private void outcome(Outcome outcome) {
    String name = labels.fresh(outcome.name());
    lines.add(
        "label \"%s\" = %s;"
            .formatted(
                name, within(outcome.span(), () -> terms.condition(outcome.condition()).text())));
    properties.add("P=? [ F<=%s \"%s\" ]".formatted(horizon(), name));
  }

  private String horizon() {
    return PrismTerms.number(model.crisis().runs()).text();
  }

  private List<String> head() {
    Crisis crisis = model.crisis();
    List<String> head = new ArrayList<>();
    if (!crisis.title().isEmpty()) {
      head.add("// " + crisis.title());
    }
    head.add(
        "// Written by `offramp export prism`. The unit of time is the " + crisis.unit().word());
    if (!crisis.theory().equals(Crisis.BASE)) {
      head.add("// Under theory " + crisis.theory());
    }
    if (!model.unknowns().isEmpty()) {
      notes.add(
          "unknowns stand at the medians of their priors: "
              + IntStream.range(0, model.unknowns().size())
                  .mapToObj(number -> model.unknowns().get(number).name())
                  .collect(Collectors.joining(", ")));
    }
    if (!model.correlations().isEmpty()) {
      notes.add("correlations of unknowns are left out: no median depends on them");
    }
    naming.renamed().forEach((was, is) -> notes.add("`%s` is called `%s`".formatted(was, is)));
    labels
        .renamed()
        .forEach((was, is) -> notes.add("outcome `%s` is called `%s`".formatted(was, is)));
    if (!model.watches().isEmpty()) {
      notes.add("watches are left out");
    }
    notes.forEach(note -> head.add("// Note: " + note));
    return head;
  }

  private List<String> propertiesFile() {
    List<String> file = new ArrayList<>();
    file.add(
        "// How likely each outcome is by the horizon, %s %ss"
            .formatted(horizon(), model.crisis().unit().word()));
    properties.forEach(property -> file.add(property + ";"));
    return file;
  }
}
