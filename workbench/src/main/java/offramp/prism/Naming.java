package offramp.prism;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Gives names that another language can have, each once.
final class Naming {
  private static final int LONGEST = 150;

  private final Predicate<String> kept;
  private final Set<String> taken = new HashSet<>();
  private final Map<String, String> renamed = new LinkedHashMap<>();

  /// @param kept whether the language keeps a word for itself
  Naming(Predicate<String> kept) {
    this.kept = kept;
  }

  /// {@return `wanted` if that can be a name and is free, else a name made from it}
  String fresh(String wanted) {
    String plain = wanted.replaceAll("[^A-Za-z0-9_]+", "_");
    if (!plain.equals(wanted)) {
      plain = plain.replaceAll("_+$", "");
    }
    if (plain.length() > LONGEST) {
      plain = plain.substring(0, LONGEST);
    }
    if (!plain.matches("[A-Za-z].*")) {
      plain = "v" + plain;
    }
    String name = plain;
    for (int number = 1; kept.test(name) || taken.contains(name); number++) {
      name = plain + "_" + (number == 1 ? "" : number);
    }
    taken.add(name);
    if (!name.equals(wanted)) {
      renamed.putIfAbsent(wanted, name);
    }
    return name;
  }

  /// {@return the names that are not as they were wanted, by what was wanted}
  Map<String, String> renamed() {
    return renamed;
  }
}
