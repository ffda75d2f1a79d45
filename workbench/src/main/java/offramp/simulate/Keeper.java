package offramp.simulate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/// Keeps what parts of long work found, so that they need not be done again.
///
/// A part depends on nothing but its job and its number. So it may be done anywhere, in any order,
/// and more than once: what is kept is the same.
public interface Keeper {
  /// Digits of a digest in the key of a job.
  int KEY_DIGITS = 16;

  /// {@return how many blocks of histories make a part, at least 1}
  int blocks();

  /// {@return where the parts of a job are kept}
  ///
  /// Jobs come one after the other, in an order that the command alone fixes.
  Shelf shelf(Job job);

  /// Work in parts.
  ///
  /// @param kind what it does, in a word, as in `ensemble`
  /// @param identity a text that differs where the work does
  /// @param labels what distinguishes it for a reader, by name, as in `theory`
  /// @param tables names of those that each part has rows of
  /// @param parts how many there are
  /// @param inBlocks whether each part is as many blocks of histories as the keeper says
  /// @param hands of workers that do parts by their number; each serves one thread
  record Job(
      String kind,
      String identity,
      Map<String, String> labels,
      List<String> tables,
      long parts,
      boolean inBlocks,
      Supplier<LongFunction<List<Rows>>> hands) {

    /// {@return a name that differs where kind or identity do}
    public String key() {
      return kind + "-" + Identity.digest(identity).substring(0, KEY_DIGITS);
    }
  }

  /// Where the parts of one job are kept. All threads use it at once.
  interface Shelf {
    /// {@return the rows of a part, one entry for each table; empty if it is not there}
    ///
    /// @throws Unkept if it cannot be read
    Optional<List<Rows>> get(long part);

    /// Keeps a part, whole or not at all.
    ///
    /// @throws Unkept if it cannot
    void put(long part, List<Rows> rows);

    /// {@return the rows of a part, which is done and kept if it is not there}
    ///
    /// @param hand does it
    default List<Rows> part(long part, LongFunction<List<Rows>> hand) {
      Optional<List<Rows>> there = get(part);
      if (there.isPresent()) {
        return there.get();
      }
      List<Rows> found = hand.apply(part);
      put(part, found);
      return found;
    }
  }

  /// What was found cannot be kept, or not be had again.
  final class Unkept extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unkept(String why) {
      super(why, null, false, false);
    }
  }
}
