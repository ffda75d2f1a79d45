package offramp.explore;

/// The rows at which a model is to be evaluated: in each, where every unknown lies in its prior.
public interface Design {
  /// {@return how many there are}
  int rows();

  /// {@return where an unknown lies in a row: the probability of less, in (0, 1)}
  double rank(int row, int dimension);
}
