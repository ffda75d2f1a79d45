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
