package offramp.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.model.Unknown;
import offramp.random.Distribution;
import offramp.syntax.Law;
import offramp.syntax.Name;
import offramp.text.Span;

/// Pools what several experts say of an unknown.
final class Opinions {
  private final Priors priors;
  private final Findings findings;
  private final Constants constants;

  Opinions(Priors priors, Findings findings, Constants constants) {
    this.priors = priors;
    this.findings = findings;
    this.constants = constants;
  }

  /// {@return who is named in a law, in order}
  static List<String> experts(Law law) {
    return law instanceof Law.Pooled(var opinions, _)
        ? opinions.stream().map(opinion -> opinion.expert().text()).toList()
        : List.of();
  }

  /// {@return the mixture of what all say, the law itself if one says it alone; empty, and
  /// reported, if it cannot be}
  Optional<Priors.Prior> pooled(Law.Pooled law, String unknown) {
    once(law.opinions());
    List<Distribution> laws = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    Optional<Priors.Prior> first = Optional.empty();
    boolean alike = true;
    for (Law.Opinion opinion : law.opinions()) {
      Optional<Priors.Prior> said = opinion(opinion, unknown);
      said.ifPresent(prior -> laws.add(prior.law()));
      weight(opinion).ifPresent(weights::add);
      first = first.or(() -> said);
      alike &= alike(first, said, opinion.law().span());
    }
    int all = law.opinions().size();
    if (!alike || laws.size() < all || weights.size() < all) {
      return Optional.empty();
    }
    Distribution whole = all == 1 ? laws.getFirst() : new Distribution.Mixture(laws, weights);
    return first.map(prior -> new Priors.Prior(whole, prior.scale(), prior.type()));
  }

  private void once(List<Law.Opinion> opinions) {
    Map<String, Name> seen = new HashMap<>();
    for (Law.Opinion opinion : opinions) {
      Name before = seen.putIfAbsent(opinion.expert().text(), opinion.expert());
      if (before != null) {
        findings.add(
            new Problem.DeclaredTwice(
                "the opinion of", before.text(), opinion.expert().span(), before.span()));
      }
    }
  }

  private Optional<Priors.Prior> opinion(Law.Opinion opinion, String unknown) {
    Optional<Priors.Prior> said = priors.prior(opinion.law(), unknown, opinion.law().span());
    boolean few =
        said.filter(
                prior ->
                    prior.law() instanceof Distribution.Bernoulli
                        || prior.law() instanceof Distribution.Choice)
            .isPresent();
    if (few) {
      findings.add(new Problem.OpinionOfFew(opinion.law().span(), unknown));
    }
    return said.filter(_ -> !few);
  }

  private Optional<Double> weight(Law.Opinion opinion) {
    Optional<Double> weight = opinion.weight().map(constants::number).orElse(Optional.of(1.0));
    Optional<Double> sound = weight.filter(w -> w > 0 && w < Double.POSITIVE_INFINITY);
    if (weight.isPresent() && sound.isEmpty()) {
      findings.add(new Problem.OpinionWeight(opinion.weight().orElseThrow().span(), weight.get()));
    }
    return sound;
  }

  /// {@return whether an opinion has the dimension and the unit of the first; else it is reported}
  private boolean alike(Optional<Priors.Prior> first, Optional<Priors.Prior> said, Span at) {
    if (first.isEmpty() || said.isEmpty() || first.get().scale().equals(said.get().scale())) {
      return true;
    }
    findings.add(new Problem.OpinionUnit(at, unit(said.get()), unit(first.get())));
    return false;
  }

  private static String unit(Priors.Prior prior) {
    return prior.scale().map(Unknown.Scale::words).orElse("a plain number");
  }
}
