package offramp.report;

import java.util.List;
import java.util.function.Consumer;
import offramp.explore.Likelihoods.Valued;
import offramp.finding.CompareFinding.Pair;
import offramp.finding.CompareFinding.PairSignal;
import offramp.finding.CompareFinding.Signal;
import offramp.finding.CompareFinding.Signals;
import offramp.finding.CompareFinding.Watch;
import offramp.finding.CompareFinding.Worth;
import offramp.finding.RunFinding.Time;
import tools.jackson.core.JsonGenerator;

/// What would tell theories apart, as JSON.
final class SignalsJson {
  private final JsonGenerator json;

  SignalsJson(JsonGenerator json) {
    this.json = json;
  }

  void write(Signals signals) {
    json.writeName("signals");
    json.writeStartObject();
    json.writeNumberProperty("entropyBits", signals.entropy());
    json.writeNumberProperty("looked", signals.looked());
    array("ranked", signals.ranked(), this::signal);
    signals
        .most()
        .ifPresent(
            most -> {
              json.writeName("most");
              signal(most);
            });
    array("pairs", signals.pairs(), this::pair);
    array("worth", signals.worth(), this::worth);
    json.writeEndObject();
  }

  private <T> void array(String name, List<T> items, Consumer<T> each) {
    JsonText.array(json, name, items, each);
  }

  private void by(Time time) {
    json.writeName("by");
    json.writeStartObject();
    json.writeNumberProperty("value", time.value());
    time.date().ifPresent(date -> json.writeStringProperty("date", date.toString()));
    json.writeEndObject();
  }

  private void valued(Valued valued) {
    json.writeStartObject();
    json.writeNumberProperty("value", valued.value());
    json.writeNumberProperty("standardError", valued.error());
    json.writeEndObject();
  }

  private void valued(String name, Valued valued) {
    json.writeName(name);
    valued(valued);
  }

  private void signal(Signal signal) {
    json.writeStartObject();
    json.writeStringProperty("observation", signal.words());
    array("alike", signal.alike(), json::writeString);
    by(signal.by());
    valued("bits", signal.information());
    json.writeNumberProperty("bitsPerUnit", signal.perUnit());
    array("under", signal.under(), this::valued);
    array("guarded", signal.guarded(), json::writeBoolean);
    array("ifSeen", signal.ifSeen(), json::writeNumber);
    array("ifNot", signal.ifNot(), json::writeNumber);
    json.writeEndObject();
  }

  private void pair(Pair pair) {
    json.writeStartObject();
    json.writeStringProperty("theory", pair.theory());
    json.writeStringProperty("other", pair.other());
    array("ranked", pair.ranked(), this::pairSignal);
    json.writeEndObject();
  }

  private void pairSignal(PairSignal signal) {
    json.writeStartObject();
    json.writeStringProperty("observation", signal.words());
    by(signal.by());
    valued("natsForTheory", signal.forTheory());
    valued("natsForOther", signal.forOther());
    json.writeNumberProperty("natsPerUnit", signal.perUnit());
    factor("factorIfSeen", signal.ifSeen());
    factor("factorIfNot", signal.ifNot());
    json.writeBooleanProperty("guarded", signal.guarded());
    json.writeEndObject();
  }

  private void factor(String name, Valued factor) {
    json.writeName(name);
    json.writeStartObject();
    json.writeNumberProperty("value", factor.value());
    json.writeNumberProperty("errorOfLogarithm", factor.error());
    json.writeEndObject();
  }

  private void worth(Worth worth) {
    json.writeStartObject();
    json.writeStringProperty("outcome", worth.harm());
    json.writeStringProperty("now", worth.now());
    json.writeNumberProperty("regret", worth.regret());
    worth.watch().ifPresent(this::watch);
    json.writeEndObject();
  }

  private void watch(Watch watch) {
    json.writeName("watch");
    json.writeStartObject();
    json.writeStringProperty("observation", watch.words());
    by(watch.by());
    json.writeStringProperty("ifSeen", watch.ifSeen());
    json.writeStringProperty("ifNot", watch.ifNot());
    valued("atMost", watch.worth());
    json.writeEndObject();
  }
}
