package offramp.report;

import java.util.Optional;
import offramp.explore.Index;
import offramp.finding.ExploreFinding;
import offramp.finding.ExploreFinding.At;
import offramp.finding.ExploreFinding.Dependence;
import offramp.finding.ExploreFinding.Effect;
import offramp.finding.ExploreFinding.Work;
import tools.jackson.core.JsonGenerator;

/// What the answers of a model depend on as JSON; `docs/json/explore.schema.json` describes it.
public final class ExploreJson {
  private final JsonGenerator json;

  private ExploreJson(JsonGenerator json) {
    this.json = json;
  }

  /// {@return the finding as one JSON object}
  public static String of(ExploreFinding found) {
    return JsonText.of(json -> new ExploreJson(json).finding(found));
  }

  private void finding(ExploreFinding found) {
    json.writeStartObject();
    json.writeStringProperty("model", found.file());
    json.writeStringProperty("title", found.title());
    json.writeStringProperty("theory", found.theory());
    JsonText.array(json, "levers", found.levers(), json::writeString);
    json.writeNumberProperty("seed", found.seed());
    JsonText.horizon(json, found.horizon());
    found.work().ifPresent(this::work);
    JsonText.array(json, "quantities", found.quantities(), json::writeString);
    JsonText.array(json, "screened", found.screened(), this::screened);
    JsonText.array(json, "outcomes", found.outcomes(), this::outcome);
    ScenarioJson more = new ScenarioJson(json);
    JsonText.array(json, "scenarios", found.scenarios(), more::discovery);
    JsonText.array(json, "tipping", found.tipping(), more::threshold);
    JsonText.array(json, "disagreements", found.disagreements(), more::experts);
    JsonText.array(json, "warnings", found.warnings(), more::early);
    JsonText.array(json, "notes", found.notes(), json::writeString);
    json.writeStringProperty("command", found.command());
    json.writeEndObject();
  }

  private void work(Work work) {
    json.writeName("work");
    json.writeStartObject();
    json.writeStringProperty("measure", work.measure());
    json.writeStringProperty("method", work.method());
    json.writeStringProperty("why", work.why());
    json.writeNumberProperty("rows", work.rows());
    json.writeNumberProperty("trajectories", work.histories());
    json.writeEndObject();
  }

  private void screened(ExploreFinding.Screened screened) {
    json.writeStartObject();
    json.writeStringProperty("unknown", screened.unknown());
    json.writeNumberProperty("share", screened.share());
    json.writeBooleanProperty("kept", screened.kept());
    json.writeEndObject();
  }

  private void outcome(Dependence outcome) {
    json.writeStartObject();
    json.writeStringProperty("name", outcome.outcome());
    JsonText.array(json, "series", outcome.series(), this::at);
    json.writeEndObject();
  }

  private void at(At at) {
    json.writeStartObject();
    json.writeNumberProperty("time", at.time().value());
    at.time().date().ifPresent(date -> json.writeStringProperty("date", date.toString()));
    index("probability", at.mean());
    index("variance", at.variance());
    json.writeBooleanProperty("told", at.told());
    JsonText.array(json, "effects", at.effects(), this::effect);
    JsonText.array(json, "pairs", at.pairs(), this::pair);
    json.writeEndObject();
  }

  private void effect(Effect effect) {
    json.writeStartObject();
    json.writeStringProperty("quantity", effect.quantity());
    index("first", effect.first());
    index("total", effect.total());
    index("shapley", effect.shapley());
    index("direction", effect.direction());
    index("law", effect.law());
    json.writeEndObject();
  }

  private void pair(ExploreFinding.Pair pair) {
    json.writeStartObject();
    json.writeStringProperty("one", pair.one());
    json.writeStringProperty("other", pair.other());
    index("second", pair.second());
    json.writeEndObject();
  }

  private void index(String name, Optional<Index> index) {
    index.ifPresent(i -> index(name, i));
  }

  private void index(String name, Index index) {
    JsonText.index(json, name, index);
  }
}
