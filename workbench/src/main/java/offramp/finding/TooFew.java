package offramp.finding;

/// What is given happens too seldom to say anything.
public final class TooFew extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooFew(String why) {
    super(why, null, false, false);
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
