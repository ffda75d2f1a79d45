package offramp.solve;

/// Solves the equations of a small set of states by taking one state out after the other.
///
/// A state's whole rate is the sum of those to the states that are left and out of the set, never a
/// difference, so that every number keeps its relative accuracy, whatever rates stand beside each
/// other (Grassmann, Taksar & Heyman, Oper. Res. 33:1107, 1985).
final class Elimination {
  private final double[][] rate;
  private final double[] whole;

  /// @param rate from each state to each, per day, which is changed
  /// @param outside per state the rate out of the set, per day
  Elimination(double[][] rate, double[] outside) {
    this.rate = rate;
    this.whole = new double[outside.length];
    double[] out = outside.clone();
    for (int gone = out.length - 1; gone >= 0; gone--) {
      double sum = out[gone];
      for (int to = 0; to < gone; to++) {
        sum += rate[gone][to];
      }
      whole[gone] = sum;
      for (int from = 0; from < gone; from++) {
        double share = sum > 0 ? rate[from][gone] / sum : 0;
        rate[from][gone] = share;
        if (share > 0) {
          out[from] += share * out[gone];
          for (int to = 0; to < gone; to++) {
            rate[from][to] += to == from ? 0 : share * rate[gone][to];
          }
        }
      }
    }
  }

  /// {@return per state the x with whole x = own + the sum of rates times the x that they lead to}
  ///
  /// @param own at least 0
  double[] solution(double[] own) {
    double[] left = own.clone();
    for (int gone = left.length - 1; gone > 0; gone--) {
      for (int from = 0; from < gone; from++) {
        left[from] += rate[from][gone] * left[gone];
      }
    }
    double[] x = new double[left.length];
    for (int state = 0; state < x.length; state++) {
      double sum = left[state];
      for (int to = 0; to < state; to++) {
        sum += rate[state][to] * x[to];
      }
      x[state] = whole[state] > 0 ? sum / whole[state] : 0;
    }
    return x;
  }
}
