package offramp.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import offramp.finding.ForecastRules;
import offramp.finding.Foretold;

/// A record of forecasts: a line of JSON for each entry, each with the hash of the line before and
/// at its end its own; `docs/json/forecast-record.schema.json` describes it.
///
/// The hash is the SHA-256 of the line up to `,"hash"`, in UTF-8 (Haber, Stornetta: How to
/// time-stamp a digital document, Journal of Cryptology 3:99, 1991). Whoever changes, takes out,
/// puts in or moves an entry breaks the chain there. Who cuts off its end, or writes the whole rest
/// anew, does not: against that the last hash must be known elsewhere.
///
/// @param entries in their order
/// @param lines that hold them
/// @param hashes of the lines
public record ForecastFile(List<Foretold> entries, List<String> lines, List<String> hashes) {
  private static final String NONE = "0".repeat(64);
  private static final Pattern FORM = Pattern.compile("(.*),\"hash\":\"([0-9a-f]{64})\"}");
  private static final String COPY = "put back the lines as they were, from a copy";

  /// A record without entries.
  public static final ForecastFile EMPTY = new ForecastFile(List.of(), List.of(), List.of());

  public ForecastFile {
    entries = List.copyOf(entries);
    lines = List.copyOf(lines);
    hashes = List.copyOf(hashes);
  }

  /// Where a record is broken first, and what to do.
  public static final class Broken extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final String why;
    private final String mend;

    Broken(int line, String why, String mend) {
      super(why);
      this.line = line;
      this.why = why;
      this.mend = mend;
    }

    /// {@return the number of the line, from 1}
    public int line() {
      return line;
    }

    public String why() {
      return why;
    }

    public String mend() {
      return mend;
    }
  }

  /// {@return the record that a text holds, whose chain is whole and whose entries keep the rules}
  public static ForecastFile read(String text) throws Broken {
    List<Foretold> entries = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    for (int from = 0; from < text.length(); from += lines.getLast().length() + 1) {
      int end = text.indexOf('\n', from);
      lines.add(text.substring(from, end < 0 ? text.length() : end));
      read(lines.getLast(), entries, hashes);
    }
    if (!text.isEmpty() && !text.endsWith("\n")) {
      throw new Broken(lines.size(), "the file does not end with the end of a line", COPY);
    }
    return new ForecastFile(entries, lines, hashes);
  }

  private static void read(String line, List<Foretold> entries, List<String> hashes) throws Broken {
    int number = entries.size() + 1;
    Matcher form = FORM.matcher(line);
    try {
      ForecastLine values = ForecastLine.parse(line);
      if (!form.matches()) {
        throw new ForecastLine.Wrong("does not end with its hash");
      }
      if (!Digest.of(form.group(1)).equals(form.group(2))) {
        throw new Broken(
            number,
            "this entry is not what its hash says: it was changed after it was written",
            COPY);
      }
      if (!values.text("previous").equals(hashes.isEmpty() ? NONE : hashes.getLast())) {
        throw new Broken(
            number,
            "this entry does not follow the one before: an entry was taken out, put in or moved"
                + " here",
            COPY);
      }
      Foretold entry = values.entry();
      if (entry.number() != number) {
        throw new ForecastLine.Wrong("is entry %d, not %d".formatted(entry.number(), number));
      }
      Optional<String> against = ForecastRules.against(entries, entry);
      if (against.isPresent()) {
        throw new ForecastLine.Wrong("has no place here: " + against.get());
      }
      entries.add(entry);
      hashes.add(form.group(2));
    } catch (ForecastLine.Wrong wrong) {
      throw new Broken(
          number,
          "this line is no entry: it " + wrong.getMessage(),
          "entries are written by `offramp forecast record` and `resolve`, not by hand; " + COPY);
    }
  }

  /// {@return the record with one entry more}
  ///
  /// @param entry whose number is the next, and which keeps the rules
  public ForecastFile with(Foretold entry) {
    if (entry.number() != lines.size() + 1) {
      throw new IllegalArgumentException(
          "entry (%d) is not the next (%d)".formatted(entry.number(), lines.size() + 1));
    }
    String open = ForecastLine.open(entry, head());
    String hash = Digest.of(open);
    return new ForecastFile(
        and(entries, entry), and(lines, open + ",\"hash\":\"" + hash + "\"}"), and(hashes, hash));
  }

  private static <T> List<T> and(List<T> all, T more) {
    List<T> longer = new ArrayList<>(all);
    longer.add(more);
    return longer;
  }

  /// {@return the hash of the last entry, 64 zeros if there is none}
  public String head() {
    return hashes.isEmpty() ? NONE : hashes.getLast();
  }

  /// {@return the text of the file}
  public String text() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
