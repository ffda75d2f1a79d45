package offramp.report;

import java.util.List;
import offramp.finding.LedgerFinding;
import offramp.finding.LedgerFinding.Entry;
import offramp.finding.LedgerFinding.Exposure;
import offramp.finding.LedgerFinding.Swing;
import offramp.finding.LedgerFinding.Work;
import offramp.model.Model;
import tools.jackson.core.JsonGenerator;

/// The ledger of assumptions as JSON; `docs/json/assumptions.schema.json` describes it.
public final class LedgerJson {
  private final JsonGenerator json;

  private LedgerJson(JsonGenerator json) {
    this.json = json;
  }

  /// {@return the ledger as one JSON object}
  ///
  /// @param model that it is of
  public static String of(LedgerFinding found, Model model) {
    return JsonText.of(json -> new LedgerJson(json).ledger(found, new Values(model).rows()));
  }

  private void ledger(LedgerFinding found, List<Values.Row> rows) {
    json.writeStartObject();
    json.writeStringProperty("model", found.file());
    json.writeStringProperty("title", found.title());
    json.writeStringProperty("theory", found.theory());
    strings("levers", found.levers());
    json.writeNumberProperty("seed", found.seed());
    JsonText.horizon(json, found.horizon());
    found.stopped().ifPresent(why -> json.writeStringProperty("stopped", why));
    found.unknowns().ifPresent(work -> work("unknowns", work));
    found.numbers().ifPresent(work -> work("numbers", work));
    strings("whyNone", found.whyNone());
    JsonText.array(json, "outcomes", found.outcomes(), this::outcome);
    json.writeName("assumptions");
    json.writeStartArray();
    for (int i = 0; i < rows.size(); i++) {
      entry(rows.get(i), found.entries().get(i));
    }
    json.writeEndArray();
    exposure(found.exposure());
    json.writeStringProperty("command", found.command());
    json.writeEndObject();
  }

  private void strings(String name, List<String> texts) {
    JsonText.array(json, name, texts, json::writeString);
  }

  private void work(String name, Work work) {
    json.writeName(name);
    json.writeStartObject();
    json.writeStringProperty("method", work.method());
    json.writeStringProperty("why", work.why());
    json.writeNumberProperty("trajectories", work.histories());
    json.writeNumberProperty("draws", work.draws());
    json.writeNumberProperty("quantities", work.quantities());
    json.writeEndObject();
  }

  private void outcome(LedgerFinding.Answered outcome) {
    json.writeStartObject();
    json.writeStringProperty("name", outcome.name());
    outcome.probability().ifPresent(p -> json.writeNumberProperty("probability", p));
    json.writeEndObject();
  }

  private void entry(Values.Row row, Entry entry) {
    json.writeStartObject();
    json.writeStringProperty("kind", row.kind());
    json.writeStringProperty("name", row.name());
    json.writeStringProperty("value", row.value());
    row.source().ifPresent(source -> json.writeStringProperty("because", source));
    json.writeBooleanProperty("ofTheory", entry.ofTheory());
    json.writeStringProperty("part", entry.part().word());
    strings("bearsOn", entry.bearsOn());
    entry.notVaried().ifPresent(why -> json.writeStringProperty("notVaried", why));
    JsonText.array(json, "effects", entry.swings(), this::swing);
    json.writeEndObject();
  }

  private void swing(Swing swing) {
    for (LedgerFinding.Effect effect : swing.effects()) {
      json.writeStartObject();
      json.writeStringProperty("varied", swing.what());
      json.writeStringProperty("outcome", effect.outcome());
      json.writeNumberProperty("change", effect.change());
      json.writeNumberProperty("standardError", effect.standardError());
      json.writeBooleanProperty("seen", effect.seen());
      json.writeEndObject();
    }
  }

  private void exposure(Exposure exposure) {
    json.writeName("exposure");
    json.writeStartObject();
    json.writeNumberProperty("expects", exposure.expects());
    json.writeNumberProperty("open", exposure.open());
    json.writeBooleanProperty("covered", exposure.covered());
    json.writeNumberProperty("claims", exposure.claims());
    json.writeNumberProperty("checkable", exposure.checkable());
    json.writeBooleanProperty("uncheckable", !exposure.any());
    json.writeEndObject();
  }
}
