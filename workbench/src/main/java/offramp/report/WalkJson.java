package offramp.report;

import offramp.finding.RunFinding.Time;
import offramp.finding.Walkthrough;
import offramp.finding.Walkthrough.Value;
import tools.jackson.core.JsonGenerator;

/// A walk through one history, as JSON; `docs/json/walk.schema.json` describes it.
public final class WalkJson {
  private final JsonGenerator json;

  private WalkJson(JsonGenerator json) {
    this.json = json;
  }

  /// {@return the walk as one JSON object}
  public static String of(Walkthrough walk) {
    return JsonText.of(json -> new WalkJson(json).walk(walk));
  }

  private void walk(Walkthrough walk) {
    json.writeStartObject();
    json.writeStringProperty("model", walk.file());
    json.writeStringProperty("title", walk.title());
    json.writeStringProperty("theory", walk.theory());
    JsonText.array(json, "levers", walk.levers(), json::writeString);
    json.writeNumberProperty("seed", walk.seed());
    json.writeNumberProperty("history", walk.history());
    json.writeNumberProperty("draw", walk.draw());
    json.writeNumberProperty("draws", walk.draws());
    JsonText.horizon(json, walk.horizon());
    JsonText.array(json, "unknowns", walk.unknowns(), this::value);
    JsonText.array(json, "steps", walk.steps(), this::step);
    json.writeStringProperty("end", walk.end());
    JsonText.array(json, "outcomes", walk.outcomes(), this::reached);
    json.writeBooleanProperty("cut", walk.cut());
    json.writeStringProperty("command", walk.command());
    json.writeEndObject();
  }

  private void value(Value value) {
    json.writeStartObject();
    json.writeStringProperty("name", value.name());
    json.writeStringProperty("value", value.value());
    json.writeEndObject();
  }

  private void time(Time time) {
    json.writeNumberProperty("time", time.value());
    time.date().ifPresent(date -> json.writeStringProperty("date", date.toString()));
  }

  private void reached(Walkthrough.Reached reached) {
    json.writeStartObject();
    json.writeStringProperty("name", reached.outcome());
    time(reached.time());
    json.writeEndObject();
  }

  private void step(Walkthrough.Step step) {
    json.writeStartObject();
    time(step.time());
    json.writeStringProperty("event", step.event());
    step.at().ifPresent(at -> json.writeNumberProperty("from", at.start()));
    step.at().ifPresent(at -> json.writeNumberProperty("to", at.end()));
    JsonText.array(json, "triggers", step.triggers(), json::writeString);
    JsonText.array(json, "changes", step.changes(), this::change);
    JsonText.array(json, "state", step.state(), this::value);
    JsonText.array(json, "might", step.might(), this::might);
    JsonText.array(json, "outcomes", step.outcomes(), json::writeString);
    json.writeEndObject();
  }

  private void change(Walkthrough.Change change) {
    json.writeStartObject();
    json.writeStringProperty("name", change.name());
    json.writeStringProperty("before", change.before());
    json.writeStringProperty("after", change.after());
    json.writeEndObject();
  }

  private void might(Walkthrough.Might might) {
    json.writeStartObject();
    json.writeStringProperty("event", might.event());
    json.writeNumberProperty("rate", might.rate());
    json.writeEndObject();
  }
}
