package offramp.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import offramp.model.Model;
import offramp.model.Posterior;
import offramp.model.Unknown;
import offramp.report.Digest;
import offramp.report.PosteriorFile;
import offramp.text.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the unknowns are drawn from instead of their priors.
final class PosteriorOption {
  private static final long MOST_BYTES = 400_000_000;

  @Option(
      names = "--posterior",
      paramLabel = "FILE",
      description =
          "Draw the unknowns from what `offramp fit` has written there, not from their priors.")
  @Nullable Path file;

  /// {@return what the file holds; empty if none was asked for}
  Optional<Posterior> read(Source source, PrintWriter err) throws Refusal {
    if (file == null) {
      return Optional.empty();
    }
    Posterior posterior = read(file);
    if (!posterior.text().equals(Digest.of(source.text()))) {
      err.println(
          "note: %s was fitted to another version of %s; its unknowns are used all the same"
              .formatted(posterior.name(), source.name()));
    }
    return Optional.of(posterior);
  }

  private static Posterior read(Path path) throws Refusal {
    try {
      return PosteriorFile.read(
          String.valueOf(path.getFileName()), TextFile.read(path, MOST_BYTES, "a posterior"));
    } catch (PosteriorFile.Unreadable unreadable) {
      throw EffortOptions.usage(
          "%s is no posterior: %s%n  = help: `offramp fit MODEL -o %s` writes one",
          path, unreadable.why(), path);
    }
  }

  /// {@return why draws are not those of a model}
  static Refusal other(Posterior posterior, Model model) {
    String theory = model.crisis().theory();
    Optional<Posterior.Drawn> drawn = posterior.under(theory);
    if (drawn.isEmpty()) {
      return EffortOptions.usage(
          "%s has no posterior of theory `%s`: it has %s%n  = help: `offramp fit --theory all` fits"
              + " every theory",
          posterior.name(),
          theory,
          String.join(", ", new TreeSet<>(posterior.theories().keySet())));
    }
    List<String> missing =
        new ArrayList<>(
            model.unknowns().stream()
                .filter(unknown -> unknown.reach() == Unknown.Reach.ALL)
                .map(Unknown::name)
                .toList());
    List<String> more = new ArrayList<>(drawn.get().unknowns());
    more.removeAll(missing);
    missing.removeAll(drawn.get().unknowns());
    return EffortOptions.usage(
        "the unknowns of %s are not those of the model under theory `%s`%s%s%n  = help: fit the model"
            + " again, with the same --set",
        posterior.name(),
        theory,
        missing.isEmpty() ? "" : "; it lacks " + String.join(", ", missing),
        more.isEmpty() ? "" : "; it has besides " + String.join(", ", more));
  }
}
