package offramp.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows that grow, cell by cell of each kind in the order of its columns.
public final class Sheet {
  private final String[] wholeNames;
  private String[] wordNames = {};
  private String[] realNames = {};
  private long[] wholes = new long[64];
  private int wholeCells;
  private final List<String> words = new ArrayList<>();
  private double[] reals = new double[64];
  private int realCells;

  /// A sheet with columns of whole numbers.
  public Sheet(String... names) {
    this.wholeNames = names.clone();
  }

  /// Adds columns of words.
  public Sheet words(String... names) {
    wordNames = names.clone();
    return this;
  }

  /// Adds columns of numbers with a point.
  public Sheet reals(String... names) {
    realNames = names.clone();
    return this;
  }

  /// Fills the whole numbers of a row.
  public Sheet whole(long... values) {
    if (wholeCells + values.length > wholes.length) {
      wholes = Arrays.copyOf(wholes, 2 * wholes.length + values.length);
    }
    System.arraycopy(values, 0, wholes, wholeCells, values.length);
    wholeCells += values.length;
    return this;
  }

  /// Fills the words of a row.
  public Sheet word(String... values) {
    words.addAll(Arrays.asList(values));
    return this;
  }

  /// Fills the numbers with a point of a row.
  public Sheet real(double... values) {
    if (realCells + values.length > reals.length) {
      reals = Arrays.copyOf(reals, 2 * reals.length + values.length);
    }
    System.arraycopy(values, 0, reals, realCells, values.length);
    realCells += values.length;
    return this;
  }

  /// {@return the columns: whole numbers, then words, then numbers with a point}
  public List<Rows.Column> columns() {
    List<Rows.Column> columns = new ArrayList<>();
    int rows = wholeCells / wholeNames.length;
    for (int at = 0; at < wholeNames.length; at++) {
      long[] values = new long[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = wholes[row * wholeNames.length + at];
      }
      columns.add(new Rows.Whole(wholeNames[at], values));
    }
    for (int at = 0; at < wordNames.length; at++) {
      String[] values = new String[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = words.get(row * wordNames.length + at);
      }
      columns.add(new Rows.Word(wordNames[at], values));
    }
    for (int at = 0; at < realNames.length; at++) {
      double[] values = new double[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = reals[row * realNames.length + at];
      }
      columns.add(new Rows.Real(realNames[at], values));
    }
    return columns;
  }
}
