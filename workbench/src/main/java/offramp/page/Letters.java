package offramp.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import offramp.syntax.Law;
import offramp.syntax.Name;
import offramp.syntax.Parser;
import offramp.syntax.Tree;
import offramp.text.Source;

/// A model's text with letters in the place of its actors: to argue about a mechanism without the
/// flags.
///
/// Actors become A, B, C in the order of the text, also where their names, or other words for the
/// same states, are parts of names (`russia_answers`, `answersRussia`, `saudi_arabia_answers`).
/// Groups, sources and experts get numbers. Titles and quoted reasons, which may name anybody, and
/// comments are left out; the paragraphs that are cited stay.
public final class Letters {
  /// What stands where something was left out.
  static final String OUT = "…";

  private static final Pattern PIECE =
      Pattern.compile("\"[^\"\\n]*\"?|#[^\\n]*|(?<![A-Za-z0-9_.])[A-Za-z_][A-Za-z0-9_]*");

  /// Where one word of a name ends and another begins.
  private static final Pattern JOINT =
      Pattern.compile(
          "(?<=_)|(?=_)|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
              + "|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])");

  /// How many pieces the name of a state has at most, three words and what joins them.
  private static final int LONGEST = 5;

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, String> parts = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Source source;

  /// Where words of the text with letters begin and end, and where they do in the original.
  private final NavigableMap<Integer, Integer> places = new TreeMap<>();

  private Letters(Source original) {
    for (MatchResult word : PIECE.matcher(original.text()).results().toList()) {
      used.add(word.group());
    }
    List<Tree.Declaration> declared = Parser.parse(original).tree().declarations();
    for (Tree.Declaration declaration : declared) {
      if (declaration instanceof Tree.Actors actors) {
        actors.names().forEach(name -> actor(name.text()));
      }
    }
    other(declared);
    this.source = new Source("model.crisis", masked(original.text()));
    place(original.text());
  }

  private void place(String original) {
    places.put(0, 0);
    int longer = 0;
    for (MatchResult word : PIECE.matcher(original).results().toList()) {
      places.put(word.start() + longer, word.start());
      longer += piece(word.group()).length() - word.group().length();
      places.put(word.end() + longer, word.end());
    }
  }

  /// {@return where in the original a place of the text with letters is; within a word that became
  /// letters, within that word}
  public int place(int at) {
    Map.Entry<Integer, Integer> before = places.floorEntry(at);
    Map.Entry<Integer, Integer> after = places.higherEntry(at);
    int there = before.getValue() + at - before.getKey();
    return after == null ? there : Math.min(there, after.getValue());
  }

  /// {@return the letters for a text}
  public static Letters of(Source original) {
    return new Letters(original);
  }

  /// {@return the text with letters; it has as many lines as the original}
  public Source source() {
    return source;
  }

  /// {@return some words of the model's language, such as the condition of a lever, with letters}
  public String words(String text) {
    return masked(text);
  }

  /// {@return the words that became letters or numbers, each with what it became}
  public Map<String, String> names() {
    return Map.copyOf(names);
  }

  private void actor(String name) {
    if (!names.containsKey(name)) {
      String letter = fresh(names.size());
      names.put(name, letter);
      for (String word : States.alike(name)) {
        parts.putIfAbsent(word, letter);
      }
    }
  }

  /// {@return the next letters that stand for nothing yet}
  private String fresh(int from) {
    for (int i = from; ; i++) {
      String letter =
          i < 26
              ? String.valueOf((char) ('A' + i))
              : String.valueOf((char) ('A' + i / 26 - 1)) + (char) ('A' + i % 26);
      if (used.add(letter)) {
        return letter;
      }
    }
  }

  private void other(List<Tree.Declaration> declared) {
    Set<String> groups = new TreeSet<>();
    List<String> cited = new ArrayList<>();
    for (Tree.Declaration declaration : declared) {
      if (declaration instanceof Tree.Actors actors) {
        actors.group().map(Name::text).ifPresent(groups::add);
      } else if (declaration instanceof Tree.SourceText text) {
        cited.add(text.name().text());
      }
    }
    number("Group", groups);
    number("source", cited);
    number("expert", experts(declared).distinct().toList());
  }

  /// {@return who says something, in the order of the text}
  private static Stream<String> experts(List<Tree.Declaration> declared) {
    return declared.stream()
        .flatMap(
            declaration ->
                declaration instanceof Tree.Unknown(var _, var _, Law.Pooled said, var _, var _)
                    ? said.opinions().stream().map(opinion -> opinion.expert().text())
                    : declaration instanceof Tree.Theory theory
                        ? experts(theory.declarations())
                        : Stream.empty());
  }

  private void number(String word, Collection<String> all) {
    int number = 1;
    for (String name : all) {
      if (!names.containsKey(name)) {
        names.put(name, unused(word + number++));
      }
    }
  }

  private String unused(String name) {
    String free = name;
    while (!used.add(free)) {
      free += "_";
    }
    return free;
  }

  private String masked(String text) {
    Matcher matcher = PIECE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(out, Matcher.quoteReplacement(piece(matcher.group())));
    }
    return matcher.appendTail(out).toString();
  }

  private String piece(String piece) {
    if (piece.startsWith("#")) {
      return "";
    }
    return Character.isLetter(piece.charAt(0)) || piece.charAt(0) == '_'
        ? names.computeIfAbsent(piece, this::name)
        : "\"" + OUT + "\"";
  }

  /// {@return a name with letters for the states in it}
  private String name(String name) {
    String[] pieces = JOINT.split(name, -1);
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < pieces.length) {
      int end = Math.min(at + LONGEST, pieces.length);
      String letter = letter(pieces, at, end);
      while (letter.isEmpty() && end > at + 1) {
        letter = letter(pieces, at, --end);
      }
      out.append(letter.isEmpty() ? pieces[at] : letter);
      at = end;
    }
    String masked = out.toString();
    return masked.equals(name) ? name : unused(masked.matches("[a-z]+") ? "of_" + masked : masked);
  }

  /// {@return the letter for pieces of a name that name a state together; empty if they do not}
  private String letter(String[] pieces, int from, int to) {
    boolean words = !pieces[from].equals("_") && !pieces[to - 1].equals("_");
    return words ? letter(String.join("", List.of(pieces).subList(from, to)).replace("_", "")) : "";
  }

  private String letter(String part) {
    String word = part.toLowerCase(Locale.ROOT);
    String letter = parts.get(word);
    if (letter == null && States.named(word)) {
      letter = fresh(parts.size());
      for (String alike : States.alike(part)) {
        parts.putIfAbsent(alike, letter);
      }
    }
    return letter == null ? "" : part.equals(word) ? letter.toLowerCase(Locale.ROOT) : letter;
  }
}
