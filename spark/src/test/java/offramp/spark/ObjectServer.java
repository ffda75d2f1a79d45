package offramp.spark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An object store in this process that speaks as much of the protocol of Amazon S3 as a study
/// needs: put, get with a range, head, list, delete (Amazon S3 API Reference, 2006-03-01). It keeps
/// one bucket in memory, asks for no signature, and is too busy for every so many puts.
final class ObjectServer implements AutoCloseable {
  private static final String BUCKET = "/bucket/";
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
  private static final Instant WRITTEN = Instant.parse("2024-06-01T00:00:00Z");

  private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
  private final AtomicInteger puts = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final int patience;

  /// @param patience that many puts are taken, then one is refused, and so on
  ObjectServer(int patience) throws IOException {
    this.patience = patience;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// {@return the contents by name}
  Map<String, byte[]> objects() {
    return objects;
  }

  /// {@return the puts that it was too busy for}
  int refused() {
    return refused.get();
  }

  private void answer(HttpExchange asked) throws IOException {
    try (asked) {
      String path = asked.getRequestURI().getPath();
      String name = path.startsWith(BUCKET) ? path.substring(BUCKET.length()) : "";
      switch (asked.getRequestMethod()) {
        case "PUT" -> put(asked, name);
        case "HEAD", "GET" -> {
          if (name.isEmpty()) {
            list(asked);
          } else {
            get(asked, name);
          }
        }
        case "DELETE" -> {
          objects.remove(name);
          asked.sendResponseHeaders(204, -1);
        }
        default -> fault(asked, 501, "NotImplemented");
      }
    }
  }

  /// A content is there when all of it has come.
  private void put(HttpExchange asked, String name) throws IOException {
    byte[] body = asked.getRequestBody().readAllBytes();
    if (puts.incrementAndGet() % (patience + 1) == 0) {
      refused.incrementAndGet();
      fault(asked, 503, "SlowDown");
      return;
    }
    String length = asked.getRequestHeaders().getFirst("x-amz-decoded-content-length");
    byte[] content = length == null ? body : unframed(body);
    objects.put(name, content);
    asked.getResponseHeaders().set("ETag", tag(content));
    asked.sendResponseHeaders(200, -1);
  }

  /// {@return what stands in pieces, each behind its length and a signature}
  private static byte[] unframed(byte[] body) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (InputStream in = new ByteArrayInputStream(body)) {
      for (int many = length(in); many > 0; many = length(in)) {
        content.write(in.readNBytes(many));
        line(in);
      }
    }
    return content.toByteArray();
  }

  private static int length(InputStream in) throws IOException {
    return Integer.parseInt(line(in).split(";", -1)[0], 16);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int each = in.read(); each >= 0 && each != '\n'; each = in.read()) {
      line.append((char) each);
    }
    return line.toString().strip();
  }

  private void get(HttpExchange asked, String name) throws IOException {
    Optional<byte[]> found = Optional.ofNullable(objects.get(name));
    if (found.isEmpty()) {
      fault(asked, 404, "NoSuchKey");
      return;
    }
    byte[] content = found.get();
    asked.getResponseHeaders().set("ETag", tag(content));
    asked.getResponseHeaders().set("Last-Modified", "Sat, 01 Jun 2024 00:00:00 GMT");
    String range = asked.getRequestHeaders().getFirst("Range");
    Matcher part = RANGE.matcher(range == null ? "" : range);
    if (!part.matches()) {
      send(asked, 200, content);
      return;
    }
    int from = Integer.parseInt(part.group(1));
    int to = part.group(2).isEmpty() ? content.length : Integer.parseInt(part.group(2)) + 1;
    int end = Math.min(to, content.length);
    String of = "bytes %d-%d/%d".formatted(from, end - 1, content.length);
    asked.getResponseHeaders().set("Content-Range", of);
    send(asked, 206, Arrays.copyOfRange(content, from, end));
  }

  private void list(HttpExchange asked) throws IOException {
    String prefix = "";
    boolean flat = true;
    for (String part : asked.getRequestURI().getQuery().split("&", -1)) {
      prefix = part.startsWith("prefix=") ? part.substring("prefix=".length()) : prefix;
      flat &= !part.equals("delimiter=/");
    }
    StringBuilder contents = new StringBuilder();
    TreeSet<String> folders = new TreeSet<>();
    for (Map.Entry<String, byte[]> object : objects.entrySet()) {
      String name = object.getKey();
      int slash = flat ? -1 : name.indexOf('/', prefix.length());
      if (name.startsWith(prefix) && slash >= 0) {
        folders.add(name.substring(0, slash + 1));
      } else if (name.startsWith(prefix)) {
        contents.append(
            "<Contents><Key>%s</Key><LastModified>%s</LastModified><Size>%d</Size></Contents>"
                .formatted(name, WRITTEN, object.getValue().length));
      }
    }
    for (String folder : folders) {
      contents.append("<CommonPrefixes><Prefix>%s</Prefix></CommonPrefixes>".formatted(folder));
    }
    String whole = "<ListBucketResult><IsTruncated>false</IsTruncated>%s</ListBucketResult>";
    send(asked, 200, whole.formatted(contents).getBytes(StandardCharsets.UTF_8));
  }

  private static String tag(byte[] content) {
    return "\"%08x\"".formatted(Arrays.hashCode(content));
  }

  private static void fault(HttpExchange asked, int status, String code) throws IOException {
    send(
        asked,
        status,
        "<Error><Code>%s</Code></Error>".formatted(code).getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange asked, int status, byte[] body) throws IOException {
    if (asked.getRequestMethod().equals("HEAD")) {
      asked.getResponseHeaders().set("Content-Length", "" + body.length);
      asked.sendResponseHeaders(status, -1);
    } else {
      asked.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        asked.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
