package offramp.check;

import java.util.Optional;

/// What one model has and another has not, or has differently.
///
/// @param kind the word that opens the declaration, as in "event"; "pull" for a lever that is
///   pulled
/// @param name of the declaration; the words of one that has no name
/// @param before the words in the first model; empty if it has no such declaration
/// @param after the words in the second model; likewise
public record Change(
    String kind, String name, Optional<String> before, Optional<String> after, String key) {

  /// {@return "added", "removed" or "changed"}
  public String what() {
    return before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "changed";
  }
}
