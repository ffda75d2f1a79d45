package offramp.solve;

/// Why a chain was not solved: it is larger than was allowed. The message says what was reached,
/// and what would help.
public final class TooLarge extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TooLarge(String why) {
    super(why, null, false, false);
  }

  /// {@return what was reached, as in "more than 10,000,000 states can be reached"}
  public String why() {
    return String.valueOf(getMessage());
  }
}
