package offramp.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands behind the question mark of an address.
///
/// @param values of each name, in the order of the address
record Query(Map<String, List<String>> values) {
  static final Query NONE = new Query(Map.of());

  /// {@return what an address asks}
  ///
  /// @param raw as sent; empty if there is nothing
  static Query of(String raw) throws Refused {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String part : raw.split("&", -1)) {
      int is = part.indexOf('=');
      String name = decoded(is < 0 ? part : part.substring(0, is));
      if (!name.isEmpty()) {
        values
            .computeIfAbsent(name, _ -> new ArrayList<>())
            .add(is < 0 ? "" : decoded(part.substring(is + 1)));
      }
    }
    return new Query(values);
  }

  private static String decoded(String raw) throws Refused {
    String text;
    try {
      text = URLDecoder.decode(raw, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException unreadable) {
      throw new Refused(Refused.BAD, "the address cannot be read: " + raw, "");
    }
    if (text.chars().anyMatch(c -> c < ' ' || c == '\uFFFD')) {
      throw new Refused(Refused.BAD, "the address holds what is no text", "");
    }
    return text;
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /// {@return the last value of that name, unless it is empty}
  Optional<String> last(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()).filter(v -> !v.isEmpty());
  }

  /// {@return the value, without which there is no answer}
  String needed(String name) throws Refused {
    return last(name)
        .orElseThrow(
            () -> new Refused(Refused.BAD, "the address does not say `%s`".formatted(name), ""));
  }

  /// {@return a whole number}
  ///
  /// @param usual where the address has none
  long number(String name, long usual, long least, long most) throws Refused {
    Optional<String> written = last(name);
    long value = usual;
    try {
      value = written.map(text -> Long.parseLong(text.strip())).orElse(usual);
    } catch (NumberFormatException unreadable) {
      throw new Refused(
          Refused.BAD, "%s takes a whole number, not `%s`".formatted(name, written.get()), "");
    }
    if (value < least || value > most) {
      throw new Refused(
          Refused.BAD, "%s takes %,d to %,d, not %,d".formatted(name, least, most, value), "");
    }
    return value;
  }
}
