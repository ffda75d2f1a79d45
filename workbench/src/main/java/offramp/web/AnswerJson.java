package offramp.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import offramp.finding.Calendar;
import offramp.finding.Period;
import offramp.finding.RunFinding;
import offramp.finding.RunFinding.Estimate;
import offramp.finding.RunFinding.Time;
import offramp.finding.Runs;
import offramp.finding.WhenFinding.Scheduled;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Unknown;
import offramp.program.Program;
import offramp.report.JsonText;
import offramp.text.Diagnostic;
import offramp.text.Unit;
import tools.jackson.core.JsonGenerator;

/// The lines of an answer as somebody types, each a JSON object.
final class AnswerJson {
  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  private final JsonGenerator json;

  private AnswerJson(JsonGenerator json) {
    this.json = json;
  }

  /// {@return that the model is wrong}
  static String wrong(List<Diagnostic> errors) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("kind", "wrong");
          json.writeNumberProperty("count", errors.size());
          json.writeStringProperty("error", errors.isEmpty() ? "" : errors.getFirst().message());
          json.writeEndObject();
        });
  }

  /// {@return that the running model broke a rule}
  static String fault(String words) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("kind", "fault");
          json.writeStringProperty("error", words);
          json.writeStringProperty("help", "`offramp run` on this model says where and when");
          json.writeEndObject();
        });
  }

  /// {@return what a page needs to know of a model to draw its answers}
  ///
  /// @param free the model with every unknown that could be fixed
  static String model(Program free, Program program, Period horizon) {
    return JsonText.of(json -> new AnswerJson(json).whole(free.model(), program, horizon));
  }

  private void whole(Model free, Program program, Period horizon) {
    Model model = program.model();
    Crisis crisis = model.crisis();
    json.writeStartObject();
    json.writeStringProperty("kind", "model");
    json.writeStringProperty("title", crisis.title());
    json.writeStringProperty("unit", horizon.unit().word());
    json.writeNumberProperty("horizon", horizon.value());
    crisis.starts().ifPresent(day -> json.writeStringProperty("start", day.toString()));
    List<String> theories = new ArrayList<>(List.of(Crisis.BASE));
    crisis.theories().forEach(theory -> theories.add(theory.name()));
    JsonText.array(json, "theories", theories, json::writeString);
    JsonText.array(json, "unknowns", free.unknowns(), unknown -> unknown(free, unknown));
    JsonText.array(json, "levers", crisis.levers(), this::lever);
    JsonText.array(json, "outcomes", model.outcomes(), outcome -> outcome(model, outcome));
    JsonText.array(json, "history", history(crisis, horizon.unit()), this::scheduled);
    JsonText.array(json, "scheduled", calendar(program, horizon), this::scheduled);
    json.writeEndObject();
  }

  private void unknown(Model model, Unknown unknown) {
    json.writeStartObject();
    json.writeStringProperty("name", unknown.name());
    json.writeNumberProperty("low", unknown.law().quantile(LOW));
    json.writeNumberProperty("high", unknown.law().quantile(HIGH));
    json.writeNumberProperty("median", unknown.law().quantile(0.5));
    json.writeStringProperty("unit", unknown.scale().map(AnswerJson::words).orElse(""));
    if (!unknown.words().isEmpty()) {
      JsonText.array(json, "words", unknown.words(), json::writeString);
    }
    String family = unknown.name().replaceFirst("\\[.*", "");
    model.crisis().assumptions().stream()
        .filter(a -> a.kind().equals("unknown"))
        .filter(a -> a.name().equals(unknown.name()) || a.name().equals(family))
        .findFirst()
        .flatMap(Crisis.Assumption::because)
        .ifPresent(why -> json.writeStringProperty("because", Runs.source(model, why)));
    json.writeEndObject();
  }

  private static String words(Unknown.Scale scale) {
    return scale.per() ? "per " + scale.unit().word() : scale.unit().word() + "s";
  }

  private void lever(Crisis.Lever lever) {
    json.writeStartObject();
    json.writeStringProperty("name", lever.name());
    lever.actor().ifPresent(actor -> json.writeStringProperty("who", actor));
    json.writeNumberProperty("cost", lever.cost());
    json.writeEndObject();
  }

  private void outcome(Model model, Outcome outcome) {
    json.writeStartObject();
    json.writeStringProperty("name", outcome.name());
    outcome.harm().ifPresent(harm -> json.writeStringProperty("harm", harm.word()));
    int number = model.outcomes().indexOf(outcome);
    model.references().stream()
        .filter(reference -> reference.outcome() == number)
        .findFirst()
        .ifPresent(reference -> reference(model, reference));
    json.writeEndObject();
  }

  private void reference(Model model, Outcome.Reference reference) {
    json.writeName("reference");
    json.writeStartObject();
    json.writeNumberProperty("low", reference.low());
    json.writeNumberProperty("high", reference.high());
    json.writeBooleanProperty("perYear", reference.perYear());
    reference
        .because()
        .ifPresent(why -> json.writeStringProperty("source", Runs.source(model, why)));
    json.writeEndObject();
  }

  private static List<Scheduled> history(Crisis crisis, Unit unit) {
    return crisis.histories().stream()
        .flatMap(history -> history.entries().stream())
        .map(entry -> new Scheduled(time(crisis, entry.first(), unit), entry.event()))
        .toList();
  }

  private static Time time(Crisis crisis, LocalDate day, Unit unit) {
    double days = crisis.starts().map(start -> ChronoUnit.DAYS.between(start, day)).orElse(0L);
    return new Time(days / unit.days(), Optional.of(day));
  }

  private static List<Scheduled> calendar(Program program, Period horizon) {
    double most = horizon.value() * horizon.unit().days();
    return new Calendar(
            program,
            days -> new Time(days / horizon.unit().days(), Runs.date(program.model(), days)))
        .between(0, most);
  }

  private void scheduled(Scheduled scheduled) {
    json.writeStartObject();
    time(scheduled.time());
    json.writeStringProperty("text", scheduled.what());
    json.writeEndObject();
  }

  private void time(Time time) {
    json.writeNumberProperty("time", time.value());
    time.date().ifPresent(date -> json.writeStringProperty("date", date.toString()));
  }

  /// {@return what a run found}
  ///
  /// @param sharp whether it gets no sharper
  static String answer(RunFinding found, boolean sharp) {
    return JsonText.of(json -> new AnswerJson(json).run(found, sharp));
  }

  private void run(RunFinding found, boolean sharp) {
    json.writeStartObject();
    json.writeStringProperty("kind", "answer");
    json.writeStringProperty("theory", found.theory());
    json.writeStringProperty("method", found.method());
    json.writeNumberProperty("trajectories", found.trajectories());
    json.writeNumberProperty("draws", found.draws());
    json.writeBooleanProperty("final", sharp);
    json.writeName("outcomes");
    json.writeStartArray();
    for (RunFinding.OutcomeSeries outcome : found.outcomes()) {
      json.writeStartObject();
      json.writeStringProperty("name", outcome.name());
      JsonText.array(json, "series", outcome.series(), this::estimate);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void estimate(Estimate estimate) {
    json.writeStartObject();
    time(estimate.time());
    json.writeNumberProperty("p", estimate.probability());
    json.writeNumberProperty("error", estimate.standardError());
    json.writeNumberProperty("low", estimate.low());
    json.writeNumberProperty("high", estimate.high());
    json.writeBooleanProperty("hidden", estimate.hidden());
    estimate.bound().ifPresent(bound -> json.writeNumberProperty("bound", bound));
    json.writeEndObject();
  }
}
