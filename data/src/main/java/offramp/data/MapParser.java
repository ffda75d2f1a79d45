package offramp.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import offramp.text.Diagnostic;
import offramp.text.Source;
import offramp.text.Span;
import offramp.text.Spelling;

/// Reads mapping files. After a mistake it goes on at the next line that is not indented.
final class MapParser {
  private static final Pattern TOKEN =
      Pattern.compile("#[^\\n]*|\"[^\"\\n]*\"|,|[A-Za-z_]\\w*\\[[^\\]\\n]*\\]|[^\\s,\"#]+");

  private static final Set<String> CONDITIONS =
      new TreeSet<>(
          Set.of(
              "actor",
              "target",
              "act",
              "level",
              "escalating",
              "not",
              "at",
              "source",
              "sure",
              "kind",
              "place",
              "case",
              "between",
              "within"));

  private static final Map<String, String> COLUMNS =
      Map.of(
          "source", "layout", "sure", "sure", "kind", "kind", "case", "case_id", "place", "place");

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "source", new TreeSet<>(Layout.words()),
          "sure", Set.of("high", "medium", "low"),
          "kind", Set.of("do", "say", "think"));

  /// Of states by their names and by themselves, in small letters.
  private static final Map<String, String> CODES = codes();

  private static final Set<String> TYPES = types();

  private final Source source;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();
  private final List<EventMap.Rule> rules = new ArrayList<>();
  private Optional<EventMap.Window> window = Optional.empty();
  private int next;

  private record Token(String text, Span at, boolean first) {}

  /// A mistake, on its way to the beginning of the next statement.
  private static final class Mistake extends Exception {
    private static final long serialVersionUID = 1;
  }

  /// What was read.
  ///
  /// @param map empty if there is an error
  record Read(Optional<EventMap> map, List<Diagnostic> problems) {
    Read {
      problems = List.copyOf(problems);
    }
  }

  private MapParser(Source source) {
    this.source = source;
    Matcher matcher = TOKEN.matcher(source.text());
    while (matcher.find()) {
      if (!matcher.group().startsWith("#")) {
        Span at = new Span(matcher.start(), matcher.end());
        tokens.add(new Token(matcher.group(), at, source.column(at.start()) == 1));
      }
    }
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new TreeMap<>();
    for (List<String> row : Words.rows("states.csv")) {
      codes.put(row.get(0).toLowerCase(Locale.ROOT), row.get(0));
      for (String name : row.get(3).split("\\|", -1)) {
        codes.put(name.toLowerCase(Locale.ROOT), row.get(0));
      }
    }
    return Map.copyOf(codes);
  }

  private static Set<String> types() {
    Set<String> types = new TreeSet<>();
    Words.rows("plover.csv").forEach(row -> types.add(row.getFirst()));
    return Set.copyOf(types);
  }

  static Read of(Source source) {
    MapParser parser = new MapParser(source);
    while (parser.next < parser.tokens.size()) {
      parser.statement();
    }
    if (parser.rules.isEmpty() && parser.problems.isEmpty()) {
      parser.problem(
          "E1101",
          "the file has no rule",
          new Span(0, 0),
          "write one, as in `west_climbs from actor USA, act threaten.*`");
    }
    return new Read(
        parser.problems.isEmpty()
            ? Optional.of(new EventMap(parser.window, parser.rules))
            : Optional.empty(),
        parser.problems);
  }

  private void statement() {
    int begun = next;
    try {
      Token first = take();
      if (!first.first()) {
        throw mistake(
            "E1101",
            "a rule begins at the beginning of a line",
            first.at(),
            "take away the blanks before it");
      }
      if (first.text().equals("history")) {
        window();
      } else {
        rule(first);
      }
    } catch (Mistake recovered) {
      next = Math.max(next, begun + 1);
      while (next < tokens.size() && !tokens.get(next).first()) {
        next++;
      }
    }
  }

  private void window() throws Mistake {
    peek("`from` and a day");
    String name = is("from") ? "" : take().text();
    expect("from");
    Token begin = peek("a day, as in 2022-02-24");
    LocalDate from = date();
    expect("to");
    LocalDate to = date();
    if (!from.isBefore(to)) {
      throw mistake("E1103", "the window ends before it begins", begin.at(), "swap the two days");
    }
    String with = "";
    if (is("with")) {
      int start = take().at().end();
      int end = start;
      while (more()) {
        end = take().at().end();
      }
      with = source.text().substring(start, end).strip().replaceAll("\\s+", " ");
    }
    window = Optional.of(new EventMap.Window(name, from, to, with));
  }

  private void rule(Token event) throws Mistake {
    expect("from");
    List<EventMap.Condition> conditions = new ArrayList<>();
    int within = 0;
    do {
      Token word = peek("a condition, as in `actor USA`");
      if (word.text().equals("within")) {
        take();
        within = number(0, 366);
        if (!is("day")) {
          expect("days");
        } else {
          take();
        }
      } else {
        conditions.add(condition());
      }
    } while (accept(","));
    if (more()) {
      throw mistake(
          "E1101",
          "between two conditions stands a comma",
          tokens.get(next).at(),
          "put `,` before it");
    }
    rules.add(new EventMap.Rule(event.text(), event.at(), conditions, within));
  }

  private EventMap.Condition condition() throws Mistake {
    Token word = take();
    return switch (word.text()) {
      case "actor" -> new EventMap.Condition.Who(true, who());
      case "target" -> new EventMap.Condition.Who(false, who());
      case "act" -> acts();
      case "level" -> level();
      case "escalating" -> new EventMap.Condition.Direction(true);
      case "not" -> {
        expect("escalating");
        yield new EventMap.Condition.Direction(false);
      }
      case "at" -> atLeast();
      case "source", "sure", "kind", "place", "case" -> words(word.text());
      case "between" -> between();
      default -> throw unknown("E1101", "condition", word, CONDITIONS);
    };
  }

  private List<String> who() throws Mistake {
    List<String> codes = new ArrayList<>();
    for (Token token : items()) {
      String name = plain(token);
      codes.add(CODES.getOrDefault(name.toLowerCase(Locale.ROOT), name));
    }
    return codes;
  }

  private EventMap.Condition acts() throws Mistake {
    List<EventMap.Act> acts = new ArrayList<>();
    for (Token token : items()) {
      String text = plain(token);
      if (text.matches("(0[1-9]|1\\d|20)\\d{0,2}\\*?")) {
        acts.add(new EventMap.Act.Cameo(text.replace("*", "")));
      } else {
        String[] parts = text.split("\\.", 2);
        if (!TYPES.contains(parts[0])) {
          throw unknown("E1102", "act of PLOVER or code of CAMEO", token, TYPES);
        }
        acts.add(new EventMap.Act.Plover(parts[0], parts.length > 1 ? parts[1] : "*"));
      }
    }
    return new EventMap.Condition.Acts(acts);
  }

  private EventMap.Condition level() throws Mistake {
    int low = number(1, 5);
    int high = accept("to") ? number(low, 5) : low;
    return new EventMap.Condition.Level(low, high);
  }

  private EventMap.Condition atLeast() throws Mistake {
    expect("least");
    int least = number(1, 999_999_999);
    Token what = peek("mentions, sources or deaths");
    if (!Set.of("mentions", "sources", "deaths").contains(what.text())) {
      throw unknown("E1102", "count", what, Set.of("mentions", "sources", "deaths"));
    }
    return new EventMap.Condition.AtLeast(take().text(), least);
  }

  private EventMap.Condition words(String kind) throws Mistake {
    List<String> words = new ArrayList<>();
    Set<String> known = WORDS.getOrDefault(kind, Set.of());
    for (Token token : items()) {
      if (!known.isEmpty() && !known.contains(plain(token))) {
        throw unknown("E1102", "word for `" + kind + "`", token, known);
      }
      words.add(plain(token));
    }
    return new EventMap.Condition.Words(COLUMNS.getOrDefault(kind, kind), words);
  }

  private EventMap.Condition between() throws Mistake {
    Token begin = peek("a day, as in 2022-02-24");
    LocalDate from = date();
    expect("and");
    LocalDate to = date();
    if (to.isBefore(from)) {
      throw mistake("E1103", "the second day is before the first", begin.at(), "swap the two days");
    }
    return new EventMap.Condition.Between(from, to);
  }

  /// {@return the items of a list: between commas, and `or` before the last}
  private List<Token> items() throws Mistake {
    List<Token> items = new ArrayList<>();
    items.add(item());
    while (more()) {
      if (is("or")) {
        take();
        items.add(item());
      } else if (is(",") && another()) {
        take();
        items.add(item());
      } else {
        break;
      }
    }
    return items;
  }

  /// {@return whether behind the comma stands an item rather than a condition}
  private boolean another() {
    return next + 1 < tokens.size()
        && !tokens.get(next + 1).first()
        && !CONDITIONS.contains(tokens.get(next + 1).text());
  }

  private Token item() throws Mistake {
    Token token = peek("a name");
    if (token.text().equals(",") || CONDITIONS.contains(token.text())) {
      throw mistake(
          "E1101", "here a name is missing", token.at(), "put it before `" + token.text() + "`");
    }
    return take();
  }

  private static String plain(Token token) {
    return token.text().replace("\"", "");
  }

  private int number(int least, int most) throws Mistake {
    Token token = peek("a number");
    String digits = token.text().replace("_", "");
    int value = digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    if (value < least || value > most) {
      throw mistake(
          "E1103",
          "`%s` is not a number from %,d to %,d".formatted(token.text(), least, most),
          token.at(),
          "write one of these");
    }
    next++;
    return value;
  }

  private LocalDate date() throws Mistake {
    Token token = peek("a day, as in 2022-02-24");
    try {
      LocalDate day = LocalDate.parse(token.text());
      next++;
      return day;
    } catch (DateTimeException wrong) {
      throw mistake(
          "E1103",
          "`%s` is not a day".formatted(token.text()),
          token.at(),
          "write it as in 2022-02-24");
    }
  }

  private boolean more() {
    return next < tokens.size() && !tokens.get(next).first();
  }

  private boolean is(String text) {
    return more() && tokens.get(next).text().equals(text);
  }

  private boolean accept(String text) {
    boolean found = is(text);
    next += found ? 1 : 0;
    return found;
  }

  private Token take() {
    return tokens.get(next++);
  }

  private Token peek(String wanted) throws Mistake {
    if (!more()) {
      int end = tokens.get(next - 1).at().end();
      throw mistake(
          "E1101", "the rule ends too early", new Span(end - 1, end), "go on with " + wanted);
    }
    return tokens.get(next);
  }

  private void expect(String word) throws Mistake {
    Token token = peek("`" + word + "`");
    if (!token.text().equals(word)) {
      throw mistake(
          "E1101",
          "here `%s` is missing".formatted(word),
          token.at(),
          "write `%s` before `%s`".formatted(word, token.text()));
    }
    next++;
  }

  private Mistake unknown(String code, String what, Token token, Set<String> known) {
    String text = plain(token);
    String help =
        Spelling.nearest(text.split("\\.", 2)[0], known)
            .map("did you mean `%s`?"::formatted)
            .orElse("they are " + String.join(", ", new TreeSet<>(known)));
    return mistake(code, "`%s` is no %s".formatted(text, what), token.at(), help);
  }

  private Mistake mistake(String code, String message, Span at, String help) {
    problem(code, message, at, help);
    return new Mistake();
  }

  private void problem(String code, String message, Span at, String help) {
    problems.add(
        new Diagnostic(Diagnostic.Severity.ERROR, code, message, at, "", List.of(), List.of(help)));
  }
}
