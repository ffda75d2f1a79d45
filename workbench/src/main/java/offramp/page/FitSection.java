package offramp.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import offramp.finding.FitFinding;
import offramp.finding.FitFinding.Learned;
import offramp.finding.FitFinding.Window;
import offramp.history.Check;
import offramp.history.Fitted;
import offramp.history.MarginalLikelihood.Factor;
import offramp.report.Figures;

/// What the history of a model says of its unknowns, and of its theories.
public final class FitSection {
  /// Unknowns that a sentence names at most.
  private static final int NAMED = 3;

  private final List<FitFinding> fits;
  private final List<String> impossible;

  private FitSection(List<FitFinding> fits, List<String> impossible) {
    if (fits.isEmpty()) {
      throw new IllegalArgumentException("fits are not at least 1");
    }
    this.fits = List.copyOf(fits);
    this.impossible = List.copyOf(impossible);
  }

  /// {@return the section}
  ///
  /// @param fits of one model under each theory, at least one
  /// @param impossible theories under which the history cannot have happened
  /// @param rests what the numbers rest on, in sentences
  public static Section of(List<FitFinding> fits, List<String> impossible, List<String> rests) {
    FitSection section = new FitSection(fits, impossible);
    return new Section(
        "fit",
        "What does the history say of the unknowns and the theories?",
        section.answer(),
        FitFigures.of(fits),
        List.of(
            Section.how(section.how()),
            Section.rests(rests),
            Section.change(
                List.of(
                    "More that the history covers, also what could have happened and did not.",
                    "Other priors: evidence is that of a theory with its priors, not of its best"
                        + " values."))),
        Optional.of(section.first().command()));
  }

  private FitFinding first() {
    return fits.getFirst();
  }

  private List<String> theories() {
    return fits.stream().map(FitFinding::theory).toList();
  }

  private List<String> answer() {
    List<String> answer = new ArrayList<>();
    for (Window window : first().histories()) {
      answer.add(
          "The %s from %s to %s lists %s."
              .formatted(
                  window.name(),
                  window.from(),
                  window.to(),
                  Words.plural(window.events(), "event")));
    }
    answer.addAll(Words.under(theories(), fits.stream().map(FitSection::taught).toList()));
    beside().ifPresent(answer::add);
    answer.addAll(Words.under(theories(), fits.stream().map(FitSection::rare).toList()));
    if (!impossible.isEmpty()) {
      answer.add(
          "Under %s the history cannot have happened as the model is written, so nothing is fitted;"
                  .formatted(Words.names(impossible))
              + " `offramp fit` says which line cannot be followed.");
    }
    return answer;
  }

  private static String taught(FitFinding fit) {
    List<Learned> taught =
        fit.learned().stream()
            .filter(Learned::taught)
            .sorted(Comparator.comparingDouble(learned -> -learned.narrower()))
            .toList();
    if (taught.isEmpty()) {
      return fit.learned().isEmpty()
          ? "nothing is unknown, so nothing is learnt but how likely the history was."
          : "no unknown is narrowed by as much as %.0f%%.".formatted(100 * Learned.LITTLE);
    }
    List<String> told = taught.stream().limit(NAMED).map(FitSection::told).toList();
    int more = taught.size() - told.size();
    int rest = fit.learned().size() - taught.size();
    return "narrowed most (5%% to 95%%): %s%s%s."
        .formatted(
            String.join("; ", told),
            more == 0 ? "" : "; %d more by at least %.0f%%".formatted(more, 100 * Learned.LITTLE),
            rest == 0 ? "" : "; next to nothing of %s".formatted(Words.plural(rest, "other")));
  }

  private static String told(Learned learned) {
    return "`%s` from %s before to %s after"
        .formatted(
            learned.unknown().name(),
            FitFigures.ends(learned, learned.before()),
            FitFigures.ends(learned, learned.after()) + FitFigures.unit(learned));
  }

  private Optional<String> beside() {
    if (fits.size() < 2) {
      return Optional.empty();
    }
    List<String> told = new ArrayList<>();
    for (FitFinding fit : fits.subList(1, fits.size())) {
      Factor factor = FitFigures.factor(fit, first());
      told.add(
          "`%s` %s times%s"
              .formatted(
                  fit.theory(),
                  FitFigures.interval(factor),
                  factor.tells() ? "" : ", not distinguishable by this history"));
    }
    return Optional.of(
        "How likely the history was beforehand, beside `%s` (95%% interval of draws and dice): %s."
            .formatted(first().theory(), String.join("; ", told)));
  }

  private static String rare(FitFinding fit) {
    List<String> rare =
        fit.histories().stream()
            .flatMap(window -> window.checks().stream())
            .filter(Check::strange)
            .map(check -> "`" + check.name() + "`")
            .distinct()
            .toList();
    return rare.isEmpty()
        ? "nothing that was counted in the history is rare in histories of the fitted model."
        : "rare in histories of the fitted model: %s.".formatted(String.join(", ", rare));
  }

  private List<String> how() {
    List<String> how = new ArrayList<>();
    how.add(
        "The unknowns are drawn from their priors and moved to where the history is likely"
            + " (sequential Monte Carlo with tempering); docs/methods/fit.md.");
    how.addAll(Words.under(theories(), fits.stream().map(FitSection::work).toList()));
    List<String> theories = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (FitFinding fit : fits) {
      fit.warnings().forEach(_ -> theories.add(fit.theory()));
      warnings.addAll(fit.warnings());
    }
    how.addAll(Words.under(theories, warnings));
    return how;
  }

  private static String work(FitFinding fit) {
    Fitted fitted = fit.fitted();
    return String.format(
        Locale.ROOT,
        "%s on %d islands; likelihood %s; effective %.0f of %d at least, acceptance %s, R-hat at most"
            + " %.2f.",
        Words.plural(fitted.draws(), "draw"),
        fitted.islands(),
        fitted.exact()
            ? "exact"
            : String.format(
                Locale.ROOT,
                "estimated by %s each, its logarithm scatters by %.2f",
                Words.histories(fitted.particles()),
                fitted.noise()),
        fitted.effective(),
        fitted.draws() / fitted.islands(),
        Figures.percent(fitted.acceptance()),
        fitted.worst());
  }
}
