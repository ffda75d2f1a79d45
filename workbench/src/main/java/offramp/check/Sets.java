package offramp.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.syntax.Expression;
import offramp.syntax.Law;
import offramp.syntax.Name;
import offramp.syntax.Parser;
import offramp.syntax.Tree;
import offramp.syntax.Tree.Declaration;
import offramp.text.Source;
import offramp.text.Span;
import offramp.text.Spelling;
import offramp.text.Unit;

/// Fixes unknowns and constants to values that the user gives beside the model.
final class Sets {
  private final Findings findings;

  private Sets(Findings findings) {
    this.findings = findings;
  }

  /// {@return the declarations with the named unknowns and definitions replaced by constants}
  static List<Declaration> applied(
      List<Declaration> declarations, Map<String, String> values, Findings findings) {
    Sets sets = new Sets(findings);
    List<Declaration> all = new ArrayList<>(declarations);
    values.forEach((name, value) -> sets.apply(all, name, value));
    return all;
  }

  private void apply(List<Declaration> declarations, String name, String value) {
    declarations.removeIf(
        d -> d instanceof Tree.Correlate correlate && Correlations.names(correlate, name));
    boolean found = false;
    List<String> known = new ArrayList<>();
    for (int i = 0; i < declarations.size(); i++) {
      Optional<Tree.Head> head = head(declarations.get(i));
      head.ifPresent(h -> known.add(h.name().text()));
      if (head.isPresent() && head.get().name().text().equals(name)) {
        found = true;
        declarations.set(i, fixed(declarations.get(i), head.get(), value));
      }
    }
    if (!found) {
      findings.add(new Problem.NoSuchSetting(name, Spelling.nearest(name, known)));
    }
  }

  private static Optional<Tree.Head> head(Declaration declaration) {
    return switch (declaration) {
      case Tree.Unknown unknown -> Optional.of(unknown.head());
      case Tree.Let let -> Optional.of(let.head());
      case Tree.Fact fact -> Optional.of(fact.head());
      default -> Optional.empty();
    };
  }

  private Declaration fixed(Declaration declaration, Tree.Head head, String text) {
    Span span = declaration.span();
    Optional<Declaration> fixed =
        read(text).flatMap(value -> fixed(declaration, head, value, span));
    if (fixed.isEmpty()) {
      findings.add(new Problem.UnreadableSetting(head.name().text(), text, head.name().span()));
    }
    return fixed.orElse(declaration);
  }

  private Optional<Declaration> fixed(
      Declaration declaration, Tree.Head head, Expression value, Span span) {
    if (declaration instanceof Tree.Fact fact) {
      return told(fact, value)
          .map(told -> new Tree.Fact(head, fact.words(), told, fact.because(), span));
    }
    if (declaration instanceof Tree.Unknown(_, var each, Law.Choice choice, var because, _)
        && value instanceof Expression.Reference(var word, _)) {
      return chosen(choice, word.text())
          .map(law -> new Tree.Unknown(head, each, law, because, span));
    }
    if (declaration instanceof Tree.Unknown(_, var each, Law.Named law, var because, _)
        && law.law().text().equals("Bernoulli")) {
      return truth(value)
          .map(p -> new Expression.Number(p, false, span))
          .map(p -> new Law.Named(law.law(), List.of(p), Optional.empty(), span))
          .map(certain -> new Tree.Unknown(head, each, certain, because, span));
    }
    return constant(value, span)
        .map(c -> new Tree.Let(head, new Tree.Value.Plain(c), declaration.because(), span));
  }

  /// {@return the value as one that the fact may have}
  private Optional<Expression> told(Tree.Fact fact, Expression value) {
    if (!fact.words().isEmpty()) {
      return Optional.of(value)
          .filter(
              v ->
                  v instanceof Expression.Reference(Name.Indexed name, _)
                      && fact.words().stream().anyMatch(w -> w.text().equals(name.text())));
    }
    boolean truth = fact.value() instanceof Expression.Truth;
    return constant(value, fact.span()).filter(v -> truth == v instanceof Expression.Truth);
  }

  private static Optional<Double> truth(Expression value) {
    return switch (value) {
      case Expression.Truth(var truth, _) -> Optional.of(truth ? 1.0 : 0.0);
      case Expression.Number(var number, _, _) when number == 0 || number == 1 ->
          Optional.of(number);
      default -> Optional.empty();
    };
  }

  /// {@return the choice with all its weight on `word`}
  private static Optional<Law> chosen(Law.Choice choice, String word) {
    List<Law.Option> options = new ArrayList<>();
    boolean found = false;
    for (Law.Option option : choice.options()) {
      boolean it =
          option.value() instanceof Expression.Reference(Name.Indexed name, _)
              && name.text().equals(word);
      found |= it;
      options.add(
          new Law.Option(option.value(), new Expression.Number(it ? 1 : 0, false, choice.span())));
    }
    return found
        ? Optional.of(new Law.Choice(options, choice.scale(), choice.span()))
        : Optional.empty();
  }

  private static Optional<Expression> read(String text) {
    Tree tree = Parser.parse(new Source("--set", "let value = " + text + "\n")).tree();
    return tree.declarations().size() == 1
            && tree.declarations().getFirst()
                instanceof Tree.Let(_, Tree.Value.Plain(var expression), _, _)
        ? Optional.of(expression)
        : Optional.empty();
  }

  /// {@return the value as a constant that stands at `span`}
  private static Optional<Expression> constant(Expression value, Span span) {
    if (value instanceof Expression.Truth(var truth, _)) {
      return Optional.of(new Expression.Truth(truth, span));
    }
    Findings apart = new Findings();
    Optional<Constants.Measured> measured = new Assembly(List.of(), apart).constants.measure(value);
    return apart.any() ? Optional.empty() : measured.map(m -> expression(m, span));
  }

  private static Expression expression(Constants.Measured measured, Span span) {
    Expression.Number number = new Expression.Number(measured.value(), false, span);
    return switch (measured.dimension()) {
      case NUMBER -> number;
      case RATE -> new Expression.Per(number, Unit.DAY, span, span);
      case DURATION -> new Expression.Quantity(measured.value(), Unit.DAY, span);
    };
  }
}
