package offramp.syntax;

import offramp.text.Source;

public final class Formatter {
  private Formatter() {}

  public static String format(Source source) {
    return source.text();
  }
}
