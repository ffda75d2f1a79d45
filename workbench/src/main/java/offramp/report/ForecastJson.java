package offramp.report;

import java.util.Optional;
import java.util.OptionalInt;
import offramp.finding.ForecastScores;
import offramp.finding.ForecastScores.Group;
import offramp.finding.ForecastScores.Judged;
import offramp.finding.ForecastScores.Numbers;
import offramp.history.Bootstrap;
import offramp.history.Calibration;
import tools.jackson.core.JsonGenerator;

/// A record of forecasts and how they have done as JSON; `docs/json/forecast-scores.schema.json`
/// and `docs/json/forecast-record.schema.json` describe it.
public final class ForecastJson {
  private final JsonGenerator json;

  private ForecastJson(JsonGenerator json) {
    this.json = json;
  }

  /// {@return the scores as one JSON object}
  public static String of(ForecastScores scores) {
    return JsonText.of(json -> new ForecastJson(json).scores(scores));
  }

  /// {@return a record, or some of its entries, as one JSON object}
  ///
  /// @param from the number of the first entry to show
  /// @param question to which it keeps, if any
  public static String of(ForecastFile record, int from, Optional<String> question) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("count", record.entries().size());
          json.writeStringProperty("head", record.head());
          json.writeName("entries");
          json.writeStartArray();
          for (int i = from - 1; i < record.lines().size(); i++) {
            String asked = record.entries().get(i).question();
            if (question.isEmpty() || question.get().equals(asked)) {
              json.writeRawValue(record.lines().get(i));
            }
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /// {@return whether a record is whole, as one JSON object}
  ///
  /// @param line where it is broken first, if it is
  /// @param why it is
  public static String check(ForecastFile record, OptionalInt line, String why) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeBooleanProperty("whole", line.isEmpty());
          if (line.isEmpty()) {
            json.writeNumberProperty("count", record.entries().size());
            json.writeStringProperty("head", record.head());
          } else {
            json.writeNumberProperty("line", line.getAsInt());
            json.writeStringProperty("why", why);
          }
          json.writeEndObject();
        });
  }

  private void scores(ForecastScores scores) {
    json.writeStartObject();
    json.writeStringProperty("asOf", scores.asOf().toString());
    json.writeNumberProperty("level", ForecastScores.level());
    JsonText.array(json, "ahead", scores.ahead(), this::group);
    JsonText.array(json, "hindsight", scores.hindsight(), this::group);
    JsonText.array(json, "forecasts", scores.forecasts(), this::forecast);
    json.writeEndObject();
  }

  private void group(Group group) {
    json.writeStartObject();
    json.writeStringProperty("author", group.author());
    json.writeNumberProperty("forecasts", group.forecasts());
    json.writeNumberProperty("right", group.right());
    json.writeNumberProperty("wrong", group.wrong());
    json.writeNumberProperty("cannotBeJudged", group.unjudged());
    json.writeNumberProperty("open", group.open());
    json.writeNumberProperty("overdue", group.overdue());
    json.writeNumberProperty("writtenLater", group.writtenLater());
    group.numbers().ifPresent(this::numbers);
    json.writeEndObject();
  }

  private void numbers(Numbers numbers) {
    json.writeName("scores");
    json.writeStartObject();
    json.writeNumberProperty("count", numbers.count());
    json.writeNumberProperty("questions", numbers.questions());
    json.writeBooleanProperty("tooFewToTell", numbers.few());
    score("brier", numbers, numbers.brier());
    score("log", numbers, numbers.log());
    json.writeNumberProperty("clipped", numbers.clipped());
    JsonText.array(json, "calibration", numbers.calibration(), this::bin);
    json.writeEndObject();
  }

  /// One question has nothing to be drawn anew from, so no interval.
  private void score(String name, Numbers numbers, Bootstrap.Interval score) {
    json.writeName(name);
    json.writeStartObject();
    json.writeNumberProperty("value", score.value());
    if (numbers.questions() > 1) {
      json.writeNumberProperty("low", score.low());
      json.writeNumberProperty("high", score.high());
    }
    json.writeEndObject();
  }

  private void bin(Calibration.Bin bin) {
    json.writeStartObject();
    json.writeNumberProperty("from", bin.from());
    json.writeNumberProperty("to", bin.to());
    json.writeNumberProperty("count", bin.count());
    json.writeNumberProperty("said", bin.said());
    json.writeNumberProperty("came", bin.came().value());
    json.writeNumberProperty("low", bin.came().low());
    json.writeNumberProperty("high", bin.came().high());
    json.writeEndObject();
  }

  private void forecast(Judged forecast) {
    json.writeStartObject();
    json.writeNumberProperty("entry", forecast.entry().number());
    json.writeStringProperty("question", forecast.entry().question());
    json.writeStringProperty("author", forecast.claim().author());
    json.writeStringProperty("made", forecast.claim().made().toString());
    json.writeStringProperty("recorded", forecast.entry().recorded().toString());
    json.writeStringProperty("by", forecast.claim().by().toString());
    forecast.entry().probability().ifPresent(p -> json.writeNumberProperty("probability", p));
    forecast.entry().says().ifPresent(says -> json.writeBooleanProperty("says", says));
    forecast.resolved().ifPresent(a -> json.writeStringProperty("came", a.came().word()));
    forecast.answer().ifPresent(a -> json.writeNumberProperty("answer", a.number()));
    forecast.right().ifPresent(right -> json.writeBooleanProperty("right", right));
    json.writeBooleanProperty("overdue", forecast.overdue());
    json.writeBooleanProperty("hindsight", forecast.late());
    json.writeEndObject();
  }
}
