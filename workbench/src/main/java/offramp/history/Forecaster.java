package offramp.history;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// A way to learn the probability of an answer from trials that are over.
///
/// What is learnt sees only what is known of a trial, so that no answer can reach a forecast.
public interface Forecaster {
  /// {@return its name in a table}
  String name();

  /// {@return the forecast that follows from these trials}
  ToDoubleFunction<Known> learn(List<Trial> trials);

  /// The rate of all trials, for every one.
  record Climatology() implements Forecaster {
    @Override
    public String name() {
      return "climatology";
    }

    @Override
    public ToDoubleFunction<Known> learn(List<Trial> trials) {
      double rate = rate(trials);
      return known -> rate;
    }
  }

  /// The rate of the trials of the same kind, drawn to the rate of all.
  ///
  /// @param weight of the rate of all, in trials
  record ShrunkRate(String name, double weight) implements Forecaster {
    @Override
    public ToDoubleFunction<Known> learn(List<Trial> trials) {
      double all = rate(trials);
      Map<String, Double> hits = new HashMap<>();
      Map<String, Double> asked = new HashMap<>();
      for (Trial trial : trials) {
        if (trial.asked()) {
          hits.merge(trial.known().kind(), trial.hit(), Double::sum);
          asked.merge(trial.known().kind(), 1.0, Double::sum);
        }
      }
      return known ->
          (hits.getOrDefault(known.kind(), 0.0) + weight * all)
              / (asked.getOrDefault(known.kind(), 0.0) + weight);
    }
  }

  /// The first-order Markov chain over classes, with an end: the share of the classes asked for in
  /// what follows the last class, if anything does.
  ///
  /// Each class counts half a time more than it was seen (Krichevsky and Trofimov, IEEE Trans. Inf.
  /// Theory 27:199, 1981).
  record Markov(Set<String> wanted) implements Forecaster {
    private static final double MORE = 0.5;

    public Markov {
      wanted = Set.copyOf(wanted);
    }

    @Override
    public String name() {
      return "first-order Markov";
    }

    @Override
    public ToDoubleFunction<Known> learn(List<Trial> trials) {
      Map<String, Map<String, Double>> rows = new HashMap<>();
      Set<String> classes = new LinkedHashSet<>(wanted);
      for (Trial trial : trials) {
        classes.add(trial.next());
        rows.computeIfAbsent(trial.known().kind(), kind -> new HashMap<>())
            .merge(trial.next(), 1.0, Double::sum);
      }
      return known -> {
        Map<String, Double> row = rows.getOrDefault(known.kind(), Map.of());
        double going = 1 - share(row, Set.of(Trial.END), classes);
        return share(row, wanted, classes) / going;
      };
    }

    private static double share(Map<String, Double> row, Set<String> of, Set<String> classes) {
      double all = 0;
      double some = 0;
      for (String each : classes) {
        double count = row.getOrDefault(each, 0.0) + MORE;
        all += count;
        some += of.contains(each) ? count : 0;
      }
      return some / all;
    }
  }

  /// The rate of what is asked, or a half where nothing is.
  private static double rate(List<Trial> trials) {
    return trials.stream().filter(Trial::asked).mapToDouble(Trial::hit).average().orElse(0.5);
  }
}
