package offramp.data;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import offramp.text.Span;

/// A mapping file: which rows of a ledger are which events of a model.
///
/// @param window the head of the history, if the file has one
record EventMap(Optional<Window> window, List<Rule> rules) {
  EventMap {
    rules = List.copyOf(rules);
  }

  /// `history [NAME] from DATE to DATE [with SETTINGS]`.
  ///
  /// @param name empty if it has none
  /// @param with the settings as written, in the language of models; may be empty
  record Window(String name, LocalDate from, LocalDate to, String with) {}

  /// `EVENT from CONDITION, ...`.
  ///
  /// @param event the event of the model, with its index, as written
  /// @param within rows at most so many days apart tell of one event
  record Rule(String event, Span at, List<Condition> conditions, int within) {
    Rule {
      conditions = List.copyOf(conditions);
    }
  }

  /// What a row must be.
  sealed interface Condition {
    /// Actor or target is one of these codes; `*` stands for any letters.
    record Who(boolean actor, List<String> codes) implements Condition {}

    /// The act is one of these.
    record Acts(List<Act> acts) implements Condition {}

    /// The level lies between these, both included.
    record Level(int low, int high) implements Condition {}

    /// The act moves up, or (`escalating` false) does not.
    record Direction(boolean escalating) implements Condition {}

    /// The row counts at least so many mentions, sources or deaths. A row that counts none passes
    /// for mentions and sources: nobody counted.
    record AtLeast(String what, int least) implements Condition {}

    /// The column holds one of these words.
    record Words(String column, List<String> words) implements Condition {}

    /// It happened some day from `from` to `to`.
    record Between(LocalDate from, LocalDate to) implements Condition {}
  }

  /// An act by type and mode of PLOVER, or by the beginning of its code of CAMEO.
  sealed interface Act {
    /// An act of this type; its mode is `*` for any.
    record Plover(String type, String mode) implements Act {}

    /// An act whose code begins so.
    record Cameo(String beginning) implements Act {}
  }
}
