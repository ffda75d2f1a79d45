package offramp.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import offramp.simulate.Keeper;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line: `offramp COMMAND ...`.
@Command(
    name = "offramp",
    description = {
      "A workbench for crises that can escalate.",
      "Reads a model of a crisis, checks it, simulates it under all that is not known,",
      "and says how likely each outcome is, by when, and what that rests on.",
      ""
    },
    footer = {
      "",
      "On event data, with a database that is built in at the first use of one of them:",
      "  import events       reads event data of eleven layouts into a ledger",
      "  ledger              tells what a ledger holds: dyads, months, climbs, gaps",
      "  history             writes the history block of a model from a ledger",
      "  study               long work that goes on after it was broken off",
      "",
      "  verify [--full]     builds and tests Offramp itself (done by the launcher)",
      "",
      "Exit codes: 0 done, 1 the model is wrong, 2 usage, 3 a model error while",
      "running, 4 interrupted (with what was finished kept).",
      "",
      "A first look: offramp run models/june-2024.crisis"
    },
    synopsisSubcommandLabel = "COMMAND",
    version = "offramp " + Main.VERSION,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
public final class Main {
  /// The version of Offramp.
  public static final String VERSION = "0.1.0";

  private final Optional<Typist> typed;

  Main(Typist typed) {
    this.typed = Optional.of(typed);
  }

  /// A person in a terminal has typed the command.
  Main() {
    this.typed = Optional.empty();
  }

  /// {@return who has typed the command; empty for a person in a terminal}
  Optional<Typist> typed() {
    return typed;
  }

  public static void main(String[] arguments) {
    // numbers are written as models write them, whatever the language of the system
    Locale.setDefault(Locale.ROOT);
    System.exit(execute(arguments));
  }

  /// Runs a command within a program of another, which goes on if nothing went wrong.
  public static void within(String... arguments) {
    Locale.setDefault(Locale.ROOT);
    int exit = execute(arguments);
    if (exit != Exit.DONE) {
      System.exit(exit);
    }
  }

  /// The commands in the order of the help page.
  private static final Map<String, Supplier<Object>> COMMANDS = commands();

  private static Map<String, Supplier<Object>> commands() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("check", CheckCommand::new);
    commands.put("fmt", FmtCommand::new);
    commands.put("show", ShowCommand::new);
    commands.put("assumptions", AssumptionsCommand::new);
    commands.put("run", RunCommand::new);
    commands.put("paths", PathsCommand::new);
    commands.put("walk", WalkCommand::new);
    commands.put("when", WhenCommand::new);
    commands.put("explore", ExploreCommand::new);
    commands.put("elicit", ElicitCommand::new);
    commands.put("levers", LeversCommand::new);
    commands.put("compare", CompareCommand::new);
    commands.put("diff", DiffCommand::new);
    commands.put("report", ReportCommand::new);
    commands.put("fit", FitCommand::new);
    commands.put("backtest", BacktestCommand::new);
    commands.put("forecast", ForecastCommand::new);
    commands.put("test", TestCommand::new);
    commands.put("serve", ServeCommand::new);
    commands.put("import", ImportCommand::new);
    commands.put("export", ExportCommand::new);
    commands.put("explain", ExplainCommand::new);
    commands.put("new", NewCommand::new);
    commands.put("generate-completion", AutoComplete.GenerateCompletion::new);
    commands.put("help", CommandLine.HelpCommand::new);
    return commands;
  }

  /// {@return the exit code of the command that `arguments` name}
  static int execute(String... arguments) {
    return execute(
        new Main(),
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        arguments);
  }

  static int execute(Main main, PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = line(main, arguments).setOut(out).setErr(err);
    if (arguments.length == 0) {
      line.usage(line.getOut());
      return Exit.DONE;
    }
    try {
      return line.execute(arguments);
    } catch (AssertionError | StackOverflowError | OutOfMemoryError bug) {
      return bug(bug, line.getErr());
    }
  }

  /// {@return the command line as far as `arguments` need it}
  static CommandLine line(Main main, String... arguments) {
    return with(new CommandLine(main), arguments)
        .setExpandAtFiles(main.typed.isEmpty())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::failed);
  }

  /// Describing a command takes time, so one that is named is described alone.
  private static CommandLine with(CommandLine line, String[] arguments) {
    boolean named = arguments.length > 0 && COMMANDS.containsKey(arguments[0]);
    boolean whole = !named || arguments[0].equals("help") || arguments[0].startsWith("generate");
    COMMANDS.forEach(
        (name, command) -> {
          if (whole || name.equals(arguments[0])) {
            line.addSubcommand(name, command.get());
          }
        });
    if (whole || arguments[0].equals("import")) {
      ServiceLoader.load(Extension.class).forEach(extension -> extend(line, extension));
    }
    Optional.ofNullable(line.getSubcommands().get("generate-completion"))
        .ifPresent(completion -> completion.getCommandSpec().usageMessage().hidden(true));
    return line;
  }

  /// {@return whether there is a command of that name, here or in a module that lies apart}
  static boolean has(String command) {
    return COMMANDS.containsKey(command)
        || ServiceLoader.load(Extension.class).stream()
            .anyMatch(extension -> extension.get().commands().containsKey(command));
  }

  /// Adds commands, each below the one that the words before its last name.
  private static void extend(CommandLine line, Extension extension) {
    extension
        .commands()
        .forEach(
            (words, command) -> {
              List<String> path = List.of(words.split(" "));
              Optional<CommandLine> above = Optional.of(line);
              for (String word : path.subList(0, path.size() - 1)) {
                above = above.flatMap(a -> Optional.ofNullable(a.getSubcommands().get(word)));
              }
              above.ifPresent(a -> a.addSubcommand(path.getLast(), command.get()));
            });
  }

  private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult ignored) {
    if (failure instanceof Refusal refusal) {
      line.getErr().println(refusal.getMessage());
      return refusal.exit();
    }
    if (failure instanceof Keeper.Unkept unkept) {
      line.getErr().println("error: " + unkept.getMessage());
      return Exit.INTERRUPTED;
    }
    return bug(failure, line.getErr());
  }

  /// Whatever escapes a command is our mistake, and says so.
  private static int bug(Throwable failure, PrintWriter err) {
    err.println(
        "This is a bug in Offramp %s: please report it with the model and the command."
            .formatted(VERSION));
    failure.printStackTrace(err);
    return Exit.BUG;
  }
}
