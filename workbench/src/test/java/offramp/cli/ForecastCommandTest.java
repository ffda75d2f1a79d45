package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import offramp.check.Documents;
import offramp.finding.Foretold;
import offramp.report.Digest;
import offramp.report.ForecastFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `offramp forecast`: entries are kept, broken chains are found, scores are those counted by hand.
class ForecastCommandTest {
  private static final LocalDate TODAY = RecordFile.today();
  private static final String MODEL =
      """
      starts 2024-01-01
      runs 100 days
      flag come
      event comes when not come rate 0.0001 per day then come = true
      outcome comes_about when come
      theory faster { event comes rate 0.0002 per day }
      """;

  @TempDir Path folder;

  private Path record() {
    return folder.resolve("f.jsonl");
  }

  private Commands.Result run(String line, String... more) {
    List<String> words = new ArrayList<>(List.of("forecast"));
    words.addAll(Commands.words(line));
    words.addAll(List.of(more));
    words.addAll(List.of("--file", record().toString()));
    return Commands.run(words.toArray(String[]::new));
  }

  private String done(String line, String... more) {
    Commands.Result result = run(line, more);
    assertThat(result.exit()).as(line + result.err()).isEqualTo(Exit.DONE);
    return result.out();
  }

  /// A forecast of a question that ended yesterday, made a month ago.
  private void said(String question, String author, String how) {
    done(
        "record --question %s --by %s --stated \"It comes\" --author %s --made %s --source x %s"
            .formatted(question, TODAY.minusDays(1), author, TODAY.minusDays(30), how));
  }

