package offramp.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import offramp.model.Model;
import offramp.model.Posterior;

/// What is to be said of an answer whose unknowns are drawn from a posterior.
public final class Posteriors {
  private Posteriors() {}

  /// {@return that the unknowns are drawn from a posterior, and that it has too few draws; nothing
  /// if they are drawn from their priors}
  ///
  /// @param draws of the unknowns that are taken
  public static List<String> caveats(Model model, long draws) {
    List<String> caveats = new ArrayList<>();
    model.posterior().map(Posteriors::words).ifPresent(caveats::add);
    again(model, draws).ifPresent(caveats::add);
    return caveats;
  }

  /// {@return that the unknowns are drawn from a posterior, in words}
  public static String words(Posterior.Drawn from) {
    return "The unknowns are drawn from the posterior %s (%d draws), not from their priors."
        .formatted(from.from(), from.values().size());
  }

  /// {@return what it means that draws of the posterior come again; empty if none does}
  static Optional<String> again(Model model, long draws) {
    return model
        .posterior()
        .filter(from -> !from.unknowns().isEmpty() && from.values().size() < draws)
        .map(
            from ->
                String.format(
                    Locale.ROOT,
                    "%,d draws are taken from the %,d of %s: they come again and count as new ones,"
                        + " so that the error is too small. Ask `offramp fit` for more, or for fewer"
                        + " here, by --draws.",
                    draws,
                    from.values().size(),
                    from.from()));
  }
}
