package offramp.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import offramp.check.TermText;
import offramp.model.Because;
import offramp.model.Crisis;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Unknown;
import offramp.model.Variable;
import offramp.model.Watch;
import offramp.program.Influences;
import offramp.program.Influences.Influence;

/// A model in words and as a picture: ladders with today's rung, and events as arrows on what they
/// move.
public final class Portrait {
  private final Lines out = new Lines();
  private final Model model;
  private final TermText terms;
  private final Happenings happenings;
  private final Values values;

  private Portrait(Model model) {
    this.model = model;
    this.terms = new TermText(model);
    this.happenings = new Happenings(model);
    this.values = new Values(model);
  }

  /// {@return the portrait of a model, as text for a terminal}
  public static String of(Model model) {
    Portrait portrait = new Portrait(model);
    portrait.header();
    portrait.state();
    portrait.unknowns();
    portrait.correlations();
    portrait.firings();
    portrait.influences();
    portrait.levers();
    portrait.answers();
    portrait.unsourced();
    return portrait.out.toString();
  }

  private void header() {
    Crisis crisis = model.crisis();
    out.line("%s", crisis.title().isEmpty() ? "A model without a title" : crisis.title());
    out.line(
        "theory `%s`; %sruns %s %ss",
        crisis.theory(),
        crisis.starts().map(date -> "starts " + date + ", ").orElse(""),
        Figures.number(crisis.runs()),
        crisis.unit().word());
    if (!crisis.theories().isEmpty()) {
      out.heading("Rival theories");
      crisis.theories().forEach(t -> out.entry(t.name(), t.title()));
    }
    if (!crisis.actors().isEmpty()) {
      out.heading("Actors");
      out.wrapped("  ", 4, String.join(", ", crisis.actors()));
      crisis
          .groups()
          .forEach((group, members) -> out.wrapped("  ", 4, group + ": " + list(members)));
    }
  }

  private void state() {
    out.heading("State at the start");
    for (Families.Family family : Families.of(names(model.variables(), Variable::name))) {
      out.entry(family.head(), family.text(i -> values.state(model.variables().get(i))));
    }
  }

  private static <T> List<String> names(List<T> things, Function<T, String> name) {
    return things.stream().map(name).toList();
  }

  private void unknowns() {
    if (!model.unknowns().isEmpty()) {
      out.heading("Unknowns: median, and 5% to 95%");
    }
    for (Families.Family family : Families.of(names(model.unknowns(), Unknown::name))) {
      String prior = family.text(i -> Values.range(model.unknowns().get(i)));
      out.entry(
          family.head(),
          String.format(Locale.ROOT, "%-36s %s", prior, values.source("unknown", family.name())));
    }
  }

  private void correlations() {
    if (!model.correlations().isEmpty()) {
      out.heading("Unknowns that go along with each other: rank correlation");
    }
    for (Unknown.Correlation pair : model.correlations()) {
      out.entry(
          model.unknowns().get(pair.first()).name(),
          "with %s: %s"
              .formatted(model.unknowns().get(pair.second()).name(), Figures.number(pair.rank())));
    }
  }

  public static String words(Because because) {
    String cited =
        because.citations().stream()
            .map(c -> c.place().isEmpty() ? c.source() : c.source() + ":" + c.place())
            .collect(joining(", "));
    return because.reason().map(r -> cited.isEmpty() ? r : cited + " (" + r + ")").orElse(cited);
  }

  private void firings() {
    out.heading("What can happen, and what it moves");
    for (Families.Family family : Families.of(names(model.events(), Firing.Event::name))) {
      cases(family, i -> happenings.arrows(model.events().get(i)), true);
      cases(family, i -> happenings.timing(model.events().get(i)), false);
      String actor =
          family.text(i -> model.events().get(i).actor().map(a -> "[" + a + "]").orElse("nobody"));
      if (!actor.equals("nobody")) {
        out.more("by " + actor.replaceAll("[\\[\\]]", ""));
      }
    }
    for (Families.Family family : Families.of(names(model.triggers(), Firing.Trigger::name))) {
      cases(family, i -> happenings.arrows(model.triggers().get(i)), true);
      cases(family, i -> happenings.cause(model.triggers().get(i)), false);
    }
  }

  private void cases(Families.Family family, IntFunction<String> text, boolean first) {
    for (Families.Case each : family.cases(text)) {
      if (first) {
        out.entry(family.head(), each.toString());
      } else {
        out.more(each.toString());
      }
      first = false;
    }
  }

  private void influences() {
    out.heading("What influences what (speeds and slows: tried at the start, at the medians)");
    Influences.of(model).forEach(each -> out.entry(each.state(), text(each)));
  }

  private static String text(Influence influence) {
    List<String> parts = new ArrayList<>();
    influence.moved().forEach((move, names) -> parts.add(word(move) + " " + list(names)));
    influence.effects().forEach((effect, names) -> parts.add(word(effect) + " " + list(names)));
    return parts.isEmpty() ? "nothing moves it, and it moves nothing" : String.join("; ", parts);
  }

  private static String list(Collection<String> names) {
    return String.join(", ", names);
  }

  static String word(Influences.Move move) {
    return switch (move) {
      case UP -> "▲ by";
      case DOWN -> "▼ by";
      case SET -> "set by";
    };
  }

  static String word(Influences.Effect effect) {
    return switch (effect) {
      case SPEEDS -> "speeds";
      case SLOWS -> "slows";
      case PACES -> "paces";
      case ALLOWS -> "allows";
      case SETS_OFF -> "sets off";
      case SWAYS -> "sways";
    };
  }

  private void levers() {
    if (!model.crisis().levers().isEmpty()) {
      out.heading("Levers: what could be done");
    }
    for (Crisis.Lever lever : model.crisis().levers()) {
      out.entry(
          lever.name(),
          "%s, %s"
              .formatted(
                  lever.actor().map(actor -> "by " + actor).orElse("by nobody named"),
                  Values.lever(lever)));
    }
  }

  private void answers() {
    out.heading("What is asked");
    for (Families.Family family : Families.of(names(model.outcomes(), Outcome::name))) {
      out.entry(family.head(), family.text(i -> outcome(model.outcomes().get(i))));
    }
    for (Families.Family family : Families.of(names(model.watches(), Watch::name))) {
      out.entry(family.head(), family.text(i -> "= " + terms.text(model.watches().get(i).value())));
    }
  }

  private String outcome(Outcome outcome) {
    return terms.text(outcome.condition())
        + outcome.harm().map(h -> ", a harm: " + h.word()).orElse("")
        + (outcome.ends() ? ", ends the history" : "");
  }

  private void unsourced() {
    List<Crisis.Assumption> all = model.crisis().assumptions();
    List<Crisis.Assumption> bare = all.stream().filter(a -> a.because().isEmpty()).toList();
    out.heading("Assumptions: %d, without a source %d".formatted(all.size(), bare.size()));
    bare.forEach(a -> out.line("  %s %s", a.kind(), a.name()));
  }
}
