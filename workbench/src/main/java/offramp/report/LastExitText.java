package offramp.report;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntFunction;
import offramp.explore.Late.Estimate;
import offramp.explore.Late.Verdict;
import offramp.finding.LastExit;
import offramp.finding.LastExit.AtRung;
import offramp.finding.LastExit.Case;
import offramp.finding.LastExit.FromThere;
import offramp.finding.LastExit.Last;
import offramp.finding.LastExit.OnLadder;
import offramp.finding.LastExit.Pulled;
import offramp.finding.LeversFinding;

/// Until when what could be done still helps, as a person reads it in a terminal: every theory a
/// column.
final class LastExitText {
  /// With more levers only the last moments of each are told.
  private static final int MOST_IN_FULL = 3;

  private final Lines lines;
  private final LeversFinding found;
  private final Columns columns;

  LastExitText(Lines lines, LeversFinding found) {
    this.lines = lines;
    this.found = found;
    this.columns = new Columns(lines, found.views().size(), LeversText.NAME);
  }

  void all(LastExit exits) {
    lines.heading("The last exit: until when a lever, pulled late, still " + aim(exits));
    lines.wrapped(
        "  ",
        2,
        "`yes` and `no` are sure by two standard errors, `yes?` and `no?` by the estimate alone. A last"
            + " date or rung is the last one looked at, by the estimate; with `?` it is not sure.");
    if (!exits.dated()) {
      lines.wrapped(
          "  ",
          2,
          "The model has no `starts`: a lever can be pulled at the start or at a rung, not on a date.");
    }
    if (!exits.closed().isEmpty()) {
      lines.wrapped(
          "  ",
          4,
          "Not within the horizon, by their windows: " + String.join(", ", exits.closed()) + ".");
    }
    long levers = exits.cases().stream().map(Case::lever).distinct().count();
    for (LeversFinding.Verdict verdict : found.verdicts()) {
      List<Case> cases =
          exits.cases().stream().filter(c -> c.outcome().equals(verdict.outcome())).toList();
      if (levers <= MOST_IN_FULL) {
        cases.forEach(this::full);
      } else if (!cases.isEmpty()) {
        brief(verdict.outcome(), cases);
      }
    }
    if (levers > MOST_IN_FULL) {
      lines.line("");
      lines.line("  What each does at every date and rung: --only LEVER, or --json.");
    }
  }

  private static String aim(LastExit exits) {
    return exits.threshold().isPresent()
        ? "keeps the harm at %s at most".formatted(Figures.percent(exits.threshold().getAsDouble()))
        : "halves the harm, at least";
  }

  private void brief(String outcome, List<Case> cases) {
    lines.heading("%s: the last date".formatted(outcome));
    numbers();
    for (Case is : cases) {
      if (!is.dates().isEmpty()) {
        columns.row(is.lever(), i -> date(is, is.lastDate().get(i)));
      }
    }
    for (int ladder = 0; ladder < cases.getFirst().ladders().size(); ladder++) {
      int number = ladder;
      lines.heading(
          "%s: the last rung of %s"
              .formatted(outcome, cases.getFirst().ladders().get(ladder).ladder()));
      numbers();
      for (Case is : cases) {
        OnLadder on = is.ladders().get(number);
        columns.row(is.lever(), i -> rung(on, i));
      }
    }
  }

  private void numbers() {
    columns.row("", i -> String.valueOf(i + 1));
  }

  private static String date(Case is, Last last) {
    return moment(last, Last::estimated, i -> is.dates().get(i).toString(), "every date");
  }

  private static String rung(OnLadder on, int view) {
    boolean few = on.byRung().stream().allMatch(rung -> rung.get(view).from().isEmpty());
    return few
        ? "too few"
        : moment(on.lastRung().get(view), Last::estimated, on.rungs()::get, "every rung");
  }

