package offramp.report;

import java.math.BigDecimal;
import java.util.Locale;

/// Numbers as a person reads them: few digits, never more than the number bears.
public final class Figures {
  private Figures() {}

  /// {@return a probability in percent, two or three digits; what is smaller than 0.001% as a power
  /// of ten}
  public static String percent(double probability) {
    double p = probability * 100;
    if (p == 0) {
      return "0%";
    }
    if (p < 0.001) {
      return String.format(Locale.ROOT, "%.1e", probability).replace("e-0", "e-");
    }
    return digits(p) + "%";
  }

  /// {@return a difference of probabilities in percentage points, short}
  public static String points(double difference) {
    double points = 100 * difference;
    double size = Math.abs(points);
    String digits =
        size >= 9.95 ? "%.0f" : size >= 0.995 ? "%.1f" : size >= 0.00995 ? "%.2f" : "%.0e";
    return size == 0 ? "0" : String.format(Locale.ROOT, digits, points).replace("e-0", "e-");
  }

  /// {@return a probability in percent with all the digits that were written}
  public static String written(double probability) {
    return probability > 0 && probability < 1e-5
        ? String.valueOf(probability)
        : BigDecimal.valueOf(probability).movePointRight(2).stripTrailingZeros().toPlainString()
            + "%";
  }

  /// {@return a number with about three digits}
  public static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e6) {
      return String.valueOf((long) value);
    }
    double size = Math.abs(value);
    return size >= 1e6 || size < 1e-4
        ? String.format(Locale.ROOT, "%.2e", value)
        : (value < 0 ? "-" : "") + digits(size);
  }

  private static String digits(double value) {
    int decimals =
        value >= 99.95
            ? 0
            : value >= 9.995
                ? 1
                : value >= 0.9995 ? 2 : value >= 0.0995 ? 2 : value >= 0.00995 ? 3 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /// {@return a whole number with its thousands apart}
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /// {@return how many draws of how many unknowns, in words}
  public static String draws(int draws, int unknowns) {
    return unknowns == 0
        ? "no unknowns"
        : "%s draws of %d unknown%s".formatted(count(draws), unknowns, unknowns == 1 ? "" : "s");
  }
}
