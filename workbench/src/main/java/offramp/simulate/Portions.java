package offramp.simulate;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import offramp.model.Model;

/// An ensemble whose parts are kept.
///
/// @param workers makes workers, each of which serves one thread
record Portions(Model model, Settings settings, Supplier<Worker> workers) {

  /// Does what of a plan is not kept yet, and adds up all of it.
  ///
  /// @param watcher one with a keeper
  /// @return why it stopped early; empty if it did not
  Optional<String> work(Plan plan, Settings.Watcher watcher, Tally tally) {
    Keeper keeper = watcher.keeper().orElseThrow();
    Kept kept = new Kept(plan, keeper.blocks());
    Keeper.Job job =
        new Keeper.Job(
            "ensemble",
            Identity.of(model, settings) + plan + keeper.blocks(),
            Identity.labels(model),
            Portion.tables(model),
            kept.blocks(),
            true,
            () -> hand(kept));
    return kept.work(job, keeper.shelf(job), settings, watcher, tally.ofParts());
  }

  private LongFunction<List<Rows>> hand(Kept kept) {
    Worker worker = workers.get();
    return part -> {
      Portion portion = new Portion(model, settings, Ensemble.draws(model, settings) == 1);
      for (long block = kept.from(part); block < kept.to(part); block++) {
        portion.add(worker.block(kept.plan().block(block)), worker.walk().state.parameters);
      }
      return portion.rows(Identity.labels(model));
    };
  }
}
