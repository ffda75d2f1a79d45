package offramp.history;

/// Cases that cannot be used as asked, with the words for who asked.
public final class UnusableCases extends Exception {
  private static final long serialVersionUID = 1;

  /// @param help an act that mends it
  public UnusableCases(String what, String help) {
    super("error: %s%n  = help: %s".formatted(what, help));
  }
}
