package offramp.edit;

import java.util.Optional;
import offramp.syntax.Formatter;

/// The one layout of a text.
public final class Format {
  private Format() {}

  /// {@return the text laid out; empty if parts of it cannot be read}
  public static Optional<String> of(Reading text) {
    return text.whole() ? Optional.of(Formatter.format(text.source())) : Optional.empty();
  }
}
