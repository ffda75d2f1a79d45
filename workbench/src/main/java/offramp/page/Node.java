package offramp.page;

import java.util.List;
import offramp.text.Span;

/// A box of the picture of a model: a part of the state with what moves it and what asks for it, or
/// an outcome of several.
///
/// @param kind "ladder", "level", "flag", "score", "belief", "line", "outcome" or "other"
/// @param name of the family
/// @param said beside the name, as in "× 4"
/// @param at where it is declared
/// @param rungs from the lowest; empty for what is no ladder
/// @param facts lines below the name: where it stands at the start, and the like
/// @param rows what moves it: happenings and levers; outcomes that read it alone
record Node(
    String kind,
    String name,
    String said,
    Span at,
    List<Rung> rungs,
    List<String> facts,
    List<Row> rows) {
  Node {
    rungs = List.copyOf(rungs);
    facts = List.copyOf(facts);
    rows = List.copyOf(rows);
  }

  /// A rung.
  ///
  /// @param today whether some instance stands there at the start
  /// @param firebreak whether the step up to it is a slow one of its ladder
  /// @param climb how fast it is climbed to, in words; may be empty
  record Rung(String name, boolean today, boolean firebreak, String climb) {}

  /// Something that can happen, be done or come about.
  ///
  /// @param sign ▲, ▼ or = for what it does to the state above it, ◇ of a lever, ● of an outcome
  /// @param pace how often or when, in a few words
  /// @param words the same in full
  record Row(String sign, String name, String pace, String words, Span at) {}

  /// {@return what tells boxes apart: a state and an outcome may have one name}
  String key() {
    return key(kind, name);
  }

  static String key(String kind, String name) {
    return switch (kind) {
      case "outcome", "other" -> kind + " " + name;
      default -> "state " + name;
    };
  }
}
