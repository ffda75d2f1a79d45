package offramp.cli;

import java.time.LocalDate;
import java.util.Optional;
import offramp.finding.Foretold;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A forecast that somebody made, as it is to be recorded.
final class StatedOptions {
  @Option(
      names = "--stated",
      paramLabel = "WORDS",
      description = "Record what somebody said, in these words, in the place of a run.")
  @Nullable String words;

  @Option(
      names = "--author",
      paramLabel = "WHO",
      description = "Who said it; of a run the model and the theory unless given.")
  @Nullable String author;

  @Option(
      names = "--made",
      paramLabel = "DATE",
      description = "The day on which it was said (default today).")
  @Nullable String made;

  @Option(
      names = "--probability",
      paramLabel = "P",
      description = "The probability that its author gave, as in 0.3 or 30%%; else words only.")
  @Nullable String probability;

  @Option(names = "--says-not", description = "It says in words that it will not come about.")
  boolean saysNot;

  @Option(
      names = "--source",
      paramLabel = "WORDS",
      description = "Where what was said can be read.")
  @Nullable String source;

  /// Refuses what only somebody's words have.
  void none() throws Refusal {
    if (made != null || probability != null || saysNot || source != null) {
      throw EffortOptions.usage(
          "--made, --probability, --says-not and --source belong to --stated; a run is made today and"
              + " is its own source");
    }
  }

  /// {@return the day on which it was made}
  LocalDate made() throws Refusal {
    return made == null ? RecordFile.today() : ForecastCommand.day("--made", made);
  }

  /// {@return what is to be recorded}
  Foretold.Stated body(Foretold.Claim claim) throws Refusal {
    if (source == null) {
      throw EffortOptions.usage(
          "what somebody said has a place where it can be read: add --source");
    }
    if (probability != null && saysNot) {
      throw EffortOptions.usage("--says-not is for words; a probability says it by itself");
    }
    Optional<Double> number =
        probability == null ? Optional.empty() : Optional.of(number(probability));
    return new Foretold.Stated(
        claim, number.isPresent() ? Optional.empty() : Optional.of(!saysNot), number, source);
  }

  private static double number(String written) throws Refusal {
    String text = written.strip();
    boolean percent = text.endsWith("%");
    double number =
        EffortOptions.number(
            "--probability", percent ? text.substring(0, text.length() - 1) : text);
    double p = percent ? number / 100 : number;
    if (!(p >= 0 && p <= 1)) {
      throw EffortOptions.usage("--probability is from 0 to 1, or in percent, not %s", written);
    }
    return p;
  }
}
