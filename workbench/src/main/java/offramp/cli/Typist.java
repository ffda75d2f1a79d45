package offramp.cli;

import java.util.List;
import java.util.Optional;
import offramp.simulate.Settings;

/// Who has typed a command, if not a person in a terminal.
///
/// @param told the command in the words to be told to who wants the numbers again
/// @param watcher follows the work and can stop it
record Typist(List<String> told, Settings.Watcher watcher) {
  Typist {
    told = List.copyOf(told);
  }

  /// {@return who has typed the command of `spec`; empty for a person}
  static Optional<Typist> of(picocli.CommandLine.Model.CommandSpec spec) {
    return ((Main) spec.root().userObject()).typed();
  }
}
