package offramp.data;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a ledger of events holds, counted. Rows that their source marks as copies of another are
/// not counted again, and dyads are directed: who acted, upon whom.
///
/// @param files what was read into it
/// @param aside the rows that were kept aside, by reason
/// @param events how many events there are, with copies and those without date
/// @param from the first day of any
/// @param to the last
/// @param dyads the most frequent first
/// @param months each dyad's months that have events, in order
/// @param climbs when each dyad first came to a level, in order
/// @param gaps the longest silences of a dyad, the longest first
record EventCounts(
    List<File> files,
    List<Aside> aside,
    Events events,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    List<Dyad> dyads,
    List<Month> months,
    List<Climb> climbs,
    List<Gap> gaps) {

  EventCounts {
    files = List.copyOf(files);
    aside = List.copyOf(aside);
    dyads = List.copyOf(dyads);
    months = List.copyOf(months);
    climbs = List.copyOf(climbs);
    gaps = List.copyOf(gaps);
  }

  record File(String name, String layout, long read, long added, long there, long aside) {}

  record Aside(String reason, long rows) {}

  record Events(long all, long copies, long undated, long pairless) {}

  record Dyad(String actor, String target, long events, long escalatory, int highest) {
    String name() {
      return actor + " > " + target;
    }

    boolean is(String acted, String upon) {
      return actor.equals(acted) && target.equals(upon);
    }
  }

  /// {@return the months of a dyad that have events, in order}
  List<Month> of(Dyad dyad) {
    return months.stream().filter(month -> dyad.is(month.actor(), month.target())).toList();
  }

  /// @param highest level of the month on the scale of MID; 0 if none is told
  record Month(
      String actor, String target, LocalDate month, long events, long escalatory, int highest) {}

  record Climb(String actor, String target, int level, LocalDate first) {}

  /// @param days without an event between the two
  record Gap(String actor, String target, LocalDate after, LocalDate before, long days) {}

  private static final String DYADS =
      """
      create temp table dyad as
      select a.who as actor, t.who as target, first, coalesce(level, 0) as level,
        coalesce(escalatory, false) as escalatory
      from event,
        unnest(string_split(actor, ';')) as a(who), unnest(string_split(target, ';')) as t(who)
      where not coalesce(is_copy, false) and first is not null and a.who <> t.who
      """;

  static EventCounts of(Database ledger) throws SQLException {
    ledger.run(DYADS);
    return new EventCounts(
        ledger.list(
            "select name, layout, read, added, there, aside from import order by import",
            row ->
                new File(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6))),
        ledger.list(
            "select reason, count(*) from aside group by all order by 2 desc, 1",
            row -> new Aside(row.getString(1), row.getLong(2))),
        ledger.one(
            "select count(*), count_if(is_copy), count_if(first is null), count_if(actor is null or"
                + " target is null) from event",
            row -> new Events(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))),
        day(ledger, "min(first)"),
        day(ledger, "max(last)"),
        dyads(ledger),
        months(ledger),
        climbs(ledger),
        gaps(ledger));
  }

  private static Optional<LocalDate> day(Database ledger, String what) throws SQLException {
    return ledger.one(
        "select %s from event".formatted(what),
        row -> Optional.ofNullable(row.getObject(1, LocalDate.class)));
  }

  private static List<Dyad> dyads(Database ledger) throws SQLException {
    return ledger.list(
        "select actor, target, count(*), count_if(escalatory), max(level) from dyad group by all"
            + " order by 3 desc, 1, 2",
        row ->
            new Dyad(
                row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getInt(5)));
  }

  private static List<Month> months(Database ledger) throws SQLException {
    return ledger.list(
        "select actor, target, date_trunc('month', first)::date, count(*), count_if(escalatory),"
            + " max(level) from dyad group by all order by 1, 2, 3",
        row ->
            new Month(
                row.getString(1),
                row.getString(2),
                row.getObject(3, LocalDate.class),
                row.getLong(4),
                row.getLong(5),
                row.getInt(6)));
  }

  /// A level counts as come to when the dyad first stands on it or above, and was below before.
  private static List<Climb> climbs(Database ledger) throws SQLException {
    return ledger.list(
        """
        select actor, target, level, first from (
          select actor, target, first, max(level) as level,
            max(max(level)) over (partition by actor, target order by first
              rows between unbounded preceding and 1 preceding) as before
          from dyad group by actor, target, first)
        where level > coalesce(before, 1) order by actor, target, first""",
        row ->
            new Climb(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getObject(4, LocalDate.class)));
  }

  private static List<Gap> gaps(Database ledger) throws SQLException {
    return ledger.list(
        """
        select actor, target, before, first, first - before - 1 as days from (
          select actor, target, first,
            lag(first) over (partition by actor, target order by first) as before
          from (select distinct actor, target, first from dyad))
        where first - before > 1
        qualify row_number() over (partition by actor, target order by first - before desc, first) <= 3
        order by days desc, actor, target, first""",
        row ->
            new Gap(
                row.getString(1),
                row.getString(2),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class),
                row.getLong(5)));
  }
}