  private static String moment(
      Last last, Function<Last, OptionalInt> which, IntFunction<String> name, String every) {
    OptionalInt at = which.apply(last);
    boolean doubt = !last.surely().equals(at) || !last.perhaps().equals(at);
    String word = at.isEmpty() ? "never" : last.every() ? every : name.apply(at.getAsInt());
    return word + (doubt && at.equals(last.estimated()) ? "?" : "");
  }

  private void full(Case is) {
    lines.heading("%s against %s".formatted(is.lever(), is.outcome()));
    numbers();
    columns.row("without", i -> Figures.percent(is.without().get(i).value()));
    for (int date = 0; date < is.dates().size(); date++) {
      List<Pulled> row = is.byDate().get(date);
      columns.row("on " + is.dates().get(date), i -> pulled(row.get(i)));
    }
    if (!is.dates().isEmpty()) {
      columns.row("last date", i -> date(is, is.lastDate().get(i)));
      columns.row("  surely", i -> bound(is.lastDate().get(i).surely(), is));
      columns.row("  perhaps", i -> bound(is.lastDate().get(i).perhaps(), is));
    }
    is.ladders().forEach(this::ladder);
    lines.line("");
    lines.line("  What it changes in all, in percentage points, if pulled");
    columns.row("at its opening", i -> change(is.atStart().get(i)));
    is.asDeclared()
        .ifPresent(when -> columns.row("when " + when, i -> change(is.declared().get(i))));
    for (OnLadder on : is.ladders()) {
      for (int rung = 0; rung < on.rungs().size(); rung++) {
        List<AtRung> row = on.byRung().get(rung);
        columns.row(
            "when %s >= %s".formatted(on.ladder(), on.rungs().get(rung)),
            i -> change(row.get(i).overall()));
      }
    }
  }

  private static String bound(OptionalInt date, Case is) {
    return date.isPresent() ? is.dates().get(date.getAsInt()).toString() : "never";
  }

  private void ladder(OnLadder on) {
    lines.line("");
    lines.line(
        "  Pulled as soon as %s has reached a rung; of the histories that reach it", on.ladder());
    for (int rung = 0; rung < on.rungs().size(); rung++) {
      List<AtRung> row = on.byRung().get(rung);
      columns.row(on.rungs().get(rung), i -> Figures.percent(row.get(i).reached().value()));
      columns.row(
          "  without", i -> from(row.get(i), from -> Figures.percent(from.without().value())));
      columns.row("  with", i -> from(row.get(i), LastExitText::with));
      columns.row("  avoided", i -> from(row.get(i), LastExitText::avoided));
    }
    columns.row("last rung", i -> rung(on, i));
    columns.row("  surely", i -> bound(on.lastRung().get(i).surely(), on));
    columns.row("  perhaps", i -> bound(on.lastRung().get(i).perhaps(), on));
  }

  private static String bound(OptionalInt rung, OnLadder on) {
    return rung.isPresent() ? on.rungs().get(rung.getAsInt()) : "never";
  }

  private static String from(AtRung at, Function<FromThere, String> words) {
    return at.from().map(words).orElse(at.reached().value() > 0 ? "too few" : "");
  }

  private static String with(FromThere from) {
    return Figures.percent(from.with().value()) + " " + word(from.verdict());
  }

  private static String avoided(FromThere from) {
    return from.avoided().map(LastExitText::share).orElse("no harm");
  }

  private static String share(Estimate share) {
    String error =
        share.standardError() == 0 ? "" : " ±%.0f".formatted(200 * share.standardError());
    return "%.0f%%%s".formatted(100 * share.value(), error).replace("-0%", "0%");
  }

  private static String pulled(Pulled pulled) {
    return Figures.percent(pulled.probability().value()) + " " + word(pulled.verdict());
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case SURELY -> "yes";
      case LIKELY -> "yes?";
      case PERHAPS -> "no?";
      case NO -> "no";
    };
  }

  private static String change(Pulled pulled) {
    return LeversText.change(
        pulled.difference().value(), pulled.difference().standardError(), pulled.seen());
  }
}
