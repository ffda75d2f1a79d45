package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import offramp.check.Documents;

/// Follows a page to the letter: types its commands, edits the model, and compares what is printed.
///
/// @param folder where the reader's own files lie
/// @param hurried whether commands that run a model that ships are typed with few histories, so
///   that they are seen to work, and what they print is not compared
record Reader(Path folder, boolean hurried) {
  private static final Path ROOT = Documents.root();
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d+\\.\\d+(?:E-?\\d+)?");
  private static final Pattern WORK = Pattern.compile("\\./offramp (run|diff|levers) .*models/.*");

  Reader(Path folder) {
    this(folder, false);
  }

  /// Does what a page says.
  ///
  /// @param page its place in the project
  void follow(String page) throws IOException {
    Path model = folder.resolve("mymodel.crisis");
    List<Page.Step> steps = Page.of(Documents.read(ROOT.resolve(page))).steps();
    for (Page.Step step : steps) {
      switch (step) {
        case Page.Edit edit -> Files.writeString(model, edit.of(Files.readString(model)));
        case Page.Type type -> type(type, steps);
      }
    }
  }

  /// {@return whether a command whose output is not shown stands on the page with options too}
  private static boolean again(String command, Page.Type type, List<Page.Step> steps) {
    return type.prints().isEmpty()
        && steps.stream()
            .flatMap(
                step -> step instanceof Page.Type other ? other.commands().stream() : Stream.of())
            .anyMatch(other -> other.startsWith(command + " "));
  }

  private void type(Page.Type type, List<Page.Step> steps) {
    StringBuilder said = new StringBuilder();
    String shown = type.prints().orElse("");
    for (String command : type.commands()) {
      assertThat(command).as("commands start with the launcher").startsWith("./offramp ");
      if (!command.startsWith("./offramp verify") && !again(command, type, steps)) {
        Commands.Result result = Commands.run(arguments(asked(command)));
        String printed = result.err() + result.out();
        assertThat(result.exit())
            .as("%s%n%s", command, printed)
            .isEqualTo(shown.contains("error[") ? Exit.WRONG_MODEL : Exit.DONE);
        said.append(plain(printed));
      }
    }
    if (type.prints().isPresent() && type.commands().stream().allMatch(c -> asked(c).equals(c))) {
      assertThat(rounded(said.toString()))
          .as("%s", type.commands())
          .matches(pattern(rounded(shown)));
    }
  }

  /// {@return the command as it is typed}
  private String asked(String command) {
    if (!hurried || !WORK.matcher(command).matches()) {
      return command;
    }
    String theory =
        command.contains(" levers ") && !command.contains(" --theory ") ? " --theory base" : "";
    // with few histories the other methods would set in for what is rare, and take longer
    return command.replaceAll(" --(trajectories|draws|method) \\w+", "")
        + " --method simulate --trajectories 200 --draws 20"
        + theory;
  }

  /// {@return the words of a command; models that ship are read where they are, the reader's own
  /// files lie in the temporary folder}
  private String[] arguments(String command) {
    List<String> words = Commands.words(command);
    return words.subList(1, words.size()).stream().map(this::placed).toArray(String[]::new);
  }

  private String placed(String word) {
    if (word.startsWith("models/")) {
      return ROOT.resolve(word).toString();
    }
    return word.equals("mymodel")
            || word.matches("[\\w-]+\\.(crisis|jsonl?|csv|svg|prism|parquet|study)")
        ? folder.resolve(word).toString()
        : word;
  }

  private String plain(String printed) {
    return printed
        .replace(folder + "/", "")
        .replace(ROOT + "/", "")
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String rounded(String lines) {
    return LONG_NUMBER
        .matcher(lines)
        .replaceAll(
            number ->
                new BigDecimal(number.group())
                    .round(new MathContext(9))
                    .stripTrailingZeros()
                    .toPlainString());
  }

  /// {@return what matches the lines of a page, of which one that holds only `...` is any number of
  /// lines}
  private static Pattern pattern(String shown) {
    return Pattern.compile(
        shown
            .lines()
            .map(line -> line.strip().equals("...") ? "(?:.*\\n)*?" : Pattern.quote(line) + "\\n")
            .collect(Collectors.joining()));
  }
}
