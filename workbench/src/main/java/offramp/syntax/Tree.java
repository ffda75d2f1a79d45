package offramp.syntax;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import offramp.text.Span;
import offramp.text.Unit;

/// A model as written: its declarations in order, each with its place.
///
/// @param declarations in the order of the text
public record Tree(List<Declaration> declarations) {
  public Tree {
    declarations = List.copyOf(declarations);
  }

  /// A declaration: what begins with one of the words that open one.
  public sealed interface Declaration {
    /// From the opening word to the last token, reason included.
    Span span();

    /// Where the assumption comes from, if it says so.
    Optional<Clause.Because> because();
  }

  /// `[c in NATO]`, or `[Germany]`, which declares the instance of one actor alone.
  public sealed interface Index {
    record Over(Name variable, Name group) implements Index {}

    record Only(Name actor) implements Index {}
  }

  /// A value, or a table of values by actor: `USA: 4, otherwise: 2`.
  public sealed interface Value {
    Span span();

    record Plain(Expression expression) implements Value {
      @Override
      public Span span() {
        return expression.span();
      }
    }

    record Table(List<Row> rows, Optional<Expression> otherwise, Span span) implements Value {
      public Table {
        rows = List.copyOf(rows);
      }
    }

    record Row(List<Name> actors, Expression value, Span span) {
      public Row {
        actors = List.copyOf(actors);
      }
    }
  }

  /// What a declaration is called: its name, its indexes, and the place of both.
  public record Head(Name name, List<Index> indexes, Span span) {
    public Head {
      indexes = List.copyOf(indexes);
    }
  }

  public record Crisis(String title, Optional<Clause.Because> because, Span span)
      implements Declaration {}

  public record Starts(LocalDate date, Optional<Clause.Because> because, Span span)
      implements Declaration {}

  public record Runs(double amount, Unit unit, Optional<Clause.Because> because, Span span)
      implements Declaration {}

  /// `source brief "Border briefing" "2 June 2024"`: title, then whatever else identifies it.
  public record SourceText(
      Name name, List<String> titles, Optional<Clause.Because> because, Span span)
      implements Declaration {
    public SourceText {
      titles = List.copyOf(titles);
    }
  }

  public record Actors(
      List<Name> names, Optional<Name> group, Optional<Clause.Because> because, Span span)
      implements Declaration {
    public Actors {
      names = List.copyOf(names);
    }
  }

  public record Ladder(
      Head head,
      List<Name> rungs,
      Optional<Value> starts,
      Optional<Clause.Because> because,
      Span span)
      implements Declaration {
    public Ladder {
      rungs = List.copyOf(rungs);
    }
  }

  public record Level(
      Head head, Range range, Optional<Value> starts, Optional<Clause.Because> because, Span span)
      implements Declaration {}

  public record Flag(Head head, Optional<Value> starts, Optional<Clause.Because> because, Span span)
      implements Declaration {}

  public record Score(
      Head head,
      Optional<Range> range,
      Optional<Value> starts,
      Optional<Clause.Because> because,
      Span span)
      implements Declaration {}

  /// `0..10`.
  public record Range(Expression low, Expression high, Span span) {}

  /// An unknown.
  ///
  /// @param eachCase whether it is drawn anew for each case: `unknown heat each case = ...`
  public record Unknown(
      Head head, boolean eachCase, Law law, Optional<Clause.Because> because, Span span)
      implements Declaration {}

  /// `fact trigger one of none, verbal = verbal`: what is told of the case; `value` without one.
  ///
  /// @param words that it may be; none if it is a number, true or false
  public record Fact(
      Head head, List<Name> words, Expression value, Optional<Clause.Because> because, Span span)
      implements Declaration {
    public Fact {
      words = List.copyOf(words);
    }
  }

  public record Let(Head head, Value value, Optional<Clause.Because> because, Span span)
      implements Declaration {}

  public record Given(Expression condition, Optional<Clause.Because> because, Span span)
      implements Declaration {}

  /// `correlate push, climb_share = 0.6`: the rank correlation of two unknowns.
  public record Correlate(
      Name.Indexed first,
      Name.Indexed second,
      Expression rank,
      Optional<Clause.Because> because,
      Span span)
      implements Declaration {}

  /// An event; the clauses in the order written, without the reason.
  public record Event(
      Head head,
      Optional<Name.Indexed> by,
      List<Clause> clauses,
      Optional<Clause.Because> because,
      Span span)
      implements Declaration {
    public Event {
      clauses = List.copyOf(clauses);
    }
  }

