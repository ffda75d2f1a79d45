package offramp.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import offramp.finding.ForecastScores;
import offramp.finding.ForecastScores.Group;
import offramp.finding.ForecastScores.Numbers;
import offramp.finding.Foretold;
import offramp.history.Bootstrap;
import offramp.history.Calibration;

/// A record of forecasts and how they have done, as a person reads it in a terminal.
public final class ForecastText {
  private static final int HASH = 12;

  private final Lines out = new Lines();

  private ForecastText() {}

  /// {@return all scores, in one table by author}
  public static String of(ForecastScores scores) {
    ForecastText text = new ForecastText();
    text.out.line(
        "%d forecasts of %d questions, as of %s",
        scores.forecasts().size(),
        scores.forecasts().stream().map(f -> f.entry().question()).distinct().count(),
        scores.asOf());
    text.groups("Made beforehand", scores.ahead());
    text.groups("Made when the answer could be known: no test of foresight", scores.hindsight());
    text.notes(scores);
    return text.out.toString();
  }

  private void groups(String heading, List<Group> groups) {
    if (groups.isEmpty()) {
      return;
    }
    out.heading(heading);
    out.line(
        "  %-44s %5s %6s %6s %17s %5s %8s",
        "", "made", "right", "wrong", "cannot be judged", "open", "overdue");
    groups.forEach(this::counts);
    if (groups.stream().anyMatch(group -> group.numbers().isPresent())) {
      out.line("");
      out.line(
          "  %-44s %5s %-23s %s",
          "resolved, with a probability", "made", "Brier (95%)", "log (95%)");
      groups.forEach(group -> group.numbers().ifPresent(n -> numbers(group.author(), n)));
      out.line("");
      out.line("  calibration: said on average, the share that came (95%), how many");
      groups.forEach(group -> group.numbers().ifPresent(n -> calibration(group.author(), n)));
    }
  }

  private void counts(Group group) {
    out.line(
        "  %-44s %5d %6d %6d %17d %5d %8d",
        group.author(),
        group.forecasts(),
        group.right(),
        group.wrong(),
        group.unjudged(),
        group.open(),
        group.overdue());
  }

  private void numbers(String author, Numbers numbers) {
    out.line(
        "  %-44s %5d %-23s %s%s",
        author,
        numbers.count(),
        score(numbers, numbers.brier()),
        score(numbers, numbers.log()),
        numbers.few() ? " *" : "");
  }

  /// {@return a score with its interval; one question has nothing to be drawn anew from}
  public static String score(Numbers numbers, Bootstrap.Interval score) {
    return numbers.questions() == 1
        ? String.format(Locale.ROOT, "%.3f (no interval)", score.value())
        : String.format(
            Locale.ROOT, "%.3f (%.3f to %.3f)", score.value(), score.low(), score.high());
  }

  private void calibration(String author, Numbers numbers) {
    String bins =
        numbers.calibration().stream().map(ForecastText::bin).collect(Collectors.joining("; "));
    out.wrapped(String.format(Locale.ROOT, "  %-44s ", author), 47, bins);
  }

  private static String bin(Calibration.Bin bin) {
    return String.format(
        Locale.ROOT,
        "%.2f: %.2f (%.2f to %.2f), %d",
        bin.said(),
        bin.came().value(),
        bin.came().low(),
        bin.came().high(),
        bin.count());
  }

  private void notes(ForecastScores scores) {
    out.line("");
    notesOf(scores).forEach(this::note);
  }

