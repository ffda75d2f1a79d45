package offramp.syntax;

import java.util.List;
import java.util.Optional;
import offramp.text.Span;
import offramp.text.Unit;

/// A probability law as written: the prior of an unknown or the duration of a clock.
public sealed interface Law {
  Span span();

  /// The unit after the law that covers all of it, as in `0.2 to 0.9 per month` or `1 to 5 days`.
  Optional<Scale> scale();

  /// `A to B`: a 90% interval.
  record Interval(Expression low, Expression high, Optional<Scale> scale, Span span)
      implements Law {}

  /// `Beta(2, 5)`: a law by its name.
  record Named(Name law, List<Expression> arguments, Optional<Scale> scale, Span span)
      implements Law {
    public Named {
      arguments = List.copyOf(arguments);
    }
  }

  /// `Choice(hard: 0.3, restrained: 0.7)`; a value is a word (a [Expression.Reference]) or a
  /// number.
  record Choice(List<Option> options, Optional<Scale> scale, Span span) implements Law {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /// `0.1 to 0.4 per month by ann, 0.3 to 0.9 per month by ben`: what several experts say.
  record Pooled(List<Opinion> opinions, Span span) implements Law {
    public Pooled {
      opinions = List.copyOf(opinions);
    }

    /// Each opinion has a unit of its own.
    @Override
    public Optional<Scale> scale() {
      return Optional.empty();
    }
  }

  /// What one expert says, and how much it weighs; 1 if nothing is said.
  record Opinion(Law law, Name expert, Optional<Expression> weight) {}

  record Option(Expression value, Expression weight) {}

  /// `per month` (a rate) or `days` (a duration).
  record Scale(boolean per, Unit unit, Span span) {}
}
