package offramp.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a page tells its reader to do, in order.
///
/// A block marked `sh` holds commands; a block marked `text` right below it is what they print. A
/// block marked `diff` edits the model that the reader works on: lines with a minus are replaced by
/// the lines with a plus below them, and lines with a plus alone go to the end of the file.
record Page(List<Step> steps) {
  private static final Pattern BLOCK =
      Pattern.compile("^```([a-z-]+)\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

  Page {
    steps = List.copyOf(steps);
  }

  /// One thing to do.
  sealed interface Step {}

  /// Commands to type, and what they print if the page shows it.
  record Type(List<String> commands, Optional<String> prints) implements Step {}

  /// An edit of the model.
  record Edit(String minus, String plus) implements Step {
    /// {@return the model after the edit}
    String of(String model) {
      if (minus.isEmpty()) {
        return model + "\n" + plus;
      }
      if (model.indexOf(minus) < 0 || model.indexOf(minus) != model.lastIndexOf(minus)) {
        throw new AssertionError("not once in the model:\n" + minus);
      }
      return model.replace(minus, plus);
    }
  }

  static Page of(String text) {
    List<Step> steps = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    int end = 0;
    while (block.find()) {
      String language = block.group(1);
      boolean below = text.substring(end, block.start()).isBlank();
      if (language.equals("sh")) {
        steps.add(new Type(block.group(2).lines().toList(), Optional.empty()));
      } else if (language.equals("diff")) {
        steps.add(new Edit(marked(block.group(2), '-'), marked(block.group(2), '+')));
      } else if (language.equals("text")
          && below
          && !steps.isEmpty()
          && steps.getLast() instanceof Type(var commands, var prints)
          && prints.isEmpty()) {
        steps.set(steps.size() - 1, new Type(commands, Optional.of(block.group(2))));
      }
      end = block.end();
    }
    return new Page(steps);
  }

  private static String marked(String lines, char mark) {
    StringBuilder kept = new StringBuilder();
    lines
        .lines()
        .filter(line -> line.indexOf(mark) == 0)
        .forEach(line -> kept.append(line, 1, line.length()).append('\n'));
    return kept.toString();
  }
}
