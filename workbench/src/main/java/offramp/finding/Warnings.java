package offramp.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import offramp.explore.Observations;
import offramp.explore.Warning;
import offramp.finding.ExploreFinding.Early;
import offramp.finding.ExploreFinding.Sign;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.program.Program;
import offramp.random.Key;
import offramp.simulate.Passages;
import offramp.simulate.Settings;
import offramp.text.Unit;

/// Finds what would warn of each outcome: of all that can be seen, what says most of it while it
/// can still come.
final class Warnings {
  /// By when something is seen, in months.
  private static final List<Integer> MONTHS = List.of(1, 3, 6);

  /// Signs that are told of an outcome and a day.
  private static final int MOST = 5;

  private final Model model;
  private final Runs.Question question;
  private final Observations signs;
  private final Key key;

  Warnings(Model model, Runs.Question question, Key key) {
    this.model = model;
    this.question = question;
    this.signs = Observations.of(model);
    this.key = key;
  }

  /// {@return what would warn of each outcome, by each day on which one could be warned}
  ///
  /// @throws Unfinished if there is too much to keep, or the work was stopped
  List<Early> of(Settings.Watcher watcher) {
    Model whole = signs.amended(model);
    Settings settings = question.effort().settings(question.days(), List.of());
    if (!Passages.fits(settings.trajectories(), whole)) {
      throw new Unfinished(
          "%,d histories of %d outcomes, rungs and events are more than can be kept: take fewer --trajectories"
              .formatted(settings.trajectories(), whole.outcomes().size() + whole.events().size()));
    }
    Passages passages = Passages.of(Program.of(whole), settings, watcher);
    if (passages.stopped().isPresent()) {
      throw new Unfinished(passages.stopped().get() + ": warnings need all histories");
    }
    Map<Integer, String> words = words(passages);
    List<Early> all = new ArrayList<>();
    for (int outcome = 0; outcome < model.outcomes().size(); outcome++) {
      for (double day : days()) {
        all.add(early(passages, words, outcome, day));
      }
    }
    return all;
  }

  /// {@return what can be seen, each by its number in a history and in words; events that come on
  /// the day of something else in every history are the same thing}
  private Map<Integer, String> words(Passages passages) {
    Map<Integer, String> words = new LinkedHashMap<>();
    signs.words().forEach(sign -> words.put(words.size(), sign));
    int first = words.size();
    for (int event = 0; event < model.events().size(); event++) {
      Firing.Event is = model.events().get(event);
      int number = first + event;
      boolean pull = is.timing() instanceof Firing.Timing.Dated dated && dated.pull();
      if (!pull && words.keySet().stream().noneMatch(sign -> passages.same(sign, number))) {
        words.put(number, is.name() + " happens");
      }
    }
    return words;
  }

  /// {@return the days by which something is seen, before the horizon}
  private List<Double> days() {
    double horizon = question.horizon() * question.unit().days();
    List<Double> months =
        MONTHS.stream().map(m -> m * Unit.MONTH.days()).filter(day -> day < horizon).toList();
    return months.isEmpty() ? List.of(horizon / 4, horizon / 2) : months;
  }

  private Early early(Passages passages, Map<Integer, String> words, int outcome, double day) {
    List<Integer> ends =
        IntStream.range(0, model.outcomes().size())
            .filter(i -> model.outcomes().get(i).ends())
            .boxed()
            .toList();
    List<Sign> found = new ArrayList<>();
    Key mine = key.at(outcome).at((int) day);
    words.forEach(
        (sign, name) -> {
          boolean other = sign != outcome && !ends.contains(sign);
          if (other) {
            Warning.of(passages, new Warning.Asked(sign, outcome, ends, day), mine.at(sign))
                .filter(Warning::told)
                .ifPresent(warning -> found.add(new Sign(name, warning)));
          }
        });
    found.sort(Comparator.comparingDouble(s -> -s.warning().information().value()));
    Outcome asked = model.outcomes().get(outcome);
    return new Early(
        asked.name(),
        new RunFinding.Time(day / question.unit().days(), Runs.date(model, day)),
        words.size() - 1,
        found.stream().limit(MOST).toList());
  }
}
