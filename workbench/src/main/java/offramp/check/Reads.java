package offramp.check;

import java.util.BitSet;
import java.util.List;
import offramp.model.Condition;
import offramp.model.Term;

/// What a term or a condition reads, definitions looked through.
final class Reads {
  final BitSet states = new BitSet();
  final BitSet unknowns = new BitSet();
  private boolean dates;
  private boolean facts;
  private int depth;
  private long size;
  private final List<Reads> definitions;

  private Reads(List<Reads> definitions) {
    this.definitions = definitions;
  }

  /// {@return what `term` reads}
  ///
  /// @param definitions what each definition reads that it can refer to
  static Reads of(Term term, List<Reads> definitions) {
    Reads reads = new Reads(definitions);
    reads.visit(term);
    return reads;
  }

  /// {@return what a fact reads: the case}
  static Reads told() {
    Reads reads = new Reads(List.of());
    reads.facts = true;
    reads.size = 1;
    return reads;
  }

  static Reads of(Condition condition, List<Reads> definitions) {
    Reads reads = new Reads(definitions);
    reads.visit(condition);
    return reads;
  }

  /// {@return whether the value can change in the course of a history}
  boolean changes() {
    return dates || !states.isEmpty();
  }

  boolean constant() {
    return !changes() && unknowns.isEmpty() && !facts;
  }

  /// {@return whether a fact is read, which may differ from case to case}
  boolean facts() {
    return facts;
  }

  /// {@return how many definitions deep the reading goes}
  int depth() {
    return depth;
  }

  /// {@return how many operations one evaluation may take}
  long size() {
    return size;
  }

  private void visit(Term term) {
    size++;
    switch (term) {
      case Term.Constant _ -> {}
      case Term.StateOf(var variable) -> states.set(variable);
      case Term.UnknownOf(var unknown) -> unknowns.set(unknown);
      case Term.DefinitionOf(var definition) -> join(definitions.get(definition));
      case Term.Negated(var operand) -> visit(operand);
      case Term.Arithmetic(_, var left, var right) -> {
        visit(left);
        visit(right);
      }
      case Term.If(var condition, var whenTrue, var whenFalse) -> {
        visit(condition);
        visit(whenTrue);
        visit(whenFalse);
      }
      case Term.Call(_, var arguments) -> arguments.forEach(this::visit);
      case Term.Per(var operand, _) -> visit(operand);
      case Term.Lasting(var operand, _) -> visit(operand);
      case Term.Indicator(var condition) -> visit(condition);
    }
  }

  private void visit(Condition condition) {
    switch (condition) {
      case Condition.Truth _ -> {}
      case Condition.Holds(var term) -> visit(term);
      case Condition.Not(var operand) -> visit(operand);
      case Condition.And(var left, var right) -> {
        visit(left);
        visit(right);
      }
      case Condition.Or(var left, var right) -> {
        visit(left);
        visit(right);
      }
      case Condition.Compare(_, var left, var right) -> {
        visit(left);
        visit(right);
      }
      case Condition.If(var test, var whenTrue, var whenFalse) -> {
        visit(test);
        visit(whenTrue);
        visit(whenFalse);
      }
      case Condition.Dated _ -> dates = true;
    }
  }

  private void join(Reads definition) {
    states.or(definition.states);
    unknowns.or(definition.unknowns);
    dates |= definition.dates;
    facts |= definition.facts;
    depth = Math.max(depth, definition.depth + 1);
    size += definition.changes() ? definition.size : 1;
  }
}
