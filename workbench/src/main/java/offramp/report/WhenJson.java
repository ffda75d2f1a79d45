package offramp.report;

import java.util.Optional;
import java.util.function.Consumer;
import offramp.finding.RunFinding.Time;
import offramp.finding.WhenFinding;
import offramp.finding.WhenFinding.Estimated;
import offramp.finding.WhenFinding.Interval;
import offramp.finding.WhenFinding.Ladder;
import offramp.finding.WhenFinding.Rung;
import tools.jackson.core.JsonGenerator;

/// When an outcome comes about as JSON; `docs/json/when.schema.json` describes it.
public final class WhenJson {
  private final JsonGenerator json;

  private WhenJson(JsonGenerator json) {
    this.json = json;
  }

  /// {@return what was found as one JSON object}
  public static String of(WhenFinding found) {
    return JsonText.of(json -> new WhenJson(json).found(found));
  }

  private void found(WhenFinding found) {
    json.writeStartObject();
    json.writeStringProperty("model", found.file());
    json.writeStringProperty("title", found.title());
    json.writeStringProperty("theory", found.theory());
    json.writeStringProperty("outcome", found.outcome());
    array("levers", found.levers(), json::writeString);
    json.writeNumberProperty("seed", found.seed());
    json.writeStringProperty("method", found.method());
    json.writeStringProperty("why", found.why());
    found.exact().ifPresent(exact -> JsonText.exact(json, exact));
    JsonText.horizon(json, found.horizon());
    json.writeNumberProperty("trajectories", found.trajectories());
    json.writeNumberProperty("draws", found.draws());
    json.writeNumberProperty("givenShare", found.givenShare());
    found.stopped().ifPresent(why -> json.writeStringProperty("stopped", why));
    array("hazard", found.intervals(), this::interval);
    estimate("probability", Optional.of(found.probability()));
    estimate("expectedTime", found.time());
    found.ever().ifPresent(this::ever);
    found.whyNotEver().ifPresent(why -> json.writeStringProperty("whyNotEver", why));
    array("ladders", found.ladders(), this::ladder);
    json.writeStringProperty("command", found.command());
    json.writeEndObject();
  }

  private void ever(WhenFinding.Ever ever) {
    json.writeName("ever");
    json.writeStartObject();
    estimate("probability", Optional.of(ever.probability()));
    estimate("expectedTime", ever.time());
    json.writeEndObject();
  }

  private <T> void array(String name, Iterable<T> members, Consumer<T> write) {
    JsonText.array(json, name, members, write);
  }

  private void estimate(String name, Optional<Estimated> estimated) {
    estimated.ifPresent(
        e -> {
          json.writeName(name);
          json.writeStartObject();
          json.writeNumberProperty("value", e.value());
          json.writeNumberProperty("standardError", e.standardError());
          json.writeEndObject();
        });
  }

  private void interval(Interval interval) {
    json.writeStartObject();
    json.writeNumberProperty("from", interval.from().value());
    json.writeNumberProperty("to", interval.to().value());
    interval.to().date().ifPresent(date -> json.writeStringProperty("date", date.toString()));
    estimate("hazard", interval.hazard());
    interval
        .range()
        .ifPresent(
            range -> {
              json.writeNumberProperty("low", range.low());
              json.writeNumberProperty("high", range.high());
            });
    array("scheduled", interval.scheduled(), this::scheduled);
    json.writeEndObject();
  }

  private void scheduled(WhenFinding.Scheduled scheduled) {
    json.writeStartObject();
    Time time = scheduled.time();
    json.writeNumberProperty("time", time.value());
    time.date().ifPresent(date -> json.writeStringProperty("date", date.toString()));
    json.writeStringProperty("what", scheduled.what());
    json.writeEndObject();
  }

  private void ladder(Ladder ladder) {
    json.writeStartObject();
    json.writeStringProperty("name", ladder.name());
    array("rungs", ladder.rungs(), this::rung);
    ladder.turning().ifPresent(rung -> json.writeStringProperty("turning", rung));
    json.writeEndObject();
  }

  private void rung(Rung rung) {
    json.writeStartObject();
    json.writeStringProperty("name", rung.name());
    json.writeNumberProperty("reached", rung.reached());
    rung.histories().ifPresent(count -> json.writeNumberProperty("histories", count));
    estimate("probability", rung.probability());
    json.writeEndObject();
  }
}
