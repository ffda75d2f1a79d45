package offramp.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import offramp.explore.Index;
import offramp.report.Figures;

/// Numbers with their intervals: a row for what they are about, a column for each theory, all on
/// one scale.
///
/// A filled dot stands out from chance, an empty one does not; the thick line is the error of the
/// number, mostly two standard errors, the thin one the range over the unknowns.
final class Dots {
  private static final double MOST_NAMES = 280;
  private static final double LETTER = 6.8;
  private static final double ROW = 20;
  private static final double HEAD = 36;
  private static final double FOOT = 22;
  private static final double COLUMN = 84;
  private static final double GAP = 14;
  private static final double WIDTH = 720;

  private final Canvas canvas = new Canvas();
  private final List<String> columns;
  private final List<Row> rows;
  private final Writing write;
  private final double low;
  private final double high;

  /// What the dots of a row are about.
  ///
  /// @param cells one for each column; empty where there is no number
  record Row(String name, List<Optional<Dot>> cells) {
    Row {
      cells = List.copyOf(cells);
    }
  }

  /// A number.
  ///
  /// @param near what its error leaves
  /// @param range over the unknowns, if it is known
  /// @param seen whether it stands out from chance
  record Dot(double value, Range near, Optional<Range> range, boolean seen) {
    /// A number with its error: two standard errors.
    Dot(double value, double error, Optional<Range> range, boolean seen) {
      this(value, new Range(value - error, value + error), range, seen);
    }

    /// A measure with its interval, which is told from nothing if it does not hold 0.
    static Dot of(Index index) {
      Range near = new Range(index.low(), index.high());
      return new Dot(index.value(), near, Optional.empty(), !index.holdsZero());
    }

    double least() {
      return Math.min(near.low(), range.map(Range::low).orElse(value));
    }

    double most() {
      return Math.max(near.high(), range.map(Range::high).orElse(value));
    }
  }

  record Range(double low, double high) {}

  /// How numbers are written at the axis, and elsewhere.
  record Writing(DoubleFunction<String> tick, DoubleFunction<String> value) {
    static final Writing PERCENT = new Writing(Words::tick, Figures::percent);
    static final Writing POINTS = new Writing(Words::tickPoints, Words::points);
  }

  private Dots(List<String> columns, List<Row> rows, Writing write) {
    this.columns = columns;
    this.rows = rows;
    this.write = write;
    List<Dot> dots =
        rows.stream().flatMap(row -> row.cells().stream()).flatMap(Optional::stream).toList();
    double most = dots.stream().mapToDouble(Dot::most).max().orElse(0);
    this.low = Math.min(0, dots.stream().mapToDouble(Dot::least).min().orElse(0));
    this.high = Math.max(most, low == 0 && most <= 0 ? 1 : 0);
  }

  /// {@return the figure}
  ///
  /// @param label what is shown, for who cannot see it
  static String of(String label, List<String> columns, List<Row> rows, Writing write) {
    Dots dots = new Dots(columns, rows, write);
    double longest = rows.stream().mapToDouble(row -> row.name().length()).max().orElse(0);
    double names = Math.min(MOST_NAMES, longest * LETTER + GAP);
    double wide = Math.max(COLUMN, (WIDTH - names) / columns.size() - GAP);
    for (int column = 0; column < columns.size(); column++) {
      dots.column(column, names + column * (wide + GAP), wide);
    }
    for (int row = 0; row < rows.size(); row++) {
      String name = Canvas.fitted(rows.get(row).name(), names - GAP + 7);
      dots.canvas.text("name", 0, HEAD + row * ROW + 14, name);
    }
    double width = names + columns.size() * (wide + GAP) - GAP + 14;
    return dots.canvas.whole(label, width, HEAD + rows.size() * ROW + FOOT);
  }

  private void column(int column, double left, double wide) {
    List<String> head = head(columns.get(column), wide);
    for (int line = 0; line < head.size(); line++) {
      double y = HEAD - 10 - 13 * (head.size() - 1 - line);
      canvas.text("head middle", left + wide / 2, y, head.get(line));
    }
    Scale x = new Scale(low, high, left + 5, left + wide - 5);
    double foot = HEAD + rows.size() * ROW;
    for (double tick : Scale.ticks(low, high, wide > 150 ? 4 : 3)) {
      canvas.line(tick == 0 ? "zero" : "rule", x.at(tick), HEAD, x.at(tick), foot + 3);
      canvas.text("small middle", x.at(tick), foot + 16, write.tick().apply(tick));
    }
    for (int row = 0; row < rows.size(); row++) {
      double y = HEAD + row * ROW + ROW / 2;
      canvas.line("rule", left, y, left + wide, y);
      Row of = rows.get(row);
      of.cells().get(column).ifPresent(dot -> dot(of.name(), columns.get(column), dot, x, y));
    }
  }

  private void dot(String row, String column, Dot dot, Scale x, double y) {
    dot.range().ifPresent(r -> canvas.line("thin", x.at(r.low()), y, x.at(r.high()), y));
    if (dot.near().high() > dot.near().low()) {
      canvas.line("thick", x.at(dot.near().low()), y, x.at(dot.near().high()), y);
    }
    String words = "%s, %s: %s".formatted(row, column, write.value().apply(dot.value()));
    canvas.dot(dot.seen() ? "seen" : "unseen", x.at(dot.value()), y, 3.5, words);
  }

  /// {@return a name in one or two lines}
  private static List<String> head(String name, double width) {
    List<String> lines = new ArrayList<>();
    String fitted = Canvas.fitted(name, width + 6);
    int cut = name.indexOf('_');
    if (fitted.equals(name) || cut < 0) {
      lines.add(fitted);
    } else {
      lines.add(Canvas.fitted(name.substring(0, cut + 1), width + 6));
      lines.add(Canvas.fitted(name.substring(cut + 1), width + 6));
    }
    return lines;
  }
}
