package offramp.finding;

/// Work that was stopped before it could say anything.
public final class Unfinished extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param why it was stopped, and what had not been done, in words
  public Unfinished(String why) {
    super(why, null, false, false);
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
