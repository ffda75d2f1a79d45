package offramp.syntax;

/// Says that the declaration at hand cannot be read on; what is wrong has been reported.
///
/// Parsing goes on at the next declaration. It never leaves this package.
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unreadable() {
    super(null, null, false, false);
  }
}
