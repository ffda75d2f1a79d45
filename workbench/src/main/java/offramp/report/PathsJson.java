package offramp.report;

import offramp.finding.PathsFinding;
import offramp.finding.PathsFinding.Change;
import offramp.finding.PathsFinding.Passed;
import offramp.finding.PathsFinding.Path;
import offramp.finding.PathsFinding.Probability;
import offramp.finding.PathsFinding.Share;
import offramp.finding.PathsFinding.Step;
import offramp.finding.RunFinding.Time;
import tools.jackson.core.JsonGenerator;

/// How an outcome comes about, as JSON; `docs/json/paths.schema.json` describes it.
public final class PathsJson {
  private final JsonGenerator json;

  private PathsJson(JsonGenerator json) {
    this.json = json;
  }

  /// {@return the paths as one JSON object}
  public static String of(PathsFinding found) {
    return JsonText.of(json -> new PathsJson(json).finding(found));
  }

  private void finding(PathsFinding found) {
    json.writeStartObject();
    json.writeStringProperty("model", found.file());
    json.writeStringProperty("title", found.title());
    json.writeStringProperty("theory", found.theory());
    JsonText.array(json, "levers", found.levers(), json::writeString);
    json.writeNumberProperty("seed", found.seed());
    json.writeStringProperty("method", found.method());
    json.writeStringProperty("why", found.why());
    found.states().ifPresent(states -> json.writeNumberProperty("states", states));
    JsonText.horizon(json, found.horizon());
    json.writeStringProperty("outcome", found.outcome());
    found.harm().ifPresent(kind -> json.writeStringProperty("harm", kind));
    json.writeNumberProperty("trajectories", found.trajectories());
    json.writeNumberProperty("draws", found.draws());
    json.writeNumberProperty("givenShare", found.givenShare());
    found.given().ifPresent(given -> JsonText.given(json, given));
    found.stopped().ifPresent(why -> json.writeStringProperty("stopped", why));
    probability(found.probability());
    paths(found);
    json.writeStringProperty("command", found.command());
    json.writeEndObject();
  }

  private void probability(Probability probability) {
    json.writeName("probability");
    json.writeStartObject();
    json.writeNumberProperty("mean", probability.mean());
    json.writeNumberProperty("standardError", probability.standardError());
    json.writeNumberProperty("low", probability.low());
    json.writeNumberProperty("high", probability.high());
    probability.bound().ifPresent(bound -> json.writeNumberProperty("bound", bound));
    json.writeEndObject();
  }

  private void paths(PathsFinding found) {
    json.writeNumberProperty("histories", found.histories());
    JsonText.array(json, "followed", found.followed(), json::writeString);
    json.writeNumberProperty("different", found.different());
    JsonText.array(json, "paths", found.paths(), this::path);
    JsonText.array(json, "events", found.events(), this::passed);
  }

  private void path(Path path) {
    json.writeStartObject();
    share(path.share());
    JsonText.array(json, "steps", path.steps(), this::step);
    json.writeNumberProperty("excursions", path.excursions());
    json.writeNumberProperty("others", path.others());
    json.writeEndObject();
  }

  private void share(Share share) {
    json.writeNumberProperty("share", share.value());
    json.writeNumberProperty("low", share.low());
    json.writeNumberProperty("high", share.high());
  }

  private void step(Step step) {
    json.writeStartObject();
    step.event().ifPresent(name -> json.writeStringProperty("event", name));
    json.writeNumberProperty("times", step.times());
    json.writeName("changes");
    json.writeStartArray();
    for (Change change : step.changes()) {
      json.writeStartObject();
      json.writeStringProperty("variable", change.variable());
      json.writeStringProperty("from", change.from());
      json.writeStringProperty("to", change.to());
      json.writeEndObject();
    }
    json.writeEndArray();
    time("early", step.early());
    time("middle", step.middle());
    time("late", step.late());
    json.writeEndObject();
  }

  private void time(String name, Time time) {
    json.writeName(name);
    json.writeStartObject();
    json.writeNumberProperty("time", time.value());
    time.date().ifPresent(date -> json.writeStringProperty("date", date.toString()));
    json.writeEndObject();
  }

  private void passed(Passed passed) {
    json.writeStartObject();
    passed.event().ifPresent(name -> json.writeStringProperty("event", name));
    json.writeNumberProperty("onPath", passed.onPath());
    json.writeNumberProperty("happened", passed.happened());
    json.writeNumberProperty("times", passed.times());
    json.writeEndObject();
  }
}
