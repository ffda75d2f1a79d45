package offramp.report;

import offramp.model.Crisis;
import offramp.model.Model;
import offramp.text.Source;
import tools.jackson.core.JsonGenerator;

/// What a model is made of, as JSON; `docs/json/show.schema.json` describes it.
public final class ModelJson {
  private ModelJson() {}

  /// {@return the names of the model and its assumptions with their sources, as one JSON object}
  public static String of(Model model, Source source) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("model", source.name());
          json.writeStringProperty("title", model.crisis().title());
          json.writeStringProperty("theory", model.crisis().theory());
          names(
              json,
              "theories",
              model.crisis().theories().stream().map(Crisis.Theory::name).toList());
          names(json, "actors", model.crisis().actors());
          names(json, "state", model.variables().stream().map(v -> v.name()).toList());
          names(json, "unknowns", model.unknowns().stream().map(u -> u.name()).toList());
          names(json, "events", model.events().stream().map(e -> e.name()).toList());
          names(json, "triggers", model.triggers().stream().map(t -> t.name()).toList());
          names(json, "levers", model.crisis().levers().stream().map(Crisis.Lever::name).toList());
          names(json, "outcomes", model.outcomes().stream().map(o -> o.name()).toList());
          names(json, "watches", model.watches().stream().map(w -> w.name()).toList());
          json.writeName("assumptions");
          json.writeStartArray();
          model.crisis().assumptions().forEach(a -> assumption(json, a));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void names(JsonGenerator json, String property, java.util.List<String> names) {
    json.writeName(property);
    json.writeStartArray();
    names.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void assumption(JsonGenerator json, Crisis.Assumption assumption) {
    json.writeStartObject();
    json.writeStringProperty("kind", assumption.kind());
    json.writeStringProperty("name", assumption.name());
    assumption
        .because()
        .ifPresent(because -> json.writeStringProperty("because", Portrait.words(because)));
    json.writeEndObject();
  }
}
