package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import offramp.check.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  /// The launcher goes on without a cache when java refuses to write one, so nothing else would
  /// tell.
  @Test
  void javaWritesACacheWithTheOptionsOfTheLauncher(@TempDir Path folder)
      throws IOException, InterruptedException {
    String launcher = Documents.read(Documents.root().resolve("offramp"));
    Matcher options = Pattern.compile("^options=\"(.*)\"$", Pattern.MULTILINE).matcher(launcher);
    assertThat(options.find()).isTrue();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:AOTCacheOutput=" + folder.resolve("cache.aot"));
    command.addAll(List.of(options.group(1).split(" ", -1)));
    command.add("-version");
    Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).as(said).isZero();
  }
}
