package offramp.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import offramp.cli.Exit;
import offramp.cli.Main;
import offramp.cli.Refusal;
import offramp.cli.Rerun;
import offramp.study.Manifest;
import offramp.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp study new FOLDER COMMAND ...`: writes down what a study is of.
@Command(
    name = "new",
    description = {
      "Makes a study of one command: run, explore, levers, fit or backtest, with its",
      "options. All files that it reads are copied into the folder. Nothing is run yet."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class StudyNewCommand implements Callable<Integer> {
  private static final int USUAL_BLOCKS = 1_024;
  private static final int MOST_BLOCKS = 1 << 20;

  /// Those that are long, each with whether its parts are blocks of histories.
  private static final Map<String, Boolean> COMMANDS =
      Map.of("run", true, "explore", true, "levers", true, "fit", false, "backtest", false);

  /// What belongs to a run of the study, not to what it is of.
  private static final Set<String> ELSEWHERE = Set.of("--threads", "--budget");

  /// What `study export` gives.
  private static final Set<String> OUTPUTS = Set.of("--json", "--csv", "--html", "--output");

  @Spec CommandSpec spec;

  @Option(
      names = "--blocks",
      paramLabel = "N",
      description =
          "Blocks of 64 histories in a part (default: as many as take one to three seconds,"
              + " measured now). Stands before FOLDER.")
  int blocks;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "A new folder, or an empty one.")
  Path folder;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "The command, as in: run models/strait.crisis --theory all")
  List<String> words = new ArrayList<>();

  @Override
  public Integer call() throws Refusal {
    if (blocks < 0 || blocks > MOST_BLOCKS) {
      throw usage("--blocks takes 1 to %,d, not %d".formatted(MOST_BLOCKS, blocks));
    }
    if (!COMMANDS.containsKey(words.getFirst())) {
      throw usage(
          "a study is of run, explore, levers, fit or backtest, not of `%s`"
              .formatted(words.getFirst()));
    }
    Rerun.Asked asked = Rerun.asked(words);
    typed(asked);
    StudyFolder at = new StudyFolder(folder);
    try {
      empty();
      Map<String, byte[]> inputs = new LinkedHashMap<>();
      List<String> placed = placed(asked, inputs);
      int size = size();
      Manifest manifest = manifest(asked, placed, inputs, size);
      try (Parquet parquet = Parquet.open()) {
        Study study = at.study(parquet);
        study.make(manifest, inputs);
      }
    } catch (IOException failed) {
      throw at.refusal(failed);
    }
    spec.commandLine()
        .getOut()
        .println("%s is ready: offramp study run %s".formatted(folder, folder));
    return Exit.DONE;
  }

  private static Refusal usage(String what) {
    return new Refusal(Exit.USAGE, "error: " + what);
  }

  private void typed(Rerun.Asked asked) throws Refusal {
    for (String option : asked.typed()) {
      if (ELSEWHERE.contains(option)) {
        throw usage(
            "%s does not belong to what a study is of%n  = help: `study run` can be broken off at any moment, and takes --threads"
                .formatted(option));
      }
      if (OUTPUTS.contains(option)) {
        throw usage(
            "%s: a study keeps what it finds%n  = help: `study export` writes it to a file"
                .formatted(option));
      }
    }
  }

  private void empty() throws IOException, Refusal {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw usage("%s is a file, not a folder".formatted(folder));
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw usage(
            "%s is not empty%n  = help: choose a new folder; `study run` goes on with a study that is there"
                .formatted(folder));
      }
    }
  }

  /// {@return the words of the command, with each file that is read as in the study}
  ///
  /// @param inputs takes these files in
  private List<String> placed(Rerun.Asked asked, Map<String, byte[]> inputs)
      throws IOException, Refusal {
    List<String> placed = new ArrayList<>(words);
    for (String path : asked.paths()) {
      Path file = Path.of(path);
      if (!Files.isRegularFile(file)) {
        throw usage("there is no file %s".formatted(path));
      }
      String name = Manifest.INPUTS + file.getFileName();
      if (inputs.put(name, Files.readAllBytes(file)) != null) {
        throw usage(
            "two files are called %s%n  = help: give one another name"
                .formatted(file.getFileName()));
      }
      placed.replaceAll(
          word ->
              word.equals(path) || word.endsWith("=" + path)
                  ? word.substring(0, word.length() - path.length()) + name
                  : word);
    }
    return placed;
  }

  /// {@return how many blocks make a part}
  private int size() throws Refusal {
    if (blocks > 0 || !COMMANDS.getOrDefault(words.getFirst(), false)) {
      return blocks > 0 ? blocks : USUAL_BLOCKS;
    }
    return new Rerun(words, words).measured().orElse(USUAL_BLOCKS);
  }

  private Manifest manifest(
      Rerun.Asked asked, List<String> placed, Map<String, byte[]> inputs, int size) {
    Map<String, String> options = new LinkedHashMap<>(asked.options());
    options.keySet().removeAll(ELSEWHERE);
    Map<String, String> sums = new LinkedHashMap<>();
    inputs.forEach((name, content) -> sums.put(name, Manifest.sum(content)));
    return new Manifest(Main.VERSION, Rerun.machine(), words, placed, options, sums, size);
  }
}