  /// {@return what must be known of scores to read them, each in words}
  public static List<String> notesOf(ForecastScores scores) {
    List<String> notes = new ArrayList<>();
    List<Group> all = Stream.concat(scores.ahead().stream(), scores.hindsight().stream()).toList();
    int later = scores.ahead().stream().mapToInt(Group::writtenLater).sum();
    if (later > 0) {
      notes.add(
          "%d of those made beforehand were written down only afterwards: that they were made then rests on their sources"
              .formatted(later));
    }
    List<Numbers> numbers = all.stream().flatMap(group -> group.numbers().stream()).toList();
    if (numbers.stream().anyMatch(Numbers::few)) {
      notes.add(
          "* fewer than %d questions are resolved: too few to tell one author from another"
              .formatted(ForecastScores.FEW));
    }
    int clipped = numbers.stream().mapToInt(Numbers::clipped).sum();
    if (clipped > 0) {
      notes.add(
          "%d probabilities of 0 or 1 are taken as 1e-6 away from them in the logarithm"
              .formatted(clipped));
    }
    notes.add(
        "less is better in Brier and log; one half for everything has 0.250 and 0.693; words have no score, they are right, wrong, or cannot be judged");
    return notes;
  }

  private void note(String words) {
    out.wrapped("note: ", 2, words);
  }

  /// {@return the forecasts one by one, with what became of them}
  ///
  /// @param from the number of the first entry to show
  /// @param question to which it keeps, if any
  public static String list(ForecastFile record, int from, Optional<String> question) {
    ForecastText text = new ForecastText();
    Map<Integer, Integer> superseded = new HashMap<>();
    record
        .entries()
        .forEach(
            entry ->
                entry
                    .answer()
                    .ifPresent(
                        a -> a.supersedes().ifPresent(old -> superseded.put(old, entry.number()))));
    for (Foretold entry : record.entries().subList(from - 1, record.entries().size())) {
      if (question.isEmpty() || question.get().equals(entry.question())) {
        text.entry(
            entry,
            record.hashes().get(entry.number() - 1).substring(0, HASH),
            Optional.ofNullable(superseded.get(entry.number())));
      }
    }
    return text.out.toString();
  }

  private void entry(Foretold entry, String hash, Optional<Integer> by) {
    String opening = "%d %s".formatted(entry.number(), entry.question());
    switch (entry.body()) {
      case Foretold.Computed(var claim, var origin, var odds) -> {
        claim(opening, claim);
        out.more(said(odds));
        out.more(origin.command());
      }
      case Foretold.Stated stated -> {
        claim(opening, stated.claim());
        out.more(said(stated));
        out.more("source: " + stated.source());
      }
      case Foretold.Resolved resolved -> {
        out.entry(
            opening,
            answer(resolved) + by.map(n -> " (superseded by entry %d)".formatted(n)).orElse(""));
        out.more("source: " + resolved.source());
        resolved.note().ifPresent(words -> out.more("note: " + words));
      }
    }
    out.more("written down %s, hash %s".formatted(entry.recorded(), hash));
  }

  private void claim(String opening, Foretold.Claim claim) {
    out.entry(opening, "%s, by %s".formatted(claim.words(), claim.by()));
    out.more(
        "%s, %s%s"
            .formatted(claim.author(), claim.made(), claim.hindsight() ? ", with hindsight" : ""));
    claim.note().ifPresent(words -> out.more("note: " + words));
  }

  /// {@return the probability that a run gives, with both uncertainties}
  public static String said(Foretold.Odds odds) {
    return "%s (%s to %s over the unknowns, error %s)%s"
        .formatted(
            Figures.percent(odds.probability()),
            Figures.percent(odds.low()),
            Figures.percent(odds.high()),
            Figures.percent(odds.standardError()),
            odds.bound().map(b -> ", at most " + Figures.percent(b)).orElse(""));
  }

  /// {@return what somebody said}
  public static String said(Foretold.Stated stated) {
    return stated
        .says()
        .map(that -> that ? "says that it will" : "says that it will not")
        .or(() -> stated.probability().map(Figures::percent))
        .orElseThrow();
  }

  /// {@return what became of a question}
  public static String answer(Foretold.Resolved resolved) {
    return switch (resolved.came()) {
          case YES -> "came about" + resolved.on().map(day -> " on " + day).orElse("");
          case NO -> "did not come about";
          case VOID -> "cannot be judged";
        }
        + resolved.supersedes().stream()
            .mapToObj(", in the place of entry %d"::formatted)
            .collect(Collectors.joining());
  }
}
