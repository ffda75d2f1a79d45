package offramp.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import offramp.check.Checker;
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
  private final Source source;
  private final Variation variation;
  private final Model model;
  private final List<Observed> histories;

  private Past(Source source, Variation variation, Model model, List<Observed> histories) {
    this.source = source;
    this.variation = variation;
    this.model = model;
    this.histories = List.copyOf(histories);
  }

  /// {@return the histories of a text that is sound under the variation}
  ///
  /// @param model of the text under the variation
  public static Past of(Source source, Variation variation, Model model) {
    return new Past(source, variation, model, List.of()).with(new int[0], Optional.empty());
  }

  /// {@return the same with more known, or less}
  ///
  /// @param survived numbers of outcomes that have not come about by the end of any history
  /// @param before the day at which histories are cut off, if they are
  public Past with(int[] survived, Optional<LocalDate> before) {
    List<Observed> all = new ArrayList<>();
    List<Crisis.History> told = model.crisis().histories();
    for (int i = 0; i < told.size(); i++) {
      LocalDate from = told.get(i).from();
      if (before.filter(day -> !from.isBefore(day)).isEmpty()) {
        Model there = Checker.check(source, variation.from(from)).model().orElseThrow();
        Crisis.History history = there.crisis().histories().get(i);
        all.add(Observed.of(there, cut(history, before), survived));
      }
    }
    return new Past(source, variation, model, all);
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
        history.covers(),
        history.entries().stream().filter(e -> e.last().isBefore(before.get())).toList(),
        history.span());
  }

  /// {@return whether there is no history}
  public boolean empty() {
    return histories.isEmpty();
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
