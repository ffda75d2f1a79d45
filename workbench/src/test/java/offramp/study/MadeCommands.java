package offramp.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import offramp.cli.MadeCrises;
import offramp.cli.Refusal;
import offramp.cli.Rerun;
import offramp.simulate.Keeper;

/// Commands whose work is no block of histories, on small models and crises that are made up.
///
/// @param folder of the models and crises
record MadeCommands(Path folder) {
  private static final String TEMPLATE =
      """
      runs 20 years
      fact trigger one of verbal_act, political_act = verbal_act
      unknown usual_war = Normal(0, 1)
      unknown if_verbal = Normal(0, 1)
      unknown length = 10 to 100 days
      unknown own each case = Normal(0, 1)
      let share = logistic(usual_war + (if trigger == verbal_act then if_verbal else 0))
      let its_length = length * exp(own / 2)
      ladder fate = open < settled < at_war  starts open
      event settles when fate == open after Weibull(1, its_length / (1 - share)) then fate = settled
      event war when fate == open after Weibull(1, its_length / share) then fate = at_war
      outcome war when fate == at_war
      outcome over when fate != open ends
      """;

  static final String FIT = "fit TEMPLATE --cases CASES --draws 20 --islands 2";
  static final String CHANCES = "backtest TEMPLATE --cases CASES --outcome war --draws 40";
  static final String LAWS =
      "backtest TEMPLATE --cases CASES --outcome duration --draws 40 --folds time";

  private static final String RARE =
      """
      runs 2 days
      unknown pace = 0.01 to 0.03 per day
      level x = 0..3
      event up when x < 3 rate pace then x up
      outcome top when x == 3
      """;

  static final String SPLIT = "run RARE --method split --trajectories 12800 --draws 20 --steps 2";

  private static final String MANY =
      """
      runs 20 days
      unknown pace = 0.5 to 1 per day
      level a = 0..30 starts 15
      level b = 0..30 starts 15
      event rises when a < 30 rate pace then a up
      event falls when a > 0 rate pace then a down
      event gains when b < 30 rate 1 per day then b up
      event loses when b > 0 rate pace then b down
      outcome top when a == 30
      watch high = a / 30
      watch even = a == b
      """;

  static final String EXACT = "run MANY --method exact --draws 40 --steps 2";
  static final String ROUNDS = "run MANY --method exact --draws 120 --precision 90%";

  static MadeCommands in(Path folder) throws IOException {
    Files.writeString(folder.resolve("t.crisis"), TEMPLATE);
    Files.writeString(folder.resolve("r.crisis"), RARE);
    Files.writeString(folder.resolve("m.crisis"), MANY);
    MadeCrises.file(folder, 24);
    return new MadeCommands(folder);
  }

  private String word(String word) {
    return switch (word) {
      case "TEMPLATE" -> folder.resolve("t.crisis").toString();
      case "RARE" -> folder.resolve("r.crisis").toString();
      case "MANY" -> folder.resolve("m.crisis").toString();
      case "CASES" -> folder.resolve("crises.csv").toString();
      default -> word;
    };
  }

  /// {@return a command in the words of the shell}
  List<String> words(String line) {
    return Stream.of(line.split(" ", -1)).map(this::word).toList();
  }

  Rerun.Done run(String line, Keeper keeper) throws Refusal {
    return new Rerun(words(line), words(line)).run(keeper);
  }

  /// A process that does a command, its parts kept in a folder, to be killed.
  ///
  /// @param arguments the folder of the study, that of the models, and the command
  public static void main(String[] arguments) throws IOException, Refusal {
    FolderStore store = new FolderStore(Path.of(arguments[0]));
    store.sweep();
    System.out.println("begun");
    MadeCommands made = new MadeCommands(Path.of(arguments[1]));
    System.exit(made.run(arguments[2], Small.keeper(store)).exit());
  }
}
