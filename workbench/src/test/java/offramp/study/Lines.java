package offramp.study;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import offramp.simulate.Rows;

/// Rows as lines of text, a line for each column: the plainest format there can be.
final class Lines implements Format {
  @Override
  public String ending() {
    return "txt";
  }

  @Override
  public byte[] bytes(Rows rows) {
    StringBuilder text = new StringBuilder(rows.labels() + "\n");
    for (Rows.Column column : rows.columns()) {
      text.append(
          switch (column) {
            case Rows.Whole(var name, var values) -> line("whole", name, Arrays.toString(values));
            case Rows.Real(var name, var values) -> line("real", name, Arrays.toString(values));
            case Rows.Word(var name, var values) -> line("word", name, Arrays.toString(values));
          });
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String line(String kind, String name, String values) {
    return "%s %s %s\n".formatted(kind, name, values.replaceAll("[\\[\\],]", ""));
  }

  @Override
  public Rows rows(String table, byte[] bytes) {
    List<Rows.Column> columns = new ArrayList<>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).lines().skip(1).toList()) {
      List<String> words = List.of(line.strip().split(" ", -1));
      List<String> cells = words.subList(2, words.size());
      if (words.getFirst().equals("whole")) {
        columns.add(
            new Rows.Whole(words.get(1), cells.stream().mapToLong(Long::parseLong).toArray()));
      } else if (words.getFirst().equals("real")) {
        columns.add(
            new Rows.Real(words.get(1), cells.stream().mapToDouble(Double::parseDouble).toArray()));
      }
    }
    return new Rows(table, Map.of(), columns);
  }
}
