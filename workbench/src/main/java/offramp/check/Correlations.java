package offramp.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import offramp.model.Unknown;
import offramp.random.Distribution;
import offramp.syntax.Name;
import offramp.syntax.Tree;
import offramp.syntax.Tree.Declaration;
import offramp.text.Span;

/// Finds which unknowns go along with each other, and whether they can all at once.
final class Correlations {
  private final Assembly in;
  private final List<Unknown.Correlation> found = new ArrayList<>();
  private final Map<List<Integer>, Span> pairs = new LinkedHashMap<>();

  Correlations(Assembly in) {
    this.in = in;
  }

  /// {@return the correlations of pairs; what cannot be is reported}
  List<Unknown.Correlation> of(List<Declaration> declarations) {
    for (Declaration declaration : declarations) {
      if (declaration instanceof Tree.Correlate correlate) {
        read(correlate);
      }
    }
    List<String> names = in.values.unknowns.stream().map(Unknown::name).toList();
    Contradiction.in(found, names).forEach(in.findings::add);
    return in.findings.any() ? List.of() : found;
  }

  private void read(Tree.Correlate correlate) {
    Optional<Symbol> first = unknown(correlate.first());
    Optional<Symbol> second = unknown(correlate.second());
    Optional<Double> rank = in.constants.number(correlate.rank());
    if (rank.filter(r -> !(Math.abs(r) < 1)).isPresent()) {
      in.findings.add(new Problem.CorrelationRange(correlate.rank().span(), rank.get()));
    } else if (first.isPresent() && second.isPresent() && rank.isPresent()) {
      for (List<Integer> pair : pairs(correlate, first.get(), second.get())) {
        add(pair, rank.get(), correlate);
      }
    }
  }

  /// {@return the symbol of an unknown that can be correlated; else it is reported}
  private Optional<Symbol> unknown(Name.Indexed name) {
    Optional<Symbol> symbol = in.scope.find(in.scope.values, "unknown", name.name());
    Optional<String> why = symbol.flatMap(this::refused);
    why.ifPresent(w -> in.findings.add(new Problem.NotCorrelated(name.span(), name.text(), w)));
    return symbol.filter(_ -> why.isEmpty());
  }

  private Optional<String> refused(Symbol symbol) {
    if (symbol.form() != Symbol.Form.UNKNOWN) {
      return Optional.of("it is a %s, and only unknowns are drawn".formatted(symbol.kind()));
    }
    return symbol.instances().values().stream()
        .map(number -> in.values.unknowns.get(number).law())
        .filter(law -> law instanceof Distribution.Bernoulli || law instanceof Distribution.Choice)
        .findFirst()
        .map(_ -> "it takes one of few values, and those have no ranks to speak of");
  }

  /// {@return the numbers of the unknowns of each pair: one, or of two whole families those with
  /// the same indexes}
  private List<List<Integer>> pairs(Tree.Correlate correlate, Symbol first, Symbol second) {
    boolean families =
        correlate.first().indexes().isEmpty()
            && correlate.second().indexes().isEmpty()
            && first.arity() > 0
            && first.instances().keySet().equals(second.instances().keySet());
    if (families) {
      return first.instances().entrySet().stream()
          .map(e -> List.of(e.getValue(), second.instances().getOrDefault(e.getKey(), 0)))
          .toList();
    }
    Optional<Integer> one = in.scope.instance(first, correlate.first(), Place.NONE);
    Optional<Integer> other = in.scope.instance(second, correlate.second(), Place.NONE);
    return one.flatMap(a -> other.map(b -> List.of(a, b))).stream().toList();
  }

  private void add(List<Integer> pair, double rank, Tree.Correlate correlate) {
    if (pair.getFirst().equals(pair.getLast())) {
      in.findings.add(
          new Problem.NotCorrelated(
              correlate.second().span(), correlate.second().text(), "it is the same unknown"));
      return;
    }
    Span first = pairs.putIfAbsent(pair.stream().sorted().toList(), correlate.span());
    if (first != null) {
      in.findings.add(new Problem.CorrelatedTwice(correlate.span(), first, called(correlate)));
      return;
    }
    found.add(new Unknown.Correlation(pair.getFirst(), pair.getLast(), rank, correlate.span()));
  }

  /// {@return the names of both, in alphabetic order}
  static String called(Tree.Correlate correlate) {
    return String.join(
        ", ",
        Stream.of(correlate.first(), correlate.second())
            .map(Correlations::whole)
            .sorted()
            .toList());
  }

  /// {@return whether one of the two is this unknown, or one of its instances}
  static boolean names(Tree.Correlate correlate, String unknown) {
    return Stream.of(correlate.first(), correlate.second())
        .anyMatch(name -> name.text().equals(unknown) || whole(name).equals(unknown));
  }

  private static String whole(Name.Indexed name) {
    return Place.instance(name.text(), name.indexes().stream().map(Correlations::whole).toList());
  }
}
