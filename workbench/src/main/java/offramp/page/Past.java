package offramp.page;

import java.time.temporal.ChronoUnit;
import java.util.List;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.text.Unit;

/// Steps of a model's histories that lie in the time that is looked at.
final class Past {
  private Past() {}

  /// {@return them as marks on the axis of time}
  static List<Mark> marks(Model model, double horizon, Unit unit) {
    return model.crisis().starts().stream()
        .flatMap(
            start ->
                model.crisis().histories().stream()
                    .flatMap(history -> history.entries().stream())
                    .map(entry -> mark(entry, ChronoUnit.DAYS.between(start, entry.first()), unit)))
        .filter(mark -> mark.time() >= 0 && mark.time() <= horizon)
        .toList();
  }

  private static Mark mark(Crisis.Entry entry, long days, Unit unit) {
    return new Mark(days / unit.days(), entry.first().toString(), entry.event(), true);
  }
}
