package offramp.data;

import static offramp.data.Database.quoted;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reads files of events into a ledger, in one transaction: all of them or none.
final class EventImport {
  /// Rows that DuckDB cannot take apart are told in these tables while a file is read.
  private static final String STORED =
      "store_rejects = true, rejects_table = 'torn', rejects_scan = 'torn_scan'";

  /// DuckDB takes every file for small, and would keep all its rows in memory to look the words up
  /// in them: what is looked up is always the words.
  private static final String AS_WRITTEN = "join_order,build_side_probe_side";

  private static final List<String> COLUMNS =
      List.of(
          ("first last precision actor actor_role target target_role cameo type mode kind level"
                  + " direction escalatory place country latitude longitude publisher case_id seq"
                  + " mentions sources deaths sure is_copy hindsight text")
              .split(" ", -1));

  private final Database database;
  private final Request request;

  private EventImport(Database database, Request request) {
    this.database = database;
    this.request = request;
  }

  /// What is to be read.
  ///
  /// @param text whether free text is kept
  /// @param encoding as [EventFile#of] takes it
  /// @param whole whether every column is read, needed or not
  record Request(
      List<Path> files, Layout layout, boolean text, Optional<String> encoding, boolean whole) {
    Request {
      files = List.copyOf(files);
    }

    Request ofWholeRows() {
      return new Request(files, layout, text, encoding, true);
    }
  }

