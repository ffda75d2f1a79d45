package offramp.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import offramp.finding.ForecastScores;
import offramp.finding.ForecastScores.Group;
import offramp.finding.ForecastScores.Judged;
import offramp.finding.ForecastScores.Numbers;
import offramp.finding.Foretold;
import offramp.report.Figures;
import offramp.report.ForecastText;

/// How the forecasts of a record have done, with all of them and what became of each question.
public final class ForecastSection {
  private static final double EVEN = 0.25;

  private final ForecastScores scores;
  private final List<Foretold> record;

  private ForecastSection(ForecastScores scores, List<Foretold> record) {
    this.scores = scores;
    this.record = record;
  }

  /// {@return the section}
  ///
  /// @param record whose scores they are
  /// @param command that gives them again
  public static Section of(ForecastScores scores, List<Foretold> record, String command) {
    List<Foretold> known =
        record.stream().filter(entry -> !entry.recorded().isAfter(scores.asOf())).toList();
    ForecastSection section = new ForecastSection(scores, known);
    List<Exhibit> exhibits = new ArrayList<>();
    section.scored(exhibits, "Made beforehand", scores.ahead());
    section.scored(exhibits, "Made when the answer could be known", scores.hindsight());
    exhibits.add(section.answers());
    exhibits.add(section.forecasts());
    return new Section(
        "forecasts",
        "How have the forecasts of the record done?",
        section.answer(),
        exhibits,
        List.of(
            Section.how(section.how()),
            Section.rests(
                List.of(
                    "The record: an entry that was changed is found, but nothing tells how many"
                        + " forecasts were made and not recorded.",
                    "The questions: who chooses them after the fact can favour anybody.",
                    "The sources of the answers, which stand beside them.")),
            Section.change(List.of("More questions that are resolved; other answers to these."))),
        Optional.of(command));
  }

  private List<String> answer() {
    List<String> answer = new ArrayList<>();
    answer.add(
        "%s of %s, as of %s."
            .formatted(
                Words.plural(scores.forecasts().size(), "forecast"),
                Words.plural(questions().size(), "question"),
                scores.asOf()));
    sum("Made beforehand", scores.ahead()).ifPresent(answer::add);
    sum("Made when the answer could be known, so no test of foresight", scores.hindsight())
        .ifPresent(answer::add);
    return answer;
  }

  /// What rivals foretold is not added up: it stands in the table, each for itself.
  private static Optional<String> sum(String what, List<Group> groups) {
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    int made = groups.stream().mapToInt(Group::forecasts).sum();
    String forecasts = "%s: %s".formatted(what, Words.plural(made, "forecast"));
    if (groups.size() > 1) {
      return Optional.of("%s by %s.".formatted(forecasts, Words.plural(groups.size(), "author")));
    }
    Group one = groups.getFirst();
    return Optional.of(
        "%s by %s; right %d, wrong %d, cannot be judged %d, open %d."
            .formatted(
                forecasts, one.author(), one.right(), one.wrong(), one.unjudged(), one.open()));
  }

  private Map<String, List<Judged>> questions() {
    Map<String, List<Judged>> questions = new LinkedHashMap<>();
    for (Judged forecast : scores.forecasts()) {
      questions.computeIfAbsent(forecast.entry().question(), _ -> new ArrayList<>()).add(forecast);
    }
    return questions;
  }

  private void scored(List<Exhibit> exhibits, String what, List<Group> groups) {
    exhibits.add(counts(what, groups));
    List<Group> numbered = groups.stream().filter(group -> group.numbers().isPresent()).toList();
    if (!numbered.isEmpty()) {
      exhibits.add(brier(what, numbered));
      exhibits.add(
          Reliability.exhibit(
              what + ": what was said, and how often it came.",
              "author",
              numbered.stream()
                  .map(group -> new Reliability.Row(group.author(), numbers(group).calibration()))
                  .toList()));
    }
  }

  private static Numbers numbers(Group group) {
    return group.numbers().orElseThrow();
  }

  private static Exhibit counts(String what, List<Group> groups) {
    List<List<String>> rows = new ArrayList<>();
    for (Group group : groups) {
      rows.add(
          List.of(
              group.author(),
              Figures.count(group.forecasts()),
              Figures.count(group.right()),
              Figures.count(group.wrong()),
              Figures.count(group.unjudged()),
              Figures.count(group.open()),
              Figures.count(group.overdue())));
    }
    return new Exhibit(
        what + ": right and wrong, by author.",
        "Overdue is the part of the open whose day has passed.",
        new Table(
            List.of("author", "forecasts", "right", "wrong", "cannot be judged", "open", "overdue"),
            rows));
  }

