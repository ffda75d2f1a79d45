package offramp.simulate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import offramp.model.Fault;
import offramp.model.Model;
import offramp.model.Posterior;
import offramp.model.Unknown;
import offramp.program.Code;
import offramp.program.State;
import offramp.random.GaussianCopula;
import offramp.random.Key;

/// Draws of the unknowns: each keyed by its name, so that adding an unknown changes no other draw
/// (of those that are correlated, the first by name stays, and each depends on those before it); or
/// those of a sample or of a posterior.
public final class Draws {
  private static final int MOST_ATTEMPTS = 1_000_000;

  private final List<Unknown> unknowns;
  private final Optional<Posterior.Drawn> posterior;
  private final Optional<GaussianCopula> copula;

  /// The numbers of the unknowns by their names: the order of the text changes no draw.
  private final int[] order;

  private final Key root;
  private final Optional<Sample> sample;

  public Draws(Model model, long seed) {
    this(model, seed, Optional.empty());
  }

  /// The draws of a run.
  public Draws(Model model, Settings settings) {
    this(model, settings.seed(), settings.sample());
  }

  private Draws(Model model, long seed, Optional<Sample> sample) {
    this.unknowns = model.unknowns();
    this.posterior = model.posterior();
    this.order =
        IntStream.range(0, unknowns.size())
            .boxed()
            .sorted(Comparator.comparing(i -> unknowns.get(i).name()))
            .mapToInt(i -> i)
            .toArray();
    this.copula = model.copula().map(c -> c.ordered(order));
    this.root = Key.of(seed);
    this.sample = sample;
  }

  /// {@return the key of the dice of all histories under one draw}
  Key histories(int draw) {
    return root.at(draw).at("histories");
  }

  /// {@return the values of a draw of the posterior; another seed begins elsewhere in it, and after
  /// its last the first comes again}
  private double[] drawn(Posterior.Drawn from, int draw) {
    int many = from.values().size();
    int begin = (int) (root.at("posterior").stream().uniform() * many);
    return from.values().get((int) (((long) begin + draw) % many));
  }

  /// Draws the unknowns until they keep to every `given`, and computes what they fix. A sample has
  /// one attempt.
  ///
  /// @return how many attempts it took, at least 1
  public int into(State state, Code code, int draw) {
    if (sample.isPresent()) {
      sample.orElseThrow().into(state.parameters, draw);
      code.define(state);
      if (!code.given(state)) {
        throw new Fault(Fault.Kind.GIVEN);
      }
      return 1;
    }
    Key key = root.at(draw).at("unknowns");
    if (posterior.isPresent()) {
      share(drawn(posterior.get(), draw), state, key.at(0));
      code.define(state);
      return 1;
    }
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      double[] ranks = ranks(key.at(attempt));
      for (int i = 0; i < unknowns.size(); i++) {
        state.parameters[i] = unknowns.get(i).quantile(ranks[i]);
      }
      code.define(state);
      if (code.given(state)) {
        return attempt + 1;
      }
    }
    throw new Fault(Fault.Kind.GIVEN);
  }

  /// Takes what cases share from a posterior; what each has of its own is drawn from its prior.
  private void share(double[] drawn, State state, Key key) {
    int next = 0;
    for (int i = 0; i < unknowns.size(); i++) {
      Unknown unknown = unknowns.get(i);
      state.parameters[i] =
          unknown.reach() == Unknown.Reach.ALL
              ? drawn[next++]
              : unknown.quantile(key.at(unknown.name()).stream().uniform());
    }
  }

  /// {@return where in their priors the unknowns lie under a draw from the prior: of each the
  /// probability of less, in (0, 1)}
  ///
  /// @param attempts how many the draw took, as [#into] returns it
  public double[] ranks(int draw, int attempts) {
    return ranks(root.at(draw).at("unknowns").at(attempts - 1));
  }

  private double[] ranks(Key mine) {
    double[] ranks = new double[unknowns.size()];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = mine.at(unknowns.get(i).name()).stream().uniform();
    }
    return copula.map(c -> tied(ranks, c)).orElse(ranks);
  }

  private double[] tied(double[] ranks, GaussianCopula copula) {
    double[] ordered = Arrays.stream(order).mapToDouble(i -> ranks[i]).toArray();
    copula.tie(ordered);
    double[] tied = new double[ranks.length];
    for (int i = 0; i < tied.length; i++) {
      tied[order[i]] = ordered[i];
    }
    return tied;
  }
}
