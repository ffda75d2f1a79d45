package offramp.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// No text makes the compiler throw, hang for 2 seconds or take 256 MB.
class FuzzTest {
  private static final long MOST_BYTES = 256_000_000;
  private static final long MOST_NANOS = 2_000_000_000L;

  private static final int FUZZERS = 8;

  @Test
  void compilerAnswersThreeThousandStrangeTexts() {
    fuzz(3_000, 1);
  }

  @Test
  @Tag("full")
  void compilerAnswersAMillionStrangeTexts() {
    fuzz(1_000_000, 2);
  }

  /// Each fuzzer has a seed of its own; the processors share them.
  private static void fuzz(int cases, long seed) {
    List<String> models =
        Documents.files("models", ".crisis").stream().map(Documents::read).toList();
    LongStream.range(0, FUZZERS)
        .parallel()
        .forEach(number -> fuzz(cases / FUZZERS, seed * FUZZERS + number, models));
  }

  private static void fuzz(int cases, long seed, List<String> models) {
    Fuzz fuzz = new Fuzz(seed, models);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < cases; i++) {
      String text = fuzz.next();
      long bytes = threads.getCurrentThreadAllocatedBytes();
      long nanos = threads.getCurrentThreadCpuTime();
      try {
        Fuzz.compile(text);
      } catch (RuntimeException | Error escaped) {
        throw new AssertionError("case %d of seed %d:%n%s".formatted(i, seed, text), escaped);
      }
      assertThat(threads.getCurrentThreadAllocatedBytes() - bytes).as(text).isLessThan(MOST_BYTES);
      assertThat(threads.getCurrentThreadCpuTime() - nanos).as(text).isLessThan(MOST_NANOS);
    }
  }
}
