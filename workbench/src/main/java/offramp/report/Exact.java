package offramp.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import offramp.check.Checked;
import offramp.model.Model;
import offramp.program.Exactness;
import offramp.text.Source;

/// Whether a model can be solved without dice, and if not, why.
///
/// @param theory under which; empty for the model as it is
/// @param why each clock in the way once, as in "`step` runs on a clock of fixed length (line 31)"
public record Exact(Optional<String> theory, List<String> why) {
  private static final int SHOWN = 3;

  /// {@return the answer for a sound model, then those of its theories that differ from it}
  public static List<Exact> of(Source source, Checked checked) {
    if (checked.model().isEmpty()) {
      return List.of();
    }
    List<Exact> all = new ArrayList<>();
    Exact base = new Exact(Optional.empty(), why(source, checked.model().orElseThrow()));
    all.add(base);
    for (Model model : checked.theories()) {
      List<String> why = why(source, model);
      if (!why.equals(base.why())) {
        all.add(new Exact(Optional.of(model.crisis().theory()), why));
      }
    }
    return all;
  }

  private static List<String> why(Source source, Model model) {
    return Exactness.obstacles(model).stream()
        .map(
            obstacle ->
                "`%s` runs on %s (line %d)"
                    .formatted(
                        plain(obstacle.event()),
                        obstacle.why(),
                        source.line(obstacle.span().start())))
        .distinct()
        .toList();
  }

  /// {@return the name without its index}
  private static String plain(String name) {
    int index = name.indexOf('[');
    return index < 0 ? name : name.substring(0, index);
  }

  public boolean possible() {
    return why.isEmpty();
  }

  /// {@return the answer in a line}
  public String line() {
    String under = theory.map(name -> " under `" + name + "`").orElse("");
    if (possible()) {
      return "exact" + under + ": yes (a Markov chain)";
    }
    String some = String.join("; ", why.stream().limit(SHOWN).toList());
    String more = why.size() > SHOWN ? "; and %d more".formatted(why.size() - SHOWN) : "";
    return "exact" + under + ": off: " + some + more;
  }
}
