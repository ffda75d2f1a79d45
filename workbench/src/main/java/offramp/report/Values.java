package offramp.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import offramp.check.TermText;
import offramp.model.Crisis;
import offramp.model.Definition;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.model.Unknown;
import offramp.model.Variable;
import offramp.random.Distribution;

/// What a model assumes, in words: the values of its assumptions and where they come from.
public final class Values {
  static final String NO_SOURCE = "no source";

  private final Model model;
  private final TermText terms;
  private final Happenings happenings;

  public Values(Model model) {
    this.model = model;
    this.terms = new TermText(model);
    this.happenings = new Happenings(model);
  }

  /// An assumption as a row of a table; `source` is empty where there is none.
  public record Row(String kind, String name, String value, Optional<String> source) {}

  /// {@return every assumption of the model, in the order of the text}
  public List<Row> rows() {
    return model.crisis().assumptions().stream()
        .map(a -> new Row(a.kind(), a.name(), value(a), a.because().map(Portrait::words)))
        .toList();
  }

  /// {@return where an assumption comes from; empty if there is no such assumption}
  String source(String kind, String name) {
    return model.crisis().assumptions().stream()
        .filter(a -> a.kind().equals(kind) && a.name().equals(name))
        .findFirst()
        .map(a -> a.because().map(Portrait::words).orElse(NO_SOURCE))
        .orElse("");
  }

  /// {@return the value of an assumption; empty if this theory does without it}
  String value(Crisis.Assumption assumption) {
    String name = assumption.name();
    return switch (assumption.kind()) {
      case "unknown" -> family(name, model.unknowns(), Unknown::name, Values::prior);
      case "correlate" -> correlation(assumption);
      case "let" -> family(name, model.definitions(), Definition::name, d -> terms.text(d.value()));
      case "event" -> family(name, model.events(), Firing.Event::name, happenings::timing);
      case "trigger", "red line" ->
          family(name, model.triggers(), Firing.Trigger::name, happenings::cause);
      case "belief" ->
          family(name, model.variables(), Variable::name, v -> "starts at " + probability(v));
      case "lever" ->
          model.crisis().levers().stream()
              .filter(lever -> lever.name().equals(name))
              .findFirst()
              .map(Values::lever)
              .orElse("");
      case "reference" -> reference(name);
      default -> throw new AssertionError("no assumption is a " + assumption.kind());
    };
  }

  private String correlation(Crisis.Assumption assumption) {
    return model.correlations().stream()
        .filter(pair -> pair.span().equals(assumption.span()))
        .findFirst()
        .map(pair -> "rank correlation " + Figures.number(pair.rank()))
        .orElse("");
  }

  private static <T> String family(
      String name, List<T> things, Function<T, String> names, Function<T, String> text) {
    return Families.of(things.stream().map(names).toList()).stream()
        .filter(family -> family.name().equals(name))
        .findFirst()
        .map(family -> joined(family.cases(i -> text.apply(things.get(i)))))
        .orElse("");
  }

  private static String joined(List<Families.Case> cases) {
    return String.join("; ", cases.stream().map(Families.Case::toString).toList());
  }

  private String probability(Variable variable) {
    return variable.start() instanceof Term.Call(var function, var arguments)
            && function == Term.Function.ON_GRID
        ? probability(arguments.getFirst())
            + " in %s steps".formatted(terms.text(arguments.getLast()))
        : probability(variable.start());
  }

  private String probability(Term start) {
    return start instanceof Term.Constant(var value) ? Figures.written(value) : terms.text(start);
  }

  static String lever(Crisis.Lever lever) {
    return "cost %s%s%s%s%s"
        .formatted(
            Figures.number(lever.cost()),
            lever.from().map(date -> ", from " + date).orElse(""),
            lever.until().map(date -> ", until " + date).orElse(""),
            lever.when().map(condition -> ", when " + condition).orElse(""),
            String.join("", lever.pulls().stream().map(", pulled "::concat).toList()));
  }

