package offramp.cli;

/// What a command cannot do, in words for its user, and the exit code that says so.
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  private final int exit;

  public Refusal(int exit, String message) {
    super(message);
    this.exit = exit;
  }

  int exit() {
    return exit;
  }
}
