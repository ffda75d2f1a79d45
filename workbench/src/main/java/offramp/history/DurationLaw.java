package offramp.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// How long something takes, learnt from cases that may have been left before it came.
public sealed interface DurationLaw {
  /// {@return the chance that it has come after so many days}
  double by(double days);

  /// {@return the days by which it has come with this chance; infinite if it never is so likely}
  double quantile(double chance);

  /// A constant hazard.
  record Exponential(double perDay) implements DurationLaw {
    /// {@return the law of greatest likelihood: what was seen by the days that were looked at}
    public static Exponential of(List<Lasting> cases) {
      double seen = cases.stream().filter(Lasting::seen).count();
      return new Exponential(seen / cases.stream().mapToDouble(Lasting::days).sum());
    }

    @Override
    public double by(double days) {
      return -StrictMath.expm1(-perDay * days);
    }

    @Override
    public double quantile(double chance) {
      return perDay == 0 ? Double.POSITIVE_INFINITY : -StrictMath.log1p(-chance) / perDay;
    }
  }

  /// A normal law of the logarithm of days.
  record LogNormal(double mu, double sigma) implements DurationLaw {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int STEPS = 10_000;
    private static final double ENOUGH = 1e-9;

    /// {@return the law of greatest likelihood, by the EM algorithm for censored normal data
    /// (Dempster, Laird and Rubin, JRSS B 39:1, 1977)}
    public static LogNormal of(List<Lasting> cases) {
      double[] logs = cases.stream().mapToDouble(c -> StrictMath.log(c.days())).toArray();
      LogNormal law = new LogNormal(0, 1);
      for (int step = 0; step < STEPS; step++) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < logs.length; i++) {
          boolean seen = cases.get(i).seen();
          double mean = seen ? logs[i] : law.mean(logs[i]);
          sum += mean;
          squares += seen ? logs[i] * logs[i] : law.square(logs[i]);
        }
        double mu = sum / logs.length;
        double spread = Math.max(squares / logs.length - mu * mu, 1e-6);
        LogNormal next = new LogNormal(mu, Math.sqrt(spread));
        if (Math.abs(next.mu - law.mu) + Math.abs(next.sigma - law.sigma) < ENOUGH) {
          return next;
        }
        law = next;
      }
      return law;
    }

    private double mean(double above) {
      return mu + sigma * ratio((above - mu) / sigma);
    }

    private double square(double above) {
      double ratio = ratio((above - mu) / sigma);
      return mu * mu + sigma * sigma + sigma * (above + mu) * ratio;
    }

    /// {@return the density at z over the chance to lie above}
    private static double ratio(double z) {
      return NORMAL.density(z) / NORMAL.survivalProbability(z);
    }

    @Override
    public double by(double days) {
      return days <= 0 ? 0 : NORMAL.cumulativeProbability((StrictMath.log(days) - mu) / sigma);
    }

    @Override
    public double quantile(double chance) {
      return StrictMath.exp(mu + sigma * NORMAL.inverseCumulativeProbability(chance));
    }
  }

  /// What was seen, step by step (Kaplan and Meier, JASA 53:457, 1958).
  record Seen(List<Double> days, List<Double> chances) implements DurationLaw {
    public Seen {
      days = List.copyOf(days);
      chances = List.copyOf(chances);
    }

    /// {@return the estimate; of cases on one day those seen come before those left}
    public static Seen of(List<Lasting> cases) {
      List<Lasting> ordered =
          cases.stream()
              .sorted(
                  Comparator.comparingDouble(Lasting::days)
                      .thenComparing(Lasting::seen, Comparator.reverseOrder()))
              .toList();
      List<Double> days = new ArrayList<>();
      List<Double> chances = new ArrayList<>();
      double left = 1;
      for (int i = 0; i < ordered.size(); i++) {
        if (ordered.get(i).seen()) {
          left *= 1 - 1.0 / (ordered.size() - i);
          days.add(ordered.get(i).days());
          chances.add(1 - left);
        }
      }
      return new Seen(days, chances);
    }

    @Override
    public double by(double until) {
      int low = 0;
      int high = days.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (days.get(middle) <= until) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low == 0 ? 0 : chances.get(low - 1);
    }

    @Override
    public double quantile(double chance) {
      for (int i = 0; i < days.size(); i++) {
        if (chances.get(i) >= chance - 1e-12) {
          return days.get(i);
        }
      }
      return Double.POSITIVE_INFINITY;
    }
  }
}
