package offramp.random;

/// The mean of a logit-normal law, which has no closed form: the mean of logistic(X) for normal X.
///
/// The trapezoidal rule on the whole line, whose error falls exponentially with the number of
/// points for analytic integrands (Trefethen, Weideman: The exponentially convergent trapezoidal
/// rule, SIAM Review 56:385, 2014). Up to sigma 1 over the normal density; above it the logistic
/// density is the narrower of the two, and the mean is the chance that a logistic number falls
/// below X. The absolute error is below 1e-14.
final class LogitNormalMean {
  private static final double STEP = 0.25;
  private static final int NORMAL_POINTS = 40;
  private static final int LOGISTIC_POINTS = 160;

  private LogitNormalMean() {}

  static double of(double mu, double sigma) {
    return sigma <= 1 ? overNormal(mu, sigma) : overLogistic(mu, sigma);
  }

  private static double overNormal(double mu, double sigma) {
    double sum = 0;
    for (int i = -NORMAL_POINTS; i <= NORMAL_POINTS; i++) {
      double z = i * STEP;
      sum += Math.exp(-z * z / 2) / (1 + Math.exp(-mu - sigma * z));
    }
    return sum * STEP / Math.sqrt(2 * Math.PI);
  }

  private static double overLogistic(double mu, double sigma) {
    double sum = 0;
    for (int i = -LOGISTIC_POINTS; i <= LOGISTIC_POINTS; i++) {
      double x = i * STEP;
      double cosh = Math.cosh(x / 2);
      sum += Distribution.normal((mu - x) / sigma) / (4 * cosh * cosh);
    }
    return sum * STEP;
  }
}
