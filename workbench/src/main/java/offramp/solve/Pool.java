package offramp.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import offramp.model.Model;
import offramp.model.Term;
import offramp.simulate.Batches;
import offramp.simulate.Held;
import offramp.simulate.Settings;
import offramp.simulate.Shares;
import offramp.simulate.Spread;

/// What was found under each draw of the unknowns, put together: means over the draws, weighed by
/// the evidence if there is any, and how far they lie apart.
record Pool(Model model, Settings settings, List<Found> found) {
  Pool {
    found = List.copyOf(found);
  }

  /// {@return the greatest bound of the relative error under a draw}
  double error() {
    return found.stream().mapToDouble(Found::error).max().orElse(0);
  }

  /// {@return the smallest probability above 0; 1 if there is none}
  double least() {
    return found.stream()
        .flatMap(f -> Arrays.stream(f.outcomes()))
        .flatMapToDouble(Arrays::stream)
        .filter(p -> p > 0)
        .min()
        .orElse(1);
  }

  List<List<Shares>> outcomes() {
    List<List<Shares>> all = new ArrayList<>();
    for (int outcome = 0; outcome < model.outcomes().size(); outcome++) {
      List<Shares> series = new ArrayList<>();
      for (int date = 0; date < settings.days().length; date++) {
        int o = outcome;
        int d = date;
        series.add(shares(f -> f.outcomes()[o][d]));
      }
      all.add(series);
    }
    return all;
  }

  Batches batches() {
    int outcomes = model.outcomes().size();
    if (!Batches.fits(found.size(), outcomes, settings.days().length)) {
      return Batches.none();
    }
    double[] weights = new double[found.size()];
    Arrays.fill(weights, 1.0 / found.size());
    List<List<double[]>> all = new ArrayList<>();
    for (int outcome = 0; outcome < outcomes; outcome++) {
      List<double[]> series = new ArrayList<>();
      for (int date = 0; date < settings.days().length; date++) {
        int o = outcome;
        int d = date;
        series.add(found.stream().mapToDouble(f -> f.outcomes()[o][d]).toArray());
      }
      all.add(series);
    }
    return new Batches(weights, all);
  }

  Optional<Held> held() {
    if (settings.evidence().isEmpty() || found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Held.exact(found.stream().mapToDouble(Found::weight).toArray()));
  }

  private Shares shares(ToDoubleFunction<Found> value) {
    if (settings.evidence().isEmpty()) {
      return Shares.exact(found.stream().mapToDouble(value).toArray());
    }
    List<Found> possible = found.stream().filter(f -> f.weight() > 0).toList();
    return possible.isEmpty()
        ? Shares.exact(new double[1])
        : Shares.weighted(
            possible.stream().mapToDouble(value).toArray(),
            possible.stream().mapToDouble(Found::weight).toArray(),
            new double[possible.size()]);
  }

  List<List<Spread>> spreads() {
    List<List<Spread>> all = new ArrayList<>();
    for (int watch = 0; watch < model.watches().size(); watch++) {
      List<Spread> series = new ArrayList<>();
      for (int date = 0; date < settings.days().length; date++) {
        series.add(spread(watch, date));
      }
      all.add(series);
    }
    return all;
  }

  private Spread spread(int watch, int date) {
    Shares shares = shares(f -> f.watched().get(watch).get(date).mean());
    if (model.watches().get(watch).value() instanceof Term.Indicator) {
      return Spread.of(shares, shares.mean());
    }
    double weight = found.stream().mapToDouble(Found::weight).sum();
    double square =
        found.stream()
                .mapToDouble(f -> f.weight() * f.watched().get(watch).get(date).square())
                .sum()
            / weight;
    SortedMap<Double, Double> masses = new TreeMap<>();
    for (Found each : found) {
      each.watched()
          .get(watch)
          .get(date)
          .masses()
          .forEach((v, m) -> masses.merge(v, m * each.weight(), Double::sum));
    }
    List<Double> quantiles =
        IntStream.of(5, 25, 50, 75, 95)
            .mapToObj(percent -> quantile(masses, percent / 100.0 * weight))
            .toList();
    double variance = Math.max(0, square - shares.mean() * shares.mean());
    return new Spread(shares.mean(), Math.sqrt(variance), quantiles, shares);
  }

  private static double quantile(SortedMap<Double, Double> masses, double mass) {
    double seen = 0;
    for (var entry : masses.entrySet()) {
      seen += entry.getValue();
      if (seen >= mass * (1 - 1e-12)) {
        return entry.getKey();
      }
    }
    return masses.isEmpty() ? 0 : masses.lastKey();
  }
}
