package offramp.program;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Unknown;

/// The state that is known at all times when all that happens by chance is told: what moves it is
/// told or follows from what is known, and by how much hangs on no unknown. Then each firing counts
/// in the likelihood by itself (Andersen, Borgan, Gill & Keiding, Statistical Models Based on
/// Counting Processes, 1993, chapter II), and reading such a state ties nothing.
public final class KnownPaths {
  private final Model model;
  private final BitSet told;
  private final BitSet known = new BitSet();

  /// @param told the numbers of the events that are told
  public KnownPaths(Model model, BitSet told) {
    this.model = model;
    this.told = (BitSet) told.clone();
    known.set(0, model.variables().size());
    for (int v = 0; v < model.variables().size(); v++) {
      known.set(v, sure(model.variables().get(v).start()));
    }
    int before;
    do {
      before = known.cardinality();
      for (int i = 0; i < model.events().size(); i++) {
        look(model.events().get(i), told.get(i));
      }
      model.triggers().forEach(trigger -> look(trigger, false));
    } while (known.cardinality() < before);
  }

  /// {@return the numbers of the variables whose path is known}
  public BitSet variables() {
    return (BitSet) known.clone();
  }

  private void look(Firing firing, boolean isTold) {
    boolean when = isTold || Expressions.of(firing).stream().allMatch(this::sure);
    boolean drawn = !Expressions.chances(firing.consequences().lottery()).isEmpty();
    for (Firing.Change change : Expressions.changes(firing.consequences())) {
      if (!when || drawn || !sure(Expressions.term(change))) {
        known.clear(change.variable());
      }
    }
  }

  /// {@return whether an expression reads nothing but known state and facts}
  private boolean sure(Object expression) {
    boolean[] sure = {true};
    Parts.visit(
        expression,
        node -> {
          switch (node) {
            case Term.StateOf(var variable) -> sure[0] &= known.get(variable);
            case Term.UnknownOf(var unknown) ->
                sure[0] &= model.unknowns().get(unknown).reach() == Unknown.Reach.FACT;
            case Term.DefinitionOf(var definition) ->
                sure[0] &= sure(model.definitions().get(definition).value());
            default -> {}
          }
        });
    return sure[0];
  }

  /// {@return the strand with the firings besides that move what it reads, and what they read; told
  /// ones happen at any rate, as it counts elsewhere}
  public Strands.Strand driven(Strands.Strand strand) {
    BitSet events = (BitSet) strand.events().clone();
    BitSet triggers = (BitSet) strand.triggers().clone();
    BitSet read = new BitSet();
    int before;
    do {
      before = events.cardinality() + triggers.cardinality();
      events.stream().forEach(i -> reads(i, strand.events().get(i), read));
      triggers.stream().forEach(i -> reads(model.triggers().get(i), read));
      add(model.events(), read, events);
      add(model.triggers(), read, triggers);
    } while (events.cardinality() + triggers.cardinality() > before);
    return new Strands.Strand(events, triggers, strand.variables(), strand.unknowns());
  }

  private void reads(int event, boolean counts, BitSet into) {
    Firing firing = model.events().get(event);
    if (counts || !told.get(event)) {
      reads(firing, into);
    } else {
      Expressions.changes(firing.consequences())
          .forEach(change -> into.or(Strands.read(model, Expressions.term(change))));
    }
  }

  private void reads(Firing firing, BitSet into) {
    Expressions.of(firing).forEach(expression -> into.or(Strands.read(model, expression)));
  }

  private static void add(List<? extends Firing> all, BitSet read, BitSet into) {
    IntStream.range(0, all.size())
        .filter(
            i ->
                Expressions.changes(all.get(i).consequences()).stream()
                    .anyMatch(change -> read.get(change.variable())))
        .forEach(into::set);
  }
}
