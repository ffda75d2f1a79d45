package offramp.web;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import offramp.finding.Method;
import offramp.finding.Runs;
import offramp.finding.Walkthrough;
import offramp.finding.Walkthroughs;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.program.Program;
import offramp.report.JsonText;
import offramp.simulate.RunFault;
import tools.jackson.core.JsonGenerator;

/// Single histories, step by step, as the page walks through them.
record Walks(Programs programs, Precedence precedence) {
  void answer(Call call) throws Refused, IOException {
    call.only("POST");
    String text = call.text();
    call.json(precedence.text(() -> answer(call.query(), text)));
  }

  private String answer(Query query, String text) throws Refused {
    Asked asked = Asked.of(query, text);
    Program program = programs.sound(asked.source(), asked.variations().getFirst());
    try {
      return json(walk(query, asked, program.model()));
    } catch (RunFault fault) {
      throw new Refused(Refused.NOT_WORKABLE, String.valueOf(fault.getMessage()), "");
    }
  }

  private Walkthrough walk(Query query, Asked asked, Model model) throws Refused {
    Runs.Effort effort =
        new Runs.Effort(
            Method.SIMULATE,
            asked.seed(),
            Asked.TRAJECTORIES,
            Asked.DRAWS,
            1,
            OptionalDouble.empty());
    Runs.Question question = asked.question(model.crisis(), "", effort);
    long history = query.number("history", 0, 0, Asked.TRAJECTORIES - 1);
    Optional<String> ending = query.last("ending").map(asked.words());
    if (ending.isEmpty()) {
      return Walkthroughs.of(model, question, history);
    }
    List<String> outcomes = model.outcomes().stream().map(Outcome::name).toList();
    int outcome = outcomes.indexOf(ending.get());
    if (outcome < 0) {
      throw new Refused(Refused.BAD, "the model has no outcome `%s`".formatted(ending.get()), "");
    }
    return Walkthroughs.reaching(model, question, outcome, history)
        .orElseThrow(
            () ->
                new Refused(
                    Refused.NOT_FOUND,
                    "none of %,d histories ends in `%s`"
                        .formatted(Walkthroughs.TRIES, ending.get()),
                    "`offramp paths` draws the histories that do, however rare"));
  }

  private static String json(Walkthrough walk) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("history", walk.history());
          json.writeNumberProperty("draw", walk.draw());
          json.writeStringProperty("end", walk.end());
          json.writeBooleanProperty("cut", walk.cut());
          JsonText.array(json, "unknowns", walk.unknowns(), value -> value(json, value));
          JsonText.array(json, "steps", walk.steps(), step -> step(json, step));
          json.writeEndObject();
        });
  }

  private static void value(JsonGenerator json, Walkthrough.Value value) {
    json.writeStartObject();
    json.writeStringProperty("name", value.name());
    json.writeStringProperty("value", value.value());
    json.writeEndObject();
  }

  private static void step(JsonGenerator json, Walkthrough.Step step) {
    json.writeStartObject();
    json.writeNumberProperty("time", step.time().value());
    step.time().date().ifPresent(date -> json.writeStringProperty("date", date.toString()));
    json.writeStringProperty("event", step.event());
    step.at()
        .ifPresent(
            span -> {
              json.writeNumberProperty("from", span.start());
              json.writeNumberProperty("to", span.end());
            });
    JsonText.array(json, "triggers", step.triggers(), json::writeString);
    JsonText.array(json, "outcomes", step.outcomes(), json::writeString);
    JsonText.array(json, "changes", step.changes(), change -> change(json, change));
    JsonText.array(json, "state", step.state(), value -> value(json, value));
    JsonText.array(json, "might", step.might(), might -> might(json, might));
    json.writeEndObject();
  }

  private static void change(JsonGenerator json, Walkthrough.Change change) {
    json.writeStartObject();
    json.writeStringProperty("name", change.name());
    json.writeStringProperty("before", change.before());
    json.writeStringProperty("after", change.after());
    json.writeEndObject();
  }

  private static void might(JsonGenerator json, Walkthrough.Might might) {
    json.writeStartObject();
    json.writeStringProperty("event", might.event());
    json.writeNumberProperty("rate", might.rate());
    json.writeEndObject();
  }
}
