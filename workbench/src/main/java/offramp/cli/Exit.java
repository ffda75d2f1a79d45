package offramp.cli;

/// The exit codes of the commands.
final class Exit {
  static final int DONE = 0;
  static final int WRONG_MODEL = 1;
  static final int USAGE = 2;
  static final int MODEL_ERROR = 3;
  static final int INTERRUPTED = 4;
  static final int BUG = 70;

  private Exit() {}
}
