package offramp.model;

import java.util.List;
import offramp.text.Span;

/// One piece of the state of a history: a number that firings change.
///
/// Starts read constants and unknowns only.
public sealed interface Variable {
  /// The name with its indexes, as in `fear[Germany]`.
  String name();

  Term start();

  Span span();

  /// {@return the least value, may be minus infinity}
  double low();

  /// {@return the greatest value, may be infinity}
  double high();

  /// {@return whether only whole numbers are values}
  boolean whole();

  /// {@return the same with another start}
  default Variable starting(Term other) {
    return switch (this) {
      case Ladder(var name, var rungs, _, var span) -> new Ladder(name, rungs, other, span);
      case Level(var name, var low, var high, _, var span) ->
          new Level(name, low, high, other, span);
      case Flag(var name, _, var span) -> new Flag(name, other, span);
      case Score(var name, var low, var high, _, var span) ->
          new Score(name, low, high, other, span);
    };
  }

  /// An escalation ladder: its value is the number of a rung, from 0.
  record Ladder(String name, List<String> rungs, Term start, Span span) implements Variable {
    public Ladder {
      rungs = List.copyOf(rungs);
    }

    @Override
    public double low() {
      return 0;
    }

    @Override
    public double high() {
      return rungs.size() - 1.0;
    }

    @Override
    public boolean whole() {
      return true;
    }
  }

  record Level(String name, double low, double high, Term start, Span span) implements Variable {
    @Override
    public boolean whole() {
      return true;
    }
  }

  record Flag(String name, Term start, Span span) implements Variable {
    @Override
    public double low() {
      return 0;
    }

    @Override
    public double high() {
      return 1;
    }

    @Override
    public boolean whole() {
      return true;
    }
  }

  record Score(String name, double low, double high, Term start, Span span) implements Variable {
    @Override
    public boolean whole() {
      return false;
    }
  }
}
