package offramp.random;

/// The name of a source of chance, as 128 bits: the same key, the same dice.
///
/// Keys form a tree. `Key.of(seed).at(run).at("branches")` depends on the seed, the run and the
/// word and on nothing else: not on which siblings exist, how many draws were made, or on which
/// thread.
///
/// A child is the Threefry-2x64 block cipher with 13 rounds (Salmon, Moraes, Dror, Shaw: Parallel
/// random numbers: as easy as 1, 2, 3, SC'11, doi:10.1145/2063384.2063405; passes BigCrush at 13
/// rounds), keyed by the parent and applied to (index, kind of child). Trees of keys made this way
/// are safe to grow at any node (Claessen, Pałka: Splittable pseudorandom number generators using
/// cryptographic hashing, Haskell'13, doi:10.1145/2503778.2503784). A cipher is a bijection, so two
/// numbered children of one parent never meet; other keys meet with the chance of two random
/// numbers of 128 bits.
///
/// @param high any 64 bits
/// @param low any 64 bits
public record Key(long high, long low) {
  private static final long NUMBER = 0;
  private static final long LENGTH = 1;
  private static final long LETTERS = 2;

  /// The key parity of Threefish and Threefry: no key makes all three subkeys 0.
  private static final long PARITY = 0x1BD11BDAA9FC1A22L;

  private static final int LETTERS_PER_LONG = Long.SIZE / Character.SIZE;

  /// {@return the root of the tree of `seed`}
  public static Key of(long seed) {
    return new Key(seed, 0);
  }

  /// {@return the child numbered `index`, any 64 bits}
  ///
  /// Costs one block and, once compiled, no memory if the child does not outlive the caller.
  public Key at(long index) {
    return block(index, NUMBER);
  }

  /// {@return the child named `name`, any text, the empty one included}
  ///
  /// The length goes first, then four UTF-16 units at a time, so no name is the beginning of
  /// another. Costs a block for every four letters: in hot loops look names up once.
  public Key at(String name) {
    Key key = block(name.length(), LENGTH);
    for (int start = 0; start < name.length(); start += LETTERS_PER_LONG) {
      long letters = 0;
      int end = Math.min(start + LETTERS_PER_LONG, name.length());
      for (int i = start; i < end; i++) {
        letters = (letters << Character.SIZE) | name.charAt(i);
      }
      key = key.block(letters, LETTERS);
    }
    return key;
  }

  /// {@return a new stream of this key}
  public Stream stream() {
    return new Stream(this);
  }

  /// {@return Threefry-2x64-13 of the words `x` and `y`, with this as the key}
  ///
  /// Unrolled, and short enough for HotSpot to inline (325 bytes), for it is the cost of a key; the
  /// rotations are those of the paper.
  Key block(long x, long y) {
    long parity = PARITY ^ high ^ low;
    x += high;
    y += low;
    x += y;
    y = Long.rotateLeft(y, 16) ^ x;
    x += y;
    y = Long.rotateLeft(y, 42) ^ x;
    x += y;
    y = Long.rotateLeft(y, 12) ^ x;
    x += y;
    y = Long.rotateLeft(y, 31) ^ x;
    x += low;
    y += parity + 1;
    x += y;
    y = Long.rotateLeft(y, 16) ^ x;
    x += y;
    y = Long.rotateLeft(y, 32) ^ x;
    x += y;
    y = Long.rotateLeft(y, 24) ^ x;
    x += y;
    y = Long.rotateLeft(y, 21) ^ x;
    x += parity;
    y += high + 2;
    x += y;
    y = Long.rotateLeft(y, 16) ^ x;
    x += y;
    y = Long.rotateLeft(y, 42) ^ x;
    x += y;
    y = Long.rotateLeft(y, 12) ^ x;
    x += y;
    y = Long.rotateLeft(y, 31) ^ x;
    x += high;
    y += low + 3;
    x += y;
    y = Long.rotateLeft(y, 16) ^ x;
    return new Key(x, y);
  }
}