  private static Exhibit brier(String what, List<Group> groups) {
    List<List<String>> cells = new ArrayList<>();
    List<Dots.Row> rows = new ArrayList<>();
    for (Group group : groups) {
      Numbers numbers = numbers(group);
      cells.add(
          List.of(
              group.author(),
              Figures.count(numbers.count()),
              Figures.count(numbers.questions()) + (numbers.few() ? " *" : ""),
              ForecastText.score(numbers, numbers.brier()),
              ForecastText.score(numbers, numbers.log())));
      rows.add(new Dots.Row(group.author(), List.of(Optional.of(dot(numbers)))));
    }
    String label = what + ": Brier score by author";
    return new Exhibit(
        label + ".",
        "Less is better; one half for everything has 0.25. Line: interval of 95%, by drawing"
            + " questions anew, and none where there is but one; an empty dot cannot be told from"
            + " 0.25.",
        Optional.of(
            Dots.of(
                label,
                List.of("Brier score"),
                rows,
                new Dots.Writing(
                    Words::plain, value -> String.format(Locale.ROOT, "%.3f", value)))),
        new Table(
            List.of(
                "author", "resolved, with a probability", "questions", "Brier (95%)", "log (95%)"),
            cells));
  }

  private static Dots.Dot dot(Numbers numbers) {
    var score = numbers.brier();
    boolean told = numbers.questions() > 1 && (score.high() < EVEN || score.low() > EVEN);
    Dots.Range near = new Dots.Range(score.low(), score.high());
    return new Dots.Dot(score.value(), near, Optional.empty(), told);
  }

  /// Each question with its answers, those that were superseded too.
  private Exhibit answers() {
    Map<Integer, Integer> superseded = new HashMap<>();
    for (Foretold entry : record) {
      entry
          .answer()
          .ifPresent(a -> a.supersedes().ifPresent(old -> superseded.put(old, entry.number())));
    }
    List<List<String>> rows = new ArrayList<>();
    questions()
        .forEach(
            (question, forecasts) -> {
              Foretold.Claim asked = forecasts.getFirst().claim();
              List<Foretold> answers =
                  record.stream()
                      .filter(e -> e.question().equals(question) && e.answer().isPresent())
                      .toList();
              for (Foretold answer : answers) {
                Foretold.Resolved said = answer.answer().orElseThrow();
                String by =
                    Optional.ofNullable(superseded.get(answer.number()))
                        .map(" (superseded by entry %d)"::formatted)
                        .orElse("");
                rows.add(
                    List.of(
                        question,
                        asked.by().toString(),
                        ForecastText.answer(said) + by,
                        sourced(said.source(), said.note())));
              }
              if (answers.isEmpty()) {
                boolean overdue = forecasts.getFirst().overdue();
                rows.add(
                    List.of(question, asked.by().toString(), overdue ? "overdue" : "open", ""));
              }
            });
    return new Exhibit(
        "What became of each question, and who says so.",
        "",
        new Table(List.of("question", "by", "what came of it", "source"), rows));
  }

  private Exhibit forecasts() {
    List<List<String>> rows = new ArrayList<>();
    scores.forecasts().stream()
        .sorted(Comparator.comparingInt(forecast -> forecast.entry().number()))
        .forEach(forecast -> rows.add(row(forecast)));
    return new Exhibit(
        "All forecasts, in the order in which they were written down.",
        "",
        new Table(
            List.of(
                "entry",
                "question",
                "what is to come about",
                "author",
                "made",
                "what was said",
                "it was",
                "source, or the run that gives it again"),
            rows));
  }

  private static List<String> row(Judged forecast) {
    Foretold entry = forecast.entry();
    Foretold.Claim claim = forecast.claim();
    return List.of(
        String.valueOf(entry.number()),
        entry.question(),
        claim.words(),
        claim.author(),
        claim.made() + (forecast.late() ? ", with hindsight" : ""),
        said(entry),
        judged(forecast),
        sourced(source(entry), claim.note()));
  }

  private static String said(Foretold entry) {
    return switch (entry.body()) {
      case Foretold.Computed computed -> ForecastText.said(computed.odds());
      case Foretold.Stated stated -> ForecastText.said(stated);
      case Foretold.Resolved resolved -> ForecastText.answer(resolved);
    };
  }

  private static String source(Foretold entry) {
    return switch (entry.body()) {
      case Foretold.Computed computed -> "`" + computed.origin().command() + "`";
      case Foretold.Stated stated -> stated.source();
      case Foretold.Resolved resolved -> resolved.source();
    };
  }

  private static String sourced(String source, Optional<String> note) {
    return source + note.map(words -> ". " + words).orElse("");
  }

  private static String judged(Judged forecast) {
    if (forecast.answer().isEmpty()) {
      return forecast.overdue() ? "overdue" : "open";
    }
    return forecast.came().isEmpty()
        ? "cannot be judged"
        : forecast.right().map(right -> right ? "right" : "wrong").orElse("neither");
  }

  private List<String> how() {
    List<String> how = new ArrayList<>();
    how.add(
        "A forecast is right if it held likelier what happened; intervals of scores come from a"
            + " bootstrap over questions, 1,000 times drawn anew.");
    for (String note : ForecastText.notesOf(scores)) {
      String sentence = note.startsWith("* ") ? note.substring(2) + " (marked *)" : note;
      how.add(sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".");
    }
    return how;
  }
}
