package offramp.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import offramp.model.Condition;
import offramp.model.Dimension;
import offramp.model.Evaluator;
import offramp.model.Fault;
import offramp.model.Term;
import offramp.syntax.Expression;
import offramp.text.Span;

/// The values of expressions that read neither state nor unknowns.
final class Constants {
  private final Expressions expressions;
  private final Findings findings;
  private final List<Reads> reads = new ArrayList<>();
  private final List<Optional<Double>> values = new ArrayList<>();

  Constants(Expressions expressions, Findings findings) {
    this.expressions = expressions;
    this.findings = findings;
  }

  /// A number in days, per day, or plain, and what it measures.
  record Measured(double value, Dimension dimension) {}

  /// {@return what the next definition reads, which is taken note of together with its value if it
  /// is constant}
  Reads defined(Term term, Span span) {
    Reads found = reads(term);
    reads.add(found);
    values.add(found.constant() ? value(term, span) : Optional.empty());
    return found;
  }

  /// Takes note of the next definition, a fact: its value is none that the model has by itself.
  void told() {
    reads.add(Reads.told());
    values.add(Optional.empty());
  }

  Reads reads(Term term) {
    return Reads.of(term, reads);
  }

  Reads reads(Condition condition) {
    return Reads.of(condition, reads);
  }

  Optional<Double> number(Expression expression) {
    return expressions
        .measure(expression, Place.NONE, Dimension.NUMBER, "here")
        .flatMap(term -> constant(term, expression.span()));
  }

  Optional<Measured> measure(Expression expression) {
    return switch (expressions.resolve(expression, Place.NONE)) {
      case Typed.Numeric(var term, Type.Measure(var dimension)) ->
          constant(term, expression.span()).map(value -> new Measured(value, dimension));
      case Typed.Numeric(var term, _) ->
          constant(term, expression.span()).map(value -> new Measured(value, Dimension.NUMBER));
      case Typed.Wrong() -> Optional.empty();
      case Typed other -> {
        findings.add(new Problem.NoNumber(expression.span(), other.spoken()));
        yield Optional.empty();
      }
    };
  }

  /// {@return the value of a term that must be constant; empty, and reported, if it is not}
  Optional<Double> constant(Term term, Span span) {
    if (!reads(term).constant()) {
      findings.add(new Problem.NotConstant(span));
      return Optional.empty();
    }
    return value(term, span);
  }

  /// {@return the value if the term is constant}
  Optional<Double> ifConstant(Term term, Span span) {
    return reads(term).constant() ? value(term, span) : Optional.empty();
  }

  /// {@return whether the condition is constantly false}
  boolean never(Condition condition, Span span) {
    return reads(condition).constant()
        && value(new Term.Indicator(condition), span).equals(Optional.of(0.0));
  }

  private Optional<Double> value(Term term, Span span) {
    try {
      return Optional.of(Evaluator.value(term, new Known()));
    } catch (Fault fault) {
      findings.add(new Problem.NoValue(span, fault.kind()));
      return Optional.empty();
    }
  }

  /// Only definitions have values before a run.
  private final class Known implements Evaluator.Valuation {
    @Override
    public double state(int variable) {
      throw new AssertionError("a constant reads the state");
    }

    @Override
    public double unknown(int unknown) {
      throw new AssertionError("a constant reads an unknown");
    }

    @Override
    public double definition(int definition) {
      return values.get(definition).orElse(0.0);
    }

    @Override
    public boolean reached(double day) {
      throw new AssertionError("a constant reads a date");
    }
  }
}
