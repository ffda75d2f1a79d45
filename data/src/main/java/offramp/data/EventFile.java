package offramp.data;

import static offramp.data.Database.quoted;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A file of events: where its columns are, and the words of SQL that read it.
///
/// @param columns the names of its columns, in their order
/// @param from the call of a table function that reads it; `%s` stands for further settings
record EventFile(Path path, List<String> columns, String from, boolean header) {
  /// What is looked at to know the encoding.
  private static final int LOOK = 4_000_000;

  private static final int LONGEST_FIRST_LINE = 1_000_000;

  EventFile {
    columns = List.copyOf(columns);
  }

  /// Why a file is not one of events of the layout that was named.
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String message) {
      super(message);
    }
  }

  /// {@return the file as one of `layout`}
  ///
  /// @param encoding `utf-8` or `latin-1`; empty to find out
  static EventFile of(Path path, Layout layout, Optional<String> encoding)
      throws Unreadable, IOException {
    byte[] head = head(path);
    if (head.length == 0) {
      throw new Unreadable("it is empty");
    }
    if (new String(head, 0, Math.min(4, head.length), StandardCharsets.ISO_8859_1).equals("PAR1")) {
      throw new Unreadable("it is Parquet; its name should end in .parquet");
    }
    int zero = zero(head);
    if (zero >= 0) {
      throw new Unreadable("it is not text: byte %,d is 0".formatted(zero + 1));
    }
    if (zipped(path)) {
      whole(path);
    }
    String code = encoding.orElseGet(() -> encoding(head, layout));
    return text(path, layout, firstLine(head, code), code);
  }

  private static int zero(byte[] head) {
    for (int i = 0; i < head.length; i++) {
      if (head[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] head(Path path) throws IOException, Unreadable {
    try (InputStream in = plain(path)) {
      return in.readNBytes(LOOK);
    } catch (EOFException | ZipException broken) {
      throw torn(broken);
    }
  }

  /// Reads a packed file to its end, where its checksum stands: the database takes one that is cut
  /// off for a short one.
  private static void whole(Path path) throws IOException, Unreadable {
    try (InputStream in = plain(path)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (EOFException | ZipException broken) {
      throw torn(broken);
    }
  }

  private static Unreadable torn(IOException broken) {
    return new Unreadable(
        "it is not whole: %s"
            .formatted(broken.getMessage() == null ? "its end is missing" : broken.getMessage()));
  }

  static boolean zipped(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  static boolean parquet(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  /// {@return the bytes of a file, unpacked if its name ends in .gz}
  static InputStream plain(Path path) throws IOException {
    InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    try {
      return zipped(path) ? new GZIPInputStream(file, 1 << 16) : file;
    } catch (IOException broken) {
      file.close();
      throw broken;
    }
  }

  /// {@return `utf-8`, or `latin-1` where the bytes are no UTF-8, and where POLECAT says nothing
  /// else: it is published so}
  private static String encoding(byte[] head, Layout layout) {
    CharBuffer to = CharBuffer.allocate(head.length);
    boolean broken =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head), to, false).isError();
    boolean plain = to.flip().chars().allMatch(c -> c < 128);
    return broken || (plain && layout == Layout.POLECAT) ? "latin-1" : "utf-8";
  }

  private static String firstLine(byte[] head, String code) throws Unreadable {
    Charset charset = code.equals("utf-8") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    String text = new String(head, charset);
    int end = text.indexOf('\n');
    String line = (end < 0 ? text : text.substring(0, end)).replace("\r", "").replace("\uFEFF", "");
    if (line.length() > LONGEST_FIRST_LINE) {
      throw new Unreadable(
          "its first line has more than %,d characters".formatted(LONGEST_FIRST_LINE));
    }
    return line;
  }

  private static EventFile text(Path path, Layout layout, String first, String code)
      throws Unreadable {
    char delimiter = delimiter(layout, first);
    List<String> cells = cells(first, delimiter);
    Optional<List<String>> headless = layout.headless(cells.size());
    boolean named = cells.containsAll(layout.needs());
    if (!named && headless.isEmpty()) {
      throw new Unreadable(wrong(layout, cells));
    }
    List<String> columns = named ? cells : headless.orElseThrow();
    String quotes = layout.shape() == Layout.Shape.COMMAS ? "'\"'" : "''";
    String types =
        columns.stream()
            .map(name -> quoted(name) + ": 'VARCHAR'")
            .collect(Collectors.joining(", ", "{", "}"));
    String from =
        """
        read_csv(%s, auto_detect = false, delim = %s, quote = %s, escape = %s, header = %s, \
        encoding = '%s', compression = '%s', columns = %s, max_line_size = 4000000, \
        %%s)"""
            .formatted(
                quoted(path.toString().replace("%", "%%")),
                quoted(String.valueOf(delimiter)),
                quotes,
                quotes,
                named,
                code,
                zipped(path) ? "gzip" : "none",
                types.replace("%", "%%"));
    return new EventFile(path, columns, from, named);
  }

  private static char delimiter(Layout layout, String first) {
    if (layout.shape() != Layout.Shape.COMMAS) {
      return '\t';
    }
    long commas = first.chars().filter(c -> c == ',').count();
    long semicolons = first.chars().filter(c -> c == ';').count();
    long tabs = first.chars().filter(c -> c == '\t').count();
    return tabs > commas ? '\t' : semicolons > commas ? ';' : ',';
  }

  /// {@return the names in a header, in small letters with `_` for blanks, no two alike}
  private static List<String> cells(String line, char delimiter) {
    return names(List.of(line.split(Pattern.quote(String.valueOf(delimiter)), -1)));
  }

  /// {@return names of columns as the layouts write them}
  static List<String> names(List<String> given) {
    List<String> cells = new ArrayList<>();
    for (String cell : given) {
      String name =
          cell.strip().replace("\"", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
      cells.add(name.isEmpty() || cells.contains(name) ? name + "_" + cells.size() : name);
    }
    return cells;
  }

  private static String wrong(Layout layout, List<String> cells) {
    List<String> missing = layout.needs().stream().filter(name -> !cells.contains(name)).toList();
    return switch (layout) {
      case GDELT1 ->
          "its first line has %,d columns between tabs; gdelt1 has 57 or 58"
              .formatted(cells.size());
      case GDELT2 ->
          "its first line has %,d columns between tabs; gdelt2 has 61".formatted(cells.size());
      case ICEWS, ACLED, UCDP, POLECAT, ICB, ICBE, MID, MIE, CSV ->
          "its first line does not name %s".formatted(String.join(", ", missing));
    };
  }

  /// {@return the words of SQL for a table of all rows that can be taken apart}
  ///
  /// @param settings further settings, as in `store_rejects = true`
  String reader(String settings) {
    return from.formatted(settings);
  }

  /// {@return the same, in a way that no column is left out even if nobody needs it}
  String wholeRows(String settings) {
    return "(select * from %s where hash(%s) <> 0)"
        .formatted(
            reader(settings),
            columns.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ")));
  }

  boolean parquet() {
    return parquet(path);
  }
}
