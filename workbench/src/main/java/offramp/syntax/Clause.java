package offramp.syntax;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import offramp.text.Span;

/// A clause inside an event, a trigger or a lever.
public sealed interface Clause {
  Span span();

  /// `when CONDITION`.
  record When(Expression condition, Span span) implements Clause {}

  /// `when x rises` or `when x falls` (of a trigger).
  record Moves(Name.Indexed variable, boolean rises, Span span) implements Clause {}

  /// `rate EXPRESSION`.
  record Rate(Expression rate, Span span) implements Clause {}

  /// `on average every DURATION`.
  record OnAverage(Expression every, Span span) implements Clause {}

  /// `after DURATION`, the duration fixed.
  record After(Expression duration, Span span) implements Clause {}

  /// `after LAW`, the duration drawn at each start.
  record AfterDrawn(Law law, Span span) implements Clause {}

  /// `on 2024-07-09`.
  record On(LocalDate date, Span span) implements Clause {}

  /// `on start` or `on start + 3 months`: a time counted from the start of the history.
  record OnStart(Optional<Expression> offset, Span span) implements Clause {}

  /// `then ...`: one branch, or what happens in every case.
  record Then(Branch branch, List<Effect> effects, Span span) implements Clause {
    public Then {
      effects = List.copyOf(effects);
    }
  }

  /// `seen by A, NATO`.
  record SeenBy(List<Name> observers, Span span) implements Clause {
    public SeenBy {
      observers = List.copyOf(observers);
    }
  }

  /// `secret`.
  record Secret(Span span) implements Clause {}

  /// `scales EVENT by FACTOR` (of a lever).
  record Scales(Name.Indexed event, Expression factor, Span span) implements Clause {}

  /// `because brief:4, brief:7 "a short reason"`.
  record Because(List<Citation> citations, Optional<String> reason, Span span) implements Clause {
    public Because {
      citations = List.copyOf(citations);
    }
  }

  /// `brief:4`: a source and the paragraph or page of it; empty where the whole is meant.
  record Citation(Name source, String place, Span span) {}

  /// What stands between `then` and the effects.
  sealed interface Branch {
    record Always() implements Branch {}

    record Probability(Expression probability) implements Branch {}

    record Otherwise() implements Branch {}

    record Weight(Expression weight) implements Branch {}
  }

  /// One change that a firing makes.
  sealed interface Effect {
    Span span();

    /// `x up`, `x down 3`, `x up (n + 1)`; without an amount it is 1.
    record Move(Name.Indexed variable, boolean up, Optional<Expression> amount, Span span)
        implements Effect {}

    /// `x = e`.
    record Assign(Name.Indexed variable, Expression value, Span span) implements Effect {}

    /// `each(c in NATO: fear[c] up)`.
    record Each(Name variable, Name group, List<Effect> effects, Span span) implements Effect {
      public Each {
        effects = List.copyOf(effects);
      }
    }

    /// `answer homeland`, `redraw homeland` or `draw homeland`; `act` is that word.
    record Line(Name act, Name.Indexed line, Span span) implements Effect {}

    /// `nothing`.
    record Nothing(Span span) implements Effect {}
  }
}
