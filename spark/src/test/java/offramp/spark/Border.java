package offramp.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import offramp.cli.Commands;
import offramp.cli.MadeCrises;
import offramp.study.Manifest;

/// Studies of a small model.
///
/// @param folder where they lie
record Border(Path folder) {
  private static final String MODEL =
      """
      crisis "Border"
      starts 2024-01-01
      runs 12 months
      unknown push = 0.05 to 1 per month
      unknown pull = 0.3 to 3
      ladder west = calm < arms < war
      level fear = 0..5
      event climbs when west < war rate push * (1 + fear / 2) then west up
      event fears when fear < 5 rate pull per month then fear up
      event calms when fear > 0 rate 0.5 per month then fear down
      event backs when west > calm rate 0.3 per month then west down
      outcome war harm war when west == war
      watch dread = fear / 5
      theory timid "Fear restrains" { event climbs rate push / (1 + fear) }
      lever talks scales climbs by 0.5
      history from 2023-01-01 to 2023-12-31 covers climbs, backs
        2023-03-05 climbs
        2023-05 backs
        2023-09-10..2023-09-20 climbs
      """;

  private static final String TEMPLATE =
      """
      runs 20 years
      unknown usual_war = Normal(0, 1)
      unknown length = 10 to 100 days
      unknown own each case = Normal(0, 1)
      let share = logistic(usual_war)
      let its_length = length * exp(own / 2)
      ladder fate = open < settled < at_war  starts open
      event settles when fate == open after Weibull(1, its_length / (1 - share)) then fate = settled
      event war when fate == open after Weibull(1, its_length / share) then fate = at_war
      outcome war when fate == at_war
      outcome over when fate != open ends
      """;

  /// Two jobs of 25 parts each.
  static final String RUN =
      "run MODEL --theory all --method simulate --trajectories 32000 --draws 20 --steps 3";

  Border {
    try {
      Files.writeString(folder.resolve("border.crisis"), MODEL);
      Files.writeString(folder.resolve("template.crisis"), TEMPLATE);
      MadeCrises.file(folder, 12);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private String word(String word) {
    return switch (word) {
      case "MODEL" -> folder.resolve("border.crisis").toString();
      case "TEMPLATE" -> folder.resolve("template.crisis").toString();
      case "CASES" -> folder.resolve("crises.csv").toString();
      default -> word.endsWith(".study") ? word.replace("AT", folder.toString()) : word;
    };
  }

  Commands.Result command(String form) {
    return Commands.run(Stream.of(form.split(" ", -1)).map(this::word).toArray(String[]::new));
  }

  /// {@return what a command says that is to succeed}
  String done(String form) {
    Commands.Result result = command(form);
    assertThat(result.exit()).as("%s%n%s%s", form, result.out(), result.err()).isZero();
    return result.out();
  }

  /// {@return the checksums of the files of a study by name}
  Map<String, String> sums(String study) throws IOException {
    Map<String, String> sums = files(study);
    sums.replaceAll((_, content) -> Manifest.sum(content.getBytes(StandardCharsets.ISO_8859_1)));
    return sums;
  }

  /// {@return the files of a study by name, with their content}
  Map<String, String> files(String study) throws IOException {
    Path below = folder.resolve(study);
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(below)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            below.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}
