package offramp.check;

import offramp.model.Condition;
import offramp.model.Dimension;
import offramp.model.Term;

/// An expression with its names resolved: a number, a condition, an actor, or what was reported
/// already.
sealed interface Typed {
  /// A number of type [Type.Measure], [Type.Switch] or [Type.Words].
  record Numeric(Term term, Type type) implements Typed {}

  record Logical(Condition condition) implements Typed {}

  record Actor(String name) implements Typed {}

  /// Agrees with everything.
  record Wrong() implements Typed {}

  static Typed wrong() {
    return new Wrong();
  }

  static Typed number(Term term) {
    return new Numeric(term, Type.number());
  }

  static Typed measure(Term term, Dimension dimension) {
    return new Numeric(term, new Type.Measure(dimension));
  }

  /// {@return what it is, in words}
  default String spoken() {
    return switch (this) {
      case Numeric(_, var type) -> type.spoken();
      case Logical(_) -> "a condition";
      case Actor(var name) -> "the actor `%s`".formatted(name);
      case Wrong() -> "unclear";
    };
  }
}
