package offramp.prism;

/// Says that the item at hand cannot be read on; what is wrong has been reported.
///
/// Reading goes on at the next item. It never leaves this package.
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unreadable() {
    super(null, null, false, false);
  }
}
