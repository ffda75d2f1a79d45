package offramp.elicit;

/// An answer that cannot be taken.
///
/// The message says where, in the first line, and what to do about it, in the second.
public final class Unreadable extends Exception {
  private static final long serialVersionUID = 1;

  Unreadable(String file, int line, String what, String mend) {
    super("%s:%d: %s%n  = help: %s".formatted(file, line, what, mend));
  }
}
