package offramp.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import offramp.simulate.Keeper;
import offramp.simulate.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// A command that is run from words that were written down, with its parts kept.
///
/// @param told the command in the words to be told to who wants the numbers again
/// @param words the command in the words to run
public record Rerun(List<String> told, List<String> words) {
  public Rerun {
    told = List.copyOf(told);
    words = List.copyOf(words);
  }

  /// What came of it.
  ///
  /// @param out what it said
  /// @param err what it said of mistakes
  /// @param forms what it wrote, by the form, as in `json`
  public record Done(int exit, String out, String err, Map<String, byte[]> forms) {}

  /// What words ask for.
  ///
  /// @param command its name
  /// @param paths files that are read, as typed
  /// @param options all options that have a value, by name
  /// @param typed names of the options that were typed
  public record Asked(
      String command, List<String> paths, Map<String, String> options, List<String> typed) {
    public Asked {
      paths = List.copyOf(paths);
      typed = List.copyOf(typed);
    }
  }

  /// {@return JDK and kind of processor}
  public static String machine() {
    return "JDK %s, %s".formatted(Runtime.version(), System.getProperty("os.arch", "?"));
  }

  /// {@return what words ask for}
  public static Asked asked(List<String> words) throws Refusal {
    String[] typed = words.toArray(String[]::new);
    try {
      ParseResult parsed = Main.line(new Main(), typed).parseArgs(typed).subcommand();
      if (parsed == null) {
        throw EffortOptions.usage("no command is named");
      }
      return asked(parsed);
    } catch (CommandLine.ParameterException wrong) {
      throw EffortOptions.usage("%s", String.valueOf(wrong.getMessage()));
    }
  }

  private static Asked asked(ParseResult parsed) {
    List<String> paths = new ArrayList<>();
    for (ArgSpec argument : parsed.matchedArgs()) {
      if (isPath(argument)) {
        paths.addAll(argument.originalStringValues());
      }
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (OptionSpec option : parsed.commandSpec().options()) {
      Optional<Object> value = Optional.ofNullable(option.getValue());
      if (value.isPresent() && !option.usageHelp() && !option.versionHelp()) {
        options.put(option.longestName(), String.valueOf(value.get()));
      }
    }
    return new Asked(
        parsed.commandSpec().name(),
        paths,
        options,
        parsed.matchedOptions().stream().map(OptionSpec::longestName).toList());
  }

  private static boolean isPath(ArgSpec argument) {
    return argument.type() == Path.class
        || (argument.auxiliaryTypes().length > 0 && argument.auxiliaryTypes()[0] == Path.class);
  }

  /// Runs it.
  ///
  /// @param forms what is to be written besides, each by the option that writes it
  /// @param keeper keeps its parts
  /// @param err where a person is told how far it is
  public Done run(Map<String, String> forms, Keeper keeper, PrintWriter err) throws Refusal {
    try (Progress progress = new Progress(err, OptionalDouble.empty(), Optional.empty())) {
      Done done = run(forms, new Kept(progress, Optional.of(keeper)));
      progress.clear();
      return progress.interrupted()
          ? new Done(Exit.INTERRUPTED, done.out(), done.err(), done.forms())
          : done;
    }
  }

  /// Runs it where no person follows.
  ///
  /// @param keeper keeps its parts
  public Done run(Keeper keeper) throws Refusal {
    return run(Map.of(), new Kept(Settings.Watcher.none(), Optional.of(keeper)));
  }

  /// Follows as another does, and has parts kept.
  private record Kept(Settings.Watcher follower, Optional<Keeper> keeper)
      implements Settings.Watcher {
    @Override
    public Optional<String> stop(long done, long planned) {
      return follower.stop(done, planned);
    }
  }

  private Done run(Map<String, String> forms, Settings.Watcher watcher) throws Refusal {
    List<String> all = new ArrayList<>(words);
    Path folder = null;
    try {
      folder = Files.createTempDirectory("offramp");
      for (Map.Entry<String, String> form : forms.entrySet()) {
        all.addAll(List.of(form.getValue(), folder.resolve(form.getKey()).toString()));
      }
      StringWriter said = new StringWriter();
      StringWriter mistakes = new StringWriter();
      int exit =
          Main.execute(
              new Main(new Typist(told, watcher)),
              new PrintWriter(said),
              new PrintWriter(mistakes),
              all.toArray(String[]::new));
      Map<String, byte[]> written = new LinkedHashMap<>();
      for (String form : forms.keySet()) {
        if (Files.exists(folder.resolve(form))) {
          written.put(form, Files.readAllBytes(folder.resolve(form)));
        }
      }
      return new Done(exit, without(said.toString(), folder), mistakes.toString(), written);
    } catch (IOException failed) {
      throw EffortOptions.usage("cannot use the folder for temporary files: %s", failed);
    } finally {
      Optional.ofNullable(folder).ifPresent(Rerun::remove);
    }
  }

  /// {@return a text without the lines that name files in a folder}
  private static String without(String text, Path folder) {
    StringBuilder kept = new StringBuilder();
    text.lines()
        .filter(line -> !line.contains(folder.toString()))
        .forEach(line -> kept.append(line).append('\n'));
    return kept.toString();
  }

  private static void remove(Path folder) {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException left) {
      // the system takes temporary files away in its time
    }
  }

  /// {@return how many blocks of its first simulation take one to three seconds on one thread here;
  /// empty if it does not come to one within ten seconds. What is wrong with it is thrown}
  public Optional<Integer> measured() throws Refusal {
    Measure measure = new Measure();
    Done done = run(Map.of(), new Kept(measure, Optional.of(measure)));
    boolean ended = done.exit() == Exit.DONE || done.exit() == Exit.INTERRUPTED;
    if (measure.found().isEmpty() && !ended) {
      throw new Refusal(done.exit(), done.err().stripTrailing());
    }
    return measure.found();
  }
}
