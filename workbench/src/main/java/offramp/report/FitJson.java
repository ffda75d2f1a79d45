package offramp.report;

import java.util.List;
import offramp.finding.FitFinding;
import offramp.finding.FitFinding.Learned;
import offramp.finding.FitFinding.Range;
import offramp.finding.FitFinding.Window;
import offramp.history.Check;
import offramp.history.Fitted;
import offramp.history.MarginalLikelihood.Factor;
import tools.jackson.core.JsonGenerator;

/// What a history teaches as JSON; `docs/json/fit.schema.json` describes it.
public final class FitJson {
  private final JsonGenerator json;

  private FitJson(JsonGenerator json) {
    this.json = json;
  }

  /// {@return what was found, under each theory, as one JSON object}
  public static String of(List<FitFinding> fits) {
    return JsonText.of(json -> new FitJson(json).all(fits));
  }

  private void all(List<FitFinding> fits) {
    FitFinding first = fits.getFirst();
    json.writeStartObject();
    json.writeStringProperty("model", first.file());
    json.writeStringProperty("title", first.title());
    json.writeNumberProperty("seed", first.seed());
    JsonText.array(json, "theories", fits, fit -> theory(fit, first));
    json.writeStringProperty("command", first.command());
    json.writeEndObject();
  }

  private void theory(FitFinding fit, FitFinding first) {
    json.writeStartObject();
    json.writeStringProperty("theory", fit.theory());
    fitted(fit.fitted());
    if (!fit.theory().equals(first.theory())) {
      Factor factor = fit.fitted().evidence().over(first.fitted().evidence());
      factor("logBayesFactor", factor);
      json.writeBooleanProperty("distinguishable", factor.tells());
    }
    JsonText.array(json, "unknowns", fit.learned(), this::learned);
    JsonText.array(json, "survived", fit.survived(), json::writeString);
    fit.survival()
        .ifPresent(
            survival -> {
              json.writeName("survival");
              json.writeStartObject();
              factor("logProbability", survival.likely());
              JsonText.array(json, "without", survival.without(), range -> range(json, range));
              json.writeEndObject();
            });
    fit.later()
        .ifPresent(
            later -> {
              json.writeName("later");
              json.writeStartObject();
              json.writeStringProperty("from", later.day().toString());
              json.writeNumberProperty("events", later.events());
              factor("logScore", later.score());
              json.writeEndObject();
            });
    JsonText.array(json, "histories", fit.histories(), this::window);
    JsonText.array(json, "warnings", fit.warnings(), json::writeString);
    json.writeEndObject();
  }

  private void fitted(Fitted fitted) {
    json.writeNumberProperty("draws", fitted.draws());
    json.writeNumberProperty("islands", fitted.islands());
    json.writeNumberProperty("particles", fitted.particles());
    json.writeBooleanProperty("exact", fitted.exact());
    json.writeNumberProperty("likelihoodNoise", fitted.noise());
    json.writeNumberProperty("effective", fitted.effective());
    json.writeNumberProperty("acceptance", fitted.acceptance());
    json.writeNumberProperty("distinct", fitted.distinct());
    json.writeName("logEvidence");
    json.writeStartObject();
    json.writeNumberProperty("value", fitted.evidence().log());
    json.writeNumberProperty("standardError", fitted.evidence().error());
    json.writeNumberProperty("low", fitted.evidence().log() - fitted.evidence().width());
    json.writeNumberProperty("high", fitted.evidence().log() + fitted.evidence().width());
    json.writeEndObject();
  }

  private void factor(String name, Factor factor) {
    json.writeName(name);
    json.writeStartObject();
    json.writeNumberProperty("value", factor.log());
    json.writeNumberProperty("low", factor.low());
    json.writeNumberProperty("high", factor.high());
    json.writeEndObject();
  }

  private void learned(Learned learned) {
    learned(json, learned);
  }

  static void learned(JsonGenerator json, Learned learned) {
    json.writeStartObject();
    json.writeStringProperty("name", learned.unknown().name());
    learned.unknown().scale().ifPresent(s -> json.writeStringProperty("unit", s.words()));
    json.writeName("before");
    range(json, learned.before());
    json.writeName("after");
    range(json, learned.after());
    json.writeNumberProperty("mean", learned.mean());
    json.writeNumberProperty("narrower", learned.narrower());
    if (Double.isFinite(learned.spread())) {
      json.writeNumberProperty("rHat", learned.spread());
    }
    json.writeEndObject();
  }

  private static void range(JsonGenerator json, Range range) {
    json.writeStartObject();
    json.writeNumberProperty("low", range.low());
    json.writeNumberProperty("median", range.median());
    json.writeNumberProperty("high", range.high());
    json.writeEndObject();
  }

  private void window(Window window) {
    json.writeStartObject();
    json.writeStringProperty("name", window.name());
    json.writeStringProperty("from", window.from().toString());
    json.writeStringProperty("to", window.to().toString());
    json.writeNumberProperty("events", window.events());
    JsonText.array(json, "checks", window.checks(), this::check);
    json.writeEndObject();
  }

  private void check(Check check) {
    json.writeStartObject();
    json.writeStringProperty("name", check.name());
    json.writeNumberProperty("seen", check.seen());
    json.writeNumberProperty("low", check.low());
    json.writeNumberProperty("median", check.median());
    json.writeNumberProperty("high", check.high());
    json.writeNumberProperty("atLeast", check.above());
    json.writeNumberProperty("atMost", check.below());
    json.writeEndObject();
  }
}
