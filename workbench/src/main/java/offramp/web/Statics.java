package offramp.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files of the pages: our own, and those of the libraries, all from the class path.
final class Statics {
  private static final String OWN = "/offramp/web/";
  private static final Pattern PLAIN = Pattern.compile("[\\w-]+(?:[./][\\w-]+)*");
  private static final Pattern LIBRARY = Pattern.compile("([\\w-]+)/([\\w-]+(?:[./][\\w-]+)*)");
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2");

  private final String policy;

  Statics() {
    String page = new String(read(OWN + "index.html").orElse(new byte[0]), StandardCharsets.UTF_8);
    Matcher map = IMPORT_MAP.matcher(page);
    String own =
        map.find() ? "script-src 'self' '%s'".formatted(hash(map.group(1))) : "script-src 'self'";
    policy =
        "default-src 'none'; "
            + own
            + "; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  /// A file and what it is.
  record Served(String type, byte[] bytes) {}

  /// {@return what a page may load and run: our own files and, by its hash, the import map}
  String policy() {
    return policy;
  }

  /// {@return the file at a path; empty if there is none}
  ///
  /// @param path as sent, so that nothing is hidden behind a percent sign
  Optional<Served> at(String path) {
    if (path.equals("/") || path.equals("/index.html")) {
      return served("index.html", OWN + "index.html");
    }
    if (path.startsWith("/app/")) {
      String name = path.substring("/app/".length());
      return PLAIN.matcher(name).matches() ? served(name, OWN + name) : Optional.empty();
    }
    if (path.startsWith("/page/")) { // the styles of findings, which the workbench shows too
      String name = path.substring("/page/".length());
      return name.endsWith(".css") && PLAIN.matcher(name).matches()
          ? served(name, "/offramp/page/" + name)
          : Optional.empty();
    }
    Matcher library =
        LIBRARY.matcher(path.startsWith("/lib/") ? path.substring("/lib/".length()) : "");
    return library.matches()
        ? version(library.group(1))
            .flatMap(
                version ->
                    served(
                        library.group(2),
                        "/META-INF/resources/webjars/%s/%s/%s"
                            .formatted(library.group(1), version, library.group(2))))
        : Optional.empty();
  }

  private static Optional<Served> served(String name, String resource) {
    return Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
        .flatMap(type -> read(resource).map(bytes -> new Served(type, bytes)));
  }

  /// {@return which version of a library there is, as Maven has written it down}
  private static Optional<String> version(String library) {
    return read("/META-INF/maven/org.webjars.npm/%s/pom.properties".formatted(library))
        .flatMap(
            bytes -> {
              Properties said = new Properties();
              try {
                said.load(new java.io.StringReader(new String(bytes, StandardCharsets.UTF_8)));
              } catch (IOException impossible) {
                throw new AssertionError(impossible);
              }
              return Optional.ofNullable(said.getProperty("version"));
            });
  }

  private static Optional<byte[]> read(String resource) {
    try (InputStream in = Statics.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static String hash(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
