package offramp.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import offramp.cli.Exit;
import offramp.cli.Refusal;

/// A ledger as a file: it is whole at every moment, whatever stops the work.
///
/// A new ledger is made beside its place and moved there when it is done. One that is there is
/// changed in one transaction: after a kill DuckDB goes back to what was before.
final class EventLedger {
  private EventLedger() {}

  static List<EventImport.Account> importInto(Path ledger, EventImport.Request request)
      throws SQLException, IOException, EventFile.Unreadable {
    if (Files.exists(ledger)) {
      return into(ledger, request);
    }
    Path part = ledger.toAbsolutePath().resolveSibling(ledger.getFileName() + ".part");
    clear(part);
    boolean done = false;
    try {
      List<EventImport.Account> accounts = into(part, request);
      Files.move(part, ledger);
      done = true;
      return accounts;
    } finally {
      if (!done) {
        clear(part);
      }
    }
  }

  /// DuckDB 1.5.6 breaks where it notes a line that is not of the encoding and reads only some of
  /// the columns, so that then all are read. After the break the file is as it was.
  private static List<EventImport.Account> into(Path file, EventImport.Request request)
      throws SQLException, IOException, EventFile.Unreadable {
    try (Database database = Database.open(file)) {
      return EventImport.into(database, request);
    } catch (SQLException failed) {
      if (!Database.broke(failed)) {
        throw failed;
      }
    }
    try (Database database = Database.open(file)) {
      return EventImport.into(database, request.ofWholeRows());
    }
  }

  /// Takes away what an import left that was killed; one that is at work keeps its lock.
  private static void clear(Path part) throws IOException {
    if (Files.exists(part)) {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        if (channel.tryLock() == null) {
          throw new IOException("another import is making it");
        }
      }
      Files.delete(part);
    }
    Files.deleteIfExists(part.resolveSibling(part.getFileName() + ".wal"));
  }

  /// {@return the database of a ledger, to read it only}
  static Database read(Path ledger) throws Refusal {
    if (!Files.isRegularFile(ledger)) {
      throw new Refusal(
          Exit.USAGE,
          "error: there is no ledger %s%n  = help: `offramp import events FILE --format LAYOUT --into %s` makes one"
              .formatted(ledger, ledger));
    }
    try {
      Database database = Database.read(ledger);
      if (database.number(
              "select count(*) from information_schema.tables where table_type = 'BASE TABLE' and"
                  + " table_name in ('event', 'import', 'aside')")
          < 3) {
        database.close();
        throw new Refusal(
            Exit.WRONG_MODEL, "error: %s is a database, but not a ledger".formatted(ledger));
      }
      return database;
    } catch (SQLException failed) {
      throw refusal(ledger, failed);
    }
  }

  /// {@return words for what the database or the disk refused}
  static Refusal refusal(Path ledger, Exception failed) {
    String said =
        failed instanceof SQLException broken
            ? Database.firstLine(broken)
            : String.valueOf(failed.getMessage());
    String help =
        said.contains("lock")
            ? "%n  = help: another program has it open; try again when it is done".formatted()
            : "";
    return new Refusal(Exit.USAGE, "error: cannot use %s: %s%s".formatted(ledger, said, help));
  }
}
