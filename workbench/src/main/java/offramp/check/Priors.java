package offramp.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.model.Dimension;
import offramp.model.Unknown;
import offramp.random.Distribution;
import offramp.syntax.Expression;
import offramp.syntax.Law;
import offramp.text.Span;
import offramp.text.Spelling;

/// Turns the law of an unknown, as written, into a distribution and a unit.
public final class Priors {
  private static final List<Form> FORMS =
      List.of(
          new Form("Uniform", "low", "high"),
          new Form("LogUniform", "low", "high"),
          new Form("Normal", "mean", "sd"),
          new Form("LogNormal", "median", "sigma"),
          new Form("LogitNormal", "mu", "sigma"),
          new Form("Beta", "a", "b"),
          new Form("Gamma", "shape", "scale"),
          new Form("Triangular", "low", "mode", "high"),
          new Form("Quantiles", "low", "median", "high"),
          new Form("LogitQuantiles", "low", "median", "high"),
          new Form("Bernoulli", "p"),
          new Form("Exponential", "mean"),
          new Form("Weibull", "shape", "scale"));

  private final Findings findings;
  private final Constants constants;

  Priors(Findings findings, Constants constants) {
    this.findings = findings;
    this.constants = constants;
  }

  /// {@return the laws by name, and what the parameters of each are called}
  public static Map<String, List<String>> laws() {
    Map<String, List<String>> laws = new LinkedHashMap<>();
    FORMS.forEach(form -> laws.put(form.name(), form.parameters()));
    laws.put("Choice", List.of("value: weight", "..."));
    return laws;
  }

  private record Form(String name, List<String> parameters) {
    Form(String name, String... parameters) {
      this(name, List.of(parameters));
    }

    /// Shapes and the like are plain numbers; the rest carries the unit.
    boolean plain(int parameter) {
      String word = parameters.get(parameter);
      return word.equals("shape")
          || word.equals("sigma")
          || name.equals("Beta")
          || name.equals("Bernoulli")
          || name.startsWith("Logit");
    }
  }

  /// A distribution, the unit of its draws, and the type of the unknown.
  record Prior(Distribution law, Optional<Unknown.Scale> scale, Type type) {}

  /// {@return the prior; empty, and reported, if the law cannot be one}
  ///
  /// @param name of the unknown and where it stands, for the words of a `Choice`
  Optional<Prior> prior(Law law, String name, Span declared) {
    return switch (law) {
      case Law.Interval interval -> interval(interval);
      case Law.Named named -> named(named);
      case Law.Choice choice -> choice(choice, name, declared);
      case Law.Pooled pooled -> new Opinions(this, findings, constants).pooled(pooled, name);
    };
  }

  private Optional<Prior> interval(Law.Interval law) {
    boolean percent = percent(law.low()) && percent(law.high());
    Optional<Constants.Measured> low = constants.measure(law.low());
    Optional<Constants.Measured> high = constants.measure(law.high());
    if (low.isEmpty() || high.isEmpty()) {
      return Optional.empty();
    }
    return together(law, low.get(), high.get())
        .flatMap(
            dimension ->
                made(
                    law,
                    dimension,
                    () -> Distribution.interval(low.get().value(), high.get().value(), percent)));
  }

  private static boolean percent(Expression expression) {
    return expression instanceof Expression.Number(_, var percent, _) && percent;
  }

  /// {@return the dimension that both ends have}
  private Optional<Dimension> together(Law law, Constants.Measured low, Constants.Measured high) {
    if (low.dimension() != high.dimension()) {
      findings.add(
          new Problem.WrongDimension(
              law.span(), "the other end of the range", low.dimension(), high.dimension()));
      return Optional.empty();
    }
    return Optional.of(low.dimension());
  }

  private Optional<Prior> named(Law.Named law) {
    String word = law.law().text();
    Optional<Form> form = FORMS.stream().filter(f -> f.name().equals(word)).findFirst();
    if (form.isEmpty()) {
      List<String> known = List.copyOf(laws().keySet());
      findings.add(new Problem.NoSuchLaw(law.law(), Spelling.nearest(word, known), known));
      return Optional.empty();
    }
    if (form.get().parameters().size() != law.arguments().size()) {
      findings.add(
          new Problem.ParameterCount(law.law(), form.get().parameters(), law.arguments().size()));
      return Optional.empty();
    }
    return parameters(law, form.get());
  }

