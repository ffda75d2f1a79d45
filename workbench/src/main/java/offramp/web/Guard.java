package offramp.web;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who may ask: only the page that this server itself has sent, in a browser on the same computer.
///
/// Another page in the same browser can send requests here, too. It does not know the token, cannot
/// set the header that carries it without being asked first (which is refused), names itself in
/// `Origin` and `Sec-Fetch-Site`; and where it has bent a name to this address (DNS rebinding),
/// that name stands in `Host`.
///
/// @param hosts this server, as a browser names it
/// @param token what the page was given at the start
record Guard(Set<String> hosts, String token) {
  Guard {
    hosts = Set.copyOf(hosts);
  }

  static Guard of(int port, String token) {
    return new Guard(Set.of("127.0.0.1:" + port, "localhost:" + port), token);
  }

  /// Refuses requests that name another server.
  void host(Headers headers) throws Refused {
    List<String> named = headers.getOrDefault("Host", List.of());
    if (named.size() != 1 || !hosts.contains(named.getFirst())) {
      throw refused("this server answers to 127.0.0.1 and localhost only");
    }
  }

  /// Refuses requests that do not come from our own page.
  void own(Headers headers) throws Refused {
    host(headers);
    if (!headers.getOrDefault("Origin", List.of()).stream()
        .allMatch(origin -> hosts.stream().anyMatch(host -> origin.equals("http://" + host)))) {
      throw refused("another page has no access here");
    }
    if (!headers.getOrDefault("Sec-Fetch-Site", List.of()).stream()
        .allMatch(site -> site.equals("same-origin") || site.equals("none"))) {
      throw refused("another page has no access here");
    }
    String given = Optional.ofNullable(headers.getFirst("X-Offramp-Token")).orElse("");
    if (!MessageDigest.isEqual(bytes(given), bytes(token))) {
      throw refused("the token of this start is missing or not the right one");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Refused refused(String why) {
    return new Refused(
        Refused.FORBIDDEN, why, "open the address that `offramp serve` printed when it started");
  }
}
