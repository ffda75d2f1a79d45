package offramp.report;

import java.util.List;
import offramp.check.Change;
import offramp.finding.DiffFinding;
import offramp.finding.DiffFinding.Move;
import offramp.finding.DiffFinding.NamedMove;
import offramp.finding.DiffFinding.Step;
import tools.jackson.core.JsonGenerator;

/// Two models side by side as JSON; `docs/json/diff.schema.json` describes it.
public final class DiffJson {
  private final JsonGenerator json;

  private DiffJson(JsonGenerator json) {
    this.json = json;
  }

  /// {@return the finding as one JSON object}
  public static String of(DiffFinding diff) {
    return JsonText.of(json -> new DiffJson(json).diff(diff));
  }

  private void diff(DiffFinding diff) {
    json.writeStartObject();
    side("a", diff.a());
    side("b", diff.b());
    json.writeNumberProperty("seed", diff.seed());
    JsonText.horizon(json, diff.horizon());
    diff.stopped().ifPresent(why -> json.writeStringProperty("stopped", why));
    JsonText.array(json, "changes", diff.changes(), this::change);
    JsonText.array(json, "outcomes", diff.outcomes(), this::outcome);
    strings("onlyInA", diff.onlyA());
    strings("onlyInB", diff.onlyB());
    diff.whyNotAlone().ifPresent(why -> json.writeStringProperty("whyNotAlone", why));
    JsonText.array(json, "alone", diff.alone(), this::alone);
    moves("together", diff.together());
    strings("caveats", diff.caveats());
    json.writeStringProperty("command", diff.command());
    json.writeEndObject();
  }

  private void side(String name, DiffFinding.Side side) {
    json.writeName(name);
    json.writeStartObject();
    json.writeStringProperty("model", side.file());
    json.writeStringProperty("title", side.title());
    json.writeStringProperty("theory", side.theory());
    strings("levers", side.levers());
    json.writeStringProperty("method", side.method());
    json.writeNumberProperty("trajectories", side.trajectories());
    json.writeNumberProperty("draws", side.draws());
    json.writeEndObject();
  }

  private void strings(String name, List<String> texts) {
    JsonText.array(json, name, texts, json::writeString);
  }

  private void change(Change change) {
    json.writeStartObject();
    json.writeStringProperty("what", change.what());
    json.writeStringProperty("kind", change.kind());
    json.writeStringProperty("name", change.name());
    change.before().ifPresent(text -> json.writeStringProperty("a", text));
    change.after().ifPresent(text -> json.writeStringProperty("b", text));
    json.writeEndObject();
  }

  private void outcome(DiffFinding.OutcomeMoves outcome) {
    json.writeStartObject();
    json.writeStringProperty("name", outcome.name());
    JsonText.array(json, "series", outcome.series(), this::step);
    json.writeEndObject();
  }

  private void step(Step step) {
    json.writeStartObject();
    json.writeNumberProperty("time", step.time().value());
    step.time().date().ifPresent(date -> json.writeStringProperty("date", date.toString()));
    json.writeNumberProperty("a", step.a());
    json.writeNumberProperty("b", step.b());
    move(step.move());
    json.writeEndObject();
  }

  private void move(Move move) {
    json.writeNumberProperty("difference", move.difference());
    json.writeNumberProperty("standardError", move.standardError());
    json.writeBooleanProperty("paired", move.paired());
    json.writeBooleanProperty("seen", move.seen());
  }

  private void alone(DiffFinding.Alone alone) {
    json.writeStartObject();
    json.writeStringProperty("kind", alone.change().kind());
    json.writeStringProperty("name", alone.change().name());
    alone.skipped().ifPresent(why -> json.writeStringProperty("skipped", why));
    moves("moves", alone.moves());
    json.writeEndObject();
  }

  private void moves(String name, List<NamedMove> moves) {
    json.writeName(name);
    json.writeStartArray();
    for (NamedMove move : moves) {
      json.writeStartObject();
      json.writeStringProperty("outcome", move.outcome());
      move(move.move());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
