package offramp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ledgers of events and records of forecasts as the workbench lists and shows them.
class PastFilesTest {
  private static final String RECORD = "{\"entry\":1,\"previous\":\"0\"}\n";

  @TempDir Path folder;
  private final List<String> typed = new ArrayList<>();
  private Server server;
  private Page page;
  private boolean apart;
  private String mistakes = "";

  @BeforeEach
  void start() throws IOException {
    server =
        Server.start(
            folder,
            0,
            new Commands() {
              @Override
              public Done run(Typed asked) {
                typed.add(String.join(" ", asked.told()));
                write(asked.words().getLast());
                return new Done(mistakes.isEmpty() ? 0 : 1, mistakes);
              }

              @Override
              public boolean has(String command) {
                return !(apart && command.equals("ledger"));
              }
            });
    page = Page.of(server.address());
  }

  @AfterEach
  void end() {
    server.close();
  }

  private static void write(String html) {
    try {
      Files.writeString(Path.of(html.replace("--html=", "")), "<p>found</p>");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void put(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void ledgersAndRecordsAreListed() throws Exception {
    assertThat(page.get("/api/past").body()).isEqualTo("[]\n");
    put("l.duckdb", "x");
    put("forecasts/f.jsonl", RECORD);
    put("other.jsonl", "{\"name\":1}\n");
    put("short.jsonl", "{");
    put("deeper/f.jsonl", RECORD);
    put(".hidden.duckdb", "x");
    assertThat(page.get("/api/past").body())
        .isEqualTo(
            "[{\"file\":\"forecasts/f.jsonl\",\"kind\":\"record\",\"readable\":true},"
                + "{\"file\":\"l.duckdb\",\"kind\":\"ledger\",\"readable\":true}]\n");
  }

  @Test
  void whatAFileSaysIsShownOrTakenAway() throws Exception {
    put("l.duckdb", "x");
    put("forecasts/f.jsonl", RECORD);
    assertThat(page.get("/api/past/found?file=l.duckdb").body()).isEqualTo("<p>found</p>");
    var report = page.get("/api/past/found?file=forecasts/f.jsonl&form=report");
    assertThat(report.body()).contains("<!DOCTYPE html>", "<title>forecasts/f.jsonl", "<p>found");
    assertThat(report.headers().firstValue("Content-Disposition"))
        .get()
        .asString()
        .contains("attach");
    assertThat(typed).containsExactly("ledger l.duckdb", "forecast score --file forecasts/f.jsonl");
  }

  @Test
  void aFileThatIsBrokenIsToldOfByItsName() throws Exception {
    put("f.jsonl", RECORD);
    mistakes = "error: %s/f.jsonl, line 1: it was changed".formatted(folder.toRealPath());
    var refused = page.get("/api/past/found?file=f.jsonl");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("\"error: f.jsonl, line 1: it was changed\"");
  }

  @Test
  void withoutTheModuleOfEventDataALedgerIsMetWithWhatBuildsIt() throws Exception {
    apart = true;
    put("l.duckdb", "x");
    assertThat(page.get("/api/past").body()).contains("\"readable\":false");
    var refused = page.get("/api/past/found?file=l.duckdb");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("type `offramp ledger l.duckdb` once");
    assertThat(typed).isEmpty();
  }

  @Test
  void noLinkLeadsOutside() throws Exception {
    put("secret/l.duckdb", "x");
    put("secret/f.jsonl", RECORD);
    Files.createSymbolicLink(folder.resolve("l.duckdb"), folder.resolve("secret/l.duckdb"));
    Files.createSymbolicLink(folder.resolve("forecasts"), folder.resolve("secret"));
    assertThat(page.get("/api/past").body()).isEqualTo("[]\n");
    for (String name :
        List.of("l.duckdb", "secret/l.duckdb", "forecasts/f.jsonl", "../x.duckdb", "--html=x")) {
      assertThat(page.get("/api/past/found?file=" + name).statusCode()).as(name).isEqualTo(404);
    }
    assertThat(typed).isEmpty();
  }
}
