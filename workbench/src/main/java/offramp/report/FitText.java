package offramp.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import offramp.finding.FitFinding;
import offramp.finding.FitFinding.Learned;
import offramp.finding.FitFinding.Range;
import offramp.finding.FitFinding.Window;
import offramp.history.Check;
import offramp.history.Fitted;
import offramp.history.MarginalLikelihood.Factor;

/// What a history teaches, as a person reads it in a terminal.
public final class FitText {
  private final Lines out = new Lines();
  private final FitFinding found;

  private FitText(FitFinding found) {
    this.found = found;
  }

  /// {@return all that was found under one theory}
  public static String of(FitFinding found) {
    FitText text = new FitText(found);
    text.how();
    text.unknowns();
    text.survival();
    text.later();
    found.histories().forEach(text::checks);
    text.warnings();
    return text.out.toString();
  }

  /// {@return how theories compare, each with the first, and how to get the numbers again}
  public static String end(List<FitFinding> fits) {
    Lines out = new Lines();
    if (fits.size() > 1) {
      compared(out, fits);
    }
    out.command(Optional.empty(), fits.getFirst().command());
    return out.toString();
  }

  private void how() {
    Fitted fitted = found.fitted();
    out.line("%s", found.title().isEmpty() ? "A model without a title" : found.title());
    for (Window window : found.histories()) {
      out.line(
          "theory `%s`, %s from %s to %s, %d event%s seen",
          found.theory(),
          window.name(),
          window.from(),
          window.to(),
          window.events(),
          window.events() == 1 ? "" : "s");
    }
    found.survived().forEach(outcome -> out.line("taken not to have come about: %s", outcome));
    out.line(
        "likelihood %s",
        fitted.exact()
            ? "exact: nothing is left to dice"
            : String.format(
                Locale.ROOT,
                "estimated by %s histories each; its logarithm scatters by %.2f",
                Figures.count(fitted.particles()),
                fitted.noise()));
    out.line(
        "%s draws of %d unknowns on %d islands, seed %d: effective %.0f of %d at least, acceptance %s,"
            + " %s differ, R-hat at most %.2f",
        Figures.count(fitted.draws()),
        found.unknowns().size(),
        fitted.islands(),
        found.seed(),
        fitted.effective(),
        fitted.draws() / fitted.islands(),
        Figures.percent(fitted.acceptance()),
        Figures.count(fitted.distinct()),
        fitted.worst());
    out.line(
        "log evidence %.2f (± %.2f, 95%%)", fitted.evidence().log(), fitted.evidence().width());
  }

  private void unknowns() {
    unknowns(out, "the history says", found.learned());
  }

  /// Writes what unknowns were before and after.
  static void unknowns(Lines out, String says, List<Learned> all) {
    List<Learned> taught =
        all.stream()
            .filter(Learned::taught)
            .sorted(Comparator.comparingDouble(learned -> -learned.narrower()))
            .toList();
    out.heading("What %s of the unknowns (5%%, median, 95%%)".formatted(says));
    out.line("  %-22s %26s %26s  %s", "", "before", "after", "narrower by");
    for (Learned learned : taught) {
      String name = learned.unknown().name();
      if (name.length() > 22) {
        out.line("  %s", name);
      }
      out.line(
          "  %-22s %26s %26s  %3.0f%%  %s",
          name.length() > 22 ? "" : name,
          range(learned.before()),
          range(learned.after()),
          100 * learned.narrower(),
          learned.unknown().scale().map(scale -> scale.words()).orElse(""));
    }
    int rest = all.size() - taught.size();
    if (rest > 0) {
      out.line(
          "  %s%d unknown%s: narrower by less than %.0f%%, so next to nothing",
          taught.isEmpty() ? "" : "the other ", rest, rest == 1 ? "" : "s", 100 * Learned.LITTLE);
    }
  }

  private static String range(Range range) {
    return "%s  %s  %s"
        .formatted(
            Figures.number(range.low()),
            Figures.number(range.median()),
            Figures.number(range.high()));
  }

  private void survival() {
    found
        .survival()
        .ifPresent(
            survival -> {
              out.heading("What it changes that it has not come about");
              out.line(
                  "  how likely that was, given all else that was seen: %s (%s to %s)",
                  Figures.percent(Math.min(1, Math.exp(survival.likely().log()))),
                  Figures.percent(Math.min(1, Math.exp(survival.likely().low()))),
                  Figures.percent(Math.min(1, Math.exp(survival.likely().high()))));
              out.line("  %-22s %26s %26s  %s", "", "without", "with", "median times");
              for (int i = 0; i < found.learned().size(); i++) {
                Learned with = found.learned().get(i);
                Range without = survival.without().get(i);
                out.line(
                    "  %-22s %26s %26s  %s",
                    with.unknown().name(),
                    range(without),
                    range(with.after()),
                    Figures.number(with.after().median() / without.median()));
              }
            });
  }

  private void later() {
    found
        .later()
        .ifPresent(
            later -> {
              out.heading("What followed from %s on".formatted(later.day()));
              out.line(
                  "  log score of its %d event%s, after what came before: %.2f (%.2f to %.2f)",
                  later.events(),
                  later.events() == 1 ? "" : "s",
                  later.score().log(),
                  later.score().low(),
                  later.score().high());
            });
  }

  private void checks(Window window) {
    out.heading("%s beside histories of the fitted model".formatted(capital(window.name())));
    out.line("  %-22s %9s %26s", "", "seen", "model (5%, median, 95%)");
    for (Check check : window.checks()) {
      out.line(
          "  %-22s %9s %26s%s",
          check.name(),
          Figures.number(check.seen()),
          range(new Range(check.low(), check.median(), check.high())),
          check.strange() ? "  rare in the model" : "");
    }
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private void warnings() {
    found.warnings().forEach(warning -> out.wrapped("\nwarning: ", 2, warning));
  }

  private static void compared(Lines out, List<FitFinding> fits) {
    FitFinding first = fits.getFirst();
    out.heading(
        "How much likelier each theory made the history than `%s` (Bayes factor)"
            .formatted(first.theory()));
    for (FitFinding other : fits.subList(1, fits.size())) {
      Factor factor = other.fitted().evidence().over(first.fitted().evidence());
      out.entry(
          other.theory(),
          factor.tells()
              ? "%s (95%%: %s to %s)"
                  .formatted(times(factor.log()), times(factor.low()), times(factor.high()))
              : "%s (95%%: %s to %s): not distinguishable by this history"
                  .formatted(times(factor.log()), times(factor.low()), times(factor.high())));
      other
          .later()
          .ifPresent(
              later ->
                  out.more(
                      String.format(
                          Locale.ROOT,
                          "log score of what followed: %.2f, of `%s` %.2f",
                          later.score().log(),
                          first.theory(),
                          first.later().orElseThrow().score().log())));
    }
  }

  private static String times(double log) {
    return Figures.number(Math.exp(log));
  }
}
