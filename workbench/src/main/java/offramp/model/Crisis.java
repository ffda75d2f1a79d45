package offramp.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.text.Span;
import offramp.text.Unit;

/// What a model says of itself beside how the crisis works: title, dates, sources, who is in it.
///
/// @param title as written; empty if the model has none
/// @param theory the theory that applies; `base` if none
/// @param starts the first day, if the model has dates
/// @param runs the default horizon, in `unit`
/// @param sources by name, in the order of the text
/// @param actors in the order of the text
/// @param groups members by the name of the group
/// @param assumptions every statement that could be otherwise, in the order of the text
/// @param theories the rival views that the model holds, in the order of the text
/// @param levers what could be done, whether pulled here or not
/// @param red the declared limits
public record Crisis(
    String title,
    String theory,
    Optional<LocalDate> starts,
    double runs,
    Unit unit,
    Map<String, List<String>> sources,
    List<String> actors,
    Map<String, List<String>> groups,
    List<Assumption> assumptions,
    List<Theory> theories,
    List<Lever> levers,
    List<RedLine> red,
    List<Belief> beliefs,
    List<History> histories) {

  /// The name of the model without any theory.
  public static final String BASE = "base";

  public Crisis {
    actors = List.copyOf(actors);
    assumptions = List.copyOf(assumptions);
    theories = List.copyOf(theories);
    levers = List.copyOf(levers);
    red = List.copyOf(red);
    beliefs = List.copyOf(beliefs);
    histories = List.copyOf(histories);
  }

  /// A statement of the model that has or lacks a source.
  ///
  /// @param kind the word that opens its declaration, as in `unknown`
  public record Assumption(String kind, String name, Optional<Because> because, Span span) {}

  /// A rival view; its weight is used for pooled answers only.
  public record Theory(
      String name, String title, double weight, Optional<Because> because, Span span) {}

  /// Something that an actor could do.
  ///
  /// @param cost in whatever the model counts costs; 0 if it says nothing
  /// @param when the condition on which it is pulled unless a date is asked for, in the words of
  ///   the model
  /// @param pulls how it is pulled, as in "on 2024-09-01", "at the start" or "when west >=
  ///   strikes"; empty if it is not
  public record Lever(
      String name,
      Optional<String> actor,
      double cost,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      Optional<String> when,
      List<String> pulls,
      Optional<Because> because,
      Span span) {
    public Lever {
      pulls = List.copyOf(pulls);
    }
  }

  /// A declared limit; `variable` holds its state.
  public record RedLine(String name, Optional<String> actor, int variable, Span span) {}

  /// What an actor holds likely; `variable` holds the probability.
  public record Belief(String name, String holder, int variable, Span span) {}

  /// What was seen to happen in a window, for fitting and backtests.
  ///
  /// @param with variables and their values at the beginning
  /// @param facts what is told of the case, by name
  /// @param covers names of event instances that happened at the given times only
  public record History(
      String name,
      LocalDate from,
      LocalDate to,
      Map<Integer, Double> with,
      Map<String, Double> facts,
      List<String> covers,
      List<Entry> entries,
      Span span) {
    public History {
      facts = Map.copyOf(facts);
      covers = List.copyOf(covers);
      entries = List.copyOf(entries);
    }
  }

  /// An event that happened some day from `first` to `last`.
  ///
  /// @param span its place in the text
  public record Entry(
      LocalDate first, LocalDate last, String event, Optional<Because> because, Span span) {}
}
