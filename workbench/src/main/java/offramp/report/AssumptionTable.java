package offramp.report;

import java.util.List;
import java.util.Locale;
import offramp.model.Model;

/// Every assumption of a model with its value and its source, as a table or as CSV.
public final class AssumptionTable {
  private static final int KIND = 9;
  private static final int NAME = 22;
  private static final int VALUE = 36;
  static final String BELOW = " ".repeat(2 + KIND + 1);

  private AssumptionTable() {}

  /// {@return the table, as text for a terminal}
  public static String of(Model model) {
    List<Values.Row> rows = new Values(model).rows();
    Lines out = new Lines();
    out.line("The value of an unknown is its law, its median, and 5% to 95%.");
    out.line("");
    row(out, "kind", "name", "value", "source");
    rows.forEach(r -> row(out, r.kind(), r.name(), r.value(), source(r)));
    long bare = rows.stream().filter(r -> r.source().isEmpty()).count();
    out.line("");
    out.line(
        "%d assumption%s, %d without a source", rows.size(), rows.size() == 1 ? "" : "s", bare);
    return out.toString();
  }

  static String source(Values.Row row) {
    return row.source().orElse(Values.NO_SOURCE);
  }

  /// What is too long for its column stands on a line of its own.
  static void row(Lines out, String kind, String name, String value, String source) {
    String head = "  " + padded(kind, KIND) + " " + padded(name, NAME) + " ";
    if (value.length() > VALUE) {
      boolean fits = head.length() + VALUE + 1 + source.length() <= Lines.WIDTH;
      out.line("%s", fits ? head + padded("", VALUE) + " " + source : head);
      out.wrapped(BELOW, BELOW.length() + 2, value);
      if (!fits) {
        out.wrapped(BELOW, BELOW.length() + 2, source);
      }
    } else if (head.length() + VALUE + 1 + source.length() <= Lines.WIDTH) {
      out.line("%s", head + padded(value, VALUE) + " " + source);
    } else {
      out.line("%s", head + value);
      out.wrapped(BELOW, BELOW.length() + 2, source);
    }
  }

  private static String padded(String text, int width) {
    return String.format(Locale.ROOT, "%-" + width + "s", text);
  }

  /// {@return the same as CSV; the source is empty where there is none}
  public static String csv(Model model) {
    StringBuilder out = new StringBuilder("kind,name,value,source\n");
    for (Values.Row row : new Values(model).rows()) {
      out.append(CsvText.quoted(row.kind())).append(',').append(CsvText.quoted(row.name()));
      out.append(',').append(CsvText.quoted(row.value()));
      out.append(',').append(CsvText.quoted(row.source().orElse(""))).append('\n');
    }
    return out.toString();
  }
}
