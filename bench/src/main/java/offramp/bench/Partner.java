package offramp.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/// A process of its own that simulates batches of histories on one thread.
final class Partner {
  private final Process process;
  private final Writer questions;
  private final BufferedReader answers;

  Partner() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Partner.class.getName());
    try {
      process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException notStarted) {
      throw new UncheckedIOException(notStarted);
    }
    questions = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts a batch; [#answer()] waits for its end.
  void ask(long seed, long histories) {
    try {
      questions.write(seed + " " + histories + "\n");
      questions.flush();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /// {@return the jumps of the batch that was asked for}
  long answer() {
    try {
      return Long.parseLong(answers.readLine());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /// {@return the processor time that it has spent}
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  void end() {
    process.destroy();
  }

  /// Reads seeds and numbers of histories, and writes numbers of jumps.
  public static void main(String[] arguments) throws IOException {
    Engine engine = Engine.ofBrink();
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      String[] parts = line.split(" ");
      long jumps = engine.run(Long.parseLong(parts[0]), Long.parseLong(parts[1]), 1).jumps();
      System.out.println(jumps);
    }
  }
}
