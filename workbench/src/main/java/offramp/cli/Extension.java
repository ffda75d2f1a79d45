package offramp.cli;

import java.util.Map;
import java.util.function.Supplier;

/// Commands of a module that lies apart because of its weight, found by a `ServiceLoader` where the
/// module is on the class path.
public interface Extension {
  /// {@return commands by the words that call them, as in `ledger` or `import events`}
  Map<String, Supplier<Object>> commands();
}
