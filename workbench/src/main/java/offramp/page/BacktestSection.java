package offramp.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import offramp.finding.BacktestFinding;
import offramp.finding.BacktestFinding.Gain;
import offramp.finding.BacktestFinding.Length;
import offramp.finding.BacktestFinding.Row;
import offramp.finding.BacktestFinding.Wrong;
import offramp.history.Wilson;
import offramp.report.Figures;

/// How well forecasters did on cases of the past that they had not learnt from.
public final class BacktestSection {
  private static final int WORST = 10;

  private final BacktestFinding found;

  private BacktestSection(BacktestFinding found) {
    this.found = found;
  }

  /// {@return the section}
  public static Section of(BacktestFinding found) {
    BacktestSection section = new BacktestSection(found);
    List<Exhibit> exhibits = new ArrayList<>();
    if (!found.rows().isEmpty()) {
      exhibits.add(section.skill());
      exhibits.add(section.reliability());
    }
    if (!found.lengths().isEmpty()) {
      exhibits.add(section.lengths());
    }
    exhibits.add(section.wrong());
    return new Section(
        "backtest",
        "How well would past cases have been foreseen?",
        section.answer(),
        exhibits,
        List.of(
            Section.how(section.how()),
            Section.rests(
                List.of(
                    "The cases and how they are coded: what counts as a case, as an outcome and as its"
                        + " day was decided by those who coded them.")),
            Section.change(
                List.of(
                    "Other cases: the interval says how far the result hangs on those that happen to"
                        + " be there.",
                    "Facts that were known only later: nothing that is read from them counts."))),
        Optional.of(found.command()));
  }

  private List<String> answer() {
    List<String> answer = new ArrayList<>();
    answer.add(
        "Asked: %s; %s, %s."
            .formatted(
                found.question(),
                Words.plural(found.cases(), "case"),
                Words.plural(found.asked(), "question")));
    gains("Skill over", found.rows().stream().map(row -> new Named(row.name(), row.skill())))
        .ifPresent(answer::add);
    gains(
            "Gain in CRPS over",
            found.lengths().stream().map(length -> new Named(length.name(), length.gain())))
        .ifPresent(answer::add);
    found.warnings().forEach(warning -> answer.add("Mind: " + warning + "."));
    return answer;
  }

  /// A forecaster with what it gains over the first.
  private record Named(String name, Gain gain) {
    /// {@return whether it can be told from the first}
    boolean told() {
      return gain.low() > 0 || gain.high() < 0;
    }
  }

  private static Optional<String> gains(String what, Stream<Named> named) {
    List<Named> all = named.toList();
    if (all.size() < 2) {
      return Optional.empty();
    }
    List<String> told =
        all.stream()
            .skip(1)
            .map(
                each ->
                    "`%s` %s%s"
                        .formatted(
                            each.name(),
                            gain(each.gain()),
                            each.told() ? "" : ", not told from it"))
            .toList();
    return Optional.of(
        "%s `%s` (95%% interval, by drawing cases anew): %s."
            .formatted(what, all.getFirst().name(), String.join("; ", told)));
  }

