package offramp.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyTest {
  private static final Key ROOT = Key.of(1);

  /// The three vectors "threefry2x64 13" of tests/kat_vectors of Random123 1.14, D. E. Shaw
  /// Research.
  @Test
  void blockIsThreefry() {
    Key ones = new Key(-1, -1);
    Key pi = new Key(0xa4093822299f31d0L, 0x082efa98ec4e6c89L);
    assertThat(
            List.of(
                new Key(0, 0).block(0, 0),
                ones.block(-1, -1),
                pi.block(0x243f6a8885a308d3L, 0x13198a2e03707344L)))
        .containsExactly(
            new Key(0xf167b032c3b480bdL, 0xe91f9fee4b7a6fb5L),
            new Key(0xccdec5c917a874b1L, 0x4df53abca26ceb01L),
            new Key(0xc3aac71561042993L, 0x3fe7ae8801aff316L));
  }

  @Test
  void sameWayFromTheRootIsTheSameKey() {
    assertThat(Key.of(5).at(3).at("dice")).isEqualTo(Key.of(5).at(3).at("dice"));
  }

  @Test
  void childDoesNotDependOnDrawsOfItsParent() {
    Key parent = Key.of(5);
    Key before = parent.at(3);
    parent.stream().bits();
    assertThat(parent.at(3)).isEqualTo(before);
  }

  @Test
  void siblingsAndSeedsNeverMeet() {
    Set<Key> keys = new HashSet<>();
    for (long i = -50; i < 50; i++) {
      keys.add(Key.of(i));
      for (long j = -50; j < 50; j++) {
        keys.add(Key.of(i).at(j));
      }
    }
    assertThat(keys).hasSize(100 + 100 * 100);
  }

  @Test
  void orderOfTheStepsMatters() {
    assertThat(ROOT.at(1).at(2)).isNotEqualTo(ROOT.at(2).at(1));
  }

  @Test
  void nameIsNotTheNumberOfItsLetters() {
    assertThat(ROOT.at("a")).isNotIn(ROOT.at('a'), ROOT.at(1), ROOT.at(1).at('a'));
  }

  @Test
  void namesThatBeginAlikeOrAreBuiltAlikeDiffer() {
    List<String> names =
        List.of("", "\0", "\0\0", "abcd", "abcd\0", "abcde", "abcdefgh", "efghabcd", "dcba");
    assertThat(names.stream().map(ROOT::at).distinct()).hasSize(names.size());
  }

  @Test
  void nameOfTwoPartsIsNotTheTwoPartsOneAfterTheOther() {
    assertThat(ROOT.at("abcdefgh")).isNotEqualTo(ROOT.at("abcd").at("efgh"));
  }
}
