package offramp.page;

import java.util.List;
import java.util.Optional;

/// The answer to one question, in words that every form of a page shares.
///
/// Names of the model stand between backquotes.
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
    exhibits = List.copyOf(exhibits);
    notes = List.copyOf(notes);
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

  static Note how(List<String> sentences) {
    return new Note("How it was computed", sentences);
  }

  static Note rests(List<String> sentences) {
    return new Note("What it rests on", sentences);
  }

  static Note change(List<String> sentences) {
    return new Note("What would change it", sentences);
  }
}
