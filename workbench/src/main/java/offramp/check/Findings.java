package offramp.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import offramp.text.Diagnostic;

/// The problems met so far, each once.
final class Findings {
  private static final int MOST = 200;

  private final Set<Problem> problems = new LinkedHashSet<>();
  private boolean wrong;

  void add(Problem problem) {
    boolean error = Wording.of(problem).isError();
    wrong |= error;
    if (problems.size() < MOST) {
      problems.add(problem);
    }
  }

  /// {@return the problems that are added while `work` is done; they are not kept}
  List<Problem> apart(Runnable work) {
    Set<Problem> before = new LinkedHashSet<>(problems);
    boolean wrongBefore = wrong;
    problems.clear();
    work.run();
    List<Problem> added = List.copyOf(problems);
    problems.clear();
    problems.addAll(before);
    wrong = wrongBefore;
    return added;
  }

  /// {@return what an expression that was reported stands for}
  Typed wrong(Problem problem) {
    add(problem);
    return Typed.wrong();
  }

  /// {@return whether an error was among them}
  boolean any() {
    return wrong;
  }

  private static boolean followsFromUnread(Problem problem) {
    return problem instanceof Problem.OfNames || problem instanceof Problem.NothingAsked;
  }

  /// {@return what is to be said, in the order found}
  ///
  /// @param unread whether parts of the text could not be read: then names may be missing for that
  ///   reason alone
  List<Diagnostic> diagnostics(boolean unread) {
    List<Diagnostic> all = new ArrayList<>();
    for (Problem problem : problems) {
      if (!unread || !followsFromUnread(problem)) {
        all.add(Wording.of(problem));
      }
    }
    return all;
  }
}
