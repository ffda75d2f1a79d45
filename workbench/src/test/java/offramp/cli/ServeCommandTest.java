package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import offramp.check.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command `serve`, and the commands as its jobs put them.
class ServeCommandTest {
  @TempDir Path folder;

  @Test
  void aFolderThatIsNotThereIsRefused() {
    Commands.Result result = Commands.run("serve", folder.resolve("none").toString(), "--no-open");
    assertThat(result.exit()).isEqualTo(Exit.USAGE);
    assertThat(result.err()).contains("is not a folder").doesNotContain("bug");
  }

  @Test
  void aPortThatIsNoneIsRefused() {
    Commands.Result result =
        Commands.run("serve", folder.toString(), "--no-open", "--port", "70000");
    assertThat(result.exit()).isEqualTo(Exit.USAGE);
    assertThat(result.err()).contains("--port takes 1 to 65,535");
  }

  @Test
  void aPortThatIsTakenIsSaid() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Commands.Result result =
          Commands.run(
              "serve", folder.toString(), "--no-open", "--port", "" + taken.getLocalPort());
      assertThat(result.exit()).isEqualTo(Exit.USAGE);
      assertThat(result.err()).contains("cannot serve", "--port 0");
    }
  }

  @Test
  void aJobSaysWhatATerminalWouldAndNamesNoFolder() throws IOException {
    Path model = folder.resolve("brink.crisis");
    Files.copy(Documents.root().resolve("models/granovetter.crisis"), model);
    Path json = folder.resolve("found.json");
    Path html = folder.resolve("found.html");
    offramp.web.Commands.Done done =
        new TypedCommands()
            .run(
                new offramp.web.Commands.Typed(
                    List.of(
                        "run",
                        model.toString(),
                        "--trajectories=200",
                        "--json=" + json,
                        "--html=" + html),
                    List.of("run", "brink.crisis", "--trajectories=200"),
                    (_, _) -> Optional.empty()));
    assertThat(done.mistakes()).isEmpty();
    assertThat(done.exit()).isEqualTo(Exit.DONE);
    assertThat(Files.readString(json))
        .contains("./offramp run brink.crisis --trajectories=200 --seed 1")
        .doesNotContain(folder.toString());
    assertThat(Files.readString(html)).contains("<section").doesNotContain(folder.toString());
  }
}
