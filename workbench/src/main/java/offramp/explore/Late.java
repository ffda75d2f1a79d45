package offramp.explore;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// What a lever that is pulled late still does to a harm, of the histories in which it can.
///
/// All are sums over the same draws and dice, part by part, so that what the two ways share falls
/// out of every difference. Ratios have their error by linearisation (Cochran, Sampling Techniques,
/// 1977, section 6.4).
///
/// @param without per part the probability of these histories with the harm, nothing pulled
/// @param with the same with the lever pulled
/// @param of per part the probability of these histories
public record Late(double[] without, double[] with, double[] of) {
  /// What rounding may move.
  private static final double ROUNDING = 1e-12;

  /// A number with the standard error that dice and draws of the unknowns leave it.
  public record Estimate(double value, double standardError) {}

  /// Whether a pull still brings the harm low enough, by the estimate and two standard errors.
  public enum Verdict {
    /// Two standard errors below what is low enough.
    SURELY,
    /// By the estimate, but not surely.
    LIKELY,
    /// Not by the estimate, but no more than two standard errors above.
    PERHAPS,
    NO;

    /// {@return whether it does by the estimate}
    public boolean yes() {
      return this == SURELY || this == LIKELY;
    }

    /// {@return the word for it in lower case}
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// {@return what a pull does of all histories}
  static Late ofAll(double[] without, double[] with) {
    int parts = Math.min(without.length, with.length);
    double[] all = new double[parts];
    Arrays.fill(all, 1);
    return new Late(Arrays.copyOf(without, parts), Arrays.copyOf(with, parts), all);
  }

  /// {@return the probability of the histories in question}
  public Estimate share() {
    return mean(of);
  }

  /// {@return the probability of the harm in them, nothing pulled; empty if there are none}
  public Optional<Estimate> harmWithout() {
    return ratio(without, of).map(Late::probability);
  }

  /// {@return the probability of the harm in them, the lever pulled; empty if there are none}
  public Optional<Estimate> harmWith() {
    return ratio(with, of).map(Late::probability);
  }

  /// {@return the share of the harm in them that the pull prevents, below 0 if it brings more;
  /// empty if there is none}
  public Optional<Estimate> avoided() {
    return ratio(less(without, with, 1), without);
  }

  /// {@return how much likelier the harm is with the pull, of all histories}
  public Estimate difference() {
    return mean(less(with, without, 1));
  }

  /// {@return whether the pull brings the harm in these histories to at most a probability; without
  /// one, to half of what it is}
  public Verdict verdict(OptionalDouble threshold) {
    if (threshold.isEmpty() && mean(without).value() <= ROUNDING) {
      return Verdict.NO;
    }
    Estimate above =
        threshold.isPresent()
            ? mean(less(with, of, threshold.getAsDouble()))
            : mean(less(with, without, 0.5));
    double error = 2 * above.standardError();
    if (above.value() <= ROUNDING) {
      return above.value() + error <= ROUNDING ? Verdict.SURELY : Verdict.LIKELY;
    }
    return above.value() - error <= ROUNDING ? Verdict.PERHAPS : Verdict.NO;
  }

  /// What takes noise away can move a probability out of its bounds.
  private static Estimate probability(Estimate of) {
    return new Estimate(Math.clamp(of.value(), 0, 1), of.standardError());
  }

  private static double[] less(double[] one, double[] other, double factor) {
    return IntStream.range(0, one.length).mapToDouble(i -> one[i] - factor * other[i]).toArray();
  }

  /// {@return the mean of parts, and its error; none if there is one part alone, as where no
  /// unknown is drawn}
  static Estimate mean(double[] parts) {
    return new Estimate(Means.mean(parts), parts.length < 2 ? 0 : Means.standardError(parts));
  }

  private static Optional<Estimate> ratio(double[] upper, double[] lower) {
    double below = mean(lower).value();
    if (below <= ROUNDING) {
      return Optional.empty();
    }
    double ratio = mean(upper).value() / below;
    double error = mean(less(upper, lower, ratio)).standardError() / below;
    return Optional.of(new Estimate(ratio, error));
  }
}
