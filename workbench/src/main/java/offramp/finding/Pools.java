package offramp.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import offramp.check.Variation;
import offramp.finding.FitFinding.Learned;
import offramp.history.Fitting;
import offramp.history.PastCases;
import offramp.history.Pooled;
import offramp.history.Pooling;
import offramp.history.Template;
import offramp.history.UnusableCases;
import offramp.model.Unknown;
import offramp.simulate.Settings;
import offramp.text.Source;

/// Fits a template to many cases, and says what they teach together.
public final class Pools {
  private static final int FEW = 100;

  private Pools() {}

  /// What is asked.
  ///
  /// @param command what reproduces the answer
  public record Question(PastCases cases, Pooling.Effort effort, String command) {}

  /// {@return what the cases teach}
  ///
  /// @throws Unfinished if the watcher ended the work
  public static PoolFinding of(
      Source source, Variation variation, Question question, Settings.Watcher watcher)
      throws UnusableCases {
    Template template = Template.of(source, variation, question.cases());
    try {
      Pooled pooled = Pooling.of(template, question.cases(), question.effort(), watcher);
      return new PoolFinding(
          template.model().crisis().title(),
          source.name(),
          template.model().crisis().theory(),
          question.effort().seed(),
          template.read(),
          pooled,
          IntStream.range(0, pooled.unknowns().size()).mapToObj(i -> learned(pooled, i)).toList(),
          warnings(template, pooled),
          question.command());
    } catch (Fitting.Broken broken) {
      throw new Unfinished(broken.getMessage() + ": nothing is known yet");
    }
  }

  private static Learned learned(Pooled pooled, int number) {
    Unknown unknown = pooled.unknowns().get(number);
    double[] scores = Arrays.stream(pooled.scores()).mapToDouble(draw -> draw[number]).toArray();
    return Fits.learned(unknown, pooled.sorted(number), scores, pooled.spread()[number]);
  }

  private static List<String> warnings(Template template, Pooled pooled) throws UnusableCases {
    List<String> warnings = new ArrayList<>();
    if (pooled.worst() > Pooled.APART) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "The chains do not agree (R-hat %.2f): do not use these draws. More --draws bring them"
                  + " together.",
              pooled.worst()));
    }
    if (pooled.fewest() < FEW) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "The draws are worth %.0f independent ones of one unknown: more --draws give better"
                  + " ranges.",
              pooled.fewest()));
    }
    for (String fact : template.untold()) {
      warnings.add("No file of cases tells fact `%s`: it kept its value.".formatted(fact));
    }
    return warnings;
  }
}
