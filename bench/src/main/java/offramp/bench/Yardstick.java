package offramp.bench;

import offramp.random.Key;
import offramp.random.Stream;

/// `brink` written by hand for speed: what the generated engine is measured against.
///
/// The same process as `models/brink.crisis`, the same generator and the same logarithm; times are
/// in months. All of a history lives in local variables of one method, which is why that method is
/// long, and divisions are turned into products.
final class Yardstick {
  /// Report dates: the ends of months 1 to 24.
  static final int DATES = 24;

  static final int NUCLEAR_USE = 0;
  static final int WAR = 1;
  static final int SETTLEMENT = 2;
  private static final int NONE = -1;

  private final Stream dice = new Stream(Key.of(0));
  private final long[][] seen = new long[3][DATES];
  private double now;
  private long jumps;

  /// {@return per outcome and report date, in how many of the histories so far it had happened}
  long[][] seen() {
    return seen;
  }

  /// {@return jumps of all histories so far}
  long jumps() {
    return jumps;
  }

  /// Simulates the histories numbered 0 up to, not including, `histories`.
  void run(long seed, long histories) {
    Key key = Key.of(seed);
    for (long history = 0; history < histories; history++) {
      dice.restart(key.at(history));
      int outcome = history();
      if (outcome != NONE) {
        for (int date = DATES - 1; date >= 0 && now <= date + 1; date--) {
          seen[outcome][date]++;
        }
      }
    }
  }

  /// {@return how one history ended; `now` is when}
  private int history() {
    int c = 6;
    int p = 2;
    int w = 3;
    int r = 1;
    int b = 3;
    int o = 2;
    int t = 0;
    double time = 0;
    int count = 0;
    while (w < 7 && r < 6 && t < 2) {
      boolean talks = t == 1;
      double calm = talks ? 0.3 : 1;
      double rise = w + r;
      double alarm = p * (0.1 + w * (0.1 / 7)) * calm;
      double climbs = (0.6 + (6 - b) * 0.08) * (1 - c * (1.0 / 12)) * (1 - o * (1.0 / 15)) * calm;
      double responds = r < 5 ? 0.45 * alarm : 0;
      double last = r == 5 ? 0.02 * alarm : 0;
      double lost = b > 0 ? 0.5 + r * (0.5 / 6) : 0;
      double gained = b < 6 ? 0.25 + w * (0.25 / 3) : 0;
      double grows = o < 10 ? rise * (0.7 / 13) : 0;
      double fades = o > 0 ? 0.2 : 0;
      double open = talks ? 0 : 0.1 + o * 0.05 + rise * 0.025;
      double fail = talks ? 0.4 - o * 0.02 : 0;
      double settle = talks ? 0.15 + o * 0.03 : 0;
      double wBack = talks && w > 0 ? 0.1 + o * 0.05 : 0;
      double rBack = talks && r > 0 ? 0.1 + c * 0.025 : 0;
      double upper = (lost + gained) + (grows + responds) + (last + climbs);
      double lower = (fades + fail) + (wBack + rBack) + (open + settle);
      time += dice.exponential() / (upper + lower);
      if (time > DATES) {
        break;
      }
      count++;
      double left = dice.uniform() * (upper + lower);
      if (left < upper) {
        if ((left -= lost) < 0) {
          b--;
        } else if ((left -= gained) < 0) {
          b++;
        } else if ((left -= grows) < 0) {
          o++;
        } else if ((left -= responds) < 0) {
          r++;
          p = Math.max(p - 3, 0);
          c = Math.min(c + 2, 10);
        } else if ((left -= last) < 0) {
          r = 6;
        } else {
          w++;
          p = Math.min(p + 1, 10);
          c = Math.max(c - 1, 0);
        }
      } else {
        left -= upper;
        if ((left -= fades) < 0) {
          o--;
        } else if ((left -= fail) < 0) {
          t = 0;
        } else if ((left -= wBack) < 0) {
          w--;
          p = Math.max(p - 1, 0);
        } else if ((left -= rBack) < 0) {
          r--;
        } else {
          // what rounding leaves over falls on an event that is possible
          t = talks ? 2 : 1;
        }
      }
    }
    jumps += count;
    now = time;
    return r == 6 ? NUCLEAR_USE : w == 7 ? WAR : t == 2 ? SETTLEMENT : NONE;
  }
}
