package offramp.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import offramp.model.Evaluator;
import offramp.model.Fault;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Variable;

/// A model at its start with every unknown at its median, where one variable at a time is tried at
/// other values.
final class Trial implements Evaluator.Valuation {
  private static final int STEPS = 12;

  /// Longer terms are not tried: they nest too deep to be evaluated by recursion.
  private static final int LONGEST = 1_000;

  private final Model model;
  private final List<BitSet> reads = new ArrayList<>();
  private final double[] unknowns;
  private final double[] state;
  private final double[] definitions;

  Trial(Model model) {
    this.model = model;
    unknowns = model.unknowns().stream().mapToDouble(u -> u.quantile(0.5)).toArray();
    state = new double[model.variables().size()];
    definitions = new double[model.definitions().size()];
    model.definitions().forEach(d -> reads.add(reads(List.of(d.value()))));
    define(definition -> reads.get(definition).isEmpty());
    for (int i = 0; i < state.length; i++) {
      state[i] = value(model.variables().get(i).start());
    }
    define(definition -> !reads.get(definition).isEmpty());
  }

  /// {@return the variables that terms and conditions read, through definitions}
  BitSet reads(List<?> expressions) {
    BitSet found = new BitSet();
    expressions.forEach(
        expression ->
            Parts.visit(
                expression,
                part -> {
                  if (part instanceof Term.StateOf(var variable)) {
                    found.set(variable);
                  } else if (part instanceof Term.DefinitionOf(var definition)) {
                    found.or(reads.get(definition));
                  }
                }));
    return found;
  }

  private void define(IntPredicate which) {
    for (int i = 0; i < definitions.length; i++) {
      if (which.test(i)) {
        definitions[i] = value(model.definitions().get(i).value());
      }
    }
  }

  /// {@return the value, or NaN where there is none; whatever reads a NaN has none either}
  private double value(Term term) {
    int[] parts = {0};
    Parts.visit(term, _ -> parts[0]++);
    if (parts[0] > LONGEST) {
      return Double.NaN;
    }
    try {
      return Evaluator.value(term, this);
    } catch (Fault none) {
      return Double.NaN;
    }
  }

  /// Whether a number rises and whether it falls somewhere while a variable goes up.
  record Course(boolean rises, boolean falls) {
    /// {@return how the inverse of the number goes}
    Course turned() {
      return new Course(/* rises= */ falls, /* falls= */ rises);
    }

    Course and(Course other) {
      return new Course(rises || other.rises, falls || other.falls);
    }
  }

  /// {@return how the term goes while the variable goes up its range and all else stays}
  Course course(Term term, int variable) {
    double kept = state[variable];
    Variable of = model.variables().get(variable);
    double low = Math.max(of.low(), Math.min(kept, 0) - 100);
    double high = Math.min(of.high(), Math.max(kept, 0) + 100);
    Course course = new Course(false, false);
    double before = Double.NaN;
    for (int i = 0; i <= STEPS; i++) {
      double x = low + (high - low) * i / STEPS;
      set(variable, of.whole() ? Math.rint(x) : x);
      double value = value(term);
      double noise = 1e-9 * Math.max(Math.abs(value), Math.abs(before));
      course = course.and(new Course(value > before + noise, value < before - noise));
      before = value;
    }
    set(variable, kept);
    return course;
  }

  private void set(int variable, double value) {
    state[variable] = value;
    define(definition -> reads.get(definition).get(variable));
  }

  @Override
  public double state(int variable) {
    return state[variable];
  }

  @Override
  public double unknown(int unknown) {
    return unknowns[unknown];
  }

  @Override
  public double definition(int definition) {
    return definitions[definition];
  }

  @Override
  public boolean reached(double day) {
    return day <= 0;
  }
}
