package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import offramp.check.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The chain of a model in files for other tools.
class ExportGraphTest {
  private static final String RUIN =
      """
      crisis "Ruin"
      unknown push = Uniform(0 per day, 2 per day)
      ladder x = none < some < much starts some
      event up   when x == some rate push      then x up
      event down when x == some rate 2 per day then x down
      outcome top harm war when x == much ends
      """;

  @TempDir Path folder;

  private Commands.Result export(String text, String... options) throws IOException {
    Path model = Files.writeString(folder.resolve("m.crisis"), text);
    List<String> words =
        List.of("export", "graph", model.toString(), "-o", folder.resolve("m").toString());
    String[] all =
        java.util.stream.Stream.concat(words.stream(), Arrays.stream(options))
            .toArray(String[]::new);
    return Commands.run(all);
  }

  private String written(String name) {
    return Documents.read(folder.resolve(name));
  }

  private List<String> rows(String name) {
    return written(name).lines().filter(line -> !line.startsWith("#")).toList();
  }

  @Test
  void statesAndTransitionsAreTables() throws IOException {
    Commands.Result result = export(RUIN);
    assertThat(result.exit()).isZero();
    assertThat(result.err()).contains("at its median", "push = 1");
    assertThat(written("m.states.tsv")).contains("# one draw of the unknowns");
    assertThat(rows("m.states.tsv"))
        .containsExactly(
            "state\tperiod\tinitial\tx\toutcome top",
            "0\t0\t1\tsome\t0",
            "1\t0\t0\tmuch\t1",
            "2\t0\t0\tnone\t0");
    assertThat(rows("m.transitions.tsv"))
        .containsExactly("source\ttarget\trate\tevent", "0\t1\t1.0\tup", "0\t2\t2.0\tdown");
  }

  @Test
  void whatIsSetIsNoMedian() throws IOException {
    Commands.Result result = export(RUIN, "--set", "push=3 per day");
    assertThat(result.err()).doesNotContain("median");
    assertThat(rows("m.transitions.tsv")).contains("0\t1\t3.0\tup");
  }

  @Test
  void calendarMakesPeriods() throws IOException {
    export(
        """
        starts 2025-01-01
        runs 4 days
        flag a
        flag b
        event hit rate (if since 2025-01-03 then 0.5 else 0.1) per day then a = true
        event toss on 2025-01-03 then 25%: b = true then otherwise: nothing
        outcome a when a
        """);
    assertThat(written("m.states.tsv"))
        .contains("# period 0: from day 0 to day 2\n# period 1: from day 2 to day 4\n");
    assertThat(rows("m.transitions.tsv"))
        .contains("0\t1\t0.1\thit", "0\t2\t0.25\t", "0\t3\t0.75\t", "2\t4\t0.5\thit");
  }

  @Test
  void clocksOfPhasesHaveColumnsOfTheirOwn() throws IOException {
    export("flag a\nevent ring after Gamma(2, 3 days) then a = true\noutcome a when a ends\n");
    assertThat(rows("m.states.tsv").getFirst()).contains("\tring (phase)\t");
    assertThat(rows("m.transitions.tsv")).hasSize(3);
  }

  @Test
  void pictureIsForGraphviz() throws IOException {
    assertThat(export(RUIN, "--dot").exit()).isZero();
    assertThat(written("m.dot"))
        .startsWith("digraph chain {\n  // Ruin")
        .contains("s0 [label=\"x some\", penwidth=3];")
        .contains("s0 -> s1 [label=\"up\\n1 per day\"];")
        .endsWith("}\n");
  }

  @Test
  void pictureOfManyStatesIsRefusedUnlessALimitSaysMore() throws IOException {
    String many =
        "level n = 0..300\nevent up rate 1 per day then n up\noutcome end when n == 300\n";
    Commands.Result refused = export(many, "--dot");
    assertThat(refused.exit()).isEqualTo(Exit.USAGE);
    assertThat(refused.err()).contains("more than 200 states", "--limit");
    assertThat(folder.resolve("m.dot")).doesNotExist();
    assertThat(export(many, "--dot", "--limit", "1000").exit()).isZero();
    assertThat(written("m.dot")).contains("s300 ");
  }

  @Test
  void clocksThatRememberAreRefused() throws IOException {
    Commands.Result refused =
        export("flag a\nevent ring after 3 days then a = true\noutcome a when a ends\n");
    assertThat(refused.exit()).isEqualTo(Exit.USAGE);
    assertThat(refused.err()).contains("`ring` runs on a clock of fixed length");
  }

  @Test
  void faultsSayThatTheUnknownsAreAtTheirMedians() throws IOException {
    Commands.Result fault =
        export(
            """
            level n = 0..3
            event up rate (0.5 - n) * (1 per day) then n up
            outcome end when n == 3
            """);
    assertThat(fault.exit()).isEqualTo(Exit.MODEL_ERROR);
    assertThat(fault.err()).contains("at their medians").doesNotContain("--seed");
  }

  @Test
  void formatIsAskedFor() {
    Commands.Result result = Commands.run("export");
    assertThat(result.exit()).isEqualTo(Exit.USAGE);
    assertThat(result.err()).contains("export graph");
  }
}
