package offramp.report;

import java.util.List;
import offramp.check.Checked;
import offramp.text.Diagnostic;
import offramp.text.Source;
import offramp.text.Span;
import tools.jackson.core.JsonGenerator;

/// What is said about a model, as JSON; `docs/json/check.schema.json` describes it.
public final class CheckJson {
  private CheckJson() {}

  /// {@return errors and warnings with their places, as one JSON object}
  public static String of(Source source, Checked checked) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("model", source.name());
          json.writeBooleanProperty("sound", checked.model().isPresent());
          exact(json, Exact.of(source, checked));
          JsonText.array(
              json, "diagnostics", checked.diagnostics(), d -> diagnostic(json, source, d));
          json.writeEndObject();
        });
  }

  private static void exact(JsonGenerator json, List<Exact> answers) {
    if (answers.isEmpty()) {
      return;
    }
    json.writeName("exact");
    json.writeStartObject();
    exact(json, answers.getFirst());
    json.writeName("theories");
    json.writeStartArray();
    for (Exact answer : answers.subList(1, answers.size())) {
      json.writeStartObject();
      json.writeStringProperty("theory", answer.theory().orElseThrow());
      exact(json, answer);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void exact(JsonGenerator json, Exact answer) {
    json.writeBooleanProperty("possible", answer.possible());
    JsonText.array(json, "why", answer.why(), json::writeString);
  }

  private static void diagnostic(JsonGenerator json, Source source, Diagnostic diagnostic) {
    json.writeStartObject();
    json.writeStringProperty("severity", diagnostic.isError() ? "error" : "warning");
    json.writeStringProperty("code", diagnostic.code());
    json.writeStringProperty("message", diagnostic.message());
    place(json, source, diagnostic.at(), diagnostic.label());
    json.writeName("notes");
    json.writeStartArray();
    for (Diagnostic.Note note : diagnostic.notes()) {
      json.writeStartObject();
      place(json, source, note.at(), note.label());
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonText.array(json, "helps", diagnostic.helps(), json::writeString);
    json.writeEndObject();
  }

  private static void place(JsonGenerator json, Source source, Span at, String label) {
    json.writeNumberProperty("line", source.line(at.start()));
    json.writeNumberProperty("column", source.column(at.start()));
    json.writeNumberProperty("length", at.end() - at.start());
    json.writeStringProperty("label", label);
  }
}
