package offramp.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import offramp.report.JsonText;

/// What becomes of the files of the folder while pages look at them.
///
/// One thread looks for all listeners, as long as there is one.
final class Changes {
  private static final long LOOK_MILLIS = 400;
  private static final long BEAT_SECONDS = 5;
  private static final int MOST_UNTOLD = 1_000;

  private final Folder folder;
  private final List<BlockingQueue<String>> listeners = new CopyOnWriteArrayList<>();
  private Optional<Thread> looker = Optional.empty();

  Changes(Folder folder) {
    this.folder = folder;
  }

  /// Tells a page of every change, until it goes away.
  void tell(Call call) throws IOException {
    BlockingQueue<String> untold = new ArrayBlockingQueue<>(MOST_UNTOLD);
    listeners.add(untold);
    try (Lines lines = call.lines()) {
      lines.send("{}\n");
      while (true) {
        see();
        String line = untold.poll(BEAT_SECONDS, TimeUnit.SECONDS);
        lines.send(line == null ? "{}\n" : line);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      listeners.remove(untold);
    }
  }

  /// Has somebody look, also where the last one found the folder unreadable.
  private synchronized void see() {
    if (looker.filter(Thread::isAlive).isEmpty()) {
      looker = Optional.of(Thread.ofVirtual().name("offramp-changes").start(this::look));
    }
  }

  /// {@return whether anybody listens; if not, the next who does finds nobody looking}
  private synchronized boolean heard() {
    if (listeners.isEmpty()) {
      looker = Optional.empty();
    }
    return !listeners.isEmpty();
  }

  private void look() {
    try {
      Map<String, String> stamps = folder.stamps();
      Map<String, String> versions = versions();
      while (heard()) {
        Thread.sleep(LOOK_MILLIS);
        Map<String, String> now = folder.stamps();
        if (!now.equals(stamps)) {
          stamps = now;
          Map<String, String> newer = versions();
          Map<String, String> older = versions;
          newer.forEach(
              (file, version) -> {
                if (!version.equals(older.get(file))) {
                  say(file, version);
                }
              });
          older.keySet().stream().filter(file -> !newer.containsKey(file)).forEach(f -> say(f, ""));
          versions = newer;
        }
      }
    } catch (IOException | UncheckedIOException unreadable) {
      // the folder is gone, or changes under our hands; who listens has it looked at again
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<String, String> versions() throws IOException {
    Map<String, String> versions = new TreeMap<>();
    folder.models().forEach((file, text) -> versions.put(file, text.version()));
    return versions;
  }

  /// @param version empty if the file is gone
  private void say(String file, String version) {
    String line =
        JsonText.of(
            json -> {
              json.writeStartObject();
              json.writeStringProperty("file", file);
              json.writeStringProperty("version", version);
              json.writeEndObject();
            });
    listeners.forEach(listener -> listener.offer(line));
  }
}
