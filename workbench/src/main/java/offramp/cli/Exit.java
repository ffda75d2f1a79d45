package offramp.cli;

/// The exit codes of the commands.
public final class Exit {
  public static final int DONE = 0;
  public static final int WRONG_MODEL = 1;
  public static final int USAGE = 2;
  public static final int MODEL_ERROR = 3;
  public static final int INTERRUPTED = 4;
  public static final int BUG = 70;

  private Exit() {}
}