  /// What became of one file.
  ///
  /// @param read rows of the file, those that could not be read among them
  /// @param added events that the ledger did not have
  /// @param there rows whose event the ledger had
  /// @param aside rows that are no events, by reason
  /// @param first the earliest day of an added event
  /// @param last the latest
  record Account(
      String name,
      long read,
      long added,
      long there,
      Map<String, Long> aside,
      Optional<LocalDate> first,
      Optional<LocalDate> last) {
    long setAside() {
      return aside.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /// Reads files into the ledger of an open database. If it throws, the ledger is as it was once
  /// the database is closed.
  ///
  /// {@return what became of each file}
  static List<Account> into(Database database, Request request)
      throws SQLException, IOException, EventFile.Unreadable {
    EventImport work = new EventImport(database, request);
    database.run("begin transaction");
    database.runAll("ledger.sql");
    freeWords(database, request.layout().ownWords());
    Words.into(database);
    List<Account> accounts = new ArrayList<>();
    for (Path file : request.files()) {
      accounts.add(work.read(file));
    }
    database.run("commit");
    return accounts;
  }

  /// Makes texts of these columns, which may get words that the ledger does not know.
  private static void freeWords(Database database, List<String> columns) throws SQLException {
    List<String> closed =
        database.list(
            """
            select column_name from duckdb_columns()
            where table_name = 'event' and data_type like 'ENUM%'""",
            row -> row.getString(1));
    for (String column : columns) {
      if (closed.contains(column)) {
        database.run("alter table event alter %s type varchar".formatted(column));
      }
    }
  }

  private Account read(Path path) throws SQLException, IOException, EventFile.Unreadable {
    try {
      EventFile file =
          EventFile.parquet(path)
              ? parquet(path)
              : EventFile.of(path, request.layout(), request.encoding());
      return read(file);
    } catch (EventFile.Unreadable unreadable) {
      throw new EventFile.Unreadable("%s: %s".formatted(path, unreadable.getMessage()));
    }
  }

  private EventFile parquet(Path path) throws SQLException, EventFile.Unreadable {
    String all = "read_parquet(%s)".formatted(quoted(path.toString()));
    List<String> given;
    try {
      given =
          database.list(
              "select column_name from (describe select * from %s)".formatted(all),
              row -> row.getString(1));
    } catch (SQLException broken) {
      throw new EventFile.Unreadable(Database.firstLine(broken));
    }
    List<String> names = EventFile.names(given);
    String from =
        IntStream.range(0, names.size())
            .mapToObj(i -> "\"%s\" as \"%s\"".formatted(given.get(i), names.get(i)))
            .collect(Collectors.joining(", ", "(select ", " from " + all + ")"));
    List<String> missing =
        request.layout().needs().stream().filter(name -> !names.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new EventFile.Unreadable("it has no column " + String.join(", ", missing));
    }
    return new EventFile(path, names, from.replace("%", "%%"), false);
  }

  private Account read(EventFile file) throws SQLException, EventFile.Unreadable {
    long number = database.number("select coalesce(max(import), 0) + 1 from import");
    long taken;
    try {
      database.run("set preserve_insertion_order = false");
      database.run("set disabled_optimizers = '%s'".formatted(AS_WRITTEN));
      taken = database.change(insert(file, number));
    } catch (SQLException broken) {
      if (Database.broke(broken)) {
        throw broken;
      }
      throw new EventFile.Unreadable(Database.firstLine(broken));
    }
    long read = taken + (file.parquet() ? 0 : torn(number));
    setAside(file, number);
    database.run("reset disabled_optimizers");
    long there = twice(number);
    Account account = account(file.path().getFileName().toString(), number, read, there);
    database.run(
        "insert into import values (%d, %s, %s, %d, %d, %d, %d)"
            .formatted(
                number,
                quoted(account.name()),
                quoted(request.layout().word()),
                read,
                account.added(),
                there,
                account.setAside()));
    return account;
  }

  private Account account(String name, long number, long read, long there) throws SQLException {
    Map<String, Long> aside = new LinkedHashMap<>();
    database.list(
        "select reason, count(*) from aside where import = %d group by all order by 2 desc, 1"
            .formatted(number),
        row -> aside.put(row.getString(1), row.getLong(2)));
    return database.one(
        "select count(*), min(first), max(last) from event where import = %d".formatted(number),
        row ->
            new Account(
                name,
                read,
                row.getLong(1),
                there,
                aside,
                Optional.ofNullable(row.getObject(2, LocalDate.class)),
                Optional.ofNullable(row.getObject(3, LocalDate.class))));
  }

  /// {@return the statement that reads all rows of a file; those that are no events come with the
  /// number below zero, and are taken out later}
  private String insert(EventFile file, long number) {
    String values =
        COLUMNS.stream()
            .map(
                name ->
                    switch (name) {
                      case "cameo" -> "code";
                      case "escalatory" ->
                          "case when coalesce(kind, '') <> 'think' then direction in ('escalate', 'threaten') end";
                      default -> name;
                    })
            .collect(Collectors.joining(", "));
    return "insert into event (import, layout, id, %s) %s select case when problem is null then %d else -%d end, %s, id, %s from meant"
        .formatted(
            String.join(", ", COLUMNS),
            meant(file, file.parquet() ? "" : STORED, "null::bigint as line"),
            number,
            number,
            quoted(request.layout().word()),
            values);
  }

  /// {@return the table expressions from the file to `meant`, in which every word is the ledger's}
  private String meant(EventFile file, String settings, String line) {
    Layout layout = request.layout();
    String columns =
        layout.columns().stream()
            .map(
                name ->
                    file.columns().contains(name)
                        ? "\"%s\"::varchar as \"%s\"".formatted(name, name)
                        : "null::varchar as \"%s\"".formatted(name))
            .collect(Collectors.joining(", "));
    String sql =
        Database.resource(layout.sql() + ".sql")
            .replaceFirst("(?m)^select$", "select\n  raw.line as line,");
    return Database.resource("insert.sql")
        .replace("$layout", sql)
        .replace("$columns", line + ", " + columns)
        .replace("$reader", request.whole() ? file.wholeRows(settings) : file.reader(settings))
        .replace("$names", layout.names() == Layout.Names.NUMBER ? "state_number" : "state_name")
        .replace("$text", request.text() ? "read.text" : "null");
  }

  /// Keeps aside the rows that could not be taken apart.
  ///
  /// {@return how many there are}
  private long torn(long number) throws SQLException {
    long rows =
        database.change(
            """
            insert into aside
            select %d, line, any_value(case error_type
                when 'TOO MANY COLUMNS' then 'more columns than the first line'
                when 'MISSING COLUMNS' then 'fewer columns than the first line'
                when 'UNQUOTED VALUE' then 'quotes that do not match'
                when 'LINE SIZE OVER MAXIMUM' then 'a line of more than 4,000,000 bytes'
                when 'INVALID ENCODING' then 'bytes that are no text in this encoding'
                else lower(error_type::varchar) end), %s
            from torn group by line"""
                .formatted(number, request.text() ? "left(any_value(csv_line), 2000)" : "null"));
    database.run("drop table torn");
    database.run("drop table torn_scan");
    return rows;
  }

  /// Moves rows aside that are no events. Their lines are known only if the file is read once more
  /// in its order, which is done if there are any.
  private void setAside(EventFile file, long number) throws SQLException {
    String unread = " from event where import = -%d".formatted(number);
    if (database.number("select count(*)" + unread) == 0) {
      return;
    }
    database.run("set preserve_insertion_order = true");
    String text =
        request.text()
            ? "left(concat_ws(' ', id, first, actor, target, cameo, text), 2000)"
            : "null";
    // a line that could not be taken apart stands before as many rows as its number says, less
    // those like it
    database.run(
        """
        insert into aside
        %s,
          rent as (select line - row_number() over (order by line) as before from aside where import = %d)
        select %d, line + %d + (select count(*) from rent where before < line + %d), problem, %s
        from meant where problem is not null"""
            .formatted(
                meant(file, "ignore_errors = true", "row_number() over () as line"),
                number,
                number,
                file.header() ? 1 : 0,
                file.header() ? 1 : 0,
                text));
    database.run("delete" + unread);
  }

  /// Takes out the events that the ledger had, and all but one of those that stand twice in a file.
  ///
  /// {@return how many}
  private long twice(long number) throws SQLException {
    long before =
        database.change(
            """
            delete from event where import = %d and id in (
              select id from event where import < %d and layout = %s)"""
                .formatted(number, number, quoted(request.layout().word())));
    String many =
        "select hash(id) from event where import = %d group by all having count(*) > 1"
            .formatted(number);
    if (database.number("select count(*) from (%s)".formatted(many)) == 0) {
      return before;
    }
    return before
        + database.change(
            """
            delete from event where rowid in (
              select rowid from (
                select rowid, row_number() over (partition by id order by rowid) as k from event
                where import = %d and hash(id) in (%s))
              where k > 1)"""
                .formatted(number, many));
  }
}
