package offramp.explore;

import java.util.List;
import offramp.model.Unknown;
import offramp.simulate.Sample;

/// The rows at which a model is to be evaluated: in each, where every unknown lies in its prior.
public interface Design {
  /// {@return how many there are}
  int rows();

  /// {@return where an unknown lies in a row: the probability of less, in (0, 1)}
  double rank(int row, int unknown);

  /// {@return whether a row is one of those that are draws of the unknowns, independent of each
  /// other}
  default boolean plain(int row) {
    return true;
  }

  /// {@return the rows as draws of a run}
  default Sample sample(List<Unknown> unknowns) {
    return (parameters, row) -> {
      for (int i = 0; i < unknowns.size(); i++) {
        parameters[i] = unknowns.get(i).quantile(rank(row, i));
      }
    };
  }
}
