package offramp.report;

import java.util.List;
import java.util.function.Consumer;
import offramp.finding.LeversFinding;
import offramp.finding.LeversFinding.Effect;
import offramp.finding.LeversFinding.OutcomeTable;
import offramp.finding.LeversFinding.Verdict;
import tools.jackson.core.JsonGenerator;

/// What could be done, as JSON; `docs/json/levers.schema.json` describes it.
public final class LeversJson {
  private final JsonGenerator json;

  private LeversJson(JsonGenerator json) {
    this.json = json;
  }

  /// {@return the finding as one JSON object}
  public static String of(LeversFinding found) {
    return JsonText.of(json -> new LeversJson(json).whole(found));
  }

  private void whole(LeversFinding found) {
    json.writeStartObject();
    json.writeStringProperty("model", found.file());
    json.writeStringProperty("title", found.title());
    json.writeNumberProperty("seed", found.seed());
    JsonText.horizon(json, found.horizon());
    found.stopped().ifPresent(why -> json.writeStringProperty("stopped", why));
    array("theories", found.views(), this::view);
    array("weights", found.weights(), json::writeNumber);
    array("pulled", found.pulled(), json::writeString);
    array("levers", found.options(), this::option);
    array("outcomes", found.outcomes(), this::outcome);
    array("harms", found.verdicts(), this::verdict);
    array("front", found.front(), this::point);
    json.writeName("work");
    json.writeStartObject();
    json.writeNumberProperty("policies", found.work().policies());
    json.writeNumberProperty("finalists", found.work().finalists());
    json.writeNumberProperty("histories", found.work().histories());
    json.writeNumberProperty("jumps", found.work().jumps());
    json.writeEndObject();
    found.timing().ifPresent(timing -> TimingJson.write(timing, json));
    array("caveats", found.caveats(), json::writeString);
    json.writeStringProperty("command", found.command());
    json.writeEndObject();
  }

  private <T> void array(String name, List<T> items, Consumer<T> each) {
    JsonText.array(json, name, items, each);
  }

  private void view(LeversFinding.View view) {
    json.writeStartObject();
    json.writeStringProperty("theory", view.theory());
    json.writeStringProperty("method", view.method());
    json.writeNumberProperty("parts", view.parts());
    json.writeEndObject();
  }

  private void option(LeversFinding.Option option) {
    json.writeStartObject();
    json.writeStringProperty("pull", option.words());
    json.writeStringProperty("lever", option.lever());
    option.actor().ifPresent(actor -> json.writeStringProperty("by", actor));
    json.writeNumberProperty("cost", option.cost());
    json.writeEndObject();
  }

  private void outcome(OutcomeTable table) {
    json.writeStartObject();
    json.writeStringProperty("name", table.name());
    table.harm().ifPresent(kind -> json.writeStringProperty("harm", kind));
    array(
        "without",
        table.without(),
        estimated -> {
          json.writeStartObject();
          json.writeNumberProperty("probability", estimated.probability());
          json.writeNumberProperty("standardError", estimated.standardError());
          json.writeNumberProperty("low", estimated.low());
          json.writeNumberProperty("high", estimated.high());
          json.writeEndObject();
        });
    json.writeName("effects");
    json.writeStartArray();
    for (List<Effect> effects : table.effects()) {
      json.writeStartArray();
      effects.forEach(this::effect);
      json.writeEndArray();
    }
    json.writeEndArray();
    array("pooled", table.pooled(), this::effect);
    json.writeEndObject();
  }

  private void effect(Effect effect) {
    json.writeStartObject();
    json.writeNumberProperty("probability", effect.probability());
    json.writeNumberProperty("difference", effect.difference());
    json.writeNumberProperty("standardError", effect.standardError());
    json.writeNumberProperty("low", effect.low());
    json.writeNumberProperty("high", effect.high());
    json.writeNumberProperty("diceShare", effect.diceShare());
    json.writeBooleanProperty("seen", effect.seen());
    effect.half().ifPresent(time -> json.writeNumberProperty("half", time));
    json.writeEndObject();
  }

  private void verdict(Verdict verdict) {
    json.writeStartObject();
    json.writeStringProperty("outcome", verdict.outcome());
    array(
        "policies",
        verdict.policies(),
        policy -> {
          json.writeStartObject();
          json.writeStringProperty("policy", policy.words());
          json.writeNumberProperty("cost", policy.cost());
          array("regrets", policy.regrets(), json::writeNumber);
          json.writeEndObject();
        });
    array("chosen", verdict.chosen(), this::chosen);
    array("helps", verdict.helps(), json::writeString);
    array("safe", verdict.safe(), json::writeString);
    array("split", verdict.split(), this::split);
    array("doubts", verdict.doubts(), this::doubt);
    json.writeEndObject();
  }

  private void chosen(LeversFinding.Chosen chosen) {
    json.writeStartObject();
    json.writeStringProperty("measure", chosen.measure());
    json.writeStringProperty("winner", chosen.winner());
    chosen.second().ifPresent(second -> json.writeStringProperty("second", second));
    json.writeStringProperty("cheapest", chosen.cheapest());
    json.writeNumberProperty("tied", chosen.choice().tied().size());
    json.writeNumberProperty("lead", chosen.choice().lead());
    if (Double.isFinite(chosen.choice().standardError())) {
      json.writeNumberProperty("standardError", chosen.choice().standardError());
    }
    json.writeBooleanProperty("separable", chosen.choice().separable());
    json.writeEndObject();
  }

  private void split(LeversFinding.Split split) {
    json.writeStartObject();
    json.writeStringProperty("pull", split.words());
    array("lowers", split.lowers(), json::writeString);
    array("raises", split.raises(), json::writeString);
    json.writeEndObject();
  }

  private void doubt(LeversFinding.Doubt doubt) {
    json.writeStartObject();
    json.writeStringProperty("theory", doubt.theory());
    json.writeStringProperty("where", doubt.words());
    json.writeNumberProperty("share", doubt.share());
    json.writeStringProperty("better", doubt.better());
    json.writeNumberProperty("by", doubt.by());
    json.writeNumberProperty("standardError", doubt.standardError());
    json.writeEndObject();
  }

  private void point(LeversFinding.Point point) {
    json.writeStartObject();
    json.writeStringProperty("policy", point.words());
    json.writeNumberProperty("cost", point.cost());
    array("worst", point.worst(), json::writeNumber);
    array("regret", point.regret(), json::writeNumber);
    json.writeEndObject();
  }
}
