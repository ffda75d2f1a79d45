package offramp.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import offramp.model.Definition;
import offramp.model.Dimension;
import offramp.model.Evaluator;
import offramp.model.Fault;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Unknown;
import offramp.model.Variable;
import offramp.text.Unit;

/// The values of a name at the start of a history, with the unknowns at their medians.
final class Amounts implements Evaluator.Valuation {
  private static final int MOST = 6;

  private final Model model;
  private final Map<Integer, Double> defined = new HashMap<>();

  private Amounts(Model model) {
    this.model = model;
  }

  /// {@return a line for each instance of the name that has a value, the first few}
  static List<String> of(Model model, Declared name) {
    Amounts amounts = new Amounts(model);
    List<String> lines =
        switch (name.kind()) {
          case "unknown" -> amounts.unknowns(name.name());
          case "let", "fact" -> amounts.definitions(name.name());
          case "ladder", "level", "flag", "score", "belief" -> amounts.starts(name.name());
          default -> List.of();
        };
    return lines.size() <= MOST ? lines : List.copyOf(lines.subList(0, MOST));
  }

  private static boolean instance(String full, String name) {
    return full.equals(name) || full.startsWith(name + "[");
  }

  private List<String> unknowns(String name) {
    List<String> lines = new ArrayList<>();
    for (Unknown u : model.unknowns()) {
      if (instance(u.name(), name)) {
        lines.add(
            u.words().isEmpty()
                ? "%s: median %s, 90%% from %s to %s"
                    .formatted(
                        u.name(),
                        u.told(u.quantile(0.5)),
                        u.told(u.quantile(0.05)),
                        u.told(u.quantile(0.95)))
                : "%s: one of %s".formatted(u.name(), String.join(", ", u.words())));
      }
    }
    return lines;
  }

  private List<String> definitions(String name) {
    List<String> lines = new ArrayList<>();
    for (Definition d : model.definitions()) {
      if (instance(d.name(), name)) {
        value(d.value())
            .map(value -> told(value, d.dimension()))
            .ifPresent(
                value ->
                    lines.add("%s: %s at the start and the medians".formatted(d.name(), value)));
      }
    }
    return lines;
  }

  private List<String> starts(String name) {
    List<String> lines = new ArrayList<>();
    for (Variable v : model.variables()) {
      if (instance(v.name(), name)) {
        value(v.start())
            .ifPresent(value -> lines.add("%s starts at %s".formatted(v.name(), told(value, v))));
      }
    }
    return lines;
  }

  private static String told(double value, Variable variable) {
    return switch (variable) {
      case Variable.Ladder ladder -> ladder.rungs().get((int) value);
      case Variable.Flag _ -> value == 0 ? "false" : "true";
      case Variable.Level _, Variable.Score _ -> number(value);
    };
  }

  private static String told(double value, Optional<Dimension> dimension) {
    if (dimension.isEmpty()) {
      return value == 0 ? "false" : value == 1 ? "true" : number(value);
    }
    return switch (dimension.get()) {
      case NUMBER -> number(value);
      case RATE -> number(value * Unit.MONTH.days()) + " per month";
      case DURATION -> number(value) + " days";
    };
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.3g", value);
  }

  /// {@return the value; empty if it has none at the start}
  private Optional<Double> value(Term term) {
    try {
      return Optional.of(Evaluator.value(term, this));
    } catch (Fault none) {
      return Optional.empty();
    }
  }

  @Override
  public double state(int variable) {
    return Evaluator.value(model.variables().get(variable).start(), this);
  }

  @Override
  public double unknown(int unknown) {
    return model.unknowns().get(unknown).quantile(0.5);
  }

  @Override
  public double definition(int definition) {
    Double known = defined.get(definition);
    if (known == null) {
      known = Evaluator.value(model.definitions().get(definition).value(), this);
      defined.put(definition, known);
    }
    return known;
  }

  @Override
  public boolean reached(double day) {
    return day <= 0;
  }
}
