package offramp.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is to be written of the answers for one model after another.
final class Answers {
  private final List<String> json = new ArrayList<>();
  private final StringBuilder csv;

  /// @param head the line that names the columns of the CSV
  Answers(String head) {
    this.csv = new StringBuilder(head);
  }

  /// Adds those for the next model.
  void add(String asJson, String rows) {
    json.add(asJson.strip());
    csv.append(rows);
  }

  /// Writes what has been added to where it is asked for: a list if all theories are asked for.
  void write(Asking asking, Choices choices) throws Refusal {
    String all = String.join(",", json);
    asking
        .outputs()
        .write(
            asking.spec(),
            choices.all() ? "[" + all + "]\n" : all + "\n",
            Optional.of(csv.toString()));
  }
}
