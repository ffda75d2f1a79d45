package offramp.data;

import java.util.List;
import java.util.function.Consumer;
import offramp.report.JsonText;
import tools.jackson.core.JsonGenerator;

/// What a ledger of events holds as JSON; `docs/json/ledger.schema.json` describes it.
final class EventCountsJson {
  private final JsonGenerator json;

  private EventCountsJson(JsonGenerator json) {
    this.json = json;
  }

  /// {@return the counts as one JSON object}
  static String of(EventCounts counts) {
    return JsonText.of(json -> new EventCountsJson(json).counts(counts));
  }

  private void counts(EventCounts counts) {
    json.writeStartObject();
    json.writeNumberProperty("events", counts.events().all());
    json.writeNumberProperty("copies", counts.events().copies());
    json.writeNumberProperty("undated", counts.events().undated());
    json.writeNumberProperty("pairless", counts.events().pairless());
    counts.from().ifPresent(day -> json.writeStringProperty("from", day.toString()));
    counts.to().ifPresent(day -> json.writeStringProperty("to", day.toString()));
    array("files", counts.files(), this::file);
    array(
        "aside",
        counts.aside(),
        aside -> {
          json.writeStringProperty("reason", aside.reason());
          json.writeNumberProperty("rows", aside.rows());
        });
    array("dyads", counts.dyads(), this::dyad);
    array("months", counts.months(), this::month);
    array(
        "climbs",
        counts.climbs(),
        climb -> {
          pair(climb.actor(), climb.target());
          json.writeNumberProperty("level", climb.level());
          json.writeStringProperty("first", climb.first().toString());
        });
    array("gaps", counts.gaps(), this::gap);
    json.writeEndObject();
  }

  private void file(EventCounts.File file) {
    json.writeStringProperty("name", file.name());
    json.writeStringProperty("layout", file.layout());
    json.writeNumberProperty("read", file.read());
    json.writeNumberProperty("added", file.added());
    json.writeNumberProperty("there", file.there());
    json.writeNumberProperty("aside", file.aside());
  }

  private void dyad(EventCounts.Dyad dyad) {
    pair(dyad.actor(), dyad.target());
    json.writeNumberProperty("events", dyad.events());
    json.writeNumberProperty("escalating", dyad.escalatory());
    highest(dyad.highest());
  }

  private void month(EventCounts.Month month) {
    pair(month.actor(), month.target());
    json.writeStringProperty("month", month.month().toString().substring(0, 7));
    json.writeNumberProperty("events", month.events());
    json.writeNumberProperty("escalating", month.escalatory());
    highest(month.highest());
  }

  private void gap(EventCounts.Gap gap) {
    pair(gap.actor(), gap.target());
    json.writeStringProperty("after", gap.after().toString());
    json.writeStringProperty("before", gap.before().toString());
    json.writeNumberProperty("days", gap.days());
  }

  private void highest(int level) {
    if (level > 0) {
      json.writeNumberProperty("highest", level);
    }
  }

  private void pair(String actor, String target) {
    json.writeStringProperty("actor", actor);
    json.writeStringProperty("target", target);
  }

  private <T> void array(String name, List<T> items, Consumer<T> each) {
    JsonText.array(
        json,
        name,
        items,
        item -> {
          json.writeStartObject();
          each.accept(item);
          json.writeEndObject();
        });
  }
}
