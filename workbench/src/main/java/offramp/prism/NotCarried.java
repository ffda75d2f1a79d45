package offramp.prism;

/// Says that something in a term has no counterpart in PRISM; whoever knows the place reports it.
///
/// It never leaves this package.
final class NotCarried extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String help;

  /// @param what what cannot be carried and why
  NotCarried(String what, String help) {
    super(what, null, false, false);
    this.help = help;
  }

  String help() {
    return help;
  }
}
