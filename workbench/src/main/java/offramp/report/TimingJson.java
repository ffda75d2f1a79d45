package offramp.report;

import offramp.finding.TimingFinding;
import offramp.finding.TimingFinding.Refused;
import offramp.finding.TimingFinding.Rule;
import offramp.finding.TimingFinding.Solved;
import offramp.finding.TimingFinding.Use;
import tools.jackson.core.JsonGenerator;

/// When to pull what, as a JSON object.
final class TimingJson {
  private final JsonGenerator json;

  private TimingJson(JsonGenerator json) {
    this.json = json;
  }

  /// Writes the finding as the value of the property `optimal`.
  static void write(TimingFinding found, JsonGenerator json) {
    json.writeName("optimal");
    json.writeStartObject();
    json.writeStringProperty("outcome", found.outcome());
    json.writeNumberProperty("dates", found.dates());
    json.writeStringProperty("unknowns", "medians");
    JsonText.array(json, "theories", found.views(), new TimingJson(json)::view);
    json.writeEndObject();
  }

  private void view(TimingFinding.View view) {
    json.writeStartObject();
    json.writeStringProperty("theory", view.theory());
    switch (view) {
      case Refused(_, var why) -> json.writeStringProperty("refused", why);
      case Solved solved -> solved(solved);
    }
    json.writeEndObject();
  }

  private void solved(Solved found) {
    json.writeNumberProperty("states", found.states());
    json.writeNumberProperty("nothing", found.nothing());
    json.writeName("declared");
    json.writeStartObject();
    json.writeStringProperty("policy", found.policy());
    json.writeNumberProperty("probability", found.declared());
    json.writeEndObject();
    json.writeName("fixed");
    json.writeStartObject();
    json.writeNumberProperty("probability", found.timed());
    json.writeBooleanProperty("exhaustive", found.all());
    json.writeName("pulls");
    json.writeStartArray();
    for (TimingFinding.Day day : found.days()) {
      json.writeStartObject();
      json.writeStringProperty("lever", day.lever());
      json.writeNumberProperty("time", day.time());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    seeing(found);
  }

  private void seeing(Solved found) {
    json.writeName("seeing");
    json.writeStartObject();
    json.writeNumberProperty("probability", found.least());
    JsonText.array(json, "policy", found.uses(), this::use);
    json.writeEndObject();
  }

  private void use(Use use) {
    json.writeStartObject();
    json.writeStringProperty("lever", use.lever());
    json.writeNumberProperty("share", use.share());
    json.writeName("rules");
    json.writeStartArray();
    for (Rule rule : use.rules()) {
      json.writeStartObject();
      json.writeNumberProperty("from", rule.from());
      json.writeNumberProperty("to", rule.to());
      json.writeStringProperty("when", rule.when());
      json.writeNumberProperty("right", rule.right());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
