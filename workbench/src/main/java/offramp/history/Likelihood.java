package offramp.history;

import java.util.List;
import java.util.Optional;
import offramp.model.Fault;
import offramp.program.ModelFault;
import offramp.program.Program;
import offramp.random.Key;
import offramp.simulate.RunFault;

/// The likelihood of all histories of a model together, as a function of the unknowns.
final class Likelihood {
  private final List<Observed> histories;
  private final int particles;
  private final long seed;
  private final List<Filter> filters;

  Likelihood(List<Observed> histories, int particles, long seed) {
    this.histories = List.copyOf(histories);
    this.particles = particles;
    this.seed = seed;
    this.filters = histories.stream().map(h -> filter(h, true)).toList();
  }

  private Filter filter(Observed history, boolean fast) {
    Program program = history.program();
    return new Filter(history, fast ? program.compiled() : program.interpreter(), particles);
  }

  /// {@return an estimate of the likelihood without bias}
  ///
  /// @param unknowns their values
  Filter.Estimate of(double[] unknowns, Key key) {
    double log = 0;
    for (int i = 0; i < filters.size(); i++) {
      Filter.Estimate one = one(i, unknowns, key.at(i));
      if (one.death().isPresent()) {
        return one;
      }
      log += one.log();
    }
    return new Filter.Estimate(log, Optional.empty());
  }

  private Filter.Estimate one(int history, double[] unknowns, Key key) {
    try {
      return filters.get(history).likelihood(unknowns, key);
    } catch (Fault fault) {
      return replayed(fault, history, unknowns, key);
    } catch (ModelFault fault) {
      throw new RunFault(fault, RunFault.Place.fitted(seed));
    }
  }

  /// Follows the history again with the interpreter, which knows where it is when a rule is broken.
  private Filter.Estimate replayed(Fault fault, int history, double[] unknowns, Key key) {
    try {
      filter(histories.get(history), false).likelihood(unknowns, key);
    } catch (ModelFault known) {
      throw new RunFault(known, RunFault.Place.fitted(seed));
    } catch (Fault again) {
      throw new RunFault(ModelFault.of(again.kind()), RunFault.Place.fitted(seed));
    }
    throw new AssertionError("the interpreter does not repeat: " + fault.getMessage(), fault);
  }
}
