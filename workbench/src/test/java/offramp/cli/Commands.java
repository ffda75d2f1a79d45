package offramp.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs commands as the shell would, and keeps what they print.
public final class Commands {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s\"']+)");

  private Commands() {}

  /// What a command printed, and its exit code.
  public record Result(int exit, String out, String err) {}

  /// {@return the words of a command line, with quotes taken off}
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    Matcher matcher = WORD.matcher(line);
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() > end && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
      for (int group = 1; group <= 3; group++) {
        String part = matcher.group(group);
        word.append(part == null ? "" : part.replace("\"", ""));
      }
      end = matcher.end();
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  public static synchronized Result run(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream warned = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(warned, true, StandardCharsets.UTF_8));
      int exit = Main.execute(arguments);
      return new Result(
          exit, said.toString(StandardCharsets.UTF_8), warned.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
