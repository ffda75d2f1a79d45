package offramp.data;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The tables of states and acts, as a database needs them to read event data.
///
/// Sources stand at the head of each table, in the resources of this package.
final class Words {
  private static final List<String> ROOTS =
      IntStream.rangeClosed(1, 20).mapToObj("%02d"::formatted).toList();

  private Words() {}

  /// Fills temporary tables and makes the macros that the layouts use.
  static void into(Database database) throws SQLException {
    states(database);
    table(
        database,
        "act",
        "scheme varchar, act varchar, cameo varchar, level tinyint",
        rows("acts.csv"));
    table(database, "plover", "type varchar, mode varchar, cameo varchar", rows("plover.csv"));
    database.run("update plover set mode = '' where mode is null");
    table(
        database,
        "cameo",
        "code varchar, type varchar, mode varchar, kind varchar, level tinyint, direction varchar",
        cameo());
    database.run("set variable names = (select map(list(name), list(code)) from state_name)");
    database.run(
        "set variable abbreviations = (select map(list(name), list(code)) from"
            + " state_abbreviation)");
    database.runAll("words.sql");
    database.run(
        "create temp table shape as select *, null::bigint as line, null::varchar as problem from"
            + " event limit 0");
  }

  /// {@return the rows of a table of this package, without its comments and its head}
  static List<List<String>> rows(String resource) {
    return Database.resource(resource)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .skip(1)
        .map(line -> List.of(line.split(";", -1)))
        .toList();
  }

  private static void states(Database database) throws SQLException {
    List<List<String>> names = new ArrayList<>();
    List<List<String>> numbers = new ArrayList<>();
    List<List<String>> abbreviations = new ArrayList<>();
    for (List<String> state : rows("states.csv")) {
      String code = state.get(0);
      names.add(List.of(code.toLowerCase(Locale.ROOT), code));
      for (String name : state.get(3).split("\\|", -1)) {
        names.add(List.of(name.toLowerCase(Locale.ROOT), code));
      }
      for (String number : state.get(1).split("\\|", -1)) {
        numbers.add(List.of(number, code));
      }
      for (String abbreviation : state.get(2).split("\\|", -1)) {
        abbreviations.add(List.of(abbreviation, code));
      }
    }
    abbreviations.removeIf(row -> row.getFirst().isEmpty());
    table(database, "state_abbreviation", "name varchar, code varchar", abbreviations);
    table(database, "state_name", "name varchar, code varchar", names.stream().distinct().toList());
    numbers.removeIf(row -> row.getFirst().isEmpty());
    table(database, "state_number", "name varchar, code varchar", numbers);
  }

  /// {@return every code of CAMEO that could be written, each with what its longest known beginning
  /// says}
  private static List<List<String>> cameo() {
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : rows("cameo.csv")) {
      rows.add(row);
    }
    Map<String, List<String>> known =
        rows.stream().collect(Collectors.toMap(List::getFirst, row -> row));
    List<List<String>> all = new ArrayList<>();
    for (String root : ROOTS) {
      all.add(known(known, root));
      for (int third = 0; third < 10; third++) {
        all.add(known(known, root + third));
        for (int fourth = 0; fourth < 10; fourth++) {
          all.add(known(known, root + third + fourth));
        }
      }
    }
    return all;
  }

  private static List<String> known(Map<String, List<String>> known, String code) {
    String beginning = code;
    while (!known.containsKey(beginning)) {
      beginning = beginning.substring(0, beginning.length() - 1);
    }
    List<String> row = new ArrayList<>(known.get(beginning));
    row.set(0, code);
    return row;
  }

  private static void table(Database database, String name, String columns, List<List<String>> rows)
      throws SQLException {
    database.run("create temp table %s (%s)".formatted(name, columns));
    String values =
        rows.stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> cell.isEmpty() ? "null" : Database.quoted(cell))
                        .collect(Collectors.joining(", ", "(", ")")))
            .collect(Collectors.joining(", "));
    database.run("insert into %s values %s".formatted(name, values));
  }
}
