package offramp.report;

import java.util.Optional;
import offramp.finding.RunFinding;
import offramp.finding.RunFinding.Distribution;
import offramp.finding.RunFinding.Estimate;
import offramp.finding.RunFinding.OutcomeSeries;
import offramp.finding.RunFinding.Spread;
import offramp.finding.RunFinding.Time;
import offramp.finding.RunFinding.Value;
import offramp.finding.RunFinding.WatchSeries;
import tools.jackson.core.JsonGenerator;

/// A run as JSON; `docs/json/run.schema.json` describes it.
public final class RunJson {
  private final JsonGenerator json;

  private RunJson(JsonGenerator json) {
    this.json = json;
  }

  /// {@return the run as one JSON object}
  ///
  /// @param seconds how long the computation took
  public static String of(RunFinding run, double seconds) {
    return JsonText.of(json -> new RunJson(json).run(run, seconds));
  }

  private void run(RunFinding run, double seconds) {
    json.writeStartObject();
    json.writeStringProperty("model", run.file());
    json.writeStringProperty("title", run.title());
    json.writeStringProperty("theory", run.theory());
    JsonText.array(json, "levers", run.levers(), json::writeString);
    json.writeNumberProperty("seed", run.seed());
    json.writeStringProperty("method", run.method());
    json.writeStringProperty("why", run.why());
    run.exact().ifPresent(exact -> JsonText.exact(json, exact));
    JsonText.horizon(json, run.horizon());
    json.writeNumberProperty("trajectories", run.trajectories());
    json.writeNumberProperty("draws", run.draws());
    json.writeNumberProperty("givenShare", run.givenShare());
    run.given().ifPresent(given -> JsonText.given(json, given));
    run.stopped().ifPresent(why -> json.writeStringProperty("stopped", why));
    JsonText.array(json, "outcomes", run.outcomes(), this::outcome);
    JsonText.array(json, "watches", run.watches(), this::watch);
    distributions(run);
    unsourced(run);
    json.writeStringProperty("command", run.command());
    json.writeName("timing");
    json.writeStartObject();
    json.writeNumberProperty("seconds", seconds);
    json.writeNumberProperty("jumps", run.jumps());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void split(RunFinding.Split split) {
    json.writeName("split");
    json.writeStartObject();
    json.writeNumberProperty("levels", split.levels());
    json.writeBooleanProperty("lastStepByHazard", split.scored());
    json.writeNumberProperty("replications", split.replications());
    json.writeNumberProperty("jumps", split.jumps());
    split.goal().ifPresent(why -> json.writeStringProperty("stopped", why));
    json.writeEndObject();
  }

  private void unsourced(RunFinding run) {
    json.writeName("unsourced");
    json.writeStartArray();
    run.unsourced().forEach(a -> json.writeString(a.kind() + " " + a.name()));
    json.writeEndArray();
    JsonText.array(json, "caveats", run.caveats(), json::writeString);
  }

  private void time(Time time) {
    json.writeNumberProperty("time", time.value());
    time.date().ifPresent(date -> json.writeStringProperty("date", date.toString()));
  }

  private void outcome(OutcomeSeries outcome) {
    json.writeStartObject();
    json.writeStringProperty("name", outcome.name());
    outcome.harm().ifPresent(kind -> json.writeStringProperty("harm", kind));
    json.writeBooleanProperty("ends", outcome.ends());
    outcome.seen().ifPresent(count -> json.writeNumberProperty("seen", count));
    outcome.split().ifPresent(this::split);
    JsonText.array(json, "series", outcome.series(), this::estimate);
    outcome.reference().ifPresent(this::reference);
    json.writeEndObject();
  }

  private void estimate(Estimate estimate) {
    json.writeStartObject();
    time(estimate.time());
    json.writeNumberProperty("probability", estimate.probability());
    json.writeNumberProperty("standardError", estimate.standardError());
    json.writeNumberProperty("low", estimate.low());
    json.writeNumberProperty("high", estimate.high());
    json.writeNumberProperty("diceShare", estimate.diceShare());
    estimate.bound().ifPresent(bound -> json.writeNumberProperty("bound", bound));
    json.writeEndObject();
  }

  private void reference(RunFinding.Comparison reference) {
    json.writeName("reference");
    json.writeStartObject();
    json.writeNumberProperty("low", reference.low());
    json.writeNumberProperty("high", reference.high());
    json.writeBooleanProperty("perYear", reference.perYear());
    json.writeNumberProperty("value", reference.value());
    json.writeBooleanProperty("inside", reference.inside());
    json.writeEndObject();
  }

  private void watch(WatchSeries watch) {
    json.writeStartObject();
    json.writeStringProperty("name", watch.name());
    Optional.of(watch.unit())
        .filter(unit -> !unit.isEmpty())
        .ifPresent(unit -> json.writeStringProperty("unit", unit));
    JsonText.array(json, "series", watch.series(), this::spread);
    json.writeEndObject();
  }

  private void distributions(RunFinding run) {
    if (run.distributions().isEmpty()) {
      return;
    }
    json.writeName("distributions");
    json.writeStartArray();
    for (Distribution distribution : run.distributions()) {
      json.writeStartObject();
      json.writeStringProperty("name", distribution.name());
      if (distribution.values().isEmpty()) {
        json.writeName("quantiles");
        json.writeStartArray();
        distribution.quantiles().forEach(this::spread);
      } else {
        json.writeName("values");
        json.writeStartArray();
        distribution.values().forEach(this::value);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void value(Value value) {
    json.writeStartObject();
    json.writeStringProperty("value", value.name());
    JsonText.array(json, "series", value.series(), this::estimate);
    json.writeEndObject();
  }

  private void spread(Spread spread) {
    json.writeStartObject();
    time(spread.time());
    json.writeNumberProperty("mean", spread.mean());
    json.writeNumberProperty("sd", spread.sd());
    json.writeNumberProperty("p05", spread.p05());
    json.writeNumberProperty("p25", spread.p25());
    json.writeNumberProperty("p50", spread.p50());
    json.writeNumberProperty("p75", spread.p75());
    json.writeNumberProperty("p95", spread.p95());
    json.writeNumberProperty("meanLow", spread.meanLow());
    json.writeNumberProperty("meanHigh", spread.meanHigh());
    json.writeEndObject();
  }
}
