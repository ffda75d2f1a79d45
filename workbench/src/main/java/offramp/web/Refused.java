package offramp.web;

import java.util.Map;

/// What the server does not do, in words for who asked, with the status of HTTP that says so.
final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  static final int BAD = 400;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int WRONG_METHOD = 405;
  static final int CONFLICT = 409;
  static final int TOO_LARGE = 413;
  static final int NOT_WORKABLE = 422;
  static final int TOO_MANY = 429;
  static final int FAILED = 500;

  private final int status;
  private final String help;
  private final transient Map<String, String> besides;

  /// @param help an act that would help; empty if there is none
  Refused(int status, String error, String help) {
    this(status, error, help, Map.of());
  }

  /// @param besides more that the answer tells
  Refused(int status, String error, String help, Map<String, String> besides) {
    super(error);
    this.status = status;
    this.help = help;
    this.besides = Map.copyOf(besides);
  }

  int status() {
    return status;
  }

  /// {@return the answer, as JSON}
  String json() {
    return offramp.report.JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("error", getMessage());
          if (!help.isEmpty()) {
            json.writeStringProperty("help", help);
          }
          besides.forEach(json::writeStringProperty);
          json.writeEndObject();
        });
  }
}
