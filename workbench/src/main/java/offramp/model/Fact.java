package offramp.model;

import java.util.List;

/// What a fact of a case may be: one of its words, with numbers from 0; true or false, 1 or 0; or
/// any number.
///
/// @param words none if it is true or false, or a number
/// @param truth whether it is true or false
public record Fact(List<String> words, boolean truth) {
  public Fact {
    words = List.copyOf(words);
  }

  /// {@return a value in words}
  public String told(double value) {
    if (!words.isEmpty()) {
      return words.get((int) value);
    }
    return truth ? String.valueOf(value != 0) : String.valueOf(value).replaceAll("\\.0$", "");
  }
}
