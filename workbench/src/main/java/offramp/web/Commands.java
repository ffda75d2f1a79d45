package offramp.web;

import java.util.List;
import offramp.simulate.Settings;

/// The commands of the command line, as jobs of the server put them.
public interface Commands {
  /// A command to be run.
  ///
  /// @param words the command, its options and its file, as somebody would type them
  /// @param told the same as it is told to a reader who wants the numbers again
  /// @param watcher follows the work and can stop it
  record Typed(List<String> words, List<String> told, Settings.Watcher watcher) {
    public Typed {
      words = List.copyOf(words);
      told = List.copyOf(told);
    }
  }

  /// What came of it.
  ///
  /// @param exit the code that the command ends with; 0 if it did its work
  /// @param mistakes what it wrote for a person because something is wrong
  record Done(int exit, String mistakes) {}

  /// Runs a command and waits for its end.
  Done run(Typed typed);

  /// {@return whether there is such a command; those of a module that lies apart may not be there}
  default boolean has(String command) {
    return true;
  }
}
