package offramp.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import offramp.cli.Extension;

/// The commands of this module.
public final class DataCommands implements Extension {
  @Override
  public Map<String, Supplier<Object>> commands() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("import events", ImportEventsCommand::new);
    commands.put("history", HistoryCommand::new);
    commands.put("ledger", LedgerCommand::new);
    commands.put("study", StudyCommand::line);
    return commands;
  }
}