  private Optional<Prior> parameters(Law.Named law, Form form) {
    double[] values = new double[law.arguments().size()];
    Dimension dimension = Dimension.NUMBER;
    for (int i = 0; i < values.length; i++) {
      Optional<Constants.Measured> measured = constants.measure(law.arguments().get(i));
      if (measured.isEmpty()) {
        return Optional.empty();
      }
      Dimension mine = measured.get().dimension();
      if (form.plain(i) ? mine != Dimension.NUMBER : i > 0 && mine != dimension && !form.plain(0)) {
        findings.add(
            new Problem.WrongDimension(
                law.arguments().get(i).span(),
                "the parameter `%s` of %s".formatted(form.parameters().get(i), form.name()),
                form.plain(i) ? Dimension.NUMBER : dimension,
                mine));
        return Optional.empty();
      }
      dimension = form.plain(i) ? dimension : mine;
      values[i] = measured.get().value();
    }
    Dimension of = dimension;
    return made(law, of, () -> distribution(form.name(), values))
        .map(p -> form.name().equals("Bernoulli") ? switched(p) : p);
  }

  private static Prior switched(Prior prior) {
    return new Prior(prior.law(), prior.scale(), new Type.Switch());
  }

  private static Distribution distribution(String name, double[] p) {
    return switch (name) {
      case "Uniform" -> new Distribution.Uniform(p[0], p[1]);
      case "LogUniform" -> new Distribution.LogUniform(p[0], p[1]);
      case "Normal" -> new Distribution.Normal(p[0], p[1]);
      case "LogNormal" ->
          p[0] < 0
              ? new Distribution.Mirrored(new Distribution.LogNormal(-p[0], p[1]))
              : new Distribution.LogNormal(p[0], p[1]);
      case "LogitNormal" -> new Distribution.LogitNormal(p[0], p[1]);
      case "Beta" -> new Distribution.Beta(p[0], p[1]);
      case "Gamma" -> new Distribution.Gamma(p[0], p[1]);
      case "Triangular" -> new Distribution.Triangular(p[0], p[1], p[2]);
      case "Quantiles" -> new Distribution.Quantiles(p[0], p[1], p[2], false);
      case "LogitQuantiles" -> new Distribution.Quantiles(p[0], p[1], p[2], true);
      case "Bernoulli" -> new Distribution.Bernoulli(p[0]);
      case "Exponential" -> new Distribution.Exponential(p[0]);
      case "Weibull" -> new Distribution.Weibull(p[0], p[1]);
      default -> throw new AssertionError(name + " is no law");
    };
  }

  /// {@return the prior in its unit; a distribution that refuses its parameters is reported}
  private Optional<Prior> made(
      Law law, Dimension dimension, java.util.function.Supplier<Distribution> distribution) {
    Optional<Unknown.Scale> scale = law.scale().map(s -> new Unknown.Scale(s.per(), s.unit()));
    if (scale.isPresent() && dimension != Dimension.NUMBER) {
      findings.add(new Problem.UnitTwice(law.scale().get().span(), dimension));
      return Optional.empty();
    }
    Dimension whole =
        scale.map(s -> s.per() ? Dimension.RATE : Dimension.DURATION).orElse(dimension);
    Optional<Unknown.Scale> unit = dimension == Dimension.NUMBER ? scale : inDays(dimension);
    try {
      return Optional.of(new Prior(distribution.get(), unit, new Type.Measure(whole)));
    } catch (IllegalArgumentException refused) {
      findings.add(new Problem.PriorBounds(law.span(), String.valueOf(refused.getMessage())));
      return Optional.empty();
    }
  }

  /// Parameters with units of their own have been turned into days already.
  private static Optional<Unknown.Scale> inDays(Dimension dimension) {
    return Optional.of(new Unknown.Scale(dimension == Dimension.RATE, offramp.text.Unit.DAY));
  }

  private Optional<Prior> choice(Law.Choice law, String name, Span declared) {
    List<Double> weights = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    List<String> words = new ArrayList<>();
    Dimension dimension = Dimension.NUMBER;
    for (Law.Option option : law.options()) {
      constants.number(option.weight()).ifPresent(weights::add);
      if (option.value() instanceof Expression.Reference(var word, _) && word.indexes().isEmpty()) {
        values.add((double) words.size());
        words.add(word.text());
      } else {
        Optional<Constants.Measured> measured = constants.measure(option.value());
        measured.ifPresent(m -> values.add(m.value()));
        dimension = measured.map(Constants.Measured::dimension).orElse(dimension);
      }
    }
    int options = law.options().size();
    if (!words.isEmpty()
        && (words.size() < options || words.stream().distinct().count() < options)) {
      findings.add(new Problem.MixedChoice(law.span()));
      return Optional.empty();
    }
    if (weights.size() < options || values.size() < options) {
      return Optional.empty();
    }
    return made(law, dimension, () -> new Distribution.Choice(values, weights))
        .map(p -> words.isEmpty() ? p : worded(p, new Type.Words(name, false, words, declared)));
  }

  private static Prior worded(Prior prior, Type.Words words) {
    return new Prior(prior.law(), prior.scale(), words);
  }
}
