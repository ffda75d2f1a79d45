package offramp.elicit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import offramp.edit.Rename;
import offramp.syntax.Words;
import offramp.text.Source;
import offramp.text.Spelling;

/// Reads answers: a page of [Questionnaire] that was filled in, or a table with the columns
/// `expert,unknown,lowest,median,highest`.
public final class AnswerSheet {
  /// The first line of a table.
  public static final String COLUMNS = "expert,unknown,lowest,median,highest";

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?(\\s*%)?");

  private final Source file;
  private final Map<String, Asked> asked = new HashMap<>();
  private final List<Answer> answers = new ArrayList<>();

  private AnswerSheet(Source file, List<Asked> asked) {
    this.file = file;
    asked.forEach(one -> this.asked.put(one.name(), one));
  }

  /// {@return the answers in a file}
  ///
  /// @param asked the unknowns that can be asked about
  /// @throws Unreadable at the first that cannot be taken
  public static List<Answer> read(Source file, List<Asked> asked) throws Unreadable {
    AnswerSheet sheet = new AnswerSheet(file, asked);
    boolean table = file.lineText(1).replace("\uFEFF", "").strip().equals(COLUMNS);
    if (table) {
      sheet.table();
    } else {
      sheet.page();
    }
    if (sheet.answers.isEmpty()) {
      throw sheet.wrong(
          file.lines(),
          "no question is answered",
          "fill in a page of `offramp elicit FILE --for NAME`, or give a table whose first line is"
              + " `"
              + COLUMNS
              + "`");
    }
    return sheet.answers;
  }

  private Unreadable wrong(int line, String what, String mend) {
    return new Unreadable(file.name(), line, what, mend);
  }

  private void table() throws Unreadable {
    for (int line = 2; line <= file.lines(); line++) {
      String text = file.lineText(line).strip();
      if (!text.isEmpty()) {
        String[] cells = text.split(",", -1);
        if (cells.length != COLUMNS.split(",").length) {
          throw wrong(
              line,
              "this row has %d cells, the first line names 5".formatted(cells.length),
              "write numbers with a point, and nothing in quotes");
        }
        Filled filled = new Filled(expert(cells[0].strip(), line), cells[1].strip(), line);
        filled.low = Optional.of(new Cell(cells[2].strip(), line));
        filled.median = Optional.of(new Cell(cells[3].strip(), line));
        filled.high = Optional.of(new Cell(cells[4].strip(), line));
        add(filled);
      }
    }
  }

  private record Cell(String text, int line) {}

  /// A question as far as it has been read.
  private static final class Filled {
    private final String expert;
    private final String unknown;
    private final int line;
    private Optional<Cell> low = Optional.empty();
    private Optional<Cell> median = Optional.empty();
    private Optional<Cell> high = Optional.empty();

    Filled(String expert, String unknown, int line) {
      this.expert = expert;
      this.unknown = unknown;
      this.line = line;
    }
  }

  private void page() throws Unreadable {
    Optional<String> expert = Optional.empty();
    Optional<Filled> open = Optional.empty();
    for (int line = 1; line <= file.lines(); line++) {
      String text = file.lineText(line).strip();
      if (text.startsWith(Questionnaire.FOR.strip())) {
        expert = Optional.of(expert(text.substring(Questionnaire.FOR.length() - 1).strip(), line));
      } else if (text.startsWith("## ")) {
        add(open);
        if (expert.isEmpty()) {
          throw wrong(line, "nobody is named above this question", "add a line `For: NAME`");
        }
        open = Optional.of(new Filled(expert.get(), text.substring(2).strip(), line));
      } else if (open.isPresent()) {
        fill(open.get(), text, line);
      }
    }
    add(open);
  }

  private static void fill(Filled filled, String text, int line) {
    int colon = text.indexOf(':');
    if (text.startsWith("- ") && colon > 0) {
      Optional<Cell> cell = Optional.of(new Cell(text.substring(colon + 1).strip(), line));
      switch (text.substring(2, colon).strip()) {
        case Questionnaire.LOWEST -> filled.low = cell;
        case Questionnaire.MEDIAN -> filled.median = cell;
        case Questionnaire.HIGHEST -> filled.high = cell;
        default -> {}
      }
    }
  }

  private String expert(String name, int line) throws Unreadable {
    if (!Rename.NAME.matcher(name).matches() || Words.reserved(name)) {
      throw wrong(
          line,
          "`%s` cannot stand for an expert in a model".formatted(name),
          "give a letter, then letters, digits and `_`, that is no word of the language");
    }
    return name;
  }

  private void add(Optional<Filled> filled) throws Unreadable {
    if (filled.isPresent()) {
      add(filled.get());
    }
  }

  private void add(Filled filled) throws Unreadable {
    Asked about = asked.get(filled.unknown);
    if (about == null) {
      throw wrong(
          filled.line,
          "the model has no unknown `%s` that can be asked about".formatted(filled.unknown),
          Spelling.nearest(filled.unknown, asked.keySet())
              .map(near -> "did you mean `" + near + "`?")
              .orElse("it has " + String.join(", ", asked.keySet().stream().sorted().toList())));
    }
    String all = text(filled.low) + text(filled.median) + text(filled.high);
    if (all.isEmpty()) {
      return;
    }
    double low = number(filled.low, filled, Questionnaire.LOWEST, about);
    double high = number(filled.high, filled, Questionnaire.HIGHEST, about);
    double median = number(filled.median, filled, Questionnaire.MEDIAN, about);
    if (!(low < median && median < high)) {
      throw wrong(
          filled.line,
          "`%s`: %s, %s, %s do not rise from the lowest to the highest"
              .formatted(filled.unknown, low, median, high),
          "the lowest is less than the one in the middle, and that less than the highest");
    }
    once(filled);
    answers.add(new Answer(filled.expert, filled.unknown, low, median, high));
  }

  private void once(Filled filled) throws Unreadable {
    for (Answer answer : answers) {
      if (answer.expert().equals(filled.expert) && answer.unknown().equals(filled.unknown)) {
        throw wrong(
            filled.line,
            "%s answers twice on `%s`".formatted(filled.expert, filled.unknown),
            "keep one of the answers");
      }
    }
  }

  private static String text(Optional<Cell> cell) {
    return cell.map(Cell::text).orElse("");
  }

  private double number(Optional<Cell> cell, Filled filled, String what, Asked about)
      throws Unreadable {
    String text = text(cell);
    int line = cell.map(Cell::line).orElse(filled.line);
    if (text.isEmpty()) {
      throw wrong(
          line,
          "`%s`: the %s is missing".formatted(filled.unknown, what),
          "write all three numbers, or none");
    }
    if (!NUMBER.matcher(text).matches()) {
      throw wrong(
          line,
          "`%s`: `%s` is not a number".formatted(filled.unknown, text),
          "write it with a point and without a unit, as in 0.25 or 25%");
    }
    boolean percent = text.endsWith("%");
    double written = Double.parseDouble(text.replace("%", "").strip());
    double value = percent ? written / 100 : written;
    if (!about.range().holds(value)) {
      throw wrong(
          line,
          "`%s`: %s is out of range".formatted(filled.unknown, text),
          "it is " + about.range().words());
    }
    return value;
  }
}
