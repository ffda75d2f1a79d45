package offramp.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.check.Checked;
import offramp.check.Checker;
import offramp.check.Variation;
import offramp.program.Program;
import offramp.text.Diagnostic;
import offramp.text.Source;

/// The programs of the texts that were last asked about: each is checked and compiled once.
final class Programs {
  private static final int MOST = 24;

  private final Map<Key, Read> known = new LinkedHashMap<>();

  private record Key(String name, String text, Variation variation) {}

  /// What became of a text.
  ///
  /// @param program empty if something is wrong with it
  record Read(Optional<Program> program, List<Diagnostic> diagnostics) {}

  /// {@return the program of a text, or what is wrong with it}
  Read of(Source source, Variation variation) {
    Key key = new Key(source.name(), source.text(), variation);
    Optional<Read> there = known(key);
    if (there.isPresent()) {
      return there.get();
    }
    Checked checked = Checker.check(source, variation);
    Read read = new Read(checked.model().map(Program::of), checked.diagnostics());
    keep(key, read);
    return read;
  }

  /// {@return the program of a text in which nothing is wrong}
  Program sound(Source source, Variation variation) throws Refused {
    return of(source, variation)
        .program()
        .orElseThrow(
            () -> new Refused(Refused.NOT_WORKABLE, "the model is wrong", "see its errors"));
  }

  private synchronized Optional<Read> known(Key key) {
    Optional<Read> found = Optional.ofNullable(known.remove(key));
    found.ifPresent(read -> known.put(key, read)); // now the youngest
    return found;
  }

  private synchronized void keep(Key key, Read read) {
    known.put(key, read);
    if (known.size() > MOST) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
