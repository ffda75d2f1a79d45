package offramp.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// An answer of JSON objects, one a line, each sent as soon as it is there.
///
/// Whether anybody still listens shows only in writing: an empty line in between finds out.
final class Lines implements AutoCloseable {
  private static final long BEAT_NANOS = 100_000_000;

  private final OutputStream out;
  private long wrote = System.nanoTime();
  private boolean gone;

  Lines(OutputStream out) {
    this.out = out;
  }

  /// Sends a line that ends with its newline.
  synchronized void send(String line) throws IOException {
    try {
      out.write(line.getBytes(StandardCharsets.UTF_8));
      out.flush();
      wrote = System.nanoTime();
    } catch (IOException closed) {
      gone = true;
      throw closed;
    }
  }

  /// {@return whether nobody listens any more}
  synchronized boolean gone() {
    if (!gone && System.nanoTime() - wrote > BEAT_NANOS) {
      try {
        send("\n");
      } catch (IOException closed) {
        return true;
      }
    }
    return gone;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
