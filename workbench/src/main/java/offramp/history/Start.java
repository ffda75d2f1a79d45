package offramp.history;

/// Where chains begin, and how they move: the normal law that the posterior of what cases share is
/// near to (Tierney and Kadane, JASA 81:82, 1986), on normal scores.
///
/// @param mode of the law
/// @param information the inverse of its covariance
/// @param places where what each case has of its own lies
record Start(double[] mode, double[][] information, Places places) {
  /// {@return moves about the mode}
  Proposal proposal() {
    return new Proposal(mode, Matrix.inverse(information));
  }
}
