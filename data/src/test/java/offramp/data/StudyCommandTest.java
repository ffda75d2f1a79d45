package offramp.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import offramp.cli.Commands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `offramp study ...`, on a small model.
class StudyCommandTest {
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

  private static final String RUN =
      "run MODEL --theory all --method simulate --trajectories 6400 --draws 20 --steps 3";

  @TempDir Path folder;
  private Path study;

  @BeforeEach
  void write() throws IOException {
    study = folder.resolve("border.study");
    Files.writeString(folder.resolve("border.crisis"), MODEL);
  }

  private String[] words(String form) {
    return Stream.of(form.split(" ", -1))
        .map(word -> word.replace("MODEL", folder.resolve("border.crisis").toString()))
        .map(word -> word.equals("STUDY") ? study.toString() : word)
        .toArray(String[]::new);
  }

  private Commands.Result command(String form) {
    return Commands.run(words(form));
  }

  private String done(String form) {
    Commands.Result result = command(form);
    assertThat(result.exit()).as("%s%n%s%s", form, result.out(), result.err()).isZero();
    return result.out();
  }

  /// {@return the bytes of all files below a folder}
  static Map<String, String> files(Path below) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(below)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            below.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        RUN,
        "run MODEL --trajectories 2000 --draws 20 --method simulate --distributions --steps 2",
        "run MODEL --trajectories 2000 --draws 20 --method exact --steps 2",
        "run MODEL --trajectories 2000 --draws 20 --method simulate --precision 20% --steps 2",
        "explore MODEL --trajectories 20000 --method simulate",
        "levers MODEL --trajectories 20000 --draws 50 --method simulate",
        "fit MODEL --draws 60 --particles 8 --theory all"
      })
  void studyFindsWhatItsCommandFindsAndASecondRunDoesNothing(String command) throws IOException {
    done("study new --blocks 64 STUDY " + command);
    String first = done("study run STUDY --threads 2");
    String plain = done(command);
    assertThat(first).startsWith(plain);
    assertThat(done("study show STUDY")).isEqualTo(plain);
    Map<String, String> files = files(study);
    assertThat(done("study resume STUDY --threads 1")).contains(" 0 parts were done now");
    assertThat(files(study)).isEqualTo(files);
  }

  @Test
  void whatPoliciesScoredIsKeptWithTheirLevers() {
    done(
        "study new --blocks 64 STUDY levers MODEL --trajectories 20000 --draws 50 --method simulate");
    done("study run STUDY");
    String[] words = words("study show STUDY --sql SQL");
    words[4] = "select distinct theory, levers from appraisals order by all";
    assertThat(Commands.run(words).out())
        .isEqualTo("theory,levers\nbase,\nbase,talks\ntimid,\ntimid,talks\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        RUN,
        "run MODEL --trajectories 2000 --draws 20 --method simulate --precision 20% --steps 2",
        "levers MODEL --trajectories 20000 --draws 50 --method simulate",
        "fit MODEL --draws 60 --particles 8 --theory all"
      })
  void partsThatOthersDoTwiceAndInAnyOrderHaveTheSameBytesAndCountOnce(String command)
      throws IOException {
    done("study new --blocks 64 STUDY " + command);
    String threads = done("study run STUDY");
    Map<String, String> wanted = files(study);
    try (Stream<Path> all = Files.walk(study)) {
      for (Path file : all.filter(file -> file.toString().matches(".*\\.(parquet|txt)")).toList()) {
        Files.delete(file);
      }
    }
    assertThat(done("study run STUDY --on twice")).isEqualTo(threads);
    assertThat(files(study)).isEqualTo(wanted);
  }

  @Test
  void clusterThatBreaksCostsThePartsThatWereNotDone() throws IOException {
    done("study new --blocks 20 STUDY " + RUN);
    Commands.Result broken = command("study run STUDY --on broken");
    assertThat(broken.exit()).isEqualTo(4);
    assertThat(broken.err()).contains("error: lost", "parts done now are kept");
    assertThat(command("study run STUDY --on nowhere").err())
        .contains("cannot use", "nothing answers at nowhere");
    done("study run STUDY");
    Map<String, String> mended = files(study);
    Path plain = folder.resolve("border.study2");
    study = plain;
    done("study new --blocks 20 STUDY " + RUN);
    done("study run STUDY");
    assertThat(files(study)).isEqualTo(mended);
  }

  @Test
  void modelThatBreaksARuleElsewhereIsToldOfAsHere() throws IOException {
    Files.writeString(
        folder.resolve("border.crisis"),
        MODEL.replace("rate pull per month", "rate (pull - fear) per month"));
    done("study new --blocks 64 STUDY run MODEL --trajectories 6400 --method simulate");
    Commands.Result here = command("study run STUDY");
    Commands.Result elsewhere = command("study run STUDY --on twice");
    assertThat(here.exit()).isEqualTo(3);
    assertThat(elsewhere).isEqualTo(here);
  }

  @Test
  void backtestIsKeptAsAWhole() throws IOException {
    StringBuilder cases = new StringBuilder("crisno,crisis,trigger_date,trigger_precision,");
    cases.append("end_date,end_precision,trigger_code,trigger,violence_code,intrawar_code,");
    cases.append("period,protracted,protracted_id,region\n");
    for (int i = 1; i <= 60; i++) {
      cases.append(
          "%d,MADE %d,19%02d-05-01,day,19%02d-06-%02d,day,1,%s,%d,1,1,none,%d,North\n"
              .formatted(
                  i, i, 20 + i, 20 + i, 1 + i % 20, "verbal act", i % 3 == 0 ? 1 : 4, i % 15));
    }
    Files.writeString(folder.resolve("crises.csv"), cases);
    String command = "backtest --cases " + folder.resolve("crises.csv") + " --outcome war";
    done("study new STUDY " + command);
    done("study run STUDY");
    assertThat(done("study show STUDY")).isEqualTo(done(command));
    Commands.Result csv = command("study export STUDY --csv " + folder.resolve("no.csv"));
    assertThat(csv.err()).contains("a study of this command has no CSV");
  }

  @Test
  void lostAndChangedFilesComeBackAsTheyWere() throws IOException {
    done("study new --blocks 64 STUDY " + RUN);
    done("study run STUDY");
    Map<String, String> whole = files(study);
    List<Path> parts = new ArrayList<>();
    try (Stream<Path> all = Files.walk(study.resolve("outcomes"))) {
      all.filter(Files::isRegularFile).sorted().forEach(parts::add);
    }
    Files.delete(parts.get(0));
    byte[] bytes = Files.readAllBytes(parts.get(1));
    bytes[bytes.length / 2] = (byte) (bytes[bytes.length / 2] ^ 1);
    Files.write(parts.get(1), bytes);
    Files.delete(study.resolve("finding.txt"));
    Files.writeString(study.resolve("outcomes/.part-000000.0.part"), "left by one that was killed");
    assertThat(done("study status STUDY"))
        .contains("1 files are not what was written there")
        .contains("not done");
    assertThat(command("study show STUDY").err()).contains("is not known yet", "study run");
    Commands.Result resumed = command("study resume STUDY");
    assertThat(resumed.out()).contains(" 2 parts were done now");
    assertThat(resumed.err()).contains("is not what was written there; it is made again");
    assertThat(files(study)).isEqualTo(whole);
  }

  @Test
  void sqlAsksThePartsAndExportWritesThem() throws IOException {
    done("study new --blocks 64 STUDY " + RUN);
    done("study run STUDY");
    String[] words = words("study show STUDY --sql SQL");
    words[4] =
        "select theory, outcome, sum(hits) / sum(kept) as p from outcomes where step = 2 group by all"
            + " order by all";
    String asked = Commands.run(words).out();
    assertThat(asked).startsWith("theory,outcome,p\n").contains("\ntimid,war,0.");
    done("study export STUDY --json " + folder.resolve("a.json"));
    assertThat(folder.resolve("a.json")).content().contains("\"seconds\":0");
    done("study export STUDY --csv " + folder.resolve("a.csv"));
    done("study export STUDY --table watches --parquet " + folder.resolve("a.parquet"));
    words[4] = "select count(*) as n from '%s'".formatted(folder.resolve("a.parquet"));
    assertThat(Commands.run(words).out()).isEqualTo("n\n240\n");
    words[4] = "select nothing from outcomes";
    assertThat(Commands.run(words).err()).contains("error: --sql: ", "the tables with rows");
  }

  @Test
  void posteriorOfAFitCanBeTakenOut() {
    done("study new STUDY fit MODEL --draws 60 --particles 8");
    done("study run STUDY");
    done("study export STUDY --posterior " + folder.resolve("p.json"));
    done("run MODEL --trajectories 500 --draws 20 --posterior " + folder.resolve("p.json"));
  }

  @Test
  void studyKeepsTheFilesThatItReads() throws IOException {
    done("study new --blocks 64 STUDY " + RUN);
    Files.writeString(folder.resolve("border.crisis"), "something else");
    assertThat(done("study run STUDY")).contains("Border");
    Files.writeString(study.resolve("inputs/border.crisis"), "something else");
    assertThat(command("study run STUDY").err())
        .contains("inputs/border.crisis is not what it was when the study was made");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "study new STUDY check MODEL -> not of `check`",
        "study new STUDY run MODEL --threads 2 -> --threads does not belong",
        "study new STUDY run MODEL --budget 5s -> --budget does not belong",
        "study new STUDY run MODEL --json x.json -> a study keeps what it finds",
        "study new STUDY run -> FILE",
        "study new STUDY run nothing.crisis -> there is no file nothing.crisis",
        "study new --blocks -1 STUDY run MODEL -> --blocks takes 1 to",
        "study new STUDY run MODEL --draws 0 -> --draws takes a number of 1 or more",
        "study run STUDY -> is no study: there is no study.json in it",
        "study run STUDY --on twice -> is no study: there is no study.json in it",
        "study run hdfs://host/border.study -> is no folder of this system",
        "study status STUDY -> is no study",
        "study export STUDY -> nothing is asked for"
      })
  void whatCannotBeIsSaidInWords(String line) {
    List<String> both = List.of(line.split(" -> ", -1));
    Commands.Result result = command(both.getFirst());
    assertThat(result.err()).contains(both.getLast()).doesNotContain("\tat ");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(study).doesNotExist();
  }

  @Test
  void folderWithOtherThingsIsLeftAlone() {
    Commands.Result result = Commands.run(words("study new " + folder + " " + RUN));
    assertThat(result.err()).contains("is not empty");
  }

  @Test
  void studyOfAnotherVersionIsNotGoneOnWith() throws IOException {
    done("study new --blocks 64 STUDY " + RUN);
    Path manifest = study.resolve("study.json");
    String text = Files.readString(manifest);
    Files.writeString(
        manifest, text.replaceFirst("\"offramp\":\"[^\"]*\"", "\"offramp\":\"0.0.9\""));
    assertThat(command("study run STUDY").err()).contains("made by Offramp 0.0.9");
    Files.writeString(
        manifest, text.replaceFirst("\"machine\":\"[^\"]*\"", "\"machine\":\"abacus\""));
    assertThat(command("study run STUDY").err()).contains("note: the study was made on abacus");
    Files.writeString(manifest, "{\"kind\":");
    assertThat(command("study run STUDY").err()).contains("is no study");
  }
}
