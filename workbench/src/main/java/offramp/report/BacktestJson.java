package offramp.report;

import offramp.finding.BacktestFinding;
import offramp.finding.BacktestFinding.Gain;
import offramp.finding.BacktestFinding.Length;
import offramp.finding.BacktestFinding.Row;
import offramp.finding.BacktestFinding.Versus;
import offramp.finding.BacktestFinding.Wrong;
import offramp.history.Calibration.Bin;
import tools.jackson.core.JsonGenerator;

/// A backtest as JSON; `docs/json/backtest.schema.json` describes it.
public final class BacktestJson {
  private final JsonGenerator json;

  private BacktestJson(JsonGenerator json) {
    this.json = json;
  }

  /// {@return what was found as one JSON object}
  public static String of(BacktestFinding found) {
    return JsonText.of(json -> new BacktestJson(json).all(found));
  }

  private void all(BacktestFinding found) {
    json.writeStartObject();
    json.writeStringProperty("question", found.question());
    json.writeStringProperty("folds", found.folds());
    json.writeNumberProperty("seed", found.seed());
    json.writeNumberProperty("cases", found.cases());
    json.writeNumberProperty("asked", found.asked());
    JsonText.array(json, "rows", found.rows(), this::row);
    JsonText.array(json, "lengths", found.lengths(), this::length);
    JsonText.array(json, "versus", found.versus(), this::versus);
    JsonText.array(json, "perCase", found.wrong(), this::wrong);
    JsonText.array(json, "warnings", found.warnings(), json::writeString);
    json.writeStringProperty("command", found.command());
    json.writeEndObject();
  }

  private void row(Row row) {
    json.writeStartObject();
    json.writeStringProperty("name", row.name());
    json.writeNumberProperty("brier", row.brier());
    json.writeNumberProperty("brierByCase", row.macroBrier());
    json.writeNumberProperty("log", row.log());
    json.writeNumberProperty("auc", row.auc());
    gain("skill", row.skill());
    JsonText.array(json, "reliability", row.reliability(), this::bin);
    json.writeEndObject();
  }

  private void bin(Bin bin) {
    json.writeStartObject();
    json.writeNumberProperty("from", bin.from());
    json.writeNumberProperty("to", bin.to());
    json.writeNumberProperty("count", bin.count());
    json.writeNumberProperty("said", bin.said());
    json.writeNumberProperty("came", bin.came().value());
    json.writeEndObject();
  }

  private void gain(String name, Gain gain) {
    json.writeName(name);
    json.writeStartObject();
    json.writeNumberProperty("value", gain.value());
    json.writeNumberProperty("low", gain.low());
    json.writeNumberProperty("high", gain.high());
    json.writeEndObject();
  }

  private void length(Length length) {
    json.writeStartObject();
    json.writeStringProperty("name", length.name());
    json.writeNumberProperty("crpsDays", length.crps());
    gain("gain", length.gain());
    json.writeNumberProperty("inside", length.inside());
    json.writeNumberProperty("outside", length.outside());
    json.writeNumberProperty("open", length.open());
    json.writeEndObject();
  }

  private void versus(Versus versus) {
    json.writeStartObject();
    json.writeStringProperty("baseline", versus.baseline());
    gain("difference", versus.difference());
    json.writeEndObject();
  }

  private void wrong(Wrong wrong) {
    json.writeStartObject();
    json.writeStringProperty("id", wrong.id());
    json.writeStringProperty("name", wrong.name());
    json.writeNumberProperty("came", wrong.came());
    JsonText.array(json, "said", wrong.said(), this::number);
    json.writeEndObject();
  }

  /// A median may never be reached, which JSON has no number for.
  private void number(double value) {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }
}
