package offramp.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import offramp.check.Checker;
import offramp.check.Variation;
import offramp.model.Model;
import offramp.program.Program;
import offramp.simulate.Appraisal;
import offramp.simulate.Appraiser;
import offramp.simulate.Settings;
import offramp.solve.Limits;
import offramp.solve.Solution;
import offramp.solve.Solver;
import offramp.text.Source;

/// One theory, and what becomes of a crisis under it whatever is done.
public sealed interface Rival {
  /// {@return the model under the theory, with nothing from the menu pulled}
  Model model();

  /// {@return what is known under a policy}
  ///
  /// @param parts how many parts are to be known at least
  Known known(Policy policy, int parts);

  /// {@return why the work was stopped; empty if it was not}
  Optional<String> stopped();

  /// How models are made.
  interface Making {
    /// {@return the model under a theory and pulls, which is sound}
    Model model(Optional<String> theory, List<Variation.Pull> pulls);

    /// {@return how a text is made a model}
    ///
    /// @param plain what holds for every theory and whatever is pulled: what is fixed, and where
    ///   the unknowns are drawn from
    static Making of(Source source, Variation plain) {
      return (theory, pulls) ->
          Checker.check(source, new Variation(theory, pulls, plain.sets()).after(plain.posterior()))
              .model()
              .orElseThrow(
                  () -> new IllegalArgumentException("pulls (%s) have errors".formatted(pulls)));
    }
  }

  /// How models are made and run.
  ///
  /// @param pulled levers that are pulled whatever is chosen
  record Ground(
      Making making,
      List<Variation.Pull> pulled,
      Menu menu,
      Settings settings,
      Settings.Watcher watcher) {

    /// {@return the model under a theory and a policy}
    public Model model(Optional<String> theory, Policy policy) {
      return model(theory, menu.pulls(policy));
    }

    Model model(Optional<String> theory, List<Variation.Pull> pulls) {
      return making.model(theory, all(pulls));
    }

    List<Variation.Pull> all(List<Variation.Pull> pulls) {
      List<Variation.Pull> all = new ArrayList<>(pulled);
      all.addAll(pulls);
      return all;
    }
  }

  /// By histories, in which the pulls of a policy happen and the others do not.
  final class Simulated implements Rival {
    private final Model plain;
    private final Ground ground;
    private final Appraiser appraiser;
    private final int[] firings;
    private final BitSet all = new BitSet();
    private final Map<Policy, Appraisal> appraisals = new HashMap<>();
    private final boolean drawn;
    private Optional<String> stopped = Optional.empty();

    public Simulated(Optional<String> theory, Ground ground) {
      this.ground = ground;
      this.plain = ground.model(theory, Policy.NONE);
      Model model = ground.model(theory, ground.menu().pulls());
      this.drawn = !model.unknowns().isEmpty();
      this.firings = Pulls.firings(model, ground.all(ground.menu().pulls()));
      for (int i = ground.pulled().size(); i < firings.length; i++) {
        all.set(firings[i]);
      }
      this.appraiser = Appraiser.of(Program.of(model), ground.settings(), all, ground.watcher());
    }

    @Override
    public Model model() {
      return plain;
    }

    @Override
    public Known known(Policy policy, int parts) {
      Appraisal appraisal =
          appraisals.computeIfAbsent(policy, p -> appraiser.appraisal(idle(p), levers(p)));
      if (stopped.isEmpty()) {
        stopped = appraiser.extend(appraisal, parts);
      }
      int outcomes = plain.outcomes().size();
      return Known.of(appraisal, outcomes, ground.settings().days().length, drawn);
    }

    private List<String> levers(Policy policy) {
      return ground.all(ground.menu().pulls(policy)).stream().map(Variation.Pull::words).toList();
    }

    private BitSet idle(Policy policy) {
      BitSet idle = (BitSet) all.clone();
      policy.entries().forEach(entry -> idle.clear(firings[ground.pulled().size() + entry]));
      return idle;
    }

    @Override
    public Optional<String> stopped() {
      return stopped;
    }
  }

  /// Without dice, each policy by a chain of its own.
  final class Solved implements Rival {
    private final Optional<String> theory;
    private final Ground ground;
    private final Model plain;
    private final Limits limits;
    private final Map<Policy, Known> known = new HashMap<>();
    private Optional<String> stopped = Optional.empty();

    public Solved(Optional<String> theory, Ground ground, Limits limits) {
      this.theory = theory;
      this.ground = ground;
      this.plain = ground.model(theory, Policy.NONE);
      this.limits = limits;
    }

    @Override
    public Model model() {
      return plain;
    }

    @Override
    public Known known(Policy policy, int parts) {
      return known.computeIfAbsent(policy, this::solve);
    }

    private Known solve(Policy policy) {
      Model model = ground.model(theory, policy);
      Solution solution =
          Solver.of(Program.of(model), ground.settings(), limits).solution(ground.watcher());
      stopped = stopped.or(solution::stopped);
      int last = ground.settings().days().length - 1;
      List<double[]> means =
          IntStream.range(0, model.outcomes().size())
              .mapToObj(outcome -> parts(solution, outcome, last))
              .toList();
      return new Known(
          means,
          means,
          model.outcomes().stream().map(_ -> new double[0]).toList(),
          solution.outcomes().stream()
              .map(series -> series.stream().mapToDouble(shares -> shares.mean()).toArray())
              .toList(),
          solution.outcomes().stream()
              .map(series -> series.stream().mapToDouble(s -> s.standardError()).toArray())
              .toList(),
          !model.unknowns().isEmpty(),
          true,
          0,
          0);
    }

    private static double[] parts(Solution solution, int outcome, int date) {
      return solution.draws() == 1
          ? new double[] {solution.outcomes().get(outcome).get(date).mean()}
          : solution.batches().of(outcome, date);
    }

    @Override
    public Optional<String> stopped() {
      return stopped;
    }
  }
}
