package offramp.report;

import java.util.Map;
import offramp.explore.Box;
import offramp.explore.Index;
import offramp.explore.Prim;
import offramp.explore.Scenario;
import offramp.explore.Tipping;
import offramp.explore.Warning;
import offramp.finding.ExploreFinding;
import offramp.finding.ExploreFinding.Discovery;
import offramp.finding.ExploreFinding.Threshold;
import offramp.finding.ExploreFinding.Tip;
import tools.jackson.core.JsonGenerator;

/// Where outcomes are common, and where they cross a threshold, as JSON.
final class ScenarioJson {
  private final JsonGenerator json;

  ScenarioJson(JsonGenerator json) {
    this.json = json;
  }

  void discovery(Discovery discovery) {
    Scenario scenario = discovery.scenario();
    json.writeStartObject();
    json.writeStringProperty("outcome", discovery.outcome());
    json.writeNumberProperty("draws", discovery.rows());
    json.writeStringProperty("words", words(scenario.best().box(), discovery));
    index("coverage", scenario.best().coverage());
    index("density", scenario.best().density());
    index("support", scenario.best().support());
    index("everywhere", scenario.everywhere());
    JsonText.array(json, "limits", scenario.limits(), limit -> limit(limit, discovery));
    JsonText.array(json, "curve", scenario.curve(), step -> step(step, discovery));
    JsonText.array(json, "leaves", scenario.leaves(), step -> step(step, discovery));
    json.writeEndObject();
  }

  private static String words(Box box, Discovery discovery) {
    return BoxText.of(box, discovery.scenario().all(), discovery.unknowns());
  }

  private void limit(Prim.Limit limit, Discovery discovery) {
    json.writeStartObject();
    json.writeStringProperty("unknown", discovery.unknowns().get(limit.unknown()).name());
    json.writeBooleanProperty("upper", limit.upper());
    json.writeNumberProperty("value", limit.value());
    json.writeNumberProperty("quasiP", limit.quasiP());
    json.writeEndObject();
  }

  private void step(Scenario.Judged step, Discovery discovery) {
    json.writeStartObject();
    json.writeStringProperty("words", words(step.box(), discovery));
    index("coverage", step.coverage());
    index("density", step.density());
    index("support", step.support());
    json.writeNumberProperty("restricted", step.box().restricted(discovery.scenario().all()));
    json.writeEndObject();
  }

  void experts(ExploreFinding.Disagreed disagreed) {
    json.writeStartObject();
    json.writeStringProperty("outcome", disagreed.outcome());
    JsonText.array(
        json,
        "experts",
        disagreed.experts(),
        expert -> {
          json.writeStartObject();
          json.writeStringProperty("expert", expert.name());
          index("probability", expert.probability());
          json.writeEndObject();
        });
    JsonText.array(
        json,
        "unknowns",
        disagreed.unknowns(),
        unknown -> {
          json.writeStartObject();
          json.writeStringProperty("unknown", unknown.unknown());
          index("share", unknown.share());
          json.writeEndObject();
        });
    json.writeEndObject();
  }

  void early(ExploreFinding.Early early) {
    json.writeStartObject();
    json.writeStringProperty("outcome", early.outcome());
    json.writeNumberProperty("time", early.by().value());
    early.by().date().ifPresent(date -> json.writeStringProperty("date", date.toString()));
    json.writeNumberProperty("looked", early.looked());
    JsonText.array(json, "signs", early.signs(), this::sign);
    json.writeEndObject();
  }

  private void sign(ExploreFinding.Sign sign) {
    Warning warning = sign.warning();
    json.writeStartObject();
    json.writeStringProperty("sign", sign.words());
    json.writeNumberProperty("open", warning.open());
    index("seen", warning.seen());
    index("before", warning.before());
    index("ifSeen", warning.ifSeen());
    index("ifNot", warning.ifNot());
    index("hits", warning.hits());
    index("falseAlarms", warning.falseAlarms());
    index("information", warning.information());
    warning.likelihoodRatio().ifPresent(r -> json.writeNumberProperty("likelihoodRatio", r));
    warning
        .lead()
        .ifPresent(
            lead -> {
              json.writeNumberProperty("leadLow", lead.low());
              json.writeNumberProperty("leadMedian", lead.median());
              json.writeNumberProperty("leadHigh", lead.high());
            });
    json.writeEndObject();
  }

