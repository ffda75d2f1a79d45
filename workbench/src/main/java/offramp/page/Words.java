package offramp.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.finding.RunFinding.Exact;
import offramp.finding.RunFinding.Horizon;
import offramp.finding.RunFinding.Time;
import offramp.history.Wilson;
import offramp.model.Crisis;
import offramp.report.Figures;
import offramp.text.Unit;

/// What several sections say alike.
public final class Words {
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

  /// {@return what a theory is called, to stand behind its name; empty if it has no title}
  static String title(Crisis.Theory theory) {
    return theory.title().isEmpty() ? "" : " (“" + theory.title() + "”)";
  }

  /// {@return names between backquotes, in a row}
  static String names(List<String> names) {
    return String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
  }

  /// {@return a number of things, in words}
  public static String plural(long count, String one, String many) {
    return Figures.count(count) + " " + (count == 1 ? one : many);
  }

  /// {@return a number of things, which get an s where they are not one}
  public static String plural(long count, String one) {
    return plural(count, one, one + "s");
  }

  /// {@return a share with its interval}
  static String share(Wilson share) {
    return "%s (%s to %s)"
        .formatted(
            Figures.percent(share.value()),
            Figures.percent(share.low()),
            Figures.percent(share.high()));
  }

  static String histories(long count) {
    return plural(count, "history", "histories");
  }

  /// {@return a difference of probabilities in percentage points, with its sign}
  static String points(double difference) {
    return (difference > 0 ? "+" : "") + Figures.points(difference).replace('-', '−');
  }

  /// {@return a probability at an axis: the fewest digits that say it}
  static String tick(double probability) {
    return probability > 0 && probability < 1e-5
        ? Figures.percent(probability)
        : Figures.written(Math.rint(probability * 1e9) / 1e9);
  }

  /// {@return a number at an axis: the fewest digits that say it}
  static String plain(double value) {
    double size = Math.abs(value);
    return size > 0 && (size < 1e-4 || size >= 1e6)
        ? Figures.number(value)
        : BigDecimal.valueOf(Math.rint(value * 1e9) / 1e9).stripTrailingZeros().toPlainString();
  }

  /// {@return a difference of probabilities at an axis, in percentage points}
  static String tickPoints(double difference) {
    return (difference > 0 ? "+" : "") + plain(100 * difference).replace('-', '−');
  }

  /// {@return two standard errors in percentage points}
  static String error(double standardError) {
    return standardError > 0 ? " ±" + Figures.points(2 * standardError) : "";
  }

  /// {@return two standard errors of a probability}
  static String ofProbability(double standardError) {
    return standardError > 0 ? " ±" + Figures.percent(2 * standardError) : "";
  }

  /// {@return a probability with two standard errors}
  static String probability(double value, double standardError) {
    return Figures.percent(value) + ofProbability(standardError);
  }

  /// {@return a difference in percentage points with two standard errors; 0 where none is seen}
  static String change(double difference, double standardError, boolean seen) {
    return (seen ? points(difference) : "0") + error(standardError);
  }

  /// {@return what holds under theories, each thing once, with the theories that it holds under}
  static List<String> under(List<String> theories, List<String> things) {
    Map<String, List<String>> same = new LinkedHashMap<>();
    for (int i = 0; i < theories.size(); i++) {
      same.computeIfAbsent(things.get(i), _ -> new ArrayList<>()).add(theories.get(i));
    }
    return same.entrySet().stream()
        .map(entry -> "Under %s: %s".formatted(names(entry.getValue()), entry.getKey()))
        .toList();
  }

  /// {@return that work ended early, as a sentence, if it did}
  static List<String> ended(Optional<String> why) {
    return why.map("It ended before its time: %s."::formatted).stream().toList();
  }

  /// {@return the same behind another sentence}
  static String stopped(Optional<String> why) {
    return ended(why).stream().map(" "::concat).findFirst().orElse("");
  }

  /// {@return how an answer was computed}
  ///
  /// @param work histories and draws
  /// @param why that method
  static String method(String method, Optional<Exact> exact, String work, String why) {
    String states =
        exact
            .map(
                found ->
                    "%s states, relative error below %s, "
                        .formatted(Figures.count(found.states()), Figures.number(found.error())))
            .orElse("");
    return "method %s (%s); %s%s.".formatted(method, why, states, work);
  }
}
