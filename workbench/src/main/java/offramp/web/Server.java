package offramp.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The local server of the workbench: on this computer only, for the page that it sent itself.
public final class Server implements AutoCloseable {
  private static final int TOKEN_BYTES = 24;
  private static final int BACKLOG = 256;

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String token;
  private final Guard guard;
  private final Statics statics = new Statics();
  private final Api api;

  private Server(HttpServer http, String token, Api api) {
    this.http = http;
    this.token = token;
    this.guard = Guard.of(http.getAddress().getPort(), token);
    this.api = api;
  }

  /// {@return a server at work on the models of a folder}
  ///
  /// @param port 0 for any that is free
  /// @throws IOException if the folder cannot be read or the port is taken
  public static Server start(Path folder, int port, Commands commands) throws IOException {
    limits();
    Api api = Api.of(Folder.of(folder), commands);
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    byte[] token = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(token);
    HttpServer http = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
    Server server = new Server(http, HexFormat.of().formatHex(token), api);
    http.createContext("/", server::answer);
    http.setExecutor(server.threads);
    http.start();
    api.begin();
    return server;
  }

  /// The server of the JDK takes its limits from here, when it is first used.
  private static void limits() {
    Map.of(
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.maxReqTime", "30", // seconds in which a request is there whole
            "sun.net.httpserver.idleInterval", "30",
            "sun.net.httpserver.maxIdleConnections", "200",
            "sun.net.httpserver.maxReqHeaders", "60",
            "sun.net.httpserver.maxReqHeaderSize", "65536",
            "jdk.httpserver.maxConnections", "1000")
        .forEach(System::setProperty);
  }

  public int port() {
    return http.getAddress().getPort();
  }

  /// {@return the address to open, with the token in the part that a browser never sends}
  public String address() {
    return "http://127.0.0.1:%d/#token=%s".formatted(port(), token);
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      headers(exchange.getResponseHeaders());
      Call call = new Call(exchange, Query.NONE);
      try {
        route(call);
      } catch (Refused refused) {
        call.json(refused.status(), refused.json());
      } catch (IOException failed) {
        unread(call, failed);
      } catch (RuntimeException | Error bug) {
        failed(call, bug);
      }
    } catch (IOException gone) {
      // nobody is there to be told
    }
  }

  /// A file that cannot be read or written is told to who asked for it; where the connection is
  /// what failed, telling fails too.
  private static void unread(Call call, IOException failed) throws IOException {
    if (call.exchange().getResponseCode() < 0) {
      Refused said =
          new Refused(
              Refused.FAILED,
              "a file cannot be read or written: " + failed,
              "is there room on the disk, and may you write to the folder?");
      call.json(said.status(), said.json());
    }
  }

  /// Whatever escapes is our mistake, and says so; an answer that has begun just ends.
  private static void failed(Call call, Throwable bug) throws IOException {
    bug.printStackTrace();
    if (call.exchange().getResponseCode() < 0) {
      Refused said =
          new Refused(
              Refused.FAILED,
              "This is a bug in Offramp: " + bug,
              "please report it with the model and what you did");
      call.json(said.status(), said.json());
    }
  }

  private void route(Call call) throws Refused, IOException {
    Headers asked = call.exchange().getRequestHeaders();
    if (call.path().startsWith("/api/")) {
      guard.own(asked);
      api.answer(Call.of(call.exchange()));
      return;
    }
    guard.host(asked);
    if (!call.method().equals("HEAD")) {
      call.only("GET");
    }
    Optional<Statics.Served> file = statics.at(call.path());
    if (file.isEmpty()) {
      throw new Refused(Refused.NOT_FOUND, "there is no page here", "");
    }
    call.send(file.get().type(), file.get().bytes());
  }

  private void headers(Headers headers) {
    headers.set("Content-Security-Policy", statics.policy());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
  }

  @Override
  public void close() {
    api.end();
    http.stop(0);
    threads.shutdownNow();
  }
}
