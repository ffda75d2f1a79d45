package offramp.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import offramp.check.Change;
import offramp.explore.RankCorrelation;
import offramp.finding.CompareFinding;
import offramp.finding.CompareFinding.Causes;
import offramp.finding.CompareFinding.Difference;
import offramp.finding.CompareFinding.Dispute;
import offramp.finding.CompareFinding.Gap;
import offramp.finding.CompareFinding.OutcomeCauses;
import offramp.finding.CompareFinding.OutcomeRow;
import offramp.finding.CompareFinding.Ratio;
import offramp.finding.CompareFinding.Sized;
import offramp.finding.CompareFinding.Told;
import offramp.finding.LeversFinding;
import tools.jackson.core.JsonGenerator;

/// What rival theories say, as JSON; `docs/json/compare.schema.json` describes it.
public final class CompareJson {
  private final JsonGenerator json;

  private CompareJson(JsonGenerator json) {
    this.json = json;
  }

  /// {@return the finding as one JSON object}
  public static String of(CompareFinding found) {
    return JsonText.of(json -> new CompareJson(json).whole(found));
  }

  private void whole(CompareFinding found) {
    json.writeStartObject();
    json.writeStringProperty("model", found.file());
    json.writeStringProperty("title", found.title());
    json.writeNumberProperty("seed", found.seed());
    JsonText.horizon(json, found.horizon());
    found.stopped().ifPresent(why -> json.writeStringProperty("stopped", why));
    array("theories", found.views(), this::view);
    array("weights", found.weights(), json::writeNumber);
    json.writeBooleanProperty("weighed", found.weighed());
    array("outcomes", found.outcomes(), this::outcome);
    array("levers", found.levers(), json::writeString);
    array("disputes", found.disputes(), this::dispute);
    array("causes", found.causes(), this::causes);
    new SignalsJson(json).write(found.signals());
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
    json.writeNumberProperty("unknowns", view.unknowns());
    json.writeEndObject();
  }

  private void outcome(OutcomeRow row) {
    json.writeStartObject();
    json.writeStringProperty("name", row.name());
    row.harm().ifPresent(kind -> json.writeStringProperty("harm", kind));
    array("under", row.under(), this::estimated);
    row.pooled()
        .ifPresent(
            pooled -> {
              json.writeName("pooled");
              estimated(pooled);
            });
    json.writeBooleanProperty("agreed", row.agreed());
    array("gaps", row.gaps(), this::gap);
    row.largest().ifPresent(this::ratio);
    json.writeEndObject();
  }

  private void estimated(Told estimated) {
    json.writeStartObject();
    json.writeNumberProperty("probability", estimated.probability());
    json.writeNumberProperty("standardError", estimated.standardError());
    json.writeNumberProperty("low", estimated.low());
    json.writeNumberProperty("high", estimated.high());
    json.writeNumberProperty("diceShare", estimated.diceShare());
    json.writeEndObject();
  }

  private void gap(Gap gap) {
    json.writeStartObject();
    json.writeStringProperty("theory", gap.theory());
    json.writeStringProperty("other", gap.other());
    moved(gap.difference());
    json.writeEndObject();
  }

  private void moved(Difference difference) {
    json.writeNumberProperty("difference", difference.difference());
    json.writeNumberProperty("standardError", difference.standardError());
    json.writeBooleanProperty("seen", difference.seen());
  }

  private void move(Difference difference) {
    json.writeStartObject();
    moved(difference);
    json.writeEndObject();
  }

  private void named(String name, Difference difference) {
    json.writeName(name);
    move(difference);
  }

  private void ratio(Ratio ratio) {
    json.writeName("largest");
    json.writeStartObject();
    json.writeStringProperty("theory", ratio.theory());
    json.writeStringProperty("other", ratio.other());
    json.writeNumberProperty("ratio", ratio.ratio());
    json.writeNumberProperty("low", ratio.low());
    json.writeNumberProperty("high", ratio.high());
    json.writeBooleanProperty("guarded", ratio.guarded());
    json.writeEndObject();
  }

  private void dispute(Dispute dispute) {
    json.writeStartObject();
    json.writeStringProperty("outcome", dispute.harm());
    json.writeName("effects");
    json.writeStartArray();
    for (List<Difference> effects : dispute.effects()) {
      json.writeStartArray();
      effects.forEach(this::move);
      json.writeEndArray();
    }
    json.writeEndArray();
    array(
        "split",
        dispute.split(),
        split -> {
          json.writeStartObject();
          json.writeStringProperty("pull", split.words());
          array("lowers", split.lowers(), json::writeString);
          array("raises", split.raises(), json::writeString);
          json.writeEndObject();
        });
    array("sized", dispute.sized(), this::sized);
    json.writeEndObject();
  }

  private void sized(Sized sized) {
    json.writeStartObject();
    json.writeStringProperty("pull", sized.lever());
    json.writeStringProperty("low", sized.low());
    named("under", sized.under());
    json.writeStringProperty("high", sized.high());
    named("over", sized.over());
    named("gap", sized.gap());
    json.writeEndObject();
  }

  private void causes(Causes causes) {
    json.writeStartObject();
    json.writeStringProperty("theory", causes.theory());
    causes.whyNot().ifPresent(why -> json.writeStringProperty("whyNot", why));
    json.writeName("changes");
    json.writeStartArray();
    IntStream.range(0, causes.changes().size())
        .forEach(
            i ->
                change(
                    causes.changes().get(i),
                    causes.skipped().isEmpty() ? Optional.empty() : causes.skipped().get(i)));
    json.writeEndArray();
    array("outcomes", causes.outcomes(), this::outcomeCauses);
    json.writeEndObject();
  }

  private void change(Change change, Optional<String> skipped) {
    json.writeStartObject();
    json.writeStringProperty("what", change.what());
    json.writeStringProperty("kind", change.kind());
    json.writeStringProperty("name", change.name());
    change.before().ifPresent(text -> json.writeStringProperty("before", text));
    change.after().ifPresent(text -> json.writeStringProperty("after", text));
    skipped.ifPresent(why -> json.writeStringProperty("skipped", why));
    json.writeEndObject();
  }

  private void outcomeCauses(OutcomeCauses causes) {
    json.writeStartObject();
    json.writeStringProperty("outcome", causes.outcome());
    named("whole", causes.whole());
    array(
        "alone",
        causes.alone(),
        alone -> {
          json.writeStartObject();
          json.writeStringProperty("kind", alone.change().kind());
          json.writeStringProperty("name", alone.change().name());
          moved(alone.move());
          json.writeEndObject();
        });
    causes.together().ifPresent(rest -> named("together", rest));
    array("unknowns", causes.bearings(), this::bearing);
    json.writeEndObject();
  }

  private void bearing(RankCorrelation bearing) {
    json.writeStartObject();
    json.writeStringProperty("unknown", bearing.unknown());
    json.writeNumberProperty("correlation", bearing.correlation());
    json.writeNumberProperty("standardError", bearing.error());
    json.writeEndObject();
  }
}
