package offramp.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import offramp.cli.Exit;
import offramp.cli.Main;
import offramp.cli.Refusal;
import offramp.cli.Rerun;
import offramp.study.FolderStore;
import offramp.study.Format;
import offramp.study.Manifest;
import offramp.study.Study;
import offramp.study.Unreadable;
import org.jspecify.annotations.Nullable;

/// A study in a folder, and what a user hears where it is not as it should be.
///
/// @param place what the user calls it
record StudyFolder(Path folder, String place) {
  private static final String LOCK = ".lock";

  StudyFolder(Path folder) {
    this(folder, folder.toString());
  }

  FolderStore store() {
    return new FolderStore(folder);
  }

  Study study(Format format) {
    return new Study(store(), format);
  }

  /// {@return what the study is of}
  Manifest manifest(Study study) throws Refusal {
    try {
      return study.manifest();
    } catch (Unreadable unreadable) {
      throw refusal(unreadable);
    } catch (IOException failed) {
      throw refusal(failed);
    }
  }

  Refusal refusal(Unreadable unreadable) {
    return new Refusal(
        Exit.USAGE,
        "error: %s is no study: %s%n  = help: `offramp study new %s COMMAND ...` makes one in a new folder"
            .formatted(place, unreadable.why(), place));
  }

  Refusal refusal(IOException failed) {
    return new Refusal(
        Exit.USAGE, "error: cannot use %s: %s".formatted(place, failed.getMessage()));
  }

  /// {@return the command of the study, ready to run}
  ///
  /// @param more words behind it
  Rerun command(Manifest manifest, List<String> more) {
    List<String> words =
        new ArrayList<>(
            manifest.words().stream().map(word -> placed(word, manifest.inputs())).toList());
    words.addAll(more);
    return new Rerun(manifest.told(), words);
  }

  /// {@return the words that tell the command of a study how many threads to use}
  ///
  /// @param threads 0 for all that there are
  static List<String> threads(Manifest manifest, int threads) {
    return threads > 0 && !manifest.words().getFirst().equals("backtest")
        ? List.of("--threads", String.valueOf(threads))
        : List.of();
  }

  private String placed(String word, Map<String, String> inputs) {
    for (String input : inputs.keySet()) {
      if (word.equals(input) || word.endsWith("=" + input)) {
        String before = word.substring(0, word.length() - input.length());
        return before + folder.resolve(input);
      }
    }
    return word;
  }

  /// Refuses to go on with what another version began, and tells of another machine.
  static void same(Manifest manifest, PrintWriter err) throws Refusal {
    version(manifest);
    String here = Rerun.machine();
    if (!manifest.machine().equals(here)) {
      err.println(
          "note: the study was made on %s, and this is %s: last digits of new parts may differ from what they would have been there"
              .formatted(manifest.machine(), here));
    }
  }

  /// Refuses what another version began.
  static void version(Manifest manifest) throws Refusal {
    if (!manifest.offramp().equals(Main.VERSION)) {
      throw new Refusal(
          Exit.USAGE,
          "error: the study was made by Offramp %s, and this is %s: parts of both would not fit together%n  = help: make a new study, or go on with Offramp %s"
              .formatted(manifest.offramp(), Main.VERSION, manifest.offramp()));
    }
  }

  /// Does some work while others are told that this process works on the study.
  void locked(PrintWriter err, Work work) throws Refusal {
    Path file = folder.resolve(LOCK);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      try (FileLock mine = lock(channel)) {
        if (mine == null) {
          err.println(
              "note: another process works on this study too; both keep the same, so neither harms the other");
        }
        work.run(mine != null);
      }
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw refusal(failed);
    }
  }

  /// {@return the lock; null if this or another process holds it}
  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException here) {
      return null;
    }
  }

  /// Work on a study.
  interface Work {
    /// Does it.
    ///
    /// @param alone whether no other process works on it
    void run(boolean alone) throws IOException, Refusal;
  }
}