  private static String gain(Gain gain) {
    return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", gain.value(), gain.low(), gain.high())
        .replace('-', '−');
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String figure(String label, String column, Stream<Named> named) {
    List<Dots.Row> rows =
        named
            .skip(1)
            .map(
                each -> {
                  Dots.Range near = new Dots.Range(each.gain().low(), each.gain().high());
                  return new Dots.Row(
                      each.name(),
                      List.of(
                          Optional.of(
                              new Dots.Dot(
                                  each.gain().value(), near, Optional.empty(), each.told()))));
                })
            .toList();
    return Dots.of(label, List.of(column), rows, new Dots.Writing(Words::plain, Figures::number));
  }

  private Exhibit skill() {
    List<List<String>> rows = new ArrayList<>();
    for (Row row : found.rows()) {
      rows.add(
          List.of(
              row.name(),
              number(row.brier()),
              number(row.macroBrier()),
              number(row.log()),
              String.format(Locale.ROOT, "%.3f", row.auc()),
              gain(row.skill())));
    }
    String first = found.rows().getFirst().name();
    String label = "Skill of each forecaster over %s".formatted(first);
    return new Exhibit(
        label + ", by the Brier score.",
        "At 0 no better, at 1 never wrong. Line: interval of 95%; an empty dot: its line holds 0.",
        Optional.of(
            figure(
                label,
                "skill",
                found.rows().stream().map(row -> new Named(row.name(), row.skill())))),
        new Table(List.of("forecaster", "Brier", "by case", "log", "AUC", "skill (95%)"), rows));
  }

  private Exhibit reliability() {
    return Reliability.exhibit(
        "Reliability: what was said, and how often it came.",
        "forecaster",
        found.rows().stream()
            .map(row -> new Reliability.Row(row.name(), row.reliability()))
            .toList());
  }

  private Exhibit lengths() {
    List<List<String>> rows = new ArrayList<>();
    for (Length length : found.lengths()) {
      rows.add(
          List.of(
              length.name(),
              String.format(Locale.ROOT, "%.1f", length.crps()),
              gain(length.gain()),
              covered(length),
              String.valueOf(length.inside()),
              String.valueOf(length.outside()),
              String.valueOf(length.open())));
    }
    String label = "Gain of each law over the %s".formatted(found.lengths().getFirst().name());
    return new Exhibit(
        label + ", by the CRPS.",
        "At 0 no better, at 1 never wrong. Line: interval of 95%; an empty dot: its line holds 0."
            + " Covered: the part of the decided cases within the law's interval of 90%.",
        Optional.of(
            figure(
                label,
                "gain",
                found.lengths().stream().map(length -> new Named(length.name(), length.gain())))),
        new Table(
            List.of(
                "law",
                "CRPS, " + found.unit(),
                "gain (95%)",
                "covered (95%)",
                "inside",
                "outside",
                "open"),
            rows));
  }

  private static String covered(Length length) {
    int decided = length.inside() + length.outside();
    if (decided == 0) {
      return "";
    }
    return Words.share(Wilson.of((double) length.inside() / decided, decided, 0.95));
  }

  private Exhibit wrong() {
    boolean lengths = found.rows().isEmpty();
    List<String> names =
        lengths
            ? found.lengths().stream().map(Length::name).toList()
            : found.rows().stream().map(Row::name).toList();
    List<String> head =
        new ArrayList<>(List.of("case", lengths ? "came or ended, " + found.unit() : "came"));
    names.forEach(name -> head.add(name + (lengths ? ": median, " + found.unit() : " said")));
    List<List<String>> rows = new ArrayList<>();
    for (Wrong wrong : found.wrong().stream().limit(WORST).toList()) {
      List<String> row = new ArrayList<>(List.of(wrong.id() + " " + wrong.name()));
      row.add(lengths ? days(wrong.came()) : Figures.percent(wrong.came()));
      wrong.said().forEach(said -> row.add(lengths ? days(said) : Figures.percent(said)));
      rows.add(row);
    }
    return new Exhibit(
        "The cases most wrongly foreseen, by %s.".formatted(names.getLast()),
        lengths
            ? "When it came, or the case ended, against the median of each law."
            : "The share of a case's questions answered by yes, against the mean of what was said.",
        new Table(head, rows));
  }

  private static String days(double days) {
    return Double.isInfinite(days) ? "beyond all seen" : Figures.number(days);
  }

  private List<String> how() {
    return List.of(
        "Each forecast is made of a case by a forecaster that has learnt from others only (%s folds, seed %d)."
            .formatted(found.folds(), found.seed()),
        "Intervals of skill and gain: 1,000 times as many cases drawn anew, whole cases at a time.");
  }
}
