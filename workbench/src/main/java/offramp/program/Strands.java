package offramp.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import offramp.model.Condition;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.model.Unknown;

/// The strands of a model: firings that have no state and no unknown in common are in different
/// ones, so that what happens in one says nothing of another. Facts join nothing: they are known.
public final class Strands {
  private final Model model;
  private final BitSet known;
  private final int[] joined;

  private Strands(Model model, BitSet known) {
    this.model = model;
    this.known = known;
    this.joined = new int[model.variables().size() + model.unknowns().size() + firings()];
    for (int i = 0; i < joined.length; i++) {
      joined[i] = i;
    }
  }

  /// Firings that go together, and the unknowns that bear on them.
  ///
  /// @param events by their numbers
  public record Strand(BitSet events, BitSet triggers, BitSet variables, BitSet unknowns) {}

  /// {@return the strands in the order of their first firing}
  ///
  /// @param last events that happen at the end of all, whose outcomes that `ends` join nothing
  public static List<Strand> of(Model model, Set<String> last) {
    return of(model, last, new BitSet());
  }

  /// {@return the same where state is known, which joins nothing}
  ///
  /// @param known numbers of variables, see [KnownPaths]
  public static List<Strand> of(Model model, Set<String> last, BitSet known) {
    Strands strands = new Strands(model, known);
    strands.join(last);
    return strands.found();
  }

  /// {@return the variables that a condition reads}
  public static BitSet variables(Model model, Condition condition) {
    return read(model, condition);
  }

  /// {@return the variables that a term or condition reads}
  static BitSet read(Model model, Object expression) {
    BitSet read = new BitSet();
    new Strands(model, new BitSet()).gather(expression, read);
    read.clear(model.variables().size(), model.variables().size() + model.unknowns().size());
    return read;
  }

  private int firings() {
    return model.events().size() + model.triggers().size();
  }

  private Firing firing(int number) {
    int events = model.events().size();
    return number < events ? model.events().get(number) : model.triggers().get(number - events);
  }

  private int place(int firing) {
    return model.variables().size() + model.unknowns().size() + firing;
  }

  private void join(Set<String> last) {
    for (int i = 0; i < firings(); i++) {
      int at = place(i);
      Expressions.of(firing(i)).forEach(expression -> read(expression, at));
      Expressions.changes(firing(i).consequences()).forEach(c -> move(c.variable(), at));
      if (firing(i) instanceof Firing.Trigger(_, Firing.Cause.Moves(var moved, _), _, _)) {
        move(moved, at);
      }
    }
    model.given().forEach(given -> readTogether(given));
    for (int v = 0; v < model.variables().size(); v++) {
      read(model.variables().get(v).start(), v);
    }
    model.outcomes().stream().filter(Outcome::ends).forEach(outcome -> ends(outcome, last));
  }

  private void move(int variable, int at) {
    if (!known.get(variable)) {
      union(variable, at);
    }
  }

  private void readTogether(Object expression) {
    BitSet read = new BitSet();
    gather(expression, read);
    read.stream().forEach(place -> union(place, read.nextSetBit(0)));
  }

  private void read(Object expression, int at) {
    BitSet read = new BitSet();
    gather(expression, read);
    read.stream().forEach(place -> union(place, at));
  }

  private void gather(Object expression, BitSet into) {
    Parts.visit(
        expression,
        node -> {
          switch (node) {
            case Term.StateOf(var variable) -> into.set(variable, !known.get(variable));
            case Term.UnknownOf(var unknown)
                when model.unknowns().get(unknown).reach() != Unknown.Reach.FACT ->
                into.set(model.variables().size() + unknown);
            case Term.DefinitionOf(var definition) ->
                gather(model.definitions().get(definition).value(), into);
            default -> {}
          }
        });
  }

  /// An outcome that may end a history early cuts everything short, also where its state is known.
  private void ends(Outcome outcome, Set<String> last) {
    BitSet read = variables(model, outcome.condition());
    for (int i = 0; i < firings(); i++) {
      boolean changes =
          Expressions.changes(firing(i).consequences()).stream()
              .anyMatch(change -> read.get(change.variable()));
      if (changes && !(i < model.events().size() && last.contains(model.events().get(i).name()))) {
        for (int j = 0; j < firings(); j++) {
          union(place(i), place(j));
        }
      }
    }
    readTogether(outcome.condition());
  }

  private int root(int place) {
    int at = place;
    while (joined[at] != at) {
      at = joined[at];
    }
    return at;
  }

  private void union(int one, int other) {
    joined[root(one)] = root(other);
  }

  private List<Strand> found() {
    Map<Integer, Strand> strands = new LinkedHashMap<>();
    for (int i = 0; i < firings(); i++) {
      int root = root(place(i));
      Strand strand =
          strands.computeIfAbsent(
              root, _ -> new Strand(new BitSet(), new BitSet(), new BitSet(), new BitSet()));
      int events = model.events().size();
      if (i < events) {
        strand.events().set(i);
      } else {
        strand.triggers().set(i - events);
      }
    }
    strands.forEach(
        (root, strand) -> {
          for (int v = 0; v < model.variables().size(); v++) {
            strand.variables().set(v, root(v) == root);
          }
          for (int u = 0; u < model.unknowns().size(); u++) {
            strand.unknowns().set(u, root(model.variables().size() + u) == root);
          }
        });
    return new ArrayList<>(strands.values());
  }
}
