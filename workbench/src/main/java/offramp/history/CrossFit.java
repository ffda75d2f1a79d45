package offramp.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Forecasts of cases, each by what was learnt from other cases.
public final class CrossFit {
  private final List<Folds.Fold> folds;

  private CrossFit(List<Folds.Fold> folds) {
    this.folds = folds;
  }

  /// {@return the partings of these cases}
  public static CrossFit of(Folds folds, Set<PastCase> cases, long seed) throws UnusableCases {
    List<Folds.Fold> parted = folds.of(cases, seed);
    if (parted.size() < 2) {
      throw new UnusableCases(
          "%d cases of this question cannot be parted".formatted(cases.size()),
          "give more cases, or other folds");
    }
    return new CrossFit(parted);
  }

  /// {@return the cases that are asked about in these trials}
  public static Set<PastCase> cases(List<Trial> trials) {
    Set<PastCase> cases = new LinkedHashSet<>();
    trials.stream().filter(Trial::asked).forEach(trial -> cases.add(trial.of()));
    return cases;
  }

  /// {@return the partings}
  List<Folds.Fold> folds() {
    return folds;
  }

  /// A trial with what a forecaster said of it.
  public record Said(Trial trial, double probability) {}

  /// A case with the law that was learnt from others.
  public record Lawful(Lasting lasting, DurationLaw law) {}

  /// {@return what a forecaster says of each trial that is tried, in the order of the folds}
  public List<Said> said(Forecaster forecaster, List<Trial> trials) {
    List<Said> all = new ArrayList<>();
    for (Folds.Fold fold : folds) {
      List<Trial> learnt = trials.stream().filter(t -> fold.learnt().contains(t.of())).toList();
      ToDoubleFunction<Known> forecast = forecaster.learn(learnt);
      for (Trial trial : trials) {
        if (trial.asked() && fold.tried().contains(trial.of())) {
          all.add(new Said(trial, forecast.applyAsDouble(trial.known())));
        }
      }
    }
    return all;
  }

  /// {@return inputs that alone tell more of the answers than anything known at a trigger has been
  /// found to tell, so that they are to be checked for hindsight first}
  public List<String> suspects(List<Trial> trials) {
    double all = miss(new Forecaster.Climatology(), trials);
    List<String> suspects = new ArrayList<>();
    for (String input : Alone.inputs(trials)) {
      List<Trial> alone = trials.stream().map(trial -> Alone.of(trial, input)).toList();
      if (1 - miss(new Forecaster.ShrunkRate(input, 1), alone) / all > Alone.TOO_MUCH) {
        suspects.add(input);
      }
    }
    return suspects;
  }

  private double miss(Forecaster forecaster, List<Trial> trials) {
    return said(forecaster, trials).stream()
        .mapToDouble(said -> Math.pow(said.probability() - said.trial().hit(), 2))
        .sum();
  }

  /// {@return for each case the law that was learnt from the others}
  public List<Lawful> laws(Function<List<Lasting>, DurationLaw> learn, List<Lasting> lastings) {
    List<Lawful> all = new ArrayList<>();
    for (Folds.Fold fold : folds) {
      DurationLaw law =
          learn.apply(lastings.stream().filter(l -> fold.learnt().contains(l.of())).toList());
      for (Lasting lasting : lastings) {
        if (fold.tried().contains(lasting.of())) {
          all.add(new Lawful(lasting, law));
        }
      }
    }
    return all;
  }
}
