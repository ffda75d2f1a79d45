package offramp.data;

import static offramp.data.Database.quoted;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The rows of a ledger that a rule asks for, those that say the same counted together.
final class Sightings {
  /// Rows of one source that tell of one act, day and level.
  ///
  /// @param level on the scale of MID; 0 if none is told
  /// @param rows how many
  /// @param ids of the first few
  record Sighting(
      LocalDate first, LocalDate last, String layout, int level, long rows, List<String> ids) {
    Sighting {
      ids = List.copyOf(ids);
    }

    long days() {
      return first.until(last, ChronoUnit.DAYS);
    }
  }

  /// Types of the first draft of PLOVER (2016) that are now parts of others, and the roots of CAMEO
  /// that they still are.
  private static final Map<String, String> FORMER =
      Map.of("fight", "19", "demand", "10", "disapprove", "11", "investigate", "09", "yield", "08");

  private Sightings() {}

  /// {@return the sightings of a rule, the most exact first}
  static List<Sighting> of(Database ledger, EventMap.Rule rule) throws SQLException {
    return ledger.list(
        """
        select first, last, layout, coalesce(level, 0), count(*),
          array_to_string(list(id order by id)[1:3], chr(10))
        from event where first is not null and not coalesce(is_copy, false) and %s
        group by first, last, layout, 4 order by last - first, first, layout, 4"""
            .formatted(where(rule)),
        Sightings::sighting);
  }

  /// {@return how many rows of a rule have no date, and therefore no place in a history}
  static long undated(Database ledger, EventMap.Rule rule) throws SQLException {
    return ledger.number("select count(*) from event where first is null and " + where(rule));
  }

  private static Sighting sighting(ResultSet row) throws SQLException {
    return new Sighting(
        row.getObject(1, LocalDate.class),
        row.getObject(2, LocalDate.class),
        row.getString(3),
        row.getInt(4),
        row.getLong(5),
        Arrays.asList(row.getString(6).split("\n", -1)));
  }

  static String where(EventMap.Rule rule) {
    return rule.conditions().isEmpty()
        ? "true"
        : rule.conditions().stream()
            .map(Sightings::where)
            .collect(Collectors.joining(") and (", "((", "))"));
  }

  private static String where(EventMap.Condition condition) {
    return switch (condition) {
      case EventMap.Condition.Who(var actor, var codes) ->
          any(codes, code -> listed(actor ? "actor" : "target", code));
      case EventMap.Condition.Acts(var acts) ->
          acts.stream().map(Sightings::act).collect(Collectors.joining(" or "));
      case EventMap.Condition.Level(var low, var high) ->
          "level between %d and %d".formatted(low, high);
      case EventMap.Condition.Direction(var escalating) ->
          escalating ? "escalatory" : "not escalatory";
      case EventMap.Condition.AtLeast(var what, var least) ->
          what.equals("deaths")
              ? "deaths >= %d".formatted(least)
              : "%s is null or %s >= %d".formatted(what, what, least);
      case EventMap.Condition.Words(var column, var words) ->
          column.equals("place")
              ? any(
                  words,
                  word ->
                      "country = %s or contains(lower(place), lower(%s))"
                          .formatted(quoted(word), quoted(word)))
              : any(words, word -> "%s = %s".formatted(column, quoted(word)));
      case EventMap.Condition.Between(var from, var to) ->
          "last >= date '%s' and first <= date '%s'".formatted(from, to);
    };
  }

  private static String any(List<String> words, UnaryOperator<String> one) {
    return words.stream().map(one).collect(Collectors.joining(" or "));
  }

  /// A cell may hold several codes between semicolons.
  private static String listed(String column, String code) {
    String like = code.replaceAll("[\\\\%_]", "\\\\$0").replace("*", "%");
    return "';' || %s || ';' like %s escape '\\'".formatted(column, quoted("%;" + like + ";%"));
  }

  private static String act(EventMap.Act act) {
    return switch (act) {
      case EventMap.Act.Cameo(var beginning) ->
          "starts_with(cameo, %s)".formatted(quoted(beginning));
      case EventMap.Act.Plover(var type, var mode) -> {
        String root = FORMER.getOrDefault(type, "");
        String is =
            root.isEmpty()
                ? "type::varchar = " + quoted(type)
                : "starts_with(cameo, %s)".formatted(quoted(root));
        yield mode.equals("*") ? is : "%s and mode::varchar = %s".formatted(is, quoted(mode));
      }
    };
  }
}
