package offramp.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A server in a process of its own whose jobs never end, to be killed.
final class EndlessServer {
  private EndlessServer() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Commands endless =
        typed -> {
          while (typed.watcher().stop(0, 1).isEmpty()) {
            Thread.onSpinWait();
          }
          return new Commands.Done(4, "");
        };
    try (Server server = Server.start(Path.of(arguments[0]), 0, endless)) {
      System.out.println(server.address());
      new CountDownLatch(1).await();
    }
  }
}
