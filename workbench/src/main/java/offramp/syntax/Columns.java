package offramp.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Lines of pieces, some of which stand in columns.
///
/// A column begins where the author left two spaces or more, and at whatever stands exactly above
/// or below such a place. Neighbouring lines of one indentation, deeper ones between them left
/// aside, share their columns; each column is moved as far left as its lines allow.
final class Columns {
  private static final int APART = 2;

  private final List<Line> lines;

  /// Per line, how many of its pieces are written.
  private final int[] done;

  private final StringBuilder[] texts;

  private Columns(List<Line> lines) {
    this.lines = lines;
    this.done = new int[lines.size()];
    this.texts = new StringBuilder[lines.size()];
  }

  /// A token of a line.
  ///
  /// @param column where it stood in the author's text
  /// @param gap how many spaces stood before it; 0 where none belongs there
  record Piece(int column, int gap, String text) {}

  /// A line of a text; an empty one has no pieces.
  record Line(int indentation, List<Piece> pieces) {
    static final Line BLANK = new Line(0, List.of());

    Line {
      pieces = List.copyOf(pieces);
    }
  }

  static String text(List<Line> lines) {
    String[] written = new String[lines.size()];
    for (int first = 0; first < written.length; first++) {
      if (written[first] == null) {
        List<Integer> run = run(lines, first);
        List<String> texts = new Columns(run.stream().map(lines::get).toList()).written();
        for (int i = 0; i < texts.size(); i++) {
          written[run.get(i)] = texts.get(i);
        }
      }
    }
    return String.join("", written);
  }

  /// {@return the numbers of the lines of one indentation from `first` on, with no empty or outer
  /// line between}
  private static List<Integer> run(List<Line> lines, int first) {
    int indentation = lines.get(first).indentation();
    List<Integer> run = new ArrayList<>(List.of(first));
    int next = first + 1;
    while (!lines.get(first).pieces().isEmpty() && next < lines.size()) {
      Line line = lines.get(next);
      if (line.pieces().isEmpty() || line.indentation() < indentation) {
        return run;
      }
      if (line.indentation() == indentation) {
        run.add(next);
      }
      next++;
    }
    return run;
  }

  private List<String> written() {
    Set<Integer> columns = columns();
    for (int i = 0; i < texts.length; i++) {
      texts[i] = new StringBuilder(" ".repeat(lines.get(i).indentation()));
      done[i] = upTo(i, 0, columns);
    }
    for (int column : columns) {
      place(column, columns);
    }
    return Arrays.stream(texts).map(line -> line.toString().stripTrailing() + "\n").toList();
  }

  /// {@return where columns begin in the author's text, from left to right}
  private Set<Integer> columns() {
    Set<Integer> columns = new TreeSet<>();
    for (Line line : lines) {
      for (Piece piece : line.pieces()) {
        if (piece.gap() >= APART) {
          columns.add(piece.column());
        }
      }
    }
    return columns;
  }

  /// Writes the pieces of a line from number `from` up to the next one that begins a column.
  ///
  /// @return the number of that piece
  private int upTo(int line, int from, Set<Integer> columns) {
    List<Piece> pieces = lines.get(line).pieces();
    int next = from;
    while (next < pieces.size() && (next == from || !begins(pieces.get(next), columns))) {
      Piece piece = pieces.get(next);
      texts[line].append(next > from && piece.gap() > 0 ? " " : "").append(piece.text());
      next++;
    }
    return next;
  }

  private static boolean begins(Piece piece, Set<Integer> columns) {
    return piece.gap() > 0 && columns.contains(piece.column());
  }

  /// Writes what begins at `column`, in all lines that have it, at one place.
  private void place(int column, Set<Integer> columns) {
    Set<Integer> having = new HashSet<>();
    int apart = APART;
    for (int i = 0; i < texts.length; i++) {
      List<Piece> pieces = lines.get(i).pieces();
      if (done[i] < pieces.size() && pieces.get(done[i]).column() == column) {
        having.add(i);
        apart = Math.min(apart, pieces.get(done[i]).gap());
      }
    }
    int at = 0;
    for (int i : having) {
      at = Math.max(at, texts[i].length() + apart);
    }
    for (int i : having) {
      texts[i].append(" ".repeat(at - texts[i].length()));
      done[i] = upTo(i, done[i], columns);
    }
  }
}
