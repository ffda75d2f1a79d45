package offramp.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import offramp.finding.Explore;
import offramp.finding.Method;
import offramp.finding.Period;
import offramp.finding.Runs;
import offramp.finding.Views;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.page.Html;
import offramp.page.Inquiry;
import offramp.page.Joined;
import offramp.page.Letters;
import offramp.page.Markdown;
import offramp.page.Report;
import offramp.report.Figures;
import offramp.text.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp report FILE`: all that can be said about a model, as one page to hand on.
@Command(
    name = "report",
    description = {
      "Writes one page about a model: how likely each outcome is and when, what drives it,",
      "what could be done, what would change one's mind, how it could happen, and what all",
      "that rests on; every theory side by side. The page needs no network and no scripts."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  private static final long ALL = 10_000;
  private static final long MOST_BYTES = 100L << 20;

  /// How many times fewer histories each policy gets where policies are compared.
  private static final long FEWER = 20;

  private static final long FEWEST = 200;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The model, as in models/june-2024.crisis.")
  Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write the page (default: report.html, report.md or report.pdf).")
  @Nullable Path output;

  @Option(
      names = "--format",
      paramLabel = "html|md|pdf",
      defaultValue = "html",
      description = "The form of the page (default html); pdf is printed by an installed browser.")
  String format;

  @Option(
      names = "--letters",
      description =
          "Letters in the place of the names of actors; titles and quoted reasons are left out.")
  boolean letters;

  @Option(
      names = "--outcome",
      paramLabel = "NAME",
      description =
          "Look closely at this outcome; repeatable, the first most closely. Default: the gravest"
              + " harm, and the way out.")
  List<String> outcomes = new ArrayList<>();

  @Option(
      names = "--with",
      paramLabel = "FILE",
      description =
          "Also what another command found and wrote with --html (backtest, explore, ledger,"
              + " forecast score); repeatable.")
  List<Path> with = new ArrayList<>();

  @Mixin TippingOptions tipping;
  @Mixin Choices choices;
  @Mixin HorizonOptions range;
  @Mixin EffortOptions effort;

  @Override
  public Integer call() throws Refusal {
    range.check();
    effort.check();
    Path to = check();
    List<Joined> joined = joined();
    Source original = ModelFile.read(file);
    Source source = letters ? masked(original) : original;
    Model base =
        ModelFile.model(source, choices.under(Optional.empty()), spec.commandLine().getErr());
    Named.check("--outcome", outcomes, base.outcomes().stream().map(Outcome::name).toList());
    Views views = choices.views(source, base, spec.commandLine().getErr());
    Asking asking = new Asking(spec, effort, new Outputs());
    try (Progress progress = asking.progress()) {
      Inquiry.Asked asked = asked(source, base);
      Report report =
          asking.answer(source, progress, () -> Inquiry.of(views, asked, progress::part));
      if (progress.interrupted()) {
        spec.commandLine().getErr().println("interrupted: nothing is written");
        return Exit.INTERRUPTED;
      }
      write(report.with(joined), to);
      return Exit.DONE;
    }
  }

  /// {@return where to write}
  private Path check() throws Refusal {
    if (!List.of("html", "md", "pdf").contains(format)) {
      throw EffortOptions.usage("--format is html, md or pdf, not %s", format);
    }
    if (effort.effort().method() == Method.SPLIT || effort.precision != null) {
      throw EffortOptions.usage(
          "`report` takes neither --method split nor --precision: several of its answers compare"
              + " the same histories");
    }
    if (format.equals("pdf") && browser().isEmpty()) {
      throw EffortOptions.usage(
          "--format pdf needs a browser (chromium or google-chrome) on the path, and there is"
              + " none%n  = help: `--format html` writes a page that any browser prints");
    }
    Path to = output == null ? Path.of("report." + format) : output;
    Outputs.check(to.toString());
    return to;
  }

  /// {@return what other commands found}
  private List<Joined> joined() throws Refusal {
    if (!with.isEmpty() && (letters || format.equals("md"))) {
      throw EffortOptions.usage(
          "--with takes sections as they were written, so it goes neither with --letters nor with"
              + " --format md");
    }
    List<Joined> joined = new ArrayList<>();
    int number = 1;
    for (Path path : with) {
      try {
        Joined each = Joined.of(TextFile.read(path, MOST_BYTES, "a section of a report"), number);
        number += each.questions().size();
        joined.add(each);
      } catch (Joined.Strange strange) {
        throw EffortOptions.usage(
            "%s is not what `--html` of another command wrote: %s%n  = help: write it anew, as in"
                + " `./offramp backtest ... --html %s`",
            path, String.valueOf(strange.getMessage()), path);
      }
    }
    return joined;
  }

  private static Optional<Browser> browser() {
    return Browser.in(Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  /// {@return the text with letters; what the options name gets them too}
  private Source masked(Source original) {
    Letters letters = Letters.of(original);
    choices = choices.with(letters::words);
    outcomes = outcomes.stream().map(letters::words).toList();
    tipping.rename(letters::words);
    return letters.source();
  }

  private Inquiry.Asked asked(Source source, Model base) throws Refusal {
    Period horizon = range.horizon(base.crisis().runs(), base.crisis().unit());
    Runs.Effort work = effort.effort(ALL);
    long whole = work.trajectories();
    long each = Math.clamp(whole / FEWER, Math.min(FEWEST, whole), whole);
    return new Inquiry.Asked(
        source.name(),
        (name, behind) ->
            switch (name) {
              case "fit" -> fitting(behind);
              case "levers", "compare" -> command(name, behind, each);
              case "explore" -> command(name, behind, Inquiry.explored(whole));
              default -> command(name, behind, whole);
            },
        horizon.value(),
        horizon.unit(),
        range.steps,
        work,
        work.with(each),
        outcomes,
        new Explore.Asked(
            false, 0, List.of(), tipping.shares(base), tipping.warnings, Optional.empty()));
  }

  /// {@return the file as a reader is told to name it}
  private String told() {
    return Typist.of(spec).isEmpty() ? file.toString() : String.valueOf(file.getFileName());
  }

  /// {@return the command that answers one question of the report, up to its levers}
  private List<String> words(String name, String behind) {
    List<String> words = new ArrayList<>(List.of("./offramp", name));
    words.add(letters ? "model.crisis" : CommandWords.quoted(told()));
    if (!behind.isBlank()) {
      words.add(behind.strip());
    }
    if (name.equals("explore")) {
      words.addAll(tipping.words());
    }
    if (choices.named() && !choices.all() && !behind.contains("--theory")) {
      words.add("--theory " + choices.theory);
    }
    choices.sets.forEach((key, to) -> words.add("--set " + CommandWords.quoted(key + "=" + to)));
    return words;
  }

  /// {@return the command that holds the model against its history}
  private String fitting(String behind) {
    return String.join(" ", words("fit", behind)) + " --seed " + effort.seed;
  }

  /// {@return the command that answers one question of the report}
  private String command(String name, String behind, long histories) {
    List<String> words = words(name, behind);
    choices.levers.forEach(lever -> words.add("--lever " + CommandWords.quoted(lever)));
    if (range.span.horizon != null) {
      words.add("--horizon " + CommandWords.quoted(range.span.horizon));
    }
    if (range.steps != Runs.Question.STEPS && !name.matches("paths|assumptions|explore")) {
      words.add("--steps " + range.steps);
    }
    if (!effort.method.equals("auto")) {
      words.add("--method " + effort.method);
    }
    words.add("--trajectories " + histories);
    if (!name.equals("explore") || tipping.warnings) {
      words.add("--draws " + effort.draws);
    }
    words.add("--seed " + effort.seed);
    return words.stream().collect(Collectors.joining(" "));
  }

  /// Writes the page beside its place and moves it there whole.
  private void write(Report report, Path to) throws Refusal {
    try {
      Path whole = to.toAbsolutePath();
      Path part = whole.resolveSibling(whole.getFileName() + ".part");
      Files.deleteIfExists(part);
      switch (format) {
        case "md" -> Files.writeString(part, Markdown.page(report));
        case "pdf" -> browser().orElseThrow().print(Html.page(report), part);
        default -> Files.writeString(part, Html.page(report));
      }
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
      spec.commandLine()
          .getOut()
          .println(
              String.format(
                  Locale.ROOT,
                  "%s written: %s kB, %d questions",
                  to,
                  Figures.count((Files.size(whole) + 999) / 1000),
                  report.answered()));
    } catch (IOException failed) {
      throw new Refusal(Exit.USAGE, "error: cannot write %s: %s".formatted(to, failed));
    }
  }
}
