package offramp.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page that asks a server, as a browser would; or as one would that means harm.
record Page(HttpClient client, int port, String token) {
  static Page of(String address) {
    Matcher parts = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/#token=(\\w+)").matcher(address);
    if (!parts.matches()) {
      throw new AssertionError(address);
    }
    return new Page(HttpClient.newHttpClient(), Integer.parseInt(parts.group(1)), parts.group(2));
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
        .header("X-Offramp-Token", token);
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path).build());
  }

  HttpResponse<String> post(String path, String text) throws IOException, InterruptedException {
    return send(to(path).POST(HttpRequest.BodyPublishers.ofString(text)).build());
  }

  HttpResponse<String> put(String file, String version, String text)
      throws IOException, InterruptedException {
    String path = "/api/model?file=%s&version=%s".formatted(encoded(file), version);
    return send(to(path).PUT(HttpRequest.BodyPublishers.ofString(text)).build());
  }

  static String encoded(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8);
  }

  /// {@return the text of a field of a JSON object, as far as it has no quotes in it}
  static String field(String json, String name) {
    Matcher found = Pattern.compile("\"%s\":\"?([^\",}]*)".formatted(name)).matcher(json);
    if (!found.find()) {
      throw new AssertionError(name + " is not in " + json);
    }
    return found.group(1);
  }

  /// {@return all that a server answers to these bytes before it closes}
  String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
