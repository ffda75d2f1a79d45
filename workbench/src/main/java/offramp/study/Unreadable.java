package offramp.study;

/// A folder or file that is not what a study has there, in words.
public final class Unreadable extends Exception {
  private static final long serialVersionUID = 1;

  Unreadable(String why) {
    super(why);
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
