package offramp.page;

import java.util.List;
import java.util.Optional;
import offramp.finding.RunFinding.Exact;
import offramp.finding.RunFinding.Horizon;
import offramp.finding.RunFinding.Time;
import offramp.report.Figures;
import offramp.text.Unit;

/// What several sections say alike.
final class Words {
  static final String USE = "What these numbers are not";
  static final String CONTENTS = "Questions";
  static final String UNANSWERED = "What this report does not answer";
  static final String SOURCES = "Sources that the model names";
  static final String AGAIN = "To get these numbers again:";
  static final String TABLE = "The figure as a table";

  private Words() {}

  /// {@return a time as its day, or as so many units}
  static String time(Time time, Unit unit) {
    return time.date().map(Object::toString).orElseGet(() -> span(time.value(), unit));
  }

  static String span(double value, Unit unit) {
    return Figures.number(value) + " " + unit.word() + (value == 1 ? "" : "s");
  }

  /// {@return when the horizon is}
  static String by(Horizon horizon) {
    return time(new Time(horizon.value(), horizon.date()), horizon.unit());
  }

  static String theory(String name) {
    return "`" + name + "`";
  }

  /// {@return names between backquotes, in a row}
  static String names(List<String> names) {
    return String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
  }

  static String plural(long count, String one, String many) {
    return Figures.count(count) + " " + (count == 1 ? one : many);
  }

  static String plural(long count, String one) {
    return plural(count, one, one + "s");
  }

  static String histories(long count) {
    return plural(count, "history", "histories");
  }

  /// {@return a difference of probabilities in percentage points, with its sign}
  static String points(double difference) {
    return (difference > 0 ? "+" : "") + Figures.points(difference).replace('-', '−');
  }

  /// {@return two standard errors in percentage points}
  static String error(double standardError) {
    return standardError > 0 ? " ±" + Figures.points(2 * standardError) : "";
  }

  /// {@return two standard errors of a probability}
  static String ofProbability(double standardError) {
    return standardError > 0 ? " ±" + Figures.percent(2 * standardError) : "";
  }

  /// {@return how an answer under one theory was computed}
  static String method(String theory, String method, Optional<Exact> exact, String work) {
    String states =
        exact
            .map(
                found ->
                    "%s states, relative error below %s, "
                        .formatted(Figures.count(found.states()), Figures.number(found.error())))
            .orElse("");
    return "Under `%s` by method %s: %s%s.".formatted(theory, method, states, work);
  }
}
