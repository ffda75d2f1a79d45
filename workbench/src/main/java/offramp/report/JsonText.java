package offramp.report;

import java.io.StringWriter;
import java.util.function.Consumer;
import offramp.explore.Index;
import offramp.finding.RunFinding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// JSON written by a function, one line in all.
public final class JsonText {
  private JsonText() {}

  /// {@return what `content` writes, and the end of the line}
  public static String of(Consumer<JsonGenerator> content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      content.accept(json);
    }
    return text + "\n";
  }

  static void exact(JsonGenerator json, RunFinding.Exact exact) {
    json.writeName("exact");
    json.writeStartObject();
    json.writeNumberProperty("states", exact.states());
    json.writeNumberProperty("transitions", exact.transitions());
    json.writeNumberProperty("relativeError", exact.error());
    json.writeEndObject();
  }

  static void horizon(JsonGenerator json, RunFinding.Horizon horizon) {
    json.writeName("horizon");
    json.writeStartObject();
    json.writeNumberProperty("value", horizon.value());
    json.writeStringProperty("unit", horizon.unit().word());
    horizon.date().ifPresent(date -> json.writeStringProperty("date", date.toString()));
    json.writeEndObject();
  }

  /// Writes a list under a name, each of its items by a function.
  public static <T> void array(
      JsonGenerator json, String name, Iterable<T> items, Consumer<T> each) {
    json.writeName(name);
    json.writeStartArray();
    items.forEach(each);
    json.writeEndArray();
  }

  /// Writes a share with its interval.
  static void index(JsonGenerator json, String name, Index index) {
    json.writeName(name);
    json.writeStartObject();
    json.writeNumberProperty("value", index.value());
    json.writeNumberProperty("low", index.low());
    json.writeNumberProperty("high", index.high());
    json.writeEndObject();
  }

  /// Writes what is given.
  static void given(JsonGenerator json, RunFinding.Given given) {
    json.writeName("given");
    json.writeStartObject();
    array(json, "conditions", given.conditions(), json::writeString);
    json.writeNumberProperty("share", given.share());
    given.histories().ifPresent(count -> json.writeNumberProperty("histories", count));
    json.writeNumberProperty("effectiveDraws", given.effectiveDraws());
    json.writeEndObject();
  }
}
