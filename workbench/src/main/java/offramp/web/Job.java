package offramp.web;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import offramp.report.JsonText;
import tools.jackson.core.JsonGenerator;

/// A command that runs for a page, as it stands.
///
/// @param file the name of the model's file
/// @param options as on the command line
/// @param share of the work that is done, in [0, 1], as far as is known
/// @param said why it ended as it did; empty if there is nothing to say
/// @param started when it was asked for, as in 2024-06-02T10:15:30Z
record Job(
    String id,
    String command,
    String file,
    List<String> options,
    State state,
    double share,
    String said,
    String started) {
  Job {
    options = List.copyOf(options);
  }

  /// How far it is.
  enum State {
    QUEUED,
    RUNNING,
    DONE,
    STOPPED,
    FAILED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean ended() {
      return this != QUEUED && this != RUNNING;
    }
  }

  /// {@return the same, so far}
  Job at(State next, double done, String words) {
    return new Job(id, command, file, options, next, done, words, started);
  }

  String json() {
    return JsonText.of(this::write);
  }

  void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("id", id);
    json.writeStringProperty("command", command);
    json.writeStringProperty("file", file);
    JsonText.array(json, "options", options, json::writeString);
    json.writeStringProperty("state", state.word());
    json.writeNumberProperty("share", share);
    json.writeStringProperty("said", said);
    json.writeStringProperty("started", started);
    json.writeEndObject();
  }

  /// {@return the text that it is kept as}
  String kept() throws IOException {
    Properties kept = new Properties();
    kept.setProperty("command", command);
    kept.setProperty("file", file);
    kept.setProperty("options", String.join("\n", options));
    kept.setProperty("state", state.name());
    kept.setProperty("said", said);
    kept.setProperty("started", started);
    StringWriter text = new StringWriter();
    kept.store(text, null);
    return text.toString();
  }

  /// {@return the job that a text keeps}
  ///
  /// @throws IllegalArgumentException if it keeps none
  static Job of(String id, String text) throws IOException {
    Properties kept = new Properties();
    kept.load(new StringReader(text));
    State state = State.valueOf(kept.getProperty("state", ""));
    return new Job(
        id,
        kept.getProperty("command", ""),
        kept.getProperty("file", ""),
        kept.getProperty("options", "").lines().toList(),
        state,
        state == State.DONE ? 1 : 0,
        kept.getProperty("said", ""),
        kept.getProperty("started", ""));
  }
}
