package offramp.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import offramp.syntax.Words;
import offramp.text.Source;

/// A name given to a thing in place of its old one, wherever it stands; or why that cannot be.
public sealed interface Rename {
  /// The edits that make it.
  record Made(List<Edit> edits) implements Rename {
    public Made {
      edits = List.copyOf(edits);
    }
  }

  /// Why it cannot be, one sentence without a full stop, in Markdown.
  record Refused(String reason) implements Rename {}

  Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,199}");

  /// {@return the renaming of what is named at a place}
  ///
  /// The text is read again with the new name, and each name must mean there what it meant before.
  static Rename of(Reading text, int offset, String name) {
    Optional<Use> found = text.at(offset);
    if (found.isEmpty()) {
      return new Refused("no name stands here that the model declares");
    }
    Meaning meaning = found.get().meaning();
    if (!NAME.matcher(name).matches()) {
      return new Refused("a name is a letter, then letters, digits and `_`");
    }
    if (Words.reserved(name)) {
      return new Refused("`%s` is a word of the language and cannot be a name".formatted(name));
    }
    if (name.equals(meaning.name())) {
      return new Refused("it is called `%s` already".formatted(name));
    }
    if (!text.whole()) {
      return new Refused(
          "parts of the text cannot be read, and the name may stand there: mend them first");
    }
    List<Edit> edits =
        text.uses(meaning).stream()
            .map(use -> new Edit(use.at().start(), use.at().end(), name))
            .toList();
    String changed = Edit.applied(text.source().text(), edits);
    Reading after = Reading.of(new Source(text.source().name(), changed));
    return same(text, after) ? new Made(edits) : new Refused(taken(text, meaning, name));
  }

  private static String taken(Reading text, Meaning meaning, String name) {
    return text.declared().stream()
        .filter(d -> d.name().equals(name))
        .min(Comparator.comparing(d -> d.meaning().space() != meaning.space()))
        .map(d -> "`%s` is taken: it is the name of %s".formatted(name, article(d.kind())))
        .orElse("`%s` would be read as something else in some of its places".formatted(name));
  }

  private static String article(String kind) {
    return ("aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
  }

  /// {@return whether the names of both texts mean the same, one by one}
  private static boolean same(Reading before, Reading after) {
    List<Use> old = new ArrayList<>(before.uses());
    List<Use> now = new ArrayList<>(after.uses());
    if (!after.whole() || old.size() != now.size()) {
      return false;
    }
    Map<Meaning, Meaning> there = new HashMap<>();
    Map<Meaning, Meaning> back = new HashMap<>();
    for (int i = 0; i < old.size(); i++) {
      Meaning was = old.get(i).meaning();
      Meaning is = now.get(i).meaning();
      there.putIfAbsent(was, is);
      back.putIfAbsent(is, was);
      if (!Objects.equals(there.get(was), is) || !Objects.equals(back.get(is), was)) {
        return false;
      }
    }
    return true;
  }
}
