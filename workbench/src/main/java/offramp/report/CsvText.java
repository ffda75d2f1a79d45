package offramp.report;

/// What every table of CSV (RFC 4180) shares.
public final class CsvText {
  private CsvText() {}

  /// {@return a cell, in quotes where it needs them}
  public static String quoted(String text) {
    return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
