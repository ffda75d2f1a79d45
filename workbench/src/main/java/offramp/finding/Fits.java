package offramp.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import offramp.check.Variation;
import offramp.finding.FitFinding.Later;
import offramp.finding.FitFinding.Learned;
import offramp.finding.FitFinding.Range;
import offramp.finding.FitFinding.Survival;
import offramp.finding.FitFinding.Window;
import offramp.history.Check;
import offramp.history.Fitted;
import offramp.history.Fitting;
import offramp.history.Past;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Unknown;
import offramp.program.Influences;
import offramp.simulate.Settings;
import offramp.text.Source;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Fits a model to its history, and says what that teaches.
public final class Fits {
  /// Histories of the fitted model beside each that was seen.
  private static final int CHECKED = 400;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final Source source;
  private final Variation variation;
  private final Model model;
  private final Question question;
  private final Settings.Watcher watcher;

  /// What is asked.
  ///
  /// @param file the name of the model's file
  /// @param command what reproduces the answer
  /// @param survived outcomes that are taken not to have come about
  /// @param before the day before which the history is fitted, to see how what followed was
  ///   foreseen
  public record Question(
      String file,
      String command,
      Fitting.Effort effort,
      List<String> survived,
      Optional<LocalDate> before) {
    public Question {
      survived = List.copyOf(survived);
    }
  }

  private Fits(
      Source source,
      Variation variation,
      Model model,
      Question question,
      Settings.Watcher watcher) {
    this.source = source;
    this.variation = variation;
    this.model = model;
    this.question = question;
    this.watcher = watcher;
  }

  /// {@return what the history teaches}
  ///
  /// @param model of the source under the variation
  /// @throws offramp.history.Contradiction if it cannot have happened
  /// @throws Unfinished if the watcher ended the work
  public static FitFinding of(
      Source source,
      Variation variation,
      Model model,
      Question question,
      Settings.Watcher watcher) {
    try {
      return new Fits(source, variation, model, question, watcher).finding();
    } catch (Fitting.Broken broken) {
      throw new Unfinished(broken.getMessage() + ": nothing is known yet");
    }
  }

  private FitFinding finding() {
    int[] survived = survived();
    Past known = past(survived, question.before());
    Fitted fitted = fitted(known);
    Optional<Survival> survival =
        survived.length == 0
            ? Optional.empty()
            : Optional.of(survival(fitted, fitted(past(new int[0], question.before()))));
    Optional<Later> later =
        question.before().map(day -> later(day, fitted, fitted(past(survived, Optional.empty()))));
    return new FitFinding(
        model.crisis().title(),
        question.file(),
        model.crisis().theory(),
        question.effort().seed(),
        windows(known.told(), known.checks(fitted, CHECKED, question.effort().seed())),
        fitted,
        model.unknowns(),
        IntStream.range(0, model.unknowns().size()).mapToObj(i -> learned(fitted, i)).toList(),
        question.survived(),
        survival,
        later,
        warnings(fitted, known.told()),
        question.command());
  }

  private Past past(int[] survived, Optional<LocalDate> before) {
    return Past.of(source, variation, model, survived, before);
  }

  private Fitted fitted(Past known) {
    return known.fitted(question.effort(), watcher);
  }

  private int[] survived() {
    List<String> names = model.outcomes().stream().map(Outcome::name).toList();
    return question.survived().stream().mapToInt(names::indexOf).toArray();
  }

  private static List<Window> windows(List<Crisis.History> told, List<List<Check>> checks) {
    return IntStream.range(0, told.size())
        .mapToObj(i -> window(told.get(i), checks.get(i)))
        .toList();
  }

  private static Window window(Crisis.History history, List<Check> checks) {
    int events = history.entries().size();
    return new Window(history.name(), history.from(), history.to(), events, checks);
  }

  private Learned learned(Fitted fitted, int number) {
    double[] scores = Arrays.stream(fitted.scores()).mapToDouble(draw -> draw[number]).toArray();
    return learned(
        model.unknowns().get(number), fitted.sorted(number), scores, fitted.spread()[number]);
  }

  /// {@return an unknown before and after}
  ///
  /// @param sorted its values after
  /// @param scores the same as normal scores, in any order
  static Learned learned(Unknown unknown, double[] sorted, double[] scores, double spread) {
    return new Learned(
        unknown,
        new Range(before(unknown, 0.05), before(unknown, 0.5), before(unknown, 0.95)),
        range(unknown, sorted),
        range(Arrays.stream(scores).sorted().map(NORMAL::cumulativeProbability).toArray()),
        own(unknown, Arrays.stream(sorted).average().orElse(0)),
        1 - deviation(scores),
        spread);
  }

  private static double before(Unknown unknown, double p) {
    return own(unknown, unknown.quantile(p));
  }

  private static double own(Unknown unknown, double days) {
    return unknown.scale().map(scale -> scale.number(days)).orElse(days);
  }

  private Range range(Fitted fitted, int number) {
    return range(model.unknowns().get(number), fitted.sorted(number));
  }

  private static Range range(Unknown unknown, double[] sorted) {
    return range(Arrays.stream(sorted).map(value -> own(unknown, value)).toArray());
  }

  private static Range range(double[] sorted) {
    return new Range(
        sorted[(int) (0.05 * sorted.length)],
        sorted[sorted.length / 2],
        sorted[(int) (0.95 * sorted.length)]);
  }

  private static double deviation(double[] scores) {
    double mean = Arrays.stream(scores).average().orElse(0);
    double squares = Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).sum();
    return Math.sqrt(squares / (scores.length - 1.0));
  }

  private Survival survival(Fitted with, Fitted without) {
    List<Range> ranges =
        IntStream.range(0, model.unknowns().size()).mapToObj(i -> range(without, i)).toList();
    return new Survival(with.evidence().over(without.evidence()), ranges);
  }

  private Later later(LocalDate day, Fitted part, Fitted whole) {
    int events =
        (int)
            model.crisis().histories().stream()
                .flatMap(history -> history.entries().stream())
                .filter(entry -> !entry.last().isBefore(day))
                .count();
    return new Later(day, events, whole.evidence().over(part.evidence()));
  }

  private List<String> warnings(Fitted fitted, List<Crisis.History> told) {
    List<String> warnings = new ArrayList<>();
    if (question.survived().isEmpty() && crossingsOnly(told)) {
      warnings.add(
          "Every kind of event that the history covers happened: it lists what was crossed, and no"
              + " limit that held. If the crisis was chosen for what happened in it, rates come out"
              + " too high. Cover what could have happened and did not, or say --survived OUTCOME.");
    }
    if (fitted.worst() > 1.1) {
      warnings.add(
          String.format(
                  Locale.ROOT,
                  "The islands do not agree (R-hat %.2f): do not use these draws. More --draws, or"
                      + " more",
                  fitted.worst())
              + " --particles, bring them together.");
    }
    if (fitted.noise() > 2) {
      warnings.add(
          String.format(
                  Locale.ROOT,
                  "The likelihood is estimated roughly (its logarithm scatters by %.1f): more"
                      + " --particles",
                  fitted.noise())
              + " make the draws and the evidence better.");
    }
    return warnings;
  }

  /// {@return whether all that the histories cover happened, by events without their indexes}
  private static boolean crossingsOnly(List<Crisis.History> told) {
    Set<String> covered = new HashSet<>();
    Set<String> happened = new HashSet<>();
    for (Crisis.History history : told) {
      history.covers().forEach(name -> covered.add(Influences.family(name)));
      history.entries().forEach(entry -> happened.add(Influences.family(entry.event())));
    }
    return happened.containsAll(covered);
  }
}
