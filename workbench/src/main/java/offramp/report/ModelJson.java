package offramp.report;

import java.util.Collection;
import java.util.Set;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.program.Influences;
import offramp.program.Influences.Influence;
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
          JsonText.array(
              json, "influences", Influences.of(model), influence -> influence(json, influence));
          JsonText.array(
              json, "assumptions", new Values(model).rows(), row -> assumption(json, row));
          json.writeEndObject();
        });
  }

  private static void names(JsonGenerator json, String property, Collection<String> names) {
    JsonText.array(json, property, names, json::writeString);
  }

  private static void influence(JsonGenerator json, Influence influence) {
    json.writeStartObject();
    json.writeStringProperty("state", influence.state());
    for (Influences.Move move : Influences.Move.values()) {
      names(json, word(move), influence.moved().getOrDefault(move, Set.of()));
    }
    for (Influences.Effect effect : Influences.Effect.values()) {
      names(json, word(effect), influence.effects().getOrDefault(effect, Set.of()));
    }
    json.writeEndObject();
  }

  private static String word(Influences.Move move) {
    return switch (move) {
      case UP -> "up";
      case DOWN -> "down";
      case SET -> "set";
    };
  }

  private static String word(Influences.Effect effect) {
    return switch (effect) {
      case SPEEDS -> "speeds";
      case SLOWS -> "slows";
      case PACES -> "paces";
      case ALLOWS -> "allows";
      case SETS_OFF -> "setsOff";
      case SWAYS -> "sways";
    };
  }

  private static void assumption(JsonGenerator json, Values.Row row) {
    json.writeStartObject();
    json.writeStringProperty("kind", row.kind());
    json.writeStringProperty("name", row.name());
    json.writeStringProperty("value", row.value());
    row.source().ifPresent(source -> json.writeStringProperty("because", source));
    json.writeEndObject();
  }
}
