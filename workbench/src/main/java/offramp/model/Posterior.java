package offramp.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is known of the unknowns of a model after its history, as draws.
///
/// @param name of the file it was read from
/// @param text what tells the text that it was fitted to from others (SHA-256, in hexadecimal)
/// @param theories by name
public record Posterior(String name, String text, Map<String, Drawn> theories) {
  public Posterior {
    theories = Map.copyOf(theories);
  }

  /// {@return the draws under a theory; empty if it was not fitted}
  public Optional<Drawn> under(String theory) {
    return Optional.ofNullable(theories.get(theory));
  }

  /// Draws of all unknowns that cases share, together, each as likely as every other.
  ///
  /// @param unknowns their names
  /// @param values per draw the value of each, in days or per day where it has a unit
  /// @param learnt the cases of the past that it was fitted to, if it was to several
  public record Drawn(
      String from, List<String> unknowns, List<double[]> values, Set<String> learnt) {
    public Drawn {
      unknowns = List.copyOf(unknowns);
      values = List.copyOf(values);
      learnt = Set.copyOf(learnt);
    }

    /// {@return whether these are the unknowns that all cases share, in this order}
    boolean fits(List<Unknown> others) {
      return others.stream()
          .filter(unknown -> unknown.reach() == Unknown.Reach.ALL)
          .map(Unknown::name)
          .toList()
          .equals(unknowns);
    }
  }
}
