package offramp.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import offramp.check.Checker;
import offramp.check.Told;
import offramp.check.Variation;
import offramp.model.Crisis;
import offramp.model.Fault;
import offramp.model.Model;
import offramp.program.ModelFault;
import offramp.random.Key;
import offramp.simulate.RunFault;
import offramp.simulate.Settings;
import offramp.text.Source;

/// The histories of a text under one theory, ready to be held against its model.
public final class Past {
  private final Model model;
  private final List<Crisis.History> told;
  private final List<Observed> histories;

  private Past(Model model, List<Crisis.History> told, List<Observed> histories) {
    this.model = model;
    this.told = List.copyOf(told);
    this.histories = List.copyOf(histories);
  }

  /// {@return the histories of a text that is sound under the variation}
  ///
  /// @param model of the text under the variation
  /// @param survived numbers of outcomes that have not come about by the end of any history
  /// @param before the day at which histories are cut off, if they are
  public static Past of(
      Source source, Variation variation, Model model, int[] survived, Optional<LocalDate> before) {
    List<Crisis.History> told = new ArrayList<>();
    List<Observed> histories = new ArrayList<>();
    for (int i = 0; i < model.crisis().histories().size(); i++) {
      Crisis.History written = model.crisis().histories().get(i);
      LocalDate from = written.from();
      if (before.filter(day -> !from.isBefore(day)).isEmpty()) {
        Model there =
            Checker.check(source, variation.from(from).told(told(written.facts())))
                .model()
                .orElseThrow();
        Crisis.History history = cut(there.crisis().histories().get(i), before);
        told.add(history);
        histories.add(Observed.of(there, history, survived));
      }
    }
    return new Past(model, told, histories);
  }

  private static Told told(Map<String, Double> facts) {
    return new Told(facts, false);
  }

  private static Crisis.History cut(Crisis.History history, Optional<LocalDate> before) {
    if (before.isEmpty() || before.get().isAfter(history.to())) {
      return history;
    }
    return new Crisis.History(
        history.name(),
        history.from(),
        before.get().minusDays(1),
        history.with(),
        history.facts(),
        history.covers(),
        history.entries().stream().filter(e -> e.last().isBefore(before.get())).toList(),
        history.span());
  }

  /// {@return the histories as far as they are known}
  public List<Crisis.History> told() {
    return told;
  }

  /// {@return what is known of the unknowns after the histories}
  ///
  /// @throws Contradiction if they cannot have happened
  /// @throws Fitting.Broken if the watcher ended the work
  public Fitted fitted(Fitting.Effort effort, Settings.Watcher watcher) {
    return Fitting.of(model, histories, effort, watcher);
  }

  /// {@return each history beside histories of the fitted model}
  ///
  /// @param most histories of the model for each
  public List<List<Check>> checks(Fitted fitted, int most, long seed) {
    List<double[]> draws = Arrays.stream(fitted.values()).limit(most).toList();
    Key key = Key.of(seed).at("checks");
    try {
      return IntStream.range(0, histories.size())
          .mapToObj(i -> new Checks(histories.get(i)).of(draws, key.at(i)))
          .toList();
    } catch (ModelFault fault) {
      throw new RunFault(fault, RunFault.Place.fitted(seed));
    } catch (Fault fault) {
      throw new RunFault(ModelFault.of(fault.kind()), RunFault.Place.fitted(seed));
    }
  }
}
