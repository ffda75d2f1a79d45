package offramp.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import offramp.finding.RunFinding.Time;
import offramp.finding.WhenFinding;
import offramp.finding.WhenFinding.Estimated;
import offramp.finding.WhenFinding.Interval;
import offramp.finding.WhenFinding.Ladder;
import offramp.finding.WhenFinding.Rung;

/// When an outcome comes about, as a person reads it in a terminal.
public final class WhenText {
  private static final int BAR = 30;
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

  private final Lines out = new Lines();
  private final WhenFinding found;

  private WhenText(WhenFinding found) {
    this.found = found;
  }

  /// {@return all that was found}
  public static String of(WhenFinding found) {
    WhenText text = new WhenText(found);
    text.how();
    text.hazard();
    text.times();
    text.ladders();
    text.out.command(found.stopped(), found.command());
    return text.out.toString();
  }

  private void how() {
    out.stopped(found.stopped());
    String draws = Figures.draws(found.draws(), found.unknowns());
    out.line(
        "%s",
        found
            .exact()
            .map(
                exact ->
                    "exact: %s states, %s, seed %d, relative error below %s"
                        .formatted(
                            Figures.count(exact.states()),
                            draws,
                            found.seed(),
                            Figures.number(exact.error())))
            .orElseGet(
                () ->
                    "%s histories, %s, seed %d"
                        .formatted(Figures.count(found.trajectories()), draws, found.seed())));
    out.line("method %s: %s", found.method(), found.why());
    found.levers().forEach(lever -> out.line("lever pulled: %s", lever));
    if (found.givenShare() < 1) {
      out.line("`given` kept %s of the draws of the unknowns", Figures.percent(found.givenShare()));
    }
  }

  private void hazard() {
    String unit = found.horizon().unit().word();
    out.heading(
        "Hazard of `%s` per %s, where it has not come about yet".formatted(found.outcome(), unit));
    out.line(
        "  %-12s %9s %10s   %s",
        "until", "hazard", "± error", found.unknowns() == 0 ? "" : "5% to 95% of unknowns");
    double top =
        found.intervals().stream()
            .mapToDouble(i -> i.hazard().map(Estimated::value).orElse(0.0))
            .max()
            .orElse(0);
    for (Interval interval : found.intervals()) {
      out.line("%s", row(interval, top));
      interval
          .scheduled()
          .forEach(s -> out.wrapped("    > ", 6, "%s  %s".formatted(time(s.time()), s.what())));
    }
  }

  private String row(Interval interval, double top) {
    String range =
        interval
            .range()
            .map(r -> Figures.number(r.low()) + " to " + Figures.number(r.high()))
            .orElse(found.unknowns() == 0 ? "" : "hidden by the dice");
    return String.format(
        Locale.ROOT,
        found.unknowns() == 0 ? "  %-12s %9s %10s  %s |%s" : "  %-12s %9s %10s   %-21s |%s",
        time(interval.to()),
        interval.hazard().map(h -> Figures.number(h.value())).orElse("all gone"),
        interval.hazard().map(WhenText::error).orElse(""),
        range,
        top > 0 ? bar(interval.hazard().map(Estimated::value).orElse(0.0) / top) : "");
  }

  private static String bar(double share) {
    int eighths = (int) Math.round(share * BAR * 8);
    int whole = eighths / 8;
    String rest = eighths % 8 == 0 ? "" : String.valueOf(EIGHTHS.charAt(eighths % 8));
    return "█".repeat(whole) + rest;
  }

  private static String error(Estimated estimated) {
    return estimated.standardError() == 0 ? "exact" : Figures.number(estimated.standardError());
  }

  private String time(Time time) {
    return time.date()
        .map(Object::toString)
        .orElseGet(() -> Figures.number(time.value()) + " " + found.horizon().unit().word() + "s");
  }

  private void times() {
    String units = found.horizon().unit().word() + "s";
    out.heading("Expected time");
    out.line(
        "  comes about by the horizon in %s%s",
        Figures.percent(found.probability().value()), plus(found.probability(), true));
    found
        .time()
        .ifPresentOrElse(
            time ->
                out.line(
                    "  then after %s %s on average%s",
                    Figures.number(time.value()), units, plus(time, false)),
            () -> out.line("  no history in which it does was found"));
    found
        .ever()
        .ifPresent(
            ever -> {
              out.line(
                  "  ever comes about in %s%s",
                  Figures.percent(ever.probability().value()), plus(ever.probability(), true));
              ever.time()
                  .ifPresent(
                      time ->
                          out.line(
                              "  then after %s %s on average%s",
                              Figures.number(time.value()), units, plus(time, false)));
            });
    found
        .whyNotEver()
        .ifPresent(why -> out.wrapped("  ", 4, "whether it ever comes about is not told: " + why));
  }

  private static String plus(Estimated estimated, boolean percent) {
    double error = estimated.standardError();
    return error == 0 ? "" : " ± " + (percent ? Figures.percent(error) : Figures.number(error));
  }

  private void ladders() {
    if (found.ladders().stream().allMatch(ladder -> ladder.rungs().isEmpty())) {
      return;
    }
    out.heading(
        "Of the histories that come to a rung or above it (before `%1$s` or with it), in how many `%1$s` comes about by the horizon"
            .formatted(found.outcome()));
    List<String> rare = new ArrayList<>();
    for (Ladder ladder : found.ladders()) {
      if (ladder.rungs().stream().allMatch(rung -> rung.probability().isEmpty())) {
        rare.add(ladder.name());
      } else {
        ladder(ladder);
      }
    }
    if (!rare.isEmpty()) {
      out.line("");
      out.wrapped(
          "  ",
          4,
          "left the lowest rung only after the outcome, or never: " + String.join(", ", rare));
    }
  }

  private void ladder(Ladder ladder) {
    out.line("");
    out.line(
        "  %-28s %9s %11s   %9s %10s", ladder.name(), "comes to", "histories", "then", "± error");
    for (Rung rung : ladder.rungs()) {
      out.line(
          "    %-26s %9s %11s   %9s %10s",
          rung.name(),
          Figures.percent(rung.reached()),
          rung.histories().isPresent() ? Figures.count(rung.histories().getAsLong()) : "",
          rung.probability().map(p -> Figures.percent(p.value())).orElse("-"),
          rung.probability()
              .map(
                  p ->
                      p.standardError() == 0
                          ? rung.histories().isPresent() ? "0%" : "exact"
                          : Figures.percent(p.standardError()))
              .orElse(""));
    }
    out.line(
        "%s",
        ladder
            .turning()
            .map(rung -> "    from `%s` on most do not come back".formatted(rung))
            .orElse("    from no rung does it come about in most"));
  }
}
