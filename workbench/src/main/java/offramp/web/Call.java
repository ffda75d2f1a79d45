package offramp.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A request, and its answer.
///
/// @param query of the address
record Call(HttpExchange exchange, Query query) {
  /// A body longer than this is refused; a model of a thousand lines has about 60,000 bytes.
  static final int MOST_BYTES = 2_000_000;

  /// The most bytes of a text too large that are read before it is refused.
  private static final int MOST_PASSED = 8 * MOST_BYTES;

  private static final int OK = 200;

  static Call of(HttpExchange exchange) throws Refused {
    String raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    return new Call(exchange, Query.of(raw));
  }

  String method() {
    return exchange.getRequestMethod();
  }

  String path() {
    return exchange.getRequestURI().getRawPath();
  }

  /// Refuses any other method.
  void only(String method) throws Refused {
    if (!method().equals(method)) {
      throw new Refused(
          Refused.WRONG_METHOD, "%s takes %s, not %s".formatted(path(), method, method()), "");
    }
  }

  /// {@return the text of the body}
  String text() throws Refused, IOException {
    String announced =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Length")).orElse("0");
    if (!announced.matches("\\d{1,7}") || Integer.parseInt(announced) > MOST_BYTES) {
      throw tooLarge();
    }
    InputStream body = exchange.getRequestBody();
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw tooLarge();
    }
    return text(bytes);
  }

  /// Reads on a while first: who is still sending would find the connection gone, and no answer.
  private Refused tooLarge() throws IOException {
    InputStream body = exchange.getRequestBody();
    long left = MOST_PASSED;
    long passed = 1;
    while (left > 0 && passed > 0) {
      passed = body.skip(left);
      left -= passed;
    }
    exchange.getResponseHeaders().set("Connection", "close");
    return new Refused(
        Refused.TOO_LARGE,
        "a text has at most %,d bytes here".formatted(MOST_BYTES),
        "is this a model?");
  }

  /// {@return the text that the bytes are in UTF-8}
  static String text(byte[] bytes) throws Refused {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw new Refused(Refused.BAD, "this is not text in UTF-8", "save it as plain text in UTF-8");
    }
  }

  /// Answers with JSON.
  void json(String json) throws IOException {
    json(OK, json);
  }

  void json(int status, String json) throws IOException {
    send(status, "application/json; charset=utf-8", json.getBytes(StandardCharsets.UTF_8));
  }

  /// Says that the answer is a file to be kept.
  void attached(String name) {
    exchange
        .getResponseHeaders()
        .set("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
  }

  /// Answers with a file or a part of a page.
  void send(String type, byte[] bytes) throws IOException {
    send(OK, type, bytes);
  }

  private void send(int status, String type, byte[] bytes) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean head = method().equals("HEAD");
    exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
    if (!head && bytes.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    }
  }

  /// {@return an answer that goes on line by line}
  Lines lines() throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson; charset=utf-8");
    exchange.sendResponseHeaders(OK, 0);
    return new Lines(exchange.getResponseBody());
  }
}