  private String reference(String name) {
    List<String> ranges = new ArrayList<>();
    for (Outcome.Reference r : model.references()) {
      if (model.outcomes().get(r.outcome()).name().equals(name)) {
        ranges.add(
            "%s to %s%s"
                .formatted(
                    Figures.written(r.low()),
                    Figures.written(r.high()),
                    r.perYear() ? " per year" : " by the end"));
      }
    }
    return String.join("; ", ranges);
  }

  /// {@return a prior in words, with its middle and its range}
  static String prior(Unknown unknown) {
    return switch (unknown.law()) {
      case Distribution.Bernoulli(var p) -> "true with chance " + Figures.written(p);
      case Distribution.Choice(var values, var weights) -> choice(unknown, values, weights);
      case Distribution law -> said(unknown, law) + ", " + range(unknown);
    };
  }

  /// {@return the law in words, with who says so}
  private static String said(Unknown unknown, Distribution law) {
    if (unknown.experts().isEmpty()) {
      return law(law);
    }
    List<Distribution> opinions = unknown.opinions();
    return IntStream.range(0, opinions.size())
        .mapToObj(i -> law(opinions.get(i)) + " by " + unknown.experts().get(i))
        .collect(Collectors.joining(" or "));
  }

  private static String choice(Unknown unknown, List<Double> values, List<Double> weights) {
    double sum = weights.stream().mapToDouble(w -> w).sum();
    return String.join(
        ", ",
        IntStream.range(0, values.size())
            .mapToObj(
                i ->
                    (unknown.words().isEmpty()
                            ? Figures.number(values.get(i)) + unit(unknown)
                            : unknown.words().get(i))
                        + " with chance "
                        + Figures.percent(weights.get(i) / sum))
            .toList());
  }

  private static String law(Distribution law) {
    return switch (law) {
      case Distribution.Uniform _ -> "uniform";
      case Distribution.LogUniform _ -> "log-uniform";
      case Distribution.Normal _ -> "normal";
      case Distribution.LogNormal _ -> "log-normal";
      case Distribution.LogitNormal _ -> "logit-normal";
      case Distribution.Mirrored(var of) -> "mirrored " + law(of);
      case Distribution.Beta(var a, var b) ->
          "beta %s, %s".formatted(Figures.number(a), Figures.number(b));
      case Distribution.Gamma _ -> "gamma";
      case Distribution.Triangular _ -> "triangular";
      case Distribution.Bernoulli _ -> "true or false";
      case Distribution.Exponential _ -> "exponential";
      case Distribution.Weibull _ -> "Weibull";
      case Distribution.Choice _ -> "choice";
      case Distribution.Quantiles _ -> "by quantiles";
      case Distribution.Mixture(var laws, _) ->
          laws.stream().map(Values::law).collect(Collectors.joining(" or "));
    };
  }

  /// {@return the median, and 5% to 95%}
  static String range(Unknown unknown) {
    if (!unknown.words().isEmpty()) {
      return String.join(" or ", unknown.words());
    }
    return "%s, %s to %s%s"
        .formatted(
            Figures.number(unknown.law().quantile(0.5)),
            Figures.number(unknown.law().quantile(0.05)),
            Figures.number(unknown.law().quantile(0.95)),
            unit(unknown));
  }

  private static String unit(Unknown unknown) {
    return unknown
        .scale()
        .map(s -> s.per() ? " per " + s.unit().word() : " " + s.unit().word() + "s")
        .orElse("");
  }

  /// {@return where a state stands at the start, and in what range}
  String state(Variable variable) {
    Optional<Double> start = start(variable);
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

  /// {@return the value at the start, if it is one number}
  static Optional<Double> start(Variable variable) {
    return variable.start() instanceof Term.Constant(var value)
        ? Optional.of(value)
        : Optional.empty();
  }

  private static String rungs(List<String> rungs, Optional<Double> start) {
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i < rungs.size(); i++) {
      boolean here = start.isPresent() && start.get() == i;
      drawn.add(here ? "[" + rungs.get(i) + "]" : rungs.get(i));
    }
    return String.join(" < ", drawn);
  }
}
