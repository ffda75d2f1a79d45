package offramp.program;

import offramp.model.Fault;
import offramp.model.Firing.Law;
import offramp.random.Distribution;
import offramp.random.Stream;

/// The durations that clocks draw; interpreter and generated code both call these.
final class Laws {
  /// The greatest shape of a gamma law: its quantiles are a search that takes ever longer beyond
  /// it.
  private static final double GREATEST_SHAPE = 1e6;

  private Laws() {}

  /// {@return `value`, checked to be parameter `number` of `law`: finite, and above 0 unless the
  /// law is uniform; a sigma may be 0}
  static double parameter(double value, Law law, int number) {
    boolean sigma = law == Law.LOG_NORMAL && number == 1;
    boolean fits = law == Law.UNIFORM || value > 0 || (sigma && value == 0);
    if (fits && Math.abs(value) < Double.POSITIVE_INFINITY) {
      return value;
    }
    throw new Fault(Fault.Kind.LAW);
  }

  /// {@return the quantile of `law` at one uniform number of `dice`, in days, not yet checked to be
  /// a duration}
  ///
  /// @param second the second parameter, anything where the law has one only
  static double draw(Law law, double first, double second, Stream dice) {
    return distribution(law, first, second).quantile(dice.uniform());
  }

  private static Distribution distribution(Law law, double first, double second) {
    return switch (law) {
      case EXPONENTIAL -> new Distribution.Exponential(first);
      case LOG_NORMAL -> new Distribution.LogNormal(first, second);
      case WEIBULL -> new Distribution.Weibull(first, second);
      case GAMMA -> gamma(first, second);
      case UNIFORM -> uniform(first, second);
    };
  }

  private static Distribution gamma(double shape, double scale) {
    if (shape <= GREATEST_SHAPE) {
      return new Distribution.Gamma(shape, scale);
    }
    throw new Fault(Fault.Kind.LAW);
  }

  private static Distribution uniform(double least, double greatest) {
    if (least < greatest && greatest - least < Double.POSITIVE_INFINITY) {
      return new Distribution.Uniform(least, greatest);
    }
    throw new Fault(Fault.Kind.LAW);
  }
}
