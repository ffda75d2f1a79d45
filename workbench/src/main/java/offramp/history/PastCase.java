package offramp.history;

/// A case of the past, as far as folds need to know it.
///
/// @param group of cases that share rivals or a protracted conflict
/// @param day of the trigger or first event, counted from 1970-01-01
public record PastCase(String id, String name, String group, long day) {
  /// {@return what tells it from cases of other files too}
  public String words() {
    return id + " " + name;
  }
}
