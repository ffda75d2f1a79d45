package offramp.history;

/// Cases that cannot be used, on the way out of a worker.
final class Carried extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final UnusableCases why;

  Carried(UnusableCases why) {
    super(why);
    this.why = why;
  }

  UnusableCases why() {
    return why;
  }
}
