package offramp.check;

import java.util.List;
import offramp.model.Dimension;
import offramp.text.Span;

/// What kind of thing an expression stands for.
sealed interface Type {
  /// A number, a rate or a duration.
  record Measure(Dimension dimension) implements Type {}

  /// A flag or a Bernoulli unknown: a condition that also counts 1 or 0.
  record Switch() implements Type {}

  /// A condition that is no number.
  record Truth() implements Type {}

  /// An actor, which stands as an index or beside `==` and `!=` only; it is known when the model is
  /// checked.
  record OneActor() implements Type {}

  /// One of a set of words with numbers from 0: the rungs of a ladder, the words of a `Choice`.
  ///
  /// @param owner the ladder or unknown
  /// @param ladder whether it is a ladder
  /// @param declared where it was declared
  record Words(String owner, boolean ladder, List<String> words, Span declared) implements Type {}

  /// {@return the type of a plain number}
  static Type number() {
    return new Measure(Dimension.NUMBER);
  }

  /// {@return the type in words, as in "a rate"}
  default String spoken() {
    return switch (this) {
      case Measure(var dimension) -> dimension.words();
      case Switch() -> "a flag";
      case Truth() -> "a condition";
      case OneActor() -> "an actor";
      case Words(var owner, var ladder, _, _) ->
          (ladder ? "a rung of `%s`" : "a word of `%s`").formatted(owner);
    };
  }
}
