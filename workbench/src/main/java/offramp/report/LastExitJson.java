package offramp.report;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import offramp.explore.Late.Estimate;
import offramp.finding.LastExit;
import offramp.finding.LastExit.AtRung;
import offramp.finding.LastExit.Case;
import offramp.finding.LastExit.FromThere;
import offramp.finding.LastExit.Last;
import offramp.finding.LastExit.OnLadder;
import offramp.finding.LastExit.Pulled;
import tools.jackson.core.JsonGenerator;

/// Until when what could be done still helps, as part of the JSON of levers.
///
/// @param theories their names, in the order of the views
record LastExitJson(JsonGenerator json, List<String> theories) {

  void all(LastExit exits) {
    json.writeName("lastExit");
    json.writeStartObject();
    exits.threshold().ifPresent(p -> json.writeNumberProperty("threshold", p));
    json.writeBooleanProperty("dated", exits.dated());
    array("closed", exits.closed(), json::writeString);
    array("cases", exits.cases(), this::one);
    json.writeEndObject();
  }

  private <T> void array(String name, List<T> items, Consumer<T> each) {
    JsonText.array(json, name, items, each);
  }

  private void one(Case is) {
    json.writeStartObject();
    json.writeStringProperty("outcome", is.outcome());
    json.writeStringProperty("lever", is.lever());
    is.asDeclared().ifPresent(when -> json.writeStringProperty("when", when));
    array("dates", is.dates(), date -> json.writeString(date.toString()));
    json.writeName("theories");
    json.writeStartArray();
    for (int view = 0; view < theories.size(); view++) {
      theory(is, view);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void theory(Case is, int view) {
    json.writeStartObject();
    json.writeStringProperty("theory", theories.get(view));
    estimate("without", is.without().get(view));
    json.writeName("atOpening");
    pulled(is.atStart().get(view));
    if (!is.declared().isEmpty()) {
      json.writeName("asDeclared");
      pulled(is.declared().get(view));
    }
    array("byDate", is.byDate(), row -> pulled(row.get(view)));
    if (!is.lastDate().isEmpty()) {
      last("lastDate", is.lastDate().get(view), date -> is.dates().get(date).toString());
    }
    array("ladders", is.ladders(), on -> ladder(on, view));
    json.writeEndObject();
  }

  private void ladder(OnLadder on, int view) {
    json.writeStartObject();
    json.writeStringProperty("ladder", on.ladder());
    json.writeName("rungs");
    json.writeStartArray();
    for (int rung = 0; rung < on.rungs().size(); rung++) {
      rung(on.rungs().get(rung), on.byRung().get(rung).get(view));
    }
    json.writeEndArray();
    last("lastRung", on.lastRung().get(view), on.rungs()::get);
    json.writeEndObject();
  }

  private void rung(String name, AtRung at) {
    json.writeStartObject();
    json.writeStringProperty("rung", name);
    estimate("reached", at.reached());
    if (at.histories() > 0) {
      json.writeNumberProperty("histories", at.histories());
    }
    at.from().ifPresent(this::from);
    json.writeName("overall");
    pulled(at.overall());
    json.writeEndObject();
  }

  private void from(FromThere from) {
    json.writeName("from");
    json.writeStartObject();
    estimate("without", from.without());
    estimate("with", from.with());
    from.avoided().ifPresent(share -> estimate("avoided", share));
    json.writeStringProperty("verdict", from.verdict().word());
    json.writeEndObject();
  }

  private void pulled(Pulled pulled) {
    json.writeStartObject();
    estimate("probability", pulled.probability());
    estimate("difference", pulled.difference());
    json.writeStringProperty("verdict", pulled.verdict().word());
    json.writeEndObject();
  }

  private void last(String name, Last last, IntFunction<String> word) {
    json.writeName(name);
    json.writeStartObject();
    json.writeBooleanProperty("every", last.every());
    moment("first", last.first(), word);
    moment("estimated", last.estimated(), word);
    moment("surely", last.surely(), word);
    moment("perhaps", last.perhaps(), word);
    json.writeEndObject();
  }

  private void moment(String name, OptionalInt at, IntFunction<String> word) {
    at.ifPresent(number -> json.writeStringProperty(name, word.apply(number)));
  }

  private void estimate(String name, Estimate estimate) {
    json.writeName(name);
    json.writeStartObject();
    json.writeNumberProperty("value", estimate.value());
    json.writeNumberProperty("standardError", estimate.standardError());
    json.writeEndObject();
  }
}
