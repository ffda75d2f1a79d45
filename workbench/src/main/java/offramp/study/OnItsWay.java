package offramp.study;

import java.util.UUID;

/// Names of files that are on their way: a content is written under such a name, and moved to its
/// place when it is whole.
///
/// They begin with a point, so that nobody takes them for results. No two writers ever share one,
/// wherever they are: else one could move to its place what another has half written.
public final class OnItsWay {
  private static final String END = ".part";

  private OnItsWay() {}

  /// {@return a new name beside that of a content}
  public static String beside(String name) {
    return ".%s.%s%s".formatted(name, UUID.randomUUID(), END);
  }

  /// {@return whether a file is on its way, or was when its writer was killed}
  public static boolean is(String name) {
    return name.startsWith(".") && name.endsWith(END);
  }
}
