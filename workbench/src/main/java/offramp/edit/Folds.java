package offramp.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import offramp.syntax.Token;
import offramp.syntax.Tree;
import offramp.text.Source;

/// What can be folded away: from the end of its first line to its end.
public final class Folds {
  private Folds() {}

  /// {@return declarations and blocks of comments of more than one line, in the order of the text}
  public static List<Place> of(Reading text) {
    List<Place> folds = new ArrayList<>();
    text.tree().declarations().forEach(d -> add(d, text.source(), folds));
    comments(text, folds);
    folds.sort(Comparator.comparingInt(Place::from).thenComparingInt(Place::to));
    return folds;
  }

  private static void add(Tree.Declaration declaration, Source source, List<Place> folds) {
    fold(declaration.span().start(), declaration.span().end(), source, folds);
    if (declaration instanceof Tree.Theory theory) {
      theory.declarations().forEach(inner -> add(inner, source, folds));
    }
  }

  private static void fold(int start, int end, Source source, List<Place> folds) {
    int line = source.line(start);
    if (source.line(end) > line) {
      folds.add(new Place(source.lineStart(line) + source.lineText(line).length(), end));
    }
  }

  /// Comments that fill neighbouring lines are one block.
  private static void comments(Reading text, List<Place> folds) {
    Source source = text.source();
    int first = -1;
    int last = -1;
    for (Token token : text.tokens()) {
      int start = token.span().start();
      boolean comment =
          token.kind() == Token.Kind.COMMENT
              && source.lineText(source.line(start)).stripLeading().startsWith("#");
      boolean goesOn = comment && last >= 0 && source.line(start) == source.line(last) + 1;
      if (!goesOn && last >= 0) {
        fold(first, last, source, folds);
      }
      first = goesOn ? first : comment ? start : -1;
      last = comment ? token.span().end() : -1;
    }
  }
}
