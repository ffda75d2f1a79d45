package offramp.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the known word that a misspelt one was probably meant to be.
public final class Spelling {
  private static final int LONGEST = 60;

  private Spelling() {}

  /// {@return the word of `known` nearest to `word`, if one is near enough}
  ///
  /// Near is the restricted Damerau-Levenshtein distance (Damerau, CACM 7:171, 1964), at most a
  /// third of the length.
  public static Optional<String> nearest(String word, Collection<String> known) {
    int most = Math.max(1, word.length() / 3);
    return word.length() > LONGEST
        ? Optional.empty()
        : known.stream()
            .filter(candidate -> Math.abs(candidate.length() - word.length()) <= most)
            .filter(candidate -> !candidate.equals(word) && distance(word, candidate) <= most)
            .min(
                Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                    .thenComparing(Comparator.naturalOrder()));
  }

  static int distance(String from, String to) {
    String a = from.toLowerCase(java.util.Locale.ROOT);
    String b = to.toLowerCase(java.util.Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cell(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cell(int[][] d, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
