package offramp.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The answer to one question, in words that every form of a page shares.
///
/// Names of the model stand between backquotes. A table without rows and a note without sentences
/// are left out: that there is nothing is said in words.
///
/// @param id what a link to it ends with
/// @param question as a reader would ask it
/// @param answer in sentences, with both uncertainties
/// @param notes how it was computed, what it rests on, what would change it
/// @param command what gives the numbers again; empty if there are none
public record Section(
    String id,
    String question,
    List<String> answer,
    List<Exhibit> exhibits,
    List<Note> notes,
    Optional<String> command) {
  public Section {
    answer = List.copyOf(answer);
    exhibits = exhibits.stream().filter(one -> !one.table().rows().isEmpty()).toList();
    notes = notes.stream().filter(note -> !note.sentences().isEmpty()).toList();
  }

  /// What is to be known of an answer.
  ///
  /// @param label as in "How it was computed"
  public record Note(String label, List<String> sentences) {
    public Note {
      sentences = List.copyOf(sentences);
    }
  }

  /// What an answer rests on that stands alone.
  public static final List<String> LEDGER =
      List.of("Every assumption with its source: `offramp assumptions`.");

  /// {@return the commands that give the numbers again, each once}
  static Optional<String> again(Stream<String> commands) {
    return Optional.of(commands.distinct().collect(Collectors.joining("\n")));
  }

  /// {@return how an answer was computed}
  public static Note how(List<String> sentences) {
    return new Note("How it was computed", sentences);
  }

  /// {@return what an answer rests on}
  public static Note rests(List<String> sentences) {
    return new Note("What it rests on", sentences);
  }

  /// {@return what would change an answer}
  public static Note change(List<String> sentences) {
    return new Note("What would change it", sentences);
  }
}
