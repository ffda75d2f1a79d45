package offramp.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import offramp.text.Span;

/// What can happen in a history and change its state: an event or a trigger.
public sealed interface Firing {
  /// The name with its indexes, as in `protest[Germany]`.
  String name();

  Consequences consequences();

  Span span();

  /// What happens by itself: at a rate, when a clock runs out, or at a date.
  ///
  /// @param actor who does it, an actor or a group, if anyone
  /// @param guard what must hold; [Condition.Truth] if there is no guard
  record Event(
      String name,
      Optional<String> actor,
      Condition guard,
      Timing timing,
      Consequences consequences,
      Span span)
      implements Firing {}

  /// What follows at once when its cause comes about.
  record Trigger(String name, Cause cause, Consequences consequences, Span span)
      implements Firing {}

  sealed interface Cause {
    /// The condition turns from false to true (also at time 0).
    record Becomes(Condition condition) implements Cause {}

    /// Effects raised (or lowered) the variable.
    record Moves(int variable, boolean rises) implements Cause {}
  }

  sealed interface Timing {
    Span span();

    /// Fires at this rate, per day, while the guard holds.
    record Rate(Term rate, Span span) implements Timing {}

    /// Fires when a clock runs out that starts when the guard becomes true.
    record Clock(Lag lag, Span span) implements Timing {}

    /// Fires once, at the beginning of a day, if the guard holds.
    ///
    /// @param day days from the start of the model, may be negative: then it never fires
    /// @param date the same as a date, if the model has dates and it was written as one
    /// @param pull whether it is the pull of a lever, which comes before other dated events
    record Dated(double day, Optional<LocalDate> date, boolean pull, Span span) implements Timing {}
  }

  /// How long a clock runs, in days.
  sealed interface Lag {
    record Fixed(Term days) implements Lag {}

    /// Drawn at each start; `parameters` are those of the law in its usual order.
    record Drawn(Law law, List<Term> parameters) implements Lag {
      public Drawn {
        parameters = List.copyOf(parameters);
      }
    }
  }

  /// The laws of clocks, with their parameters: durations in days, the rest plain numbers.
  enum Law {
    /// mean
    EXPONENTIAL("Exponential", 1),
    /// median, sigma of the logarithm
    LOG_NORMAL("LogNormal", 2),
    /// shape, scale
    WEIBULL("Weibull", 2),
    /// shape, scale
    GAMMA("Gamma", 2),
    /// least, greatest
    UNIFORM("Uniform", 2);

    private final String word;
    private final int arity;

    Law(String word, int arity) {
      this.word = word;
      this.arity = arity;
    }

    public String word() {
      return word;
    }

    public int arity() {
      return arity;
    }

    /// {@return the law that `word` names}
    public static Optional<Law> of(String word) {
      for (Law law : values()) {
        if (law.word.equals(word)) {
          return Optional.of(law);
        }
      }
      return Optional.empty();
    }
  }

  /// What a firing does: some changes in every case, beside those of one branch drawn.
  record Consequences(List<Change> always, Lottery lottery) {
    public Consequences {
      always = List.copyOf(always);
    }
  }

  /// How the branch is drawn.
  sealed interface Lottery {
    /// There are no branches.
    record None() implements Lottery {}

    /// Each branch has its probability; `otherwise` takes the rest, and where it is absent they sum
    /// to 1.
    record Probabilities(List<Branch> branches, Optional<List<Change>> otherwise)
        implements Lottery {
      public Probabilities {
        branches = List.copyOf(branches);
        otherwise = otherwise.map(List::copyOf);
      }
    }

    /// Each branch has a weight; probabilities are the weights over their sum.
    record Weights(List<Branch> branches) implements Lottery {
      public Weights {
        branches = List.copyOf(branches);
      }
    }
  }

  /// A branch and its probability or weight.
  record Branch(Term chance, List<Change> changes, Span span) {
    public Branch {
      changes = List.copyOf(changes);
    }
  }

  /// A change of one variable; all right-hand sides see the state before the firing.
  sealed interface Change {
    int variable();

    Span span();

    /// Moves along the range, and stops at its ends; the amount is not negative, whole where the
    /// variable is.
    record Move(int variable, boolean up, Term amount, Span span) implements Change {}

    /// Sets the value, which must lie in range (and be whole within 1e-9 where the variable is).
    record Assign(int variable, Term value, Span span) implements Change {}
  }
}
