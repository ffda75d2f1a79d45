package offramp.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import offramp.explore.Likelihoods.Valued;
import offramp.finding.CompareFinding;
import offramp.finding.CompareFinding.Alone;
import offramp.finding.CompareFinding.Causes;
import offramp.finding.CompareFinding.Difference;
import offramp.finding.CompareFinding.OutcomeCauses;
import offramp.finding.CompareFinding.PairSignal;
import offramp.finding.CompareFinding.Signal;
import offramp.finding.LeversFinding.View;
import offramp.report.Figures;

/// What would change my mind: observations that tell the theories apart, and why they differ.
public final class SignalsSection {
  private static final int MOST = 10;
  private static final int MOST_CAUSES = 3;

  private final CompareFinding found;
  private final List<String> theories;

  private SignalsSection(CompareFinding found) {
    this.found = found;
    this.theories = found.views().stream().map(View::theory).toList();
  }

  /// {@return the section}
  ///
  /// @param rests what the theories rest on, in sentences
  public static Section of(CompareFinding found, List<String> rests) {
    SignalsSection section = new SignalsSection(found);
    return new Section(
        "signals",
        "What would change my mind?",
        section.answer(),
        List.of(section.observations(), section.pairs(), section.causes()),
        List.of(
            Section.how(section.how()),
            Section.rests(rests),
            Section.change(
                List.of(
                    "The observations themselves: each `if seen` and `if not` says how likely each"
                        + " theory is afterwards, all held alike before."))),
        Optional.of(found.command()));
  }

  private String by(offramp.finding.RunFinding.Time time) {
    return Words.time(time, found.horizon().unit());
  }

  private List<String> answer() {
    List<String> answer = new ArrayList<>();
    found.signals().ranked().stream()
        .findFirst()
        .ifPresentOrElse(
            first ->
                answer.add("Soonest: whether %s by %s.".formatted(said(first), by(first.by()))),
            () -> answer.add("No observation was seen to tell the theories apart."));
    found
        .signals()
        .most()
        .ifPresent(
            most ->
                answer.add(
                    "Most, whatever the wait: whether %s by %s (%s%s of %s bits there are to learn)."
                        .formatted(
                            said(most),
                            by(most.by()),
                            Figures.number(most.information().value()),
                            error(most.information()),
                            Figures.number(found.signals().entropy()))));
    found.signals().worth().forEach(worth -> answer.add(worth(worth)));
    if (causes().table().rows().isEmpty()) {
      answer.add("No outcome is seen to differ from `%s`.".formatted(theories.getFirst()));
    }
    return answer;
  }

  private String worth(CompareFinding.Worth worth) {
    return "Knowing the right theory before choosing against `%s` would save %s percentage points of expected regret%s."
        .formatted(
            worth.harm(),
            Figures.points(worth.regret()),
            worth.watch().map(this::saved).orElse(""));
  }

  private String saved(CompareFinding.Watch watch) {
    return "; of these, waiting to see whether %s by %s saves at most %s%s (then `%s` if so, `%s` if not)"
        .formatted(
            quoted(watch.words()),
            by(watch.by()),
            Figures.points(watch.worth().value()),
            Words.error(watch.worth().error()),
            watch.ifSeen(),
            watch.ifNot());
  }

  private static String error(Valued valued) {
    return valued.error() > 0 ? " ±" + Figures.number(2 * valued.error()) : "";
  }

  private static String quoted(String words) {
    return words.indexOf('`') >= 0 ? words : "`" + words + "`";
  }

  private static String said(Signal signal) {
    return quoted(signal.words());
  }

  private Exhibit observations() {
    List<Dots.Row> dots = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Signal signal : found.signals().ranked().stream().limit(MOST).toList()) {
      dots.add(
          new Dots.Row(
              Inline.plain(signal.words()) + " by " + by(signal.by()),
              signal.under().stream()
                  .map(
                      p ->
                          Optional.of(
                              new Dots.Dot(p.value(), 2 * p.error(), Optional.empty(), true)))
                  .toList()));
      rows.add(row(signal));
    }
    List<String> head = new ArrayList<>(List.of("observation"));
    head.addAll(theories);
    return new Exhibit(
        "How likely each observation is under each theory.",
        "The first tells most for each unit of waiting. The table says, too, how likely each theory"
            + " is after a yes and after a no.",
        dots.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Dots.of(
                    "How likely observations are under each theory",
                    theories,
                    dots,
                    Dots.Writing.PERCENT)),
        new Table(head, rows));
  }

  private List<String> row(Signal signal) {
    List<String> row = new ArrayList<>(List.of(said(signal) + " by " + by(signal.by())));
    for (int i = 0; i < theories.size(); i++) {
      row.add(
          "%s; if seen %s, if not %s"
              .formatted(
                  Words.probability(signal.under().get(i).value(), signal.under().get(i).error()),
                  Figures.percent(signal.ifSeen().get(i)),
                  Figures.percent(signal.ifNot().get(i))));
    }
    return row;
  }

  private Exhibit pairs() {
    List<List<String>> rows = new ArrayList<>();
    for (CompareFinding.Pair pair : found.signals().pairs()) {
      Optional<PairSignal> first = pair.ranked().stream().findFirst();
      rows.add(
          List.of(
              "`%s` and `%s`".formatted(pair.theory(), pair.other()),
              first.map(s -> quoted(s.words()) + " by " + by(s.by())).orElse("nothing seen"),
              first.map(s -> Figures.number(s.ifSeen().value())).orElse(""),
              first.map(s -> Figures.number(s.ifNot().value())).orElse("")));
    }
    return new Exhibit(
        "What tells every two theories apart soonest.",
        "How many times as likely the observation, or its absence, is under the first as under the"
            + " second (Bayes factor).",
        new Table(List.of("theories", "observation", "if seen", "if not"), rows));
  }

  private Exhibit causes() {
    List<List<String>> rows = new ArrayList<>();
    for (Causes causes : found.causes()) {
      for (OutcomeCauses outcome : causes.outcomes()) {
        if (outcome.whole().seen()) {
          rows.add(
              List.of(
                  "`" + causes.theory() + "`",
                  "`" + outcome.outcome() + "`",
                  move(outcome.whole()),
                  parts(outcome)));
        }
      }
    }
    return new Exhibit(
        "Why each theory differs from `%s`.".formatted(theories.getFirst()),
        "In percentage points: the whole difference in each outcome, and the changes that make most"
            + " of it when made alone.",
        new Table(List.of("theory", "outcome", "differs by", "alone"), rows));
  }

  private static String parts(OutcomeCauses outcome) {
    List<String> parts =
        outcome.alone().stream()
            .filter(alone -> alone.move().seen())
            .limit(MOST_CAUSES)
            .map(SignalsSection::part)
            .toList();
    return parts.isEmpty() ? "no single change is seen to move it" : String.join(", ", parts);
  }

  private static String part(Alone alone) {
    return "%s `%s` %s".formatted(alone.change().kind(), alone.change().name(), move(alone.move()));
  }

  private static String move(Difference move) {
    return Words.points(move.difference()) + Words.error(move.standardError());
  }

  private List<String> how() {
    List<String> how = new ArrayList<>();
    how.add(
        "All theories have the same %s; %s looked at, each at every report date."
            .formatted(
                found.ownDraws() ? "dice, and draws of their own" : "draws and dice",
                Words.plural(found.signals().looked(), "observation")));
    how.addAll(Words.ended(found.stopped()));
    how.addAll(found.caveats());
    return how;
  }
}
