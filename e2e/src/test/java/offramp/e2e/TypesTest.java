package offramp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The types in the comments of the pages' modules hold, by the compiler of TypeScript.
///
/// Node is needed for this test alone; where there is none, it is skipped.
final class TypesTest {
  private static final Path WEB =
      Path.of("..", "workbench", "src", "main", "resources", "offramp", "web")
          .toAbsolutePath()
          .normalize();
  private static final Path WORK = Path.of("target", "types").toAbsolutePath();
  private static final Pattern MAPPED = Pattern.compile("\"([^\"]+)\":\"/lib/([\\w-]+)/([^\"]+)\"");

  @Test
  void theTypesOfThePagesHold() throws IOException, InterruptedException {
    Assumptions.assumeTrue(node(), "skipped: no Node here (the command npx)");
    Files.createDirectories(WORK);
    Files.writeString(WORK.resolve("tsconfig.json"), options());
    Process compiler =
        new ProcessBuilder("npx", "--yes", "--package", "typescript@5.9.3", "--", "tsc", "-p", ".")
            .directory(WORK.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(compiler.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(said).isEmpty();
    assertThat(compiler.exitValue()).isZero();
  }

  /// {@return what the compiler of types is told}
  private static String options() throws IOException {
    String paths =
        declarations().entrySet().stream()
            .map(entry -> "\"%s\": [\"%s\"]".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    return """
    {"compilerOptions": {"strict": true, "allowJs": true, "checkJs": true, "noEmit": true, "target": "es2023",
      "lib": ["es2023", "dom", "dom.iterable", "dom.asynciterable"], "module": "esnext",
      "moduleResolution": "bundler", "skipLibCheck": true, "esModuleInterop": true, "types": [],
      "noUnusedLocals": true, "noUnusedParameters": true, "noImplicitReturns": true,
      "paths": {%s}},
     "include": ["%s/*.js"]}
    """
        .formatted(paths, WEB);
  }

  private static boolean node() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npx")));
  }

  /// {@return a file of types for each module of the import map}
  private static Map<String, Path> declarations() throws IOException {
    Map<String, Path> files = new TreeMap<>();
    Matcher mapped = MAPPED.matcher(Files.readString(WEB.resolve("index.html")));
    while (mapped.find()) {
      String types = mapped.group(3).replace("uPlot.esm", "uPlot").replaceFirst("\\.js$", ".d.ts");
      Path file = WORK.resolve(mapped.group(2) + ".d.ts");
      Files.write(
          file,
          resource(
              "META-INF/resources/webjars/%s/%s/%s"
                  .formatted(mapped.group(2), version(mapped.group(2)), types)));
      files.put(mapped.group(1), file);
    }
    assertThat(files).isNotEmpty();
    return files;
  }

  private static String version(String library) throws IOException {
    Properties said = new Properties();
    said.load(
        new StringReader(
            new String(
                resource("META-INF/maven/org.webjars.npm/%s/pom.properties".formatted(library)),
                StandardCharsets.UTF_8)));
    return said.getProperty("version");
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = TypesTest.class.getResourceAsStream("/" + name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }
}