  private static void keeps(String schema, String json) {
    String text = Documents.read(Documents.root().resolve("docs/json/" + schema + ".schema.json"));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(text)
                .validate(json, InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void whatARunForeseesIsWrittenDownWithWhatGivesItAgain() throws IOException {
    Path model = Files.writeString(folder.resolve("m.crisis"), MODEL);
    String by = " --by " + TODAY.plusYears(1);
    String said =
        done("record --question q" + by + " --theory all", model.toString(), "comes_about");
    assertThat(said).contains("m.crisis, base", "m.crisis, theory faster");
    List<Foretold> entries = entries();
    assertThat(entries).hasSize(2);
    Foretold.Computed computed = (Foretold.Computed) entries.get(1).body();
    assertThat(computed.origin().digest()).isEqualTo(Digest.of(MODEL));
    // until the end of the day: 1 - exp(-0.0002 per day), by the exact solver
    long days = LocalDate.of(2024, 1, 1).until(TODAY.plusYears(1), ChronoUnit.DAYS) + 1;
    assertThat(computed.odds().probability()).isCloseTo(-Math.expm1(-0.0002 * days), within(1e-8));
    assertThat(again(computed)).isEqualTo(computed.odds().probability());
    keeps("forecast-record", done("show --json -"));
  }

  private static final String MORE = MODEL + "outcome stays_away when not come\n";

  @Test
  void outcomesOfOneRunAreEntriesOfTheirOwn() throws IOException {
    Path model = Files.writeString(folder.resolve("m.crisis"), MORE);
    String by = " --by " + TODAY.plusYears(1);
    done("record --question q" + by + " --theory all", model.toString());
    done("record --question r" + by, model.toString(), "comes_about");
    done("record --question s" + by, model.toString(), "stays_away", "comes_about", "stays_away");
    assertThat(entries())
        .extracting(Foretold::question)
        .containsExactly(
            "q.comes_about",
            "q.stays_away",
            "q.comes_about",
            "q.stays_away",
            "r",
            "s.stays_away",
            "s.comes_about");
    for (int number : new int[] {2, 3, 5}) {
      Foretold.Computed computed = (Foretold.Computed) entries().get(number).body();
      assertThat(again(computed)).isEqualTo(computed.odds().probability());
    }
    keeps("forecast-record", done("show --json -"));
    done("check");
  }

  @Test
  void outcomesOfOneRunAreWrittenAllOrNone() throws IOException {
    Path model = Files.writeString(folder.resolve("m.crisis"), MORE);
    String by = " --by " + TODAY.plusYears(1);
    done("record --question q.stays_away" + by, model.toString(), "stays_away");
    String before = Files.readString(record());
    Commands.Result again = run("record --question q" + by, model.toString());
    assertThat(again.err()).contains("q.stays_away: entry 1 says the same already");
    Commands.Result unknown =
        run("record --question p" + by, model.toString(), "comes_about", "stays_way");
    assertThat(unknown.err()).contains("`stays_way` is no outcome", "did you mean `stays_away`?");
    assertThat(run("record --question 1st" + by, model.toString()).exit()).isEqualTo(Exit.USAGE);
    assertThat(Files.readString(record())).isEqualTo(before);
  }

  private List<Foretold> entries() throws IOException {
    return read(record()).entries();
  }

  static ForecastFile read(Path file) throws IOException {
    try {
      return ForecastFile.read(Files.readString(file));
    } catch (ForecastFile.Broken broken) {
      throw new AssertionError("line %d: %s".formatted(broken.line(), broken.why()), broken);
    }
  }

  /// {@return the probability that the command of an entry gives}
  static double again(Foretold.Computed computed) {
    List<String> words = new ArrayList<>(Commands.words(computed.origin().command()));
    words.replaceAll(
        word -> word.startsWith("models/") ? Documents.root().resolve(word).toString() : word);
    words.addAll(List.of("--json", "-"));
    Commands.Result ran = Commands.run(words.subList(1, words.size()).toArray(String[]::new));
    Matcher matcher =
        Pattern.compile(
                "\"name\":\"%s\".*?\"probability\":([0-9.E-]+)"
                    .formatted(computed.origin().outcome()))
            .matcher(ran.out());
    assertThat(matcher.find()).as(ran.err()).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  /// Ann gives 0.8 to what came and 0.3 to what did not: Brier (0.04 + 0.09) / 2, log score -(ln
  /// 0.8 + ln 0.7) / 2; Ben has words alone.
  @Test
  void scoresAreThoseCountedByHandAndWordsGetNone() {
    said("a", "Ann", "--probability 0.8");
    said("b", "Ann", "--probability 30%");
    said("c", "Ann", "--probability 0.9");
    said("a", "Ben", "");
    said("b", "Ben", "");
    said("d", "Ben", "--says-not");
    done("resolve a --came yes --source x --on " + TODAY.minusDays(2));
    done("resolve b --came no --source x");
    done("resolve d --came void --source x");
    String out = done("score");
    assertThat(out).containsPattern("Ann +3 +2 +0 +0 +1 +1\n");
    assertThat(out).containsPattern("Ben +3 +1 +1 +1 +0 +0\n");
    assertThat(out).contains("0.065 (0.040 to 0.090)  0.290 (0.223 to 0.357) *");
    assertThat(out).contains("0.30: 0.00 (0.00 to 0.79), 1; 0.80: 1.00 (0.21 to 1.00), 1");
    assertThat(out).contains("6 of those made beforehand were written down only afterwards");
    assertThat(out).doesNotContainPattern("Ben +\\d+ +0\\.");
    keeps("forecast-scores", done("score --json -"));
    assertThat(done("score --as-of " + TODAY.minusDays(1))).startsWith("0 forecasts");
  }

  /// Without the module of event data, as here, there is no ledger to be read.
  @Test
  void theWorkbenchHasARecordReadInTheWordsOfItsReader() throws IOException {
    said("a", "Ann", "--probability 0.8");
    Path html = folder.resolve("f.html");
    TypedCommands commands = new TypedCommands();
    assertThat(commands.has("forecast")).isTrue();
    assertThat(commands.has("ledger")).isFalse();
    offramp.web.Commands.Done done =
        commands.run(
            new offramp.web.Commands.Typed(
                List.of("forecast", "score", "--file", record().toString(), "--html=" + html),
                List.of("forecast", "score", "--file", "f.jsonl"),
                (_, _) -> Optional.empty()));
    assertThat(done.mistakes()).isEmpty();
    assertThat(Files.readString(html))
        .contains("./offramp forecast score --file f.jsonl --as-of " + TODAY)
        .doesNotContain(folder.toString());
  }

  @Test
  void whatWasSaidWhenTheAnswerCouldBeKnownIsScoredApart() {
    said("a", "Ann", "--probability 0.8");
    done("resolve a --came yes --source x --on " + TODAY.minusDays(5));
    String late =
        "record --question a --by %s --stated \"It comes\" --author Late --source x"
            .formatted(TODAY.minusDays(1));
    assertThat(run(late).err()).contains("the answer could be known", "--hindsight");
    done(late + " --hindsight");
    String[] parts = done("score").split("Made when the answer could be known", -1);
    assertThat(parts[0]).contains("Ann").doesNotContain("Late");
    assertThat(parts[1]).contains("Late").doesNotContain("Ann");
  }

  @Test
  void anAnswerIsNeverChangedButSupersededInPlainSight() throws IOException {
    said("a", "Ann", "");
    done("resolve a --came no --source first");
    String first = Files.readString(record());
    String other = "resolve a --came yes --source second --on " + TODAY.minusDays(2);
    assertThat(run(other).err()).contains("entry 2 resolves `a`; --supersedes 2 puts this one");
    assertThat(run(other + " --supersedes 1").exit()).isEqualTo(Exit.USAGE);
    done(other + " --supersedes 2");
    assertThat(Files.readString(record())).startsWith(first);
    assertThat(done("show a"))
        .contains("did not come about (superseded by entry 3)", ", in the place of entry 2");
    assertThat(done("score")).containsPattern("Ann +1 +1 +0 +0 +0 +0\n");
    assertThat(done("score --html -"))
        .contains("<td>did not come about (superseded by entry 3)</td><td>first</td>")
        .contains(", in the place of entry 2</td><td>second</td>");
  }

  @Test
  void checkFindsTheFirstEntryThatIsNotAsItWasWritten() throws IOException {
    for (String question : List.of("a", "b", "c", "d")) {
      said(question, "Ann", "--probability 0.8");
    }
    List<String> lines = Files.readAllLines(record());
    keeps("forecast-check", done("check --json -"));
    List<String> changed = new ArrayList<>(lines);
    changed.set(1, lines.get(1).replace("0.8", "0.7"));
    broken(changed, 2, "it was changed after it was written");
    List<String> fewer = new ArrayList<>(lines);
    fewer.remove(1);
    broken(fewer, 2, "does not follow the one before");
    List<String> moved = new ArrayList<>(lines);
    Collections.swap(moved, 2, 3);
    broken(moved, 3, "does not follow the one before");
    List<String> more = new ArrayList<>(lines);
    more.add(2, lines.get(1));
    broken(more, 3, "does not follow the one before");
    broken(List.of(lines.get(0), "{\"entry\":2"), 2, "is no entry");
    broken(List.of(lines.get(0), ""), 2, "is no entry");
  }

  private void broken(List<String> lines, int at, String why) throws IOException {
    Files.writeString(record(), String.join("\n", lines) + "\n");
    Commands.Result result = run("check");
    assertThat(result.exit()).isEqualTo(Exit.WRONG_MODEL);
    assertThat(result.err()).contains(", line %d: ".formatted(at), why, "= help: ");
    Commands.Result json = run("check --json -");
    keeps("forecast-check", json.out());
    assertThat(run("score").err()).isEqualTo(result.err());
  }

  @Test
  void aCutEndShowsAgainstAHashNotedBefore() throws IOException {
    said("a", "Ann", "");
    said("b", "Ann", "");
    String noted = read(record()).head();
    said("c", "Ann", "");
    assertThat(done("check --head " + noted.substring(0, 12))).contains("entry 2; 1 follow");
    String whole = Files.readString(record());
    Files.writeString(record(), whole.substring(0, whole.indexOf('\n') + 1));
    assertThat(done("check")).contains("1 entry");
    assertThat(run("check --head " + noted).err()).contains("its end was cut off");
    Files.writeString(record(), whole.strip());
    assertThat(run("check").err()).contains("line 3: the file does not end with the end of a line");
  }

  /// Whoever writes an entry by hand, with the right hash, is still held to the rules.
  @Test
  void anEntryThatBreaksARuleIsFoundThoughItsHashIsRight() throws IOException {
    said("a", "Ann", "");
    ForecastFile before = read(record());
    Foretold early = new Foretold(2, TODAY.minusDays(400), "b", before.entries().getFirst().body());
    Files.writeString(record(), before.with(early).text());
    assertThat(run("check").err()).contains("line 2: ", "is the clock right?");
  }

  @Test
  void writersThatWriteAtOnceLoseNothing() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        RecordFile file = new RecordFile();
        file.file = record();
        file.json = "-";
        Foretold.Claim claim =
            new Foretold.Claim("it", TODAY, TODAY, "w" + i, false, Optional.empty());
        Foretold.Body body = new Foretold.Stated(claim, Optional.of(true), Optional.empty(), "x");
        all.add(
            pool.submit(
                () -> {
                  file.append(
                      new PrintWriter(Writer.nullWriter()),
                      List.of(new RecordFile.Addition("q", body)));
                  return true;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    assertThat(entries()).hasSize(24);
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".lock"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--probability 1.2 | --probability is from 0 to 1",
        "--probability NaN | --probability is from 0 to 1",
        "--probability much | --probability takes a number, not `much`",
        "--probability 0.2 --says-not | --says-not is for words",
        "--made 2999-01-01 | it was made on 2999-01-01, which is still to come",
        "--made yesterday | --made takes a date, as in 2026-06-02, not `yesterday`",
        "--note \" \" | a text has 1 to 2,000 characters in one line",
        "--question 1st | a question is named by a letter",
        "--question a --by 2998-01-01 | question `a` is about",
        "--by 2001-01-01 --question b | the answer could be known on",
        "--hindsight | entry 1 says the same already",
        "--theory all | --stated records words, without a run",
      })
  void whatIsNoForecastIsRefusedInWords(String options, String why) throws IOException {
    said("a", "Ann", "--hindsight");
    String before = Files.readString(record());
    List<String> words =
        new ArrayList<>(
            Commands.words(
                "record --stated \"It comes\" --author Ann --source x " + options.strip()));
    if (!options.contains("--question")) {
      words.addAll(List.of("--question", "a"));
    }
    if (!options.contains("--by")) {
      words.addAll(List.of("--by", TODAY.minusDays(1).toString()));
    }
    if (!options.contains("--made") && !options.contains("--by")) {
      words.addAll(List.of("--made", TODAY.minusDays(30).toString()));
    }
    Commands.Result result = run("", words.toArray(String[]::new));
    assertThat(result.exit()).as(result.err()).isEqualTo(Exit.USAGE);
    assertThat(result.err()).contains(why);
    assertThat(Files.readString(record())).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resolve b --came no | there is no question `b`: did you mean `a`?",
        "resolve a --came maybe | --came is yes, no or void, not `maybe`",
        "resolve a --came yes | what came about did so on a day: add --on DATE",
        "resolve a --came yes --on 2999-01-01 | it cannot have come on 2999-01-01, a day to come",
        "resolve a --came yes --on 2001-01-01 | what had happened cannot be foretold",
        "resolve a --came no --on 2001-01-01 | only what came about has a day",
        "resolve a --came void --supersedes 1 | nothing resolves `a` yet",
        "resolve open --came no | `no` is known the day after",
      })
  void whatIsNoAnswerIsRefusedInWords(String line, String why) {
    said("a", "Ann", "");
    done("record --question open --by 2998-01-01 --stated it --author Ann --source x");
    Commands.Result result = run(line.strip() + " --source x");
    assertThat(result.exit()).as(result.err()).isEqualTo(Exit.USAGE);
    assertThat(result.err()).contains(why);
  }

  @Test
  void whatIsNoRecordIsRefusedInWords() throws IOException {
    assertThat(run("score").err()).contains("there is no file", "`offramp forecast record` begins");
    assertThat(run("resolve a --came void --source x").exit()).isEqualTo(Exit.USAGE);
    Files.write(record(), new byte[] {(byte) 0xff, 0});
    assertThat(run("check").err()).contains("is not text in UTF-8");
    Files.writeString(record(), "[".repeat(5_000) + "\n");
    assertThat(run("check").err()).contains("line 1: this line is no entry");
    Files.writeString(record(), "");
    assertThat(done("check")).contains("0 entries");
    assertThat(run("record --question q --by 2998-01-01").err()).contains("say the model");
    Path undated = Documents.root().resolve("models/brink.crisis");
    assertThat(run("record --question q --by 2998-01-01", undated.toString(), "war").err())
        .contains("brink.crisis has no dates");
  }
}
