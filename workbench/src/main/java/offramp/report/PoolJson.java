package offramp.report;

import java.util.List;
import offramp.finding.PoolFinding;
import tools.jackson.core.JsonGenerator;

/// What many cases teach together as JSON; `docs/json/pool.schema.json` describes it.
public final class PoolJson {
  private PoolJson() {}

  /// {@return what was found, under each theory, as one JSON object}
  public static String of(List<PoolFinding> pools) {
    PoolFinding first = pools.getFirst();
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("model", first.file());
          json.writeStringProperty("title", first.title());
          json.writeNumberProperty("seed", first.seed());
          JsonText.array(json, "theories", pools, pool -> theory(json, pool));
          json.writeStringProperty("command", first.command());
          json.writeEndObject();
        });
  }

  private static void theory(JsonGenerator json, PoolFinding pool) {
    json.writeStartObject();
    json.writeStringProperty("theory", pool.theory());
    json.writeNumberProperty("cases", pool.pooled().cases());
    json.writeStringProperty("read", pool.read());
    json.writeNumberProperty("draws", pool.pooled().draws());
    json.writeNumberProperty("chains", pool.pooled().chains());
    json.writeNumberProperty("effective", pool.pooled().fewest());
    json.writeNumberProperty("acceptance", pool.pooled().acceptance());
    JsonText.array(json, "unknowns", pool.learned(), learned -> FitJson.learned(json, learned));
    JsonText.array(json, "warnings", pool.warnings(), json::writeString);
    json.writeEndObject();
  }
}