  void threshold(Threshold threshold) {
    json.writeStartObject();
    json.writeStringProperty("outcome", threshold.outcome());
    json.writeNumberProperty("threshold", threshold.threshold());
    index("probability", threshold.mean());
    JsonText.array(json, "unknowns", threshold.tips(), this::tip);
    JsonText.array(json, "swaps", threshold.swaps(), this::swap);
    JsonText.array(json, "contours", threshold.contours(), this::contour);
    JsonText.array(json, "starts", threshold.starts(), this::start);
    threshold.levers().ifPresent(this::pulled);
    json.writeEndObject();
  }

  private void swap(ExploreFinding.Swap swap) {
    json.writeStartObject();
    json.writeStringProperty("other", swap.other());
    index("gap", swap.gap());
    JsonText.array(json, "unknowns", swap.tips(), this::tip);
    json.writeEndObject();
  }

  private void contour(ExploreFinding.Contour contour) {
    json.writeStartObject();
    json.writeStringProperty("unknown", contour.unknown().name());
    json.writeStringProperty("other", contour.other().name());
    JsonText.array(
        json,
        "points",
        contour.points(),
        point -> {
          json.writeStartObject();
          json.writeNumberProperty("otherQuantile", point.quantile());
          json.writeName("crosses");
          tip(point.tip());
          json.writeEndObject();
        });
    json.writeEndObject();
  }

  private void pulled(ExploreFinding.Pulled pulled) {
    JsonText.array(json, "levers", pulled.strengths(), this::strength);
    pulled
        .best()
        .ifPresent(
            best -> {
              json.writeName("bestLever");
              json.writeStartObject();
              json.writeStringProperty("lever", best.lever());
              index("change", best.change());
              best.second().ifPresent(second -> json.writeStringProperty("second", second));
              index("ahead", best.ahead());
              JsonText.array(json, "turns", best.turns(), this::turn);
              json.writeEndObject();
            });
  }

  private void strength(ExploreFinding.Strength strength) {
    Tipping tipping = strength.tipping();
    json.writeStartObject();
    json.writeStringProperty("lever", strength.lever());
    index("probability", strength.probability());
    index("change", strength.change());
    json.writeNumberProperty("crossing", tipping.crossing());
    if (tipping.at().isPresent()) {
      json.writeNumberProperty("strength", tipping.at().getAsDouble());
      json.writeNumberProperty("low", tipping.low());
      json.writeNumberProperty("high", tipping.high());
    }
    json.writeEndObject();
  }

  private void turn(ExploreFinding.Turn turn) {
    json.writeStartObject();
    turn.other().ifPresent(other -> json.writeStringProperty("other", other));
    json.writeName("at");
    tip(turn.tip());
    json.writeEndObject();
  }

  private void start(ExploreFinding.Start start) {
    json.writeStartObject();
    json.writeStringProperty("variable", start.variable());
    json.writeStringProperty("today", start.today());
    JsonText.array(
        json,
        "values",
        start.values(),
        from -> {
          json.writeStartObject();
          json.writeStringProperty("value", from.value());
          from.probability().ifPresent(p -> index("probability", p));
          json.writeBooleanProperty("crosses", from.crosses());
          json.writeEndObject();
        });
    json.writeEndObject();
  }

  private void tip(Tip tip) {
    Tipping tipping = tip.tipping();
    json.writeStartObject();
    json.writeStringProperty("unknown", tip.unknown().name());
    json.writeNumberProperty("crossing", tipping.crossing());
    if (tipping.at().isPresent()) {
      double rank = tipping.at().getAsDouble();
      json.writeNumberProperty("quantile", rank);
      json.writeNumberProperty("low", tipping.low());
      json.writeNumberProperty("high", tipping.high());
      json.writeStringProperty("value", tip.told(rank));
      json.writeBooleanProperty("rising", tipping.rising());
      JsonText.array(json, "below", tip.below().entrySet(), this::below);
    }
    json.writeEndObject();
  }

  private void below(Map.Entry<String, Double> expert) {
    json.writeStartObject();
    json.writeStringProperty("expert", expert.getKey());
    json.writeNumberProperty("probability", expert.getValue());
    json.writeEndObject();
  }

  private void index(String name, Index index) {
    JsonText.index(json, name, index);
  }
}
