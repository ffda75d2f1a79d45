package offramp.history;

/// A history that cannot have happened as the model is written: none that was simulated could
/// follow it.
public final class Contradiction extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Death death;
  private final int draws;

  Contradiction(Death death, int draws) {
    super(death.why().name(), null, false, false);
    this.death = death;
    this.draws = draws;
  }

  Death death() {
    return death;
  }

  /// {@return under how many draws of the unknowns it was tried}
  public int draws() {
    return draws;
  }
}
