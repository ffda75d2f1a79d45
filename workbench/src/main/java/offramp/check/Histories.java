package offramp.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import offramp.model.Crisis;
import offramp.syntax.Name;
import offramp.syntax.Tree;

/// Histories: what was seen to happen, checked against the events that the model has.
final class Histories {
  final List<Crisis.History> histories = new ArrayList<>();
  private final Assembly in;

  Histories(Assembly assembly) {
    this.in = assembly;
  }

  void build(Tree.Declaration declaration) {
    if (declaration instanceof Tree.History history) {
      if (in.scope.starts().isEmpty()) {
        in.findings.add(new Problem.DateWithoutStart(history.span()));
      }
      if (!history.from().first().isBefore(history.to().last())) {
        in.findings.add(new Problem.WindowReversed(history.from().span().to(history.to().span())));
      }
      Set<String> covers = new LinkedHashSet<>();
      history.covers().forEach(name -> covers.addAll(instances(name)));
      histories.add(
          new Crisis.History(
              history.name().map(Name::text).orElse("history"),
              history.from().first(),
              history.to().last(),
              with(history),
              facts(history),
              List.copyOf(covers),
              entries(history, covers),
              history.span()));
    }
  }

  private List<String> instances(Name.Indexed name) {
    Optional<Symbol> symbol = in.scope.find(in.scope.firings, "event", name.name());
    if (symbol.isEmpty()) {
      return List.of();
    }
    List<Integer> meant = in.scope.instances(symbol.get(), name, Place.NONE);
    return symbol.get().instances().entrySet().stream()
        .filter(instance -> meant.contains(instance.getValue()))
        .map(instance -> Place.instance(name.text(), instance.getKey()))
        .toList();
  }

  private Map<Integer, Double> with(Tree.History history) {
    Map<Integer, Double> with = new LinkedHashMap<>();
    for (Tree.Setting setting : history.with()) {
      Optional<Symbol> symbol = in.scope.find(in.scope.values, "state", setting.variable().name());
      boolean fact = symbol.filter(s -> s.kind().equals("fact")).isPresent();
      if (symbol.isPresent() && !fact && symbol.get().form() != Symbol.Form.VARIABLE) {
        in.findings.add(new Problem.NotChangeable(setting.variable(), symbol.get()));
      } else if (symbol.isPresent() && !fact) {
        Optional<Integer> variable =
            in.scope.instance(symbol.get(), setting.variable(), Place.NONE);
        Optional<Double> value =
            in.values
                .stored(setting.value(), symbol.get(), Place.NONE)
                .flatMap(term -> in.constants.constant(term, setting.span()));
        if (variable.isPresent() && value.isPresent()) {
          with.put(variable.get(), value.get());
        }
      }
    }
    return with;
  }

  private Map<String, Double> facts(Tree.History history) {
    Map<String, Double> facts = new LinkedHashMap<>();
    for (Tree.Setting setting : history.with()) {
      String name = setting.variable().text();
      Optional.ofNullable(in.scope.values.get(name))
          .filter(symbol -> symbol.kind().equals("fact"))
          .flatMap(symbol -> in.values.facts.value(setting.value(), symbol))
          .ifPresent(value -> facts.put(name, value));
    }
    return facts;
  }

  private List<Crisis.Entry> entries(Tree.History history, Set<String> covers) {
    List<Crisis.Entry> entries = new ArrayList<>();
    for (Tree.Entry entry : history.entries()) {
      if (entry.when().last().isBefore(history.from().first())
          || entry.when().first().isAfter(history.to().last())) {
        in.findings.add(new Problem.OutsideHistory(entry.when().span(), history.from().span()));
      }
      List<String> instances = instances(entry.event());
      if (instances.size() > 1) {
        in.findings.add(
            new Problem.IndexCount(
                entry.event(), Scope.known(in.scope.firings, entry.event().text())));
      }
      for (String instance : instances) {
        if (!covers.contains(instance)) {
          in.findings.add(new Problem.NotCovered(entry.event().span(), instance));
        }
        entries.add(
            new Crisis.Entry(
                entry.when().first(),
                entry.when().last(),
                instance,
                Assembly.because(entry.because()),
                entry.when().span().to(entry.event().span())));
      }
    }
    return entries;
  }
}
