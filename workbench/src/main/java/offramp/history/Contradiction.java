package offramp.history;

import java.util.List;
import offramp.text.Diagnostic;

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

  /// {@return which line could not be followed, and why}
  public Diagnostic told() {
    return new ContradictionWording(death, draws).told();
  }

  /// {@return what else is known of the history that came furthest}
  public List<String> facts() {
    return new ContradictionWording(death, draws).facts();
  }
}