  /// A trigger; exactly one clause is [Clause.When] or [Clause.Moves] if nothing was reported.
  public record Trigger(
      Head head,
      Optional<Name.Indexed> by,
      List<Clause> clauses,
      Optional<Clause.Because> because,
      Span span)
      implements Declaration {
    public Trigger {
      clauses = List.copyOf(clauses);
    }
  }

  public record Outcome(
      Head head,
      Optional<Name> harm,
      Expression condition,
      boolean ends,
      Optional<Clause.Because> because,
      Span span)
      implements Declaration {}

  public record Watch(Head head, Expression value, Optional<Clause.Because> because, Span span)
      implements Declaration {}

  /// `reference nuclear_use 0.01% to 5% per year`.
  public record Reference(
      Name.Indexed outcome,
      Expression low,
      Expression high,
      boolean perYear,
      Optional<Clause.Because> because,
      Span span)
      implements Declaration {}

  /// `expect nuclear_use by 24 months with lever freeze between 0.1% and 2%`.
  public record Expect(
      Name.Indexed outcome,
      By by,
      List<Pull> levers,
      Expression low,
      Expression high,
      Optional<Clause.Because> because,
      Span span)
      implements Declaration {
    public Expect {
      levers = List.copyOf(levers);
    }
  }

  /// `freeze`, `freeze@2024-09-01` or `freeze when homeland crossed`: a lever that is pulled as its
  /// declaration has it, on a day, or as soon as a condition holds.
  public record Pull(Name lever, Optional<LocalDate> day, Optional<Condition> when, Span span) {
    /// {@return the pull in the author's words, on one line}
    public String words() {
      String moment = when.map(condition -> " when " + condition.words()).orElse("");
      return lever.text() + day.map(date -> "@" + date).orElse("") + moment;
    }
  }

  /// A condition, and the author's words for it on one line.
  public record Condition(Expression expression, String words) {}

  /// A time in words: a duration from the start, or a date.
  public sealed interface By {
    record Within(double amount, Unit unit) implements By {}

    record Day(LocalDate date) implements By {}
  }

  public record RedLine(
      Head head,
      Optional<Name.Indexed> by,
      boolean undrawn,
      Expression condition,
      Optional<Clause.Because> because,
      Span span)
      implements Declaration {}

  /// A belief.
  ///
  /// @param steps of its grid, if it is on one: `in 20 steps`
  public record Belief(
      Head head,
      Optional<Name.Indexed> holder,
      Optional<Value> starts,
      Optional<Expression> steps,
      List<Update> updates,
      Optional<Clause.Because> because,
      Span span)
      implements Declaration {
    public Belief {
      updates = List.copyOf(updates);
    }
  }

  /// `after blue_responds odds times 3`.
  public record Update(Name.Indexed event, Expression factor, Span span) {}

  /// A lever; its clauses are [Clause.Scales], [Clause.Then], [Clause.SeenBy], [Clause.Secret].
  ///
  /// @param when as soon as what it is pulled, unless a date is asked for
  public record Lever(
      Head head,
      Optional<Name.Indexed> by,
      Optional<Expression> cost,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      Optional<Condition> when,
      List<Clause> clauses,
      Optional<Clause.Because> because,
      Span span)
      implements Declaration {
    public Lever {
      clauses = List.copyOf(clauses);
    }
  }

  /// A rival view; its own declarations have no theory or history among them.
  public record Theory(
      Name name,
      Optional<String> title,
      Optional<Expression> weight,
      List<Declaration> declarations,
      Optional<Clause.Because> because,
      Span span)
      implements Declaration {
    public Theory {
      declarations = List.copyOf(declarations);
    }
  }

  /// What was seen to happen in a window, and which kinds of event it covers.
  public record History(
      Optional<Name> name,
      Period from,
      Period to,
      List<Setting> with,
      List<Name.Indexed> covers,
      List<Entry> entries,
      Optional<Clause.Because> because,
      Span span)
      implements Declaration {
    public History {
      with = List.copyOf(with);
      covers = List.copyOf(covers);
      entries = List.copyOf(entries);
    }
  }

  /// `west = aid`.
  public record Setting(Name.Indexed variable, Expression value, Span span) {}

  /// A line of a history.
  public record Entry(
      Period when, Name.Indexed event, Optional<Clause.Because> because, Span span) {}

  /// Some day from `first` to `last`, both included; a day, a month or a range as written.
  public record Period(LocalDate first, LocalDate last, Span span) {}
}
